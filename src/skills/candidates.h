// The names found in one text, before it is judged which of them are meant as skills; and what
// stands around each: its clause, its neighbours, the phrases of senses.tsv.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "skillgap/skill_finder.h"
#include "skills/sense_names.h"
#include "skills/status.h"

namespace skillgap {

struct Candidate {
  ConceptId item{};
  Kind kind{};  // of the item
  AliasRule rule = AliasRule::kAny;
  bool case_fits = true;     // written as the alias is
  bool is_everyday = false;  // an everyday word too, and asks for company: "network"
  TokenRange tokens;
  Span where;
};

struct SenseHit {
  Sense sense = Sense::kSkill;
  TokenRange tokens;
};

// Which candidates are accepted. A byte each: they are asked often, and bits would be dear.
using Accepted = std::vector<char>;

bool is_technical(Kind kind);  // a product, method or practice

// One text with its candidates. Refers to all that it is made of, which must outlive it.
// REQUIRES: candidates and senses by place; senses do not overlap.
class CandidateText {
 public:
  CandidateText(const FieldText& text, const std::vector<SenseHit>& senses,
                const std::vector<Candidate>& candidates)
      : text_(text),
        senses_(senses),
        candidates_(candidates),
        beside_(senses.empty() ? 0 : text.tokens.size() + 1) {
    for (const SenseHit& hit : senses) {
      present_ |= bit(hit.sense);
      beside_[hit.tokens.first] |= begin_bit(hit.sense);
      beside_[hit.tokens.end] |= end_bit(hit.sense);
    }
  }

  const FieldText& text() const { return text_; }
  const std::vector<SenseHit>& senses() const { return senses_; }
  std::size_t size() const { return candidates_.size(); }
  const Candidate& operator[](std::size_t i) const { return candidates_[i]; }

  Kind kind(std::size_t i) const { return candidates_[i].kind; }
  std::uint32_t clause_number(std::size_t i) const;
  const Clause& clause(std::size_t i) const;
  bool begins_large(std::size_t i) const;
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

  // Any phrase of that sense. Of most there is none in a text, and nothing need be searched.
  bool has_sense(Sense sense) const { return (present_ & bit(sense)) != 0; }
  bool has_sense(Sense sense, TokenRange tokens) const;
  // A phrase of that sense that ends, or begins, where the tokens begin, or end; else nullptr.
  const SenseHit* sense_before(Sense sense, TokenRange tokens) const {
    const bool is_there = has_sense(sense) && (beside_[tokens.first] & end_bit(sense)) != 0;
    return is_there ? sense_ending_at(tokens.first, sense) : nullptr;
  }
  const SenseHit* sense_behind(Sense sense, TokenRange tokens) const {
    const bool is_there = has_sense(sense) && (beside_[tokens.end] & begin_bit(sense)) != 0;
    return is_there ? sense_beginning_at(tokens.end, sense) : nullptr;
  }

  // The nearest candidate that does not overlap; of several at one place the nearer end of the
  // list, or the skill where it is a field of study too.
  std::optional<std::size_t> previous_place(std::size_t i) const;
  std::optional<std::size_t> next_place(std::size_t i) const;
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
  bool token_begins_large(std::size_t token) const;

 private:
  // REQUIRES: there is one.
  const SenseHit* sense_ending_at(std::size_t token, Sense sense) const;
  const SenseHit* sense_beginning_at(std::size_t token, Sense sense) const;
  std::size_t skill_at(std::size_t i) const;
  static std::uint32_t bit(Sense sense) {
    static_assert(kSenseNames.size() <= 32);
    return std::uint32_t{1} << static_cast<unsigned>(sense);
  }
  static std::uint64_t begin_bit(Sense sense) { return bit(sense); }
  static std::uint64_t end_bit(Sense sense) { return begin_bit(sense) << 32; }

  const FieldText& text_;
  const std::vector<SenseHit>& senses_;
  std::span<const Candidate> candidates_;
  std::uint32_t present_ = 0;  // a bit for each sense
  // By token, and one more: a bit for each sense of which a phrase begins with it, and behind those
  // for each of which one ends before it. They are asked for often. Empty where there is none.
  std::vector<std::uint64_t> beside_;
};

}  // namespace skillgap
