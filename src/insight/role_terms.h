// The words of a posting that the role model looks at: single words and pairs of words.
//
//   for_each_term(text, [&](Term term) { … });      // all that a text has, in order
//   const RoleTerms known = RoleTerms::build({{"deploy models", 7}, {"etl", 8}}, tokenizer);
//   known.find(text.tokens, term)                    // its number, where the model has it
//   known.find_in(text)                              // find() of each term
//
// Training sees all terms of a text, analysis those that the model has: a test compares both.
// Immutable after build; share between threads.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "insight/read_text.h"
#include "skillgap/hash_numbers.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_hint.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// `count` tokens (1 or 2) from `first`. `value` is less than 1 in sections about the employer.
struct Term {
  std::size_t first = 0, count = 1;
  double value = 1;
};

// Sections about the employer say little of the work: they name the employer's other trades, and
// everyone's benefits.
inline constexpr double kValueBesideTheWork = 0.3;

// Numbers and marks are no words.
inline bool is_term_word(std::string_view folded) {
  constexpr std::size_t kShortest = 2, kLongest = 32;  // bytes
  const auto first = static_cast<unsigned char>(folded.front());
  return folded.size() >= kShortest && folded.size() <= kLongest &&
         (first >= 0x80 || (first >= 'a' && first <= 'z'));
}

inline double value_of(const ReadText& text, std::uint32_t clause) {
  return is_about_the_employer(text.structure.clauses[clause].section) ? kValueBesideTheWork : 1;
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
  struct Found {
    std::uint32_t number, first, count;

    double value(const ReadText& text) const {
      return value_of(text, text.structure.clause_of[first]);
    }
    Span where(const Tokens& tokens) const {
      return {tokens.span(first).begin, tokens.span(first + count - 1).end};
    }
  };

  // What is not one or two words can never be found, nor what is_term_word() takes for none.
  // REQUIRES: no number is the greatest of all.
  static RoleTerms build(std::span<const PhraseEntry> terms, const PhraseCompiler& compiler);

  std::optional<std::uint32_t> find(const Tokens& tokens, const Term& term) const {
    const std::uint32_t behind = search(hash_of(tokens, term));
    return behind == 0 ? std::nullopt : std::optional(behind - 1);
  }

  // In the order of for_each_term(). Of the thread: until the next call.
  std::span<const Found> find_in(const ReadText& text) const;

 private:
  static std::uint64_t hash_of_pair(std::uint64_t first, std::uint64_t second) {
    return std::rotl(first, 23) ^ second;
  }
  static std::uint64_t hash_of(const Tokens& tokens, const Term& term) {
    const std::uint64_t first = tokens.hash(term.first);
    return term.count == 1 ? first : hash_of_pair(first, tokens.hash(term.first + 1));
  }
  // The number and one; 0: none.
  std::uint32_t search(std::uint64_t hash) const { return numbers_.find(hash); }

  HashNumbers numbers_;
  PhraseHint begins_;  // where a term may begin
};

}  // namespace skillgap
