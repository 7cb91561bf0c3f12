#include "skills/headings.h"

#include <algorithm>

#include "skillgap/ascii.h"
#include "skills/lines.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

// An unknown heading ("Our values:") has few words; a sentence that leads to a list has more.
constexpr std::size_t kMaxHeadingTokens = 6;
// One that names a group of demands ("Team player:") has fewer still.
constexpr std::size_t kMaxGroupTokens = 3;
// Behind an open heading: "About | the Acme Foundation".
constexpr std::size_t kMaxNameTokens = 5;
// So many bytes without a line break are no line that somebody wrote: its breaks were lost.
constexpr std::size_t kLostBreaks = 300;
// "Responsibilities", not "About" or "Tools", which stand before any word; with a ':' "Jobdesk".
constexpr std::size_t kLongWord = 8;
constexpr std::size_t kLongWordWithColon = 7;
// "Strong knowledge of", "5+ years of": so soon an item says what it is.
constexpr std::size_t kItemCueWithin = 4;
// A parenthesis that goes on for longer was left open.
constexpr std::size_t kLongestRemark = 20;

// The section that a lead line with such a cue opens.
std::optional<Section> section_of(Cue cue) {
  if (is_wish(cue)) return Section::kPreferred;
  if (cue == Cue::kRequired || cue == Cue::kAsks || cue == Cue::kExperience ||
      cue == Cue::kPerson || cue == Cue::kSeeks)
    return Section::kRequirements;
  if (cue == Cue::kMentioned) return Section::kDuties;
  return std::nullopt;
}

// Finds headings by where phrases stand in their lines. Each look goes no further than the next
// word, so a text without line breaks costs no more than another.
class HeadingFinder {
 public:
  HeadingFinder(std::string_view text, const Tokens& tokens, const TokenLines& lines,
                const std::vector<CueHit>& cues)
      : text_(text), tokens_(tokens), lines_(lines.of), line_begins_(lines.begins), cues_(cues) {}

  // Where the heading that the phrase begins ends; nullopt where it is none.
  std::optional<std::size_t> end_of(const PhraseHit& hit, bool is_open) const {
    const std::size_t first = hit.first_token;
    const Before before = what_stands_before(first);
    const After after = what_stands_behind(hit.end_token);
    const auto outside = [&](std::optional<std::size_t> end) {  // asked late: few come so far
      return before != Before::kLineStart && stands_in_parentheses(first) ? std::nullopt : end;
    };
    if (is_open && after.next == Next::kWord && begins_large(first)) {
      if (const auto end = end_of_repeated_name(hit)) return outside(end);
    }
    if (before == Before::kLineStart && after.next == Next::kWord) {
      if (const auto end = end_of_lead(hit)) return end;
      if (is_open && begins_large(first)) return end_of_name(hit);
    }
    if (after.next == Next::kColon && before != Before::kWord) return outside(after.end_token);
    if (before == Before::kLineStart && after.next == Next::kLineEnd) {
      // "… and reporting | skills.": the end of a sentence that went on in this line.
      const bool ends_sentence = tokens_.folded(after.end_token - 1) == ".";
      return ends_sentence || begins_small(first) ? std::nullopt : std::optional(after.end_token);
    }
    if (!stands_inside(hit, before, after)) return std::nullopt;
    if (is_open && after.next == Next::kWord) return end_of_marked_name(hit);
    return after.next == Next::kWord ? hit.end_token : after.end_token;
  }

  // Lines that end with ':' and are no known heading: a short one closes the section before it, a
  // longer one opens the section that a cue of its last sentence announces.
  std::vector<Heading> with_unknown(const std::vector<Heading>& known) const {
    std::vector<Heading> all;
    auto next = known.begin();
    for (std::size_t line = 0; line + 1 < line_begins_.size(); ++line) {
      const std::size_t begin = line_begins_[line], end = line_begins_[line + 1];
      const auto first = next;
      while (next != known.end() && next->first_token < end) all.push_back(*next++);
      if (next != first || end - begin < 2 || tokens_.folded(end - 1) != ":") continue;
      if (const auto announced = announced_by(begin, end))
        all.push_back({end - 1, end, *announced});
      else if (end - begin <= kMaxHeadingTokens && !is_group(all, end - begin))
        all.push_back({begin, end, Section::kNone});
    }
    return all;
  }

 private:
  enum class Before { kLineStart, kSentence, kWord };
  enum class Next { kLineEnd, kColon, kWord };
  struct After {
    Next next;
    std::size_t end_token;
  };

  // Items of a list are lines too, so it is the text that is asked; and no further than need be.
  bool has_lost_breaks(std::size_t i) const {
    const std::size_t here = tokens_.span(i).begin;
    const auto before = text_.substr(0, here).substr(here - std::min(here, kLostBreaks));
    const std::string_view behind = text_.substr(here, kLostBreaks);
    const std::size_t first = before.rfind('\n') + 1, last = behind.find('\n');
    return before.size() - first + std::min(last, behind.size()) >= kLostBreaks;
  }

  std::string_view raw(std::size_t i) const { return tokens_.span(i).of(text_); }
  bool begins_small(std::size_t i) const { return is_ascii_lower(raw(i)[0]); }
  bool begins_large(std::size_t i) const {
    return is_ascii_upper(raw(i)[0]) || is_ascii_digit(raw(i)[0]);
  }

  std::optional<Section> announced_by(std::size_t begin, std::size_t end) const {
    std::size_t sentence = end - 1;
    while (sentence > begin && !ends_clause(tokens_, sentence - 1)) --sentence;
    auto cue = std::ranges::lower_bound(cues_, sentence, {}, &CueHit::first_token);
    std::optional<Section> announced;
    for (; cue != cues_.end() && cue->first_token < end; ++cue) {
      const auto section = section_of(cue->cue);
      if (announced == Section::kPreferred) break;
      if (section && (!announced || section != Section::kDuties)) announced = section;
    }
    return announced;
  }

  // "Requirements … | Team player: | Java and SQL: | …": so demands are grouped.
  static bool is_group(const std::vector<Heading>& before, std::size_t tokens) {
    if (before.empty() || tokens > kMaxGroupTokens) return false;
    const Section section = before.back().section;
    return section == Section::kRequirements || section == Section::kSkills;
  }

  // "(Photoshop; bonus: After Effects)", and no further than a remark goes.
  bool stands_in_parentheses(std::size_t token) const {
    for (std::size_t i = token; i > 0 && token - i < kLongestRemark; --i) {
      if (lines_[i - 1] != lines_[token] || tokens_.folded(i - 1) == ")") return false;
      if (tokens_.folded(i - 1) == "(") return true;
    }
    return false;
  }

  // Inside a line whose breaks were lost: "… sound logic Key job responsibilities In this role …",
  // "… all subordinates Minimum Requirements|Bachelor …", "… bulanan Kualifikasi:Pendidikan …".
  // It begins large, and so does what comes behind it, or an item begins; one word must be long.
  bool stands_inside(const PhraseHit& hit, Before before, const After& after) const {
    if (!begins_large(hit.first_token) || stands_in_parentheses(hit.first_token)) return false;
    const bool one_word = hit.end_token - hit.first_token < 2;
    if (after.next == Next::kColon) return !one_word || hit.where.size() >= kLongWordWithColon;
    if (one_word && hit.where.size() < kLongWord) return false;
    if (after.next == Next::kLineEnd)
      return after.end_token < tokens_.size() &&
             (tokens_.touches_next(after.end_token - 1) || (!one_word && leads_to_item(after)));
    if (!begins_large(after.end_token)) return false;
    if (one_word && before == Before::kWord &&
        (!behind_small_word(hit.first_token) || !opens_item(after.end_token)))
      return false;
    return has_lost_breaks(hit.first_token);
  }

  // "… at night Qualifications", not "Business Requirements".
  bool behind_small_word(std::size_t i) const { return i > 0 && begins_small(i - 1); }

  // "… at night Qualifications | Experience with …": a demand or a duty begins here.
  bool opens_item(std::size_t token) const {
    auto cue = std::ranges::lower_bound(cues_, token, {}, &CueHit::first_token);
    for (; cue != cues_.end() && cue->first_token < token + kItemCueWithin; ++cue) {
      if (cue->cue == Cue::kAsks || cue->cue == Cue::kExperience || cue->cue == Cue::kOpens ||
          cue->cue == Cue::kDuty)
        return true;
    }
    return false;
  }

  // "… for everyone. Key job responsibilities | - Design …", "… | 1. Design …": an item, and no
  // break was written.
  bool leads_to_item(const After& after) const {
    const std::size_t from = tokens_.span(after.end_token - 1).end;
    const std::size_t to = tokens_.span(after.end_token).begin;
    const char mark = tokens_.folded(after.end_token)[0];
    return (is_mark(tokens_.folded(after.end_token)) || (mark >= '0' && mark <= '9')) &&
           text_.substr(from, to - from).find('\n') == std::string_view::npos;
  }

  // "Requirements for this role:": few words to the ':' that ends the line.
  std::optional<std::size_t> end_of_lead(const PhraseHit& hit) const {
    std::size_t i = hit.end_token;
    while (i < tokens_.size() && lines_[i] == lines_[hit.first_token]) ++i;
    if (i - hit.first_token > kMaxHeadingTokens + 2 || tokens_.folded(i - 1) != ":")
      return std::nullopt;
    return i;
  }

  // "About | Acme Ltd.", "Why | Acme?": names and marks to the end of the line.
  std::optional<std::size_t> end_of_name(const PhraseHit& hit) const {
    std::size_t i = hit.end_token;
    for (; i < tokens_.size() && lines_[i] == lines_[hit.first_token]; ++i) {
      if (i - hit.end_token >= kMaxNameTokens) return std::nullopt;
      if (!is_mark(tokens_.folded(i)) && !begins_large(i)) return std::nullopt;
    }
    return i;
  }

  // "… by law. About | Acme Acme builds …": the name of a heading whose break was lost, and the
  // sentence that begins with it.
  std::optional<std::size_t> end_of_repeated_name(const PhraseHit& hit) const {
    const std::size_t name = hit.end_token;
    for (std::size_t size = 1; size <= kMaxNameTokens && name + 2 * size <= tokens_.size(); ++size)
      if (is_repeated(name, size)) return name + size;
    return std::nullopt;
  }

  // "… in time. Why choose | Acme Ltd? You …", not "… in time. We are looking for Java developers".
  std::optional<std::size_t> end_of_marked_name(const PhraseHit& hit) const {
    for (std::size_t i = hit.end_token; i < tokens_.size(); ++i) {
      if (tokens_.folded(i) == ":" || tokens_.folded(i) == "?") return i + 1;
      if (!begins_large(i) || i - hit.end_token >= kMaxNameTokens) break;
    }
    return std::nullopt;
  }

  // "Acme Ltd Acme Ltd’s": a name of n tokens.
  bool is_repeated(std::size_t name, std::size_t n) const {
    for (std::size_t i = name; i < name + n; ++i)
      if (!begins_large(i) || !tokens_.folded(i + n).starts_with(tokens_.folded(i))) return false;
    return true;
  }

  // Bullets and other marks are passed over; some of them would end a clause behind a word.
  Before what_stands_before(std::size_t token) const {
    Before behind_word = Before::kWord;
    for (std::size_t i = token; i > 0 && lines_[i - 1] == lines_[token]; --i) {
      if (!is_mark(tokens_.folded(i - 1))) return behind_word;
      if (ends_clause(tokens_, i - 1)) behind_word = Before::kSentence;
    }
    return Before::kLineStart;
  }

  After what_stands_behind(std::size_t token) const {
    std::size_t i = token;
    for (; i < tokens_.size() && lines_[i] == lines_[token - 1]; ++i) {
      if (tokens_.folded(i) == ":") return {Next::kColon, i + 1};
      if (!is_mark(tokens_.folded(i))) return {Next::kWord, i};
    }
    return {Next::kLineEnd, i};
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<std::uint32_t>& lines_;
  const std::vector<std::uint32_t>& line_begins_;
  const std::vector<CueHit>& cues_;
};

}  // namespace

HeadingReader HeadingReader::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  constexpr std::string_view kOpenEnd = " *";
  std::vector<PhraseEntry> entries;
  std::vector<Section> section_of;
  std::vector<bool> is_open;
  for (const Phrase& phrase : taxonomy.sections) {
    const auto section = parse_section(phrase.value);
    if (!section) continue;  // lint reports it
    is_open.push_back(phrase.text.ends_with(kOpenEnd));
    const std::size_t cut = is_open.back() ? kOpenEnd.size() : 0;
    entries.push_back({phrase.text.substr(0, phrase.text.size() - cut),
                       static_cast<std::uint32_t>(section_of.size())});
    section_of.push_back(*section);
  }
  return {compiler.build(entries), std::move(section_of), std::move(is_open)};
}

std::vector<Heading> HeadingReader::read(std::string_view text, const Tokens& tokens,
                                         const TokenLines& lines,
                                         const std::vector<CueHit>& cues) const {
  const HeadingFinder finder(text, tokens, lines, cues);
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  // Of each line alone: a heading does not go on in the next line, and no phrase that does may hide
  // one.
  hits.clear();
  matcher_.find_in_parts(text, tokens, lines.begins, hits);
  std::vector<Heading> found;
  for (const PhraseHit& hit : hits) {
    for (const std::uint32_t id : hit.ids) {
      const auto end = finder.end_of(hit, is_open_[id]);
      if (!end) continue;
      found.push_back({hit.first_token, *end, section_of_[id]});
      break;
    }
  }
  return finder.with_unknown(found);
}

}  // namespace skillgap
