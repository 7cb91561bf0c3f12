#include "skills/sense_company.h"

#include <algorithm>
#include <array>

namespace skillgap {
namespace {

constexpr std::size_t kTechnicalText = 10;

}  // namespace

bool SenseCompany::is_in_line_of(std::size_t i) {
  const std::uint32_t line = text_.clause(i).line;
  if (line != line_asked_) {
    line_asked_ = line;
    is_in_line_ = has_sure_skill(line, i) || has_likely_cue(line, text_[i].tokens.first);
  }
  return is_in_line_;
}

bool SenseCompany::has_sure_skill(std::uint32_t line, std::size_t i) const {
  const auto is_one = [&](std::size_t k) { return is_sure(text_, k) && is_skill(text_.kind(k)); };
  for (std::size_t k = i; k < text_.size() && text_.clause(k).line == line; ++k)
    if (is_one(k)) return true;
  for (std::size_t k = i; k > 0 && text_.clause(k - 1).line == line; --k)
    if (is_one(k - 1)) return true;
  return false;
}

bool SenseCompany::has_likely_cue(std::uint32_t line, std::size_t token) const {
  const Structure& structure = text_.text().structure;
  const auto& cues = structure.cues;
  const auto is_in_line = [&](const CueHit& cue) {
    return structure.clause(cue.first_token).line == line;
  };
  const auto is_one = [](const CueHit& cue) {
    return cue.cue == Cue::kSkill || cue.cue == Cue::kAsks;
  };
  const auto behind = std::ranges::lower_bound(cues, token, {}, &CueHit::first_token);
  for (auto cue = behind; cue != cues.end() && is_in_line(*cue); ++cue)
    if (is_one(*cue)) return true;
  for (auto cue = behind; cue != cues.begin() && is_in_line(cue[-1]); --cue)
    if (is_one(cue[-1])) return true;
  return false;
}

bool SenseCompany::is_of_technical_text() {
  if (!is_technical_) is_technical_ = has_technical_names();
  return *is_technical_;
}

bool SenseCompany::has_technical_names() const {
  std::array<ConceptId, kTechnicalText> sure;
  auto end = sure.begin();
  std::uint64_t seen = 0;  // a bit for several names each: most need not be looked for
  for (std::size_t i = 0; i < text_.size() && end != sure.end(); ++i) {
    if (!is_sure(text_, i) || !is_technical(text_.kind(i))) continue;
    const ConceptId item = text_[i].item;
    const std::uint64_t bit = std::uint64_t{1} << static_cast<std::size_t>(item) % 64;
    if ((seen & bit) == 0 || std::find(sure.begin(), end, item) == end) *end++ = item;
    seen |= bit;
  }
  return end == sure.end();
}

}  // namespace skillgap
