// Terms that postings ask for and the taxonomy lacks: how the tables stay young.
//
//   const UnlistedReader reader = UnlistedReader::build(analyzer.taxonomy(), analyzer.tokenizer());
//   UnlistedCounter counter;
//   counter.add(reader.read(analyzer.analyze(posting)));     // for each posting, in order
//   counter.top({.limit = 50, .min_postings = 3});           // most postings first, then by name
//
// A candidate is, outside of every name, title, cue and heading that the taxonomy knows:
//   - in a section of requirements or skills: an item of a list (a line; a piece between commas, if
//     it has a capital or its line names a skill) of at most four words, a run of at most four
//     capitalised words, or a word with a capital, digit or sign inside ("gRPC", "k8s");
//   - in duties and outside of sections: such runs and words only, and only in a line that names a
//     technical skill already;
//   - a tag.
// Company, benefits, legal and apply sections are passed over, and so are clauses that name a
// degree. No candidate are words of function_words.tsv and everyday_words.tsv, what the posting's
// own title, company or location says, labels ("Start date:"), words glued by lost line breaks
// ("skillsAbility"), amounts ("Rp3,000,000"), and what has no letter.
//
// A candidate counts once a posting, and copies of a posting (same fingerprint) count as one. What
// one employer alone says ("Amazonians") is his matter, so a term needs two employers by default;
// a posting without an employer's name counts as one of its own.
//
// Memory is bounded: with more than `capacity` terms the rarest are forgotten by the rule of Lossy
// Counting (G. S. Manku, R. Motwani, Approximate Frequency Counts over Data Streams, VLDB 2002), so
// a term's `postings` may be too low by `missed` at most. The answer depends on the postings and
// their order alone.
//
// A reader is immutable; share it between threads. A counter belongs to one thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/structure.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// One place where a term stands.
struct TermExample {
  std::string posting;  // id
  Field field = Field::kDescription;
  Span where;           // bytes of the plain text of that field; of the tag, where field is kTags
  std::string snippet;  // the term between some words of its line
};

// One term of one posting, by its first place.
struct TermUse {
  std::string key;   // folded words, parted by blanks: what terms are compared by
  std::string term;  // as written
  Section section = Section::kNone;
  bool has_capital = false;
  TermExample example;
};

struct PostingTerms {
  std::string fingerprint;  // of the posting
  std::string employer;     // "" where the posting names none
  std::vector<TermUse> uses;
};

class UnlistedReader {
 public:
  // The taxonomy and the tokenizer must outlive the reader.
  static UnlistedReader build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);
  UnlistedReader(UnlistedReader&&) noexcept;
  UnlistedReader& operator=(UnlistedReader&&) noexcept;
  ~UnlistedReader();

  PostingTerms read(const AnalyzedPosting& posting) const;

 private:
  struct Impl;
  explicit UnlistedReader(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

struct UnlistedTerm {
  std::string term;  // the most frequent way of writing
  std::size_t postings = 0;
  std::size_t missed = 0;            // at most so many postings more
  std::size_t employers = 0;         // at least: counted up to kMostEmployers
  double capital_share = 0;          // of the postings: written with a capital
  Section section = Section::kNone;  // where it stands most often
  std::vector<TermExample> examples;
};

struct UnlistedChoice {
  std::size_t limit = 50;  // 0 = all
  std::size_t min_postings = 2;
  std::size_t min_employers = 2;  // at most kMostEmployers
};

class UnlistedCounter {
 public:
  static constexpr std::size_t kCapacity = 200'000;
  static constexpr std::size_t kExamples = 3;
  static constexpr std::size_t kMostEmployers = 5;

  explicit UnlistedCounter(std::size_t capacity = kCapacity) : capacity_(capacity) {}

  void add(PostingTerms posting);
  std::vector<UnlistedTerm> top(const UnlistedChoice& choice) const;

  std::size_t postings() const { return postings_; }  // without copies
  std::size_t copies() const { return copies_; }
  std::size_t missed() const { return missed_; }  // the largest error of any count; 0 = exact

 private:
  struct Entry {
    std::size_t postings = 0, missed = 0, capitals = 0;
    std::array<std::uint32_t, 9> sections{};  // by Section
    std::unordered_map<std::string, std::uint32_t> spellings;
    std::vector<TermExample> examples;
    std::vector<std::string> employers;
  };
  void count(TermUse use, const std::string& employer);
  void forget_rarest();
  static UnlistedTerm summed_up(const Entry& entry);

  std::size_t capacity_;
  std::size_t postings_ = 0, copies_ = 0, missed_ = 0;
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_set<std::string> seen_;  // fingerprints
};

}  // namespace skillgap
