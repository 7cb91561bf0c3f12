// The names found in one text, before it is judged which of them are meant as skills; and what
// stands around each: its clause, its neighbours, the phrases of senses.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "skillgap/ascii.h"
#include "skillgap/skill_finder.h"
#include "skills/sense_words.h"
#include "skills/status.h"

namespace skillgap {

struct Candidate {
  ConceptId item{};
  Kind kind{};  // of the item
  AliasRule rule = AliasRule::kAny;
  bool case_fits = true;     // written as the alias is
  bool is_everyday = false;  // an everyday word too, and asks for company: "network"
  bool has_bytes_of_addresses = false;
  bool shares_word = false;  // with the next name: "linear" in "linear and logistic regression"
  TokenRange tokens;
  Span where;
};

struct SenseHit {
  Sense sense = Sense::kSkill;
  TokenRange tokens;
};

// Which candidates are accepted. A byte each: they are asked often, and bits would be dear.
using Accepted = std::vector<char>;

constexpr std::uint32_t bit_of(Kind kind) {
  return std::uint32_t{1} << static_cast<unsigned>(kind);
}

inline bool is_technical(Kind kind) {
  return is_product(kind) || kind == Kind::kMethod || kind == Kind::kPractice;
}

// Tokens of a text, of which it tells that one is surely none of them, or perhaps one.
class PerhapsTokens {
 public:
  void add(std::size_t token) { words_[token / 64 % kWords] |= bit(token); }
  bool may_have(std::size_t token) const { return (words_[token / 64 % kWords] & bit(token)) != 0; }

 private:
  static constexpr std::size_t kWords = 8;
  static std::uint64_t bit(std::size_t token) { return std::uint64_t{1} << token % 64; }

  std::array<std::uint64_t, kWords> words_{};
};

// One text with its candidates. Refers to all that it is made of, which must outlive it.
// REQUIRES: candidates and senses by place; senses do not overlap.
class CandidateText {
 public:
  CandidateText(const FieldText& text, const std::vector<SenseHit>& senses, const SenseWords& words,
                const std::vector<Candidate>& candidates)
      : text_(text), senses_(senses), words_(words), candidates_(candidates) {
    for (const SenseHit& hit : senses) {
      present_ |= bit_of(hit.sense);
      begins_.add(hit.tokens.first);
      ends_.add(hit.tokens.end);
    }
    for (const Candidate& candidate : candidates) kinds_ |= bit_of(candidate.kind);
  }

  const FieldText& text() const { return text_; }
  // All but single words that are asked for beside a name only.
  const std::vector<SenseHit>& senses() const { return senses_; }
  std::size_t size() const { return candidates_.size(); }
  const Candidate& operator[](std::size_t i) const { return candidates_[i]; }

  Kind kind(std::size_t i) const { return candidates_[i].kind; }
  // Whether any candidate is of that kind.
  bool has_kind(Kind kind) const { return (kinds_ & bit_of(kind)) != 0; }
  std::uint32_t clause_number(std::size_t i) const {
    return text_.structure.clause_of[candidates_[i].tokens.first];
  }
  const Clause& clause(std::size_t i) const { return text_.structure.clauses[clause_number(i)]; }
  bool begins_large(std::size_t i) const {
    return is_ascii_upper(text_.text[candidates_[i].where.begin]);
  }
  bool is_long(std::size_t i) const { return candidates_[i].where.size() > 2; }
  // Not the first word of its clause.
  bool stands_inside(std::size_t i) const;
  // With a capital inside a clause, and no other word with one beside it.
  bool stands_as_name(std::size_t i) const;
  // In a section that says what is asked for, or the stack.
  bool stands_in_demands(std::size_t i) const;
  // The only word of its line: an item of a list.
  bool stands_alone(std::size_t i) const;
  bool stands_between_marks(std::size_t i) const;
  // A word with a capital stands beside it that no candidate takes up: "Salt | Lake City".
  bool has_capital_beside(std::size_t i) const;

  // Any phrase among senses(): of most senses a text has none, and nothing need be searched.
  bool has_sense(Sense sense) const { return (present_ & bit_of(sense)) != 0; }
  // One that takes up any of these tokens.
  bool has_sense(Sense sense, const TokenRange& tokens) const {
    const bool is_hit = has_sense(sense), may_be_word = (bit_of(sense) & kAskedOfTexts) == 0;
    return (is_hit && has_hit_at(sense, tokens)) || (may_be_word && has_word_at(sense, tokens));
  }
  bool begins_sense(Sense sense, std::size_t token) const;
  // A phrase of that sense that ends, or begins, where the tokens begin, or end.
  std::optional<TokenRange> sense_before(Sense sense, TokenRange tokens) const {
    const std::size_t end = tokens.first;
    return end > 0 && may_be(bit_of(sense), end - 1, ends_.may_have(end))
               ? sense_ending_at(end, sense)
               : std::nullopt;
  }
  std::optional<TokenRange> sense_behind(Sense sense, TokenRange tokens) const {
    const std::size_t begin = tokens.end;
    return may_have_behind(bit_of(sense), tokens) ? sense_beginning_at(begin, sense) : std::nullopt;
  }

  // False where sense_behind() finds none of these senses: one look for several.
  bool may_have_behind(Senses senses, const TokenRange& tokens) const {
    return tokens.end < text_.tokens.size() &&
           may_be(senses, tokens.end, begins_.may_have(tokens.end));
  }

  // The nearest candidate that does not overlap; of several at one place the nearer end of the
  // list, or the skill where it is a field of study too.
  std::optional<std::size_t> previous_place(std::size_t i) const {
    if (i == 0) return std::nullopt;
    const std::size_t k = i - 1;
    const bool is_plain = candidates_[k].tokens.end <= candidates_[i].tokens.first &&
                          (k == 0 || !same_place(k - 1, k));
    return is_plain ? k : previous_of_many(i);
  }
  std::optional<std::size_t> next_place(std::size_t i) const {
    const std::size_t k = i + 1;
    if (k == size()) return std::nullopt;
    const bool is_plain = candidates_[k].tokens.first >= candidates_[i].tokens.end &&
                          (k + 1 == size() || !same_place(k, k + 1));
    return is_plain ? k : next_of_many(i);
  }
  std::size_t first_from(std::size_t token) const;  // the first candidate there or behind
  bool same_place(std::size_t a, std::size_t b) const {
    return candidates_[a].tokens.first == candidates_[b].tokens.first;
  }
  std::size_t first_of_place(std::size_t i) const;

  // Tokens between two candidates.
  std::size_t gap(std::size_t a, std::size_t b) const;
  // "a, b", "a/b", "a and b", "(a".
  bool are_joined(std::size_t left, std::size_t right) const;
  bool have_slash_between(std::size_t left, std::size_t right) const;  // "a/b"
  // The sentence goes no further than this token.
  bool ends_sentence(std::size_t token) const;
  bool token_begins_large(std::size_t token) const {
    return is_ascii_upper(text_.text[text_.tokens.span(token).begin]);
  }

 private:
  // A quick look, nearly always the last one: a word of these senses, or one at the end of a
  // phrase.
  bool may_be(Senses senses, std::size_t token, bool may_be_phrase) const {
    const Senses of_phrases = may_be_phrase ? present_ : 0;
    return ((words_.find(text_.tokens.hash(token)) | of_phrases) & senses) != 0;
  }
  // The token alone, which is no part of a longer phrase.
  bool is_word_of(Sense sense, std::size_t token) const {
    return (words_.find(text_.tokens.hash(token)) & bit_of(sense)) != 0 && !is_in_phrase(token);
  }
  std::optional<TokenRange> sense_ending_at(std::size_t token, Sense sense) const;
  std::optional<TokenRange> sense_beginning_at(std::size_t token, Sense sense) const;
  bool is_in_phrase(std::size_t token) const;
  bool has_hit_at(Sense sense, const TokenRange& tokens) const;
  bool has_word_at(Sense sense, const TokenRange& tokens) const;
  std::vector<SenseHit>::const_iterator first_sense_ending_behind(std::size_t token) const;
  // The same places where candidates overlap, or share one.
  std::optional<std::size_t> previous_of_many(std::size_t i) const;
  std::optional<std::size_t> next_of_many(std::size_t i) const;
  std::size_t skill_at(std::size_t i) const;

  const FieldText& text_;
  const std::vector<SenseHit>& senses_;
  const SenseWords& words_;
  std::span<const Candidate> candidates_;
  Senses present_ = 0;           // of the hits
  PerhapsTokens begins_, ends_;  // where hits begin, and behind which tokens they end
  std::uint32_t kinds_ = 0;      // of the candidates, a bit each
};

}  // namespace skillgap
