#include "skills/demands.h"

#include "skills/token_class.h"

namespace skillgap {
namespace {

// Words before the cue: "5+ years of", "Strong working knowledge of".
constexpr std::size_t kWordsBefore = 3;
// Longer lines are paragraphs; only the last item of a list may run on into what follows it.
constexpr std::size_t kLongestItem = 60;

struct Line {
  std::size_t begin = 0, end = 0;
  bool demands = false;
  bool is_open = false;  // no heading, nor in a section that says what it is
};

bool may_hold_demands(Section section) {
  return section == Section::kNone || section == Section::kDuties || section == Section::kStack ||
         section == Section::kCompany;
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

bool is_number(std::string_view token) { return token[0] >= '0' && token[0] <= '9'; }

std::vector<Line> read_lines(const Tokens& tokens, const std::vector<std::uint32_t>& lines,
                             const std::vector<CueHit>& cues, const Sections& sections) {
  std::vector<Line> result;
  auto cue = cues.begin();
  for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
    bool demands = false, has_number = false;
    std::size_t words = 0;
    for (end = begin; end < tokens.size() && lines[end] == lines[begin]; ++end) {
      for (; cue != cues.end() && cue->first_token <= end; ++cue)
        demands = demands || asks(*cue, words, has_number);
      has_number = has_number || is_number(tokens.folded(end));
      words += is_mark(tokens.folded(end)) ? 0 : 1;
    }
    result.push_back(
        {begin, end, demands, !sections.in_heading[begin] && may_hold_demands(sections.of[begin])});
  }
  return result;
}

bool is_item(const Line& line) { return line.end - line.begin <= kLongestItem; }

}  // namespace

void find_demands(const Tokens& tokens, const std::vector<std::uint32_t>& lines,
                  const std::vector<CueHit>& cues, Sections& sections) {
  const std::vector<Line> all = read_lines(tokens, lines, cues, sections);
  for (std::size_t first = 0; first < all.size(); ++first) {
    if (!all[first].is_open || !all[first].demands || !is_item(all[first])) continue;
    std::size_t last = first, count = 1;
    for (std::size_t i = first + 1; i < all.size() && i <= last + 2 && all[i].is_open; ++i) {
      if (all[i].demands) {
        last = i;
        ++count;
      }
      if (!is_item(all[i])) break;
    }
    if (count < 2) continue;
    for (std::size_t i = all[first].begin; i < all[last].end; ++i)
      sections.of[i] = Section::kRequirements;
    first = last;
  }
}

}  // namespace skillgap
