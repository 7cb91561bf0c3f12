#include "skills/demands.h"

#include "skillgap/ascii.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

// Words before the cue: "5+ years of", "Strong working knowledge of".
constexpr std::size_t kWordsBefore = 3;
// Longer lines are paragraphs; only the last item of a list may run on into what follows it.
constexpr std::size_t kLongestItem = 60;

enum class Begin { kOther, kAsking, kDuty };

struct Line {
  std::size_t begin = 0, end = 0;
  Begin with = Begin::kOther;
  Section section = Section::kNone;
  bool is_heading = false;
};

// The end of a section about the employer is often marked by nothing: "… our benefits. - 3+ years
// of …".
bool may_hold_demands(Section section) {
  return section == Section::kNone || section == Section::kDuties || section == Section::kStack ||
         is_about_the_employer(section);
}

bool may_hold_duties(Section section) {
  return section == Section::kRequirements || section == Section::kSkills ||
         is_about_the_employer(section);
}

// Whether a line that begins so, `words` before the cue aside, asks for something. "Experience"
// does with a number before it or as the first word: "5 years of", not "mentor less experienced".
bool asks(const CueHit& cue, std::size_t words, bool has_number) {
  switch (cue.cue) {
    case Cue::kAsks:
    case Cue::kRequired:
      return words <= kWordsBefore;
    case Cue::kExperience:
      return words == 0 || (has_number && words <= kWordsBefore);
    case Cue::kOpens:
      return words == 0;
    default:
      return false;
  }
}

bool is_number(std::string_view token) { return is_ascii_digit(token[0]); }

using CueIterator = std::vector<CueHit>::const_iterator;

// How a line from token `begin` on begins; `cue` to `last`: those in it. Words behind the last cue
// do not matter.
Begin beginning(const Tokens& tokens, std::size_t begin, CueIterator cue, CueIterator last) {
  Begin with = Begin::kOther;
  bool has_number = false;
  std::size_t words = 0;
  for (std::size_t i = begin; cue != last; ++cue) {
    for (; i < cue->first_token && words <= kWordsBefore; ++i) {
      has_number = has_number || is_number(tokens.folded(i));
      words += is_mark(tokens.folded(i)) ? 0 : 1;
    }
    if (words > kWordsBefore) break;  // no cue says anything any more
    if (cue->cue == Cue::kDuty && words == 0) with = Begin::kDuty;
    if (with == Begin::kOther && asks(*cue, words, has_number)) with = Begin::kAsking;
  }
  return with;
}

void read_lines(const Tokens& tokens, const TokenLines& lines, const std::vector<CueHit>& cues,
                const Sections& sections, std::vector<Line>& result) {
  result.clear();
  auto cue = cues.begin();
  for (std::size_t line = 0; line + 1 < lines.begins.size(); ++line) {
    const std::size_t begin = lines.begins[line], end = lines.begins[line + 1];
    const auto first = cue;
    while (cue != cues.end() && cue->first_token < end) ++cue;
    result.push_back({begin, end, beginning(tokens, begin, first, cue), sections.of[begin],
                      sections.in_heading[begin]});
  }
}

bool is_item(const Line& line) { return line.end - line.begin <= kLongestItem; }

// "Why join us | - Build what people love": what stands right under such a heading is what it says.
bool is_benefit(const std::vector<Line>& lines, std::size_t line) {
  return lines[line].section == Section::kBenefits && line > 0 && lines[line - 1].is_heading;
}

// Gives runs of lines that begin so to a section, where `may_hold` lets that of the line change.
void move_runs(const std::vector<Line>& lines, Begin with, bool (*may_hold)(Section), Section to,
               Sections& sections) {
  const auto is_open = [&](const Line& line) { return !line.is_heading && may_hold(line.section); };
  for (std::size_t first = 0; first < lines.size(); ++first) {
    if (!is_open(lines[first]) || lines[first].with != with || !is_item(lines[first])) continue;
    std::size_t last = first, count = 1;
    for (std::size_t i = first + 1; i < lines.size() && i <= last + 2 && is_open(lines[i]); ++i) {
      if (lines[i].with == with) {
        last = i;
        ++count;
      } else if (lines[i].with != Begin::kOther && with == Begin::kDuty) {
        break;
      }
      if (!is_item(lines[i])) break;
    }
    if (count < 2) continue;
    if (!is_benefit(lines, first))
      for (std::size_t i = lines[first].begin; i < lines[last].end; ++i) sections.of[i] = to;
    first = last;
  }
}

}  // namespace

void find_lists(const Tokens& tokens, const TokenLines& lines, const std::vector<CueHit>& cues,
                Sections& sections) {
  thread_local std::vector<Line> all;  // its memory is worth keeping
  read_lines(tokens, lines, cues, sections, all);
  move_runs(all, Begin::kAsking, may_hold_demands, Section::kRequirements, sections);
  move_runs(all, Begin::kDuty, may_hold_duties, Section::kDuties, sections);
}

}  // namespace skillgap
