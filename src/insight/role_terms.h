// The words of a posting that the role model looks at: single words and pairs of words.
//
//   for_each_term(text, [&](Term term) { … });      // all that a text has, in order
//   const RoleTerms known = RoleTerms::build({"deploy models", "etl"}, tokenizer);
//   known.find(text.tokens, term)                    // its number, where the model has it
//   known.for_each_in(text, [&](std::uint32_t number, Term term) { … });   // find() of each term
//
// Training sees all terms of a text, analysis those that the model has: a test compares both.
// Immutable after build; share between threads.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "insight/read_text.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// `count` tokens (1 or 2) from `first`. `value` is less than 1 in sections about the employer.
struct Term {
  std::size_t first = 0, count = 1;
  double value = 1;
};

// Sections that say little of the work: they name the employer's other trades, and everyone's
// benefits.
inline constexpr double kValueBesideTheWork = 0.3;

inline bool is_beside_the_work(Section section) {
  return section == Section::kCompany || section == Section::kBenefits ||
         section == Section::kLegal || section == Section::kApply;
}

// Numbers and marks are no words.
inline bool is_term_word(std::string_view folded) {
  constexpr std::size_t kShortest = 2, kLongest = 32;  // bytes
  const auto first = static_cast<unsigned char>(folded.front());
  return folded.size() >= kShortest && folded.size() <= kLongest &&
         (first >= 0x80 || (first >= 'a' && first <= 'z'));
}

inline double value_of(const ReadText& text, std::uint32_t clause) {
  return is_beside_the_work(text.structure.clauses[clause].section) ? kValueBesideTheWork : 1;
}

// Pairs do not reach over the end of a clause.
template <typename Visit>
void for_each_term(const ReadText& text, Visit visit) {
  std::uint32_t clause = 0;
  double value = 1;
  bool before_is_word = false;  // in the same clause
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    if (const std::uint32_t here = text.structure.clause_of[i]; i == 0 || here != clause) {
      clause = here;
      value = value_of(text, here);
      before_is_word = false;
    }
    const bool word = is_term_word(text.tokens.folded(i));
    if (word) {
      visit(Term{i, 1, value});
      if (before_is_word) visit(Term{i - 1, 2, value});
    }
    before_is_word = word;
  }
}

std::string name_of(const Tokens& tokens, const Term& term);  // "deploy models"

class RoleTerms {
 public:
  // Numbers are those of the list. What is not one or two words can never be found, nor what
  // is_term_word() takes for none.
  static RoleTerms build(std::span<const std::string> terms, const Tokenizer& tokenizer);

  std::optional<std::uint32_t> find(const Tokens& tokens, const Term& term) const {
    const std::uint64_t hash = hash_of(tokens, term);
    if (!may_know(hash)) return std::nullopt;
    return search(tokens, term, hash);
  }

  // In the order of for_each_term(). Of most tokens no more than two hashes are looked at.
  template <typename Visit>
  void for_each_in(const ReadText& text, Visit visit) const {
    const std::vector<std::uint32_t>& clause_of = text.structure.clause_of;
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
      const std::uint64_t here = text.tokens.hash(i), pair = hash_of_pair(before, here);
      before = here;
      const auto look = [&](Term term, std::uint64_t hash) {
        const auto number = search(text.tokens, term, hash);
        if (!number) return;
        term.value = value_of(text, clause_of[i]);
        visit(*number, term);
      };
      if (may_know(here)) look({i, 1}, here);
      if (may_know(pair) && i > 0 && clause_of[i - 1] == clause_of[i]) look({i - 1, 2}, pair);
    }
  }
  std::size_t size() const { return names_.size(); }

 private:
  static std::uint64_t hash_of(const Tokens& tokens, const Term& term) {
    const std::uint64_t first = tokens.hash(term.first);
    return term.count == 1 ? first : hash_of_pair(first, tokens.hash(term.first + 1));
  }
  static std::uint64_t hash_of_pair(std::uint64_t first, std::uint64_t second) {
    return std::rotl(first, 23) ^ second;
  }
  // False for most words.
  bool may_know(std::uint64_t hash) const {
    return slots_[hash & (slots_.size() - 1)].number_behind != 0;
  }
  std::optional<std::uint32_t> search(const Tokens& tokens, const Term& term,
                                      std::uint64_t hash) const;
  void insert(std::uint64_t hash, std::uint32_t number);

  struct Slot {
    std::uint32_t number_behind = 0;  // number + 1; 0: free
    std::uint32_t fingerprint = 0;    // of the hash; few other terms have the same
  };

  std::vector<std::string> names_;                  // as name_of() writes them
  std::vector<Slot> slots_ = std::vector<Slot>(1);  // open addressing; never without a free one
};

}  // namespace skillgap
