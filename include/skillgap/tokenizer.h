// Text → tokens: words, numbers and single symbols, with the bytes they stand at.
//
//   const Tokenizer tokenizer = Tokenizer::make().value();
//   Tokens tokens;
//   tokenizer.tokenize("C++ & Node.js", tokens);
//   // folded: "c" "+" "+" "&" "node.js"      span(4): bytes 6..13
//
// Boundaries are those of our own pinned word rules (UAX #29 without dictionary languages; see
// src/text/word_rules.cpp), found on the raw text by ICU; white space is no token. Each token is
// folded by NFKC_Casefold on its own, so spans need no offset map. Runs of combining marks are
// folded in pieces of 30 (UAX #15, Stream-Safe Text Format), so no input is quadratic.
//
// A Tokenizer is immutable after make() and may be shared by threads; a Tokens is one thread's
// memory, reused from text to text.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/span.h"

namespace skillgap {

class Tokens {
 public:
  std::size_t size() const { return spans_.size(); }
  bool empty() const { return spans_.empty(); }
  Span span(std::size_t i) const { return {spans_[i].begin, spans_[i].end}; }
  // Never empty: what folds to nothing (a lone soft hyphen, a zero width space) is no token.
  std::string_view folded(std::size_t i) const {
    return std::string_view(folded_).substr(spans_[i].folded_begin,
                                            spans_[i].folded_end - spans_[i].folded_begin);
  }
  // Of the folded bytes: equal tokens have equal hashes in every run and on every machine.
  std::uint64_t hash(std::size_t i) const { return spans_[i].hash; }
  // No byte stands between token i and the next one.
  bool touches_next(std::size_t i) const {
    return i + 1 < spans_.size() && spans_[i].end == spans_[i + 1].begin;
  }
  void clear();
  void add(Span span, std::string_view folded);

 private:
  struct Entry {
    std::uint32_t begin, end, folded_begin, folded_end;
    std::uint64_t hash;
  };
  std::vector<Entry> spans_;
  std::string folded_;
};

class Tokenizer {
 public:
  // Fails only if ICU cannot load its data.
  static std::expected<Tokenizer, Error> make();

  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  // Replaces the contents of `out`. REQUIRES: text is valid UTF-8 and shorter than 2 GiB
  // (text past that is left out).
  void tokenize(std::string_view text, Tokens& out) const;

  // "icu72.1/unicode15.0/3f2a…": ICU version, Unicode version, hash of the word rules. Part of
  // every output, because word rules change between versions (trap G7).
  const std::string& version() const;

 private:
  struct Impl;
  explicit Tokenizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
