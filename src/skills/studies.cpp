#include "skills/studies.h"

#include <algorithm>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

// Tokens of a list of fields.
constexpr std::size_t kLongestList = 24;

class Studies {
 public:
  Studies(const CandidateText& all, Accepted& accepted) : all_(all), accepted_(accepted) {}

  void run() {
    for (std::size_t i = 0; all_.has_kind(Kind::kFieldOfStudy) && i < all_.size(); ++i)
      if (is_field_in_lists(i)) accepted_[i] = false;
    if (!names_studies()) return;
    find_studied_tokens();
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!studied_[all_[i].tokens.first]) continue;
      if (is_field_in_lists(i)) accepted_[i] = true;
      if (accepted_[i] && is_skill(all_.kind(i)) && !is_product(all_.kind(i)))
        accepted_[i] = !is_named_as_field(i);
    }
  }

 private:
  const FieldText& text() const { return all_.text(); }

  bool is_field_in_lists(std::size_t i) const {
    return all_.kind(i) == Kind::kFieldOfStudy && all_[i].rule == AliasRule::kList;
  }

  bool names_studies() const {
    for (std::size_t i = 0; all_.has_kind(Kind::kDegree) && i < all_.size(); ++i)
      if (accepted_[i] && all_.kind(i) == Kind::kDegree) return true;
    return all_.has_sense(Sense::kStudied) || all_.has_sense(Sense::kStudiedBefore);
  }

  void find_studied_tokens() {
    turn_.assign(text().tokens.size() + 1, 0);
    for_each_beginning([&](std::size_t token) { turn_[token] = 1; });
    for (const CueHit& cue : text().structure.cues)
      if (cue.cue == Cue::kAsks || cue.cue == Cue::kSkill) turn_[cue.first_token] = -1;
    studied_.assign(text().tokens.size(), false);
    for_each_beginning([&](std::size_t token) {
      if (turn_[token] > 0) mark_behind(token);
    });
    for (const SenseHit& hit : all_.senses())
      if (hit.sense == Sense::kStudiedBefore) mark_before(hit.tokens.first);
  }

  // Behind a degree or a phrase of sense `studied`.
  template <typename Do>
  void for_each_beginning(Do each) const {
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (accepted_[i] && all_.kind(i) == Kind::kDegree) each(all_[i].tokens.end);
    for (const SenseHit& hit : all_.senses())
      if (hit.sense == Sense::kStudied) each(hit.tokens.end);
  }

  // To the end of the sentence, to a cue that asks for something else, or to a number: "… or a
  // related field and 4+ years of software engineering". What is marked already is to its end.
  void mark_behind(std::size_t token) {
    for (std::size_t i = token; i < studied_.size() && !studied_[i]; ++i) {
      const bool ends = turn_[i] < 0 || all_.ends_sentence(i - 1) || begins_with_digit(i);
      if (turn_[i] <= 0 && ends) return;
      studied_[i] = true;
    }
  }

  bool begins_with_digit(std::size_t token) const {
    return is_ascii_digit(text().tokens.folded(token)[0]);
  }

  // "Physics, statistics or a related field". Of what years are asked for only where a degree is
  // too: "MS with 3+ years of experience in statistics or a related field".
  void mark_before(std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && turn_[begin] <= 0 && end - begin < kLongestList && !ends_list(begin - 1))
      --begin;
    if (begin > 0 && !all_.ends_sentence(begin - 1) && !follows_degree(begin)) return;
    std::fill(studied_.begin() + static_cast<std::ptrdiff_t>(begin),
              studied_.begin() + static_cast<std::ptrdiff_t>(end), true);
  }

  bool ends_list(std::size_t token) const {
    return turn_[token] < 0 || all_.ends_sentence(token) || begins_with_digit(token);
  }

  bool follows_degree(std::size_t token) const {
    for (; token > 0 && !all_.ends_sentence(token - 1); --token)
      if (turn_[token] > 0) return true;
    return false;
  }

  // The same words are a field too; or the item beside them is, and they name no technique.
  bool is_named_as_field(std::size_t i) const {
    if (has_field_at(i)) return true;
    if (all_.kind(i) != Kind::kSoft && all_.kind(i) != Kind::kBusiness) return false;
    const auto before = all_.previous_place(i), behind = all_.next_place(i);
    return (before && is_field_beside(*before, i) && all_.are_joined(*before, i)) ||
           (behind && is_field_beside(*behind, i) && all_.are_joined(i, *behind));
  }

  // Beside a soft skill "communication" is one too.
  bool is_field_beside(std::size_t k, std::size_t i) const {
    return all_.kind(i) == Kind::kSoft ? all_.kind(k) == Kind::kFieldOfStudy : has_field_at(k);
  }

  bool has_field_at(std::size_t i) const {
    for (std::size_t k = all_.first_of_place(i); k < all_.size() && all_.same_place(k, i); ++k)
      if (all_.kind(k) == Kind::kFieldOfStudy) return true;
    return false;
  }

  const CandidateText& all_;
  Accepted& accepted_;
  std::vector<signed char> turn_;  // by token, and behind the last: 1 on, -1 off
  std::vector<char> studied_;      // by token
};

}  // namespace

void tell_fields_of_study(const CandidateText& text, Accepted& accepted) {
  Studies(text, accepted).run();
}

}  // namespace skillgap
