// Why a posting is called no role.
#include <algorithm>
#include <cmath>

#include "insight/role_caller.h"

namespace skillgap {
namespace {

constexpr std::size_t kTooFew = 3;         // features of a text that carry a call
constexpr std::size_t kLongestOfTwo = 96;  // bytes of a reason that names two roles, nearly always

}  // namespace

// "data-analyst at 0.07": a share is at most 1.
void RoleCaller::add_share(std::string& reason, const Candidate& candidate) const {
  const auto all = static_cast<int>(std::lround(100 * candidate.share));
  const auto digit = [](int number) { return static_cast<char>('0' + number % 10); };
  const char at[] = {' ', 'a', 't', ' ', digit(all / 100), '.', digit(all / 10), digit(all)};
  reason.append(taxonomy_[candidate.role].id).append(at, sizeof at);
}

// At least half of the title's words. A title is too short to tell its language by.
bool RoleCaller::knows_words_of(const ReadText& title, const Reading& reading) const {
  const auto known = std::ranges::count_if(reading.scores.found, [&](const FoundFeature& one) {
    return one.field == Field::kTitle && !model_.name(one).contains(' ');
  });
  std::ptrdiff_t words = 0;
  for (std::size_t i = 0; i < title.tokens.size(); ++i)
    words += is_term_word(title.tokens.folded(i)) ? 1 : 0;
  return known > 0 && 2 * known >= words;
}

// Of a posting whose title names no known role.
std::string RoleCaller::why_unknown(const RoleEvidence& evidence, const Reading& reading,
                                    bool can_rank) const {
  const bool untitled = evidence.title.tokens.empty(), textless = evidence.text.tokens.empty();
  const bool known = !untitled && knows_words_of(evidence.title, reading);
  if (textless && known) return {};
  if (!can_rank || (model_.is_trained() && reading.scores.found.size() < kTooFew && !known))
    return untitled ? "too little text to tell a role"
                    : "the title names no known role, and there is too little text to tell one";
  if (textless) return "the title names no known role, and most of its words are unknown";
  if (evidence.language == Language::kOther)
    return "the language is neither English nor Indonesian, and the title names no known role";
  return {};
}

std::string RoleCaller::why_none(const RoleEvidence& evidence, const Ranking& ranking,
                                 const Reading& reading) const {
  const std::optional<Candidate>& best = ranking.best;
  if (reading.votes.empty()) {
    std::string unknown = why_unknown(evidence, reading, best.has_value());
    if (!unknown.empty()) return unknown;
  }
  if (!best) return "neither title nor text name a known role";
  if (best->share >= reading.floor) return {};
  const auto second = second_of(ranking);
  std::string none = second ? "low margin: " : "low confidence: ";
  none.reserve(kLongestOfTwo);
  add_share(none, *best);
  if (second) add_share(none += ", ", *second);
  return none;
}

}  // namespace skillgap
