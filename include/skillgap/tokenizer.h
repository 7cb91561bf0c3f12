// Text → tokens: words, numbers and single symbols, with the bytes they stand at.
//
//   const Tokenizer tokenizer = Tokenizer::make().value();
//   Tokens tokens;
//   tokenizer.tokenize("C++ & Node.js", tokens);
//   // folded: "c" "+" "+" "&" "node.js"      span(4): bytes 6..13
//
// Boundaries are those of our own pinned word rules (UAX #29 without dictionary languages; see
// src/text/word_rules.cpp) on the raw text; white space is no token. Each token is folded by
// NFKC_Casefold on its own, so spans need no offset map. Runs of combining marks are folded in
// pieces of 30 (UAX #15, Stream-Safe Text Format), so no input is quadratic.
//
// What a token is, ICU says. Most text never asks it: 64 bytes at a time become bit masks by tables
// that make() derives from the rules, and only chunks with rarer characters go to ICU. make()
// compares both ways on ASCII and a sample of the rest; were they to differ, the fast one is
// switched off and version() ends in "/slow".
//
// A Tokenizer is immutable after make() and may be shared by threads; a Tokens is one thread's
// memory, reused from text to text. Masks, and what ICU said of short chunks, are kept per thread
// (thread_local, under 2 MiB after ordinary texts); they change the speed, never the answer.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/span.h"

namespace skillgap {

// A pure function of the bytes: the same in every run and on every machine. Who looks a token up by
// its hash compares the bytes too: it is not made against collisions on purpose.
std::uint64_t token_hash(std::string_view folded);

// What a PhraseScreen found out about tokens. Longer than the tokens are many.
struct TokenMarks {
  using Set = std::uint32_t;
  const void* by = nullptr;         // the screen; none: not marked
  std::vector<Set> sets;            // by token: which matchers may find something there
  std::vector<std::uint64_t> bits;  // by block of tokens and matcher: at which it may
};

class Tokens {
 public:
  Tokens() = default;
  Tokens(const Tokens&) = default;
  Tokens& operator=(const Tokens&) = default;
  Tokens(Tokens&&) noexcept;  // leaves `other` empty
  Tokens& operator=(Tokens&&) noexcept;
  ~Tokens() = default;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  static constexpr std::size_t kReadable = 16;
  Span span(std::size_t i) const { return {spans_[i].begin, spans_[i].end}; }
  // Never empty: what folds to nothing (a lone soft hyphen, a zero width space) is no token. Who
  // copies many may read kReadable bytes from where any begins, however short it is.
  std::string_view folded(std::size_t i) const {
    return {folded_.data() + folds_[i].begin, folds_[i].end - folds_[i].begin};
  }
  // token_hash() of the folded bytes.
  std::uint64_t hash(std::size_t i) const { return hashes_[i]; }
  // Of all tokens, for loops that look at each.
  std::span<const std::uint64_t> hashes() const { return {hashes_.data(), size_}; }
  // No byte stands between token i and the next one.
  bool touches_next(std::size_t i) const {
    return i + 1 < size_ && spans_[i].end == spans_[i + 1].begin;
  }
  // A bit for each byte of the text, in blocks of 64, where a seam may be (word_seams.h): a digit,
  // or a capital without white space before it, in most words of capitals none. None where the
  // tokenizer did not look at whole blocks.
  std::span<const std::uint64_t> seams() const { return {seams_.data(), seam_blocks_}; }
  // Whatever changes the tokens takes the marks off.
  const TokenMarks& marks() const { return marks_; }
  TokenMarks& marks() { return marks_; }
  void clear() {
    size_ = folded_size_ = seam_blocks_ = 0;
    marks_.by = nullptr;
  }
  void add(Span span, std::string_view folded);

 private:
  friend class TokenWriter;  // of the tokenizer: writes many at once
  friend class TokenPieces;  // makes new ones of these
  struct Piece {
    std::uint32_t begin, end;
  };
  // Longer than size_, folded_size_ and seam_blocks_ say: what a long text needed stays for the
  // next one.
  std::vector<Piece> spans_, folds_;  // bytes of the text, bytes of folded_
  std::vector<std::uint64_t> hashes_;
  std::string folded_;
  std::vector<std::uint64_t> seams_;
  std::size_t size_ = 0, folded_size_ = 0, seam_blocks_ = 0;
  TokenMarks marks_;
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

  // "icu72.1/unicode15.0/3f2a…": ICU version, Unicode version, hash of the word rules; "/slow"
  // behind it if the fast path is off. Part of every output, because word rules change between
  // versions (trap G7).
  const std::string& version() const;

 private:
  struct Impl;
  explicit Tokenizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
