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
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (is_field_in_lists(i)) accepted_[i] = false;
    if (!names_studies()) return;
    const std::vector<bool> studied = studied_tokens();
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!studied[all_[i].tokens.first]) continue;
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
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (accepted_[i] && all_.kind(i) == Kind::kDegree) return true;
    return all_.has_sense(Sense::kStudied) || all_.has_sense(Sense::kStudiedBefore);
  }

  // From a degree or a phrase of sense `studied` to the end of the sentence, to a cue that asks for
  // something else, or to a number: "… or a related field and 4+ years of software engineering".
  std::vector<bool> studied_tokens() const {
    std::vector<int> turn(text().tokens.size() + 1, 0);  // 1 on, -1 off
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (accepted_[i] && all_.kind(i) == Kind::kDegree) turn[all_[i].tokens.end] = 1;
    for (const SenseHit& hit : all_.senses())
      if (hit.sense == Sense::kStudied) turn[hit.tokens.end] = 1;
    for (const CueHit& cue : text().structure.cues)
      if (cue.cue == Cue::kAsks || cue.cue == Cue::kSkill) turn[cue.first_token] = -1;
    std::vector<bool> studied(text().tokens.size(), false);
    bool is_on = false;
    for (std::size_t i = 0; i < studied.size(); ++i) {
      if ((i > 0 && all_.ends_sentence(i - 1)) || is_ascii_digit(text().tokens.folded(i)[0]))
        is_on = false;
      if (turn[i] != 0) is_on = turn[i] > 0;
      studied[i] = is_on;
    }
    for (const SenseHit& hit : all_.senses())
      if (hit.sense == Sense::kStudiedBefore) mark_before(hit.tokens.first, turn, studied);
    return studied;
  }

  // "Physics, statistics or a related field". Of what years are asked for only where a degree is
  // too: "MS with 3+ years of experience in statistics or a related field".
  void mark_before(std::size_t end, const std::vector<int>& turn,
                   std::vector<bool>& studied) const {
    std::size_t begin = end;
    while (begin > 0 && turn[begin] <= 0 && end - begin < kLongestList &&
           !ends_list(begin - 1, turn))
      --begin;
    if (begin > 0 && !all_.ends_sentence(begin - 1) && !follows_degree(begin, turn)) return;
    std::fill(studied.begin() + static_cast<std::ptrdiff_t>(begin),
              studied.begin() + static_cast<std::ptrdiff_t>(end), true);
  }

  bool ends_list(std::size_t token, const std::vector<int>& turn) const {
    return turn[token] < 0 || all_.ends_sentence(token) ||
           is_ascii_digit(text().tokens.folded(token)[0]);
  }

  bool follows_degree(std::size_t token, const std::vector<int>& turn) const {
    for (; token > 0 && !all_.ends_sentence(token - 1); --token)
      if (turn[token] > 0) return true;
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
};

}  // namespace

void tell_fields_of_study(const CandidateText& text, Accepted& accepted) {
  Studies(text, accepted).run();
}

}  // namespace skillgap
