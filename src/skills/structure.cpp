#include "skillgap/structure.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "skillgap/phrase_matcher.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 9> kSectionNames = {"none",     "requirements", "preferred",
                                                           "duties",   "skills",       "company",
                                                           "benefits", "legal",        "apply"};
constexpr std::array<std::string_view, 7> kCueNames = {
    "required", "preferred", "negated", "boilerplate", "skill", "experience", "not-experience"};

// An unknown heading ("Our values:") has few words; a sentence that leads to a list has more.
constexpr std::size_t kMaxHeadingTokens = 6;

template <typename Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

// "e.g", "a.k.a": their full stop ends no clause; that of "Node.js." and "3.11." does.
bool is_abbreviation(std::string_view token) {
  return token.size() > 2 && token[token.size() - 2] == '.' &&
         is_letter(token.substr(token.size() - 1));
}

bool ends_clause(const Tokens& tokens, std::size_t i) {
  const std::string_view token = tokens.folded(i);
  if (token == ".")
    return !tokens.touches_next(i) && (i == 0 || !is_abbreviation(tokens.folded(i - 1)));
  return token == ";" || token == "!" || token == "?" || token == "|" || token == "•" ||
         token == "·";
}

bool has_line_break(std::string_view text, const Tokens& tokens, std::size_t before) {
  const std::size_t from = tokens.span(before - 1).end;
  return text.substr(from, tokens.span(before).begin - from).find('\n') != std::string_view::npos;
}

// The line of each token; empty lines do not count.
std::vector<std::uint32_t> line_numbers(std::string_view text, const Tokens& tokens) {
  std::vector<std::uint32_t> lines(tokens.size());
  for (std::size_t i = 1; i < tokens.size(); ++i)
    lines[i] = lines[i - 1] + (has_line_break(text, tokens, i) ? 1 : 0);
  return lines;
}

// The phrases of each line alone: a heading does not go on in the next line, and no phrase that
// does may hide one.
std::vector<PhraseHit> find_in_lines(const PhraseMatcher& matcher, std::string_view text,
                                     const Tokens& tokens,
                                     const std::vector<std::uint32_t>& lines) {
  std::vector<PhraseHit> found;
  for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
    for (end = begin + 1; end < tokens.size() && lines[end] == lines[begin];) ++end;
    matcher.find_more(text, tokens, begin, end, found);
  }
  return found;
}

// Tokens of a heading, from its first word to the ':' or the last mark of its line.
struct Heading {
  std::size_t first_token = 0, end_token = 0;
  Section section = Section::kNone;
};

// Finds headings by where phrases stand in their lines. Each look goes no further than the next
// word, so a text without line breaks costs no more than another.
class HeadingFinder {
 public:
  HeadingFinder(const Tokens& tokens, const std::vector<std::uint32_t>& lines)
      : tokens_(tokens), lines_(lines) {}

  std::vector<Heading> known(const std::vector<PhraseHit>& hits,
                             const std::vector<Section>& section_of) const {
    std::vector<Heading> found;
    for (const PhraseHit& hit : hits) {
      const Before before = what_stands_before(hit.first_token);
      const After after = what_stands_behind(hit.end_token);
      if (before == Before::kWord || after.next == Next::kWord) continue;
      if (before == Before::kSentence && after.next != Next::kColon) continue;
      found.push_back({hit.first_token, after.end_token, section_of[hit.ids.front()]});
    }
    return found;
  }

  // Short lines that end with ':' and are no known heading close the section before them.
  std::vector<Heading> with_unknown(const std::vector<Heading>& known) const {
    std::vector<Heading> all;
    auto next = known.begin();
    for (std::size_t begin = 0, end = 0; begin < tokens_.size(); begin = end) {
      for (end = begin + 1; end < tokens_.size() && lines_[end] == lines_[begin];) ++end;
      const auto first = next;
      while (next != known.end() && next->first_token < end) all.push_back(*next++);
      const bool short_line = end - begin > 1 && end - begin <= kMaxHeadingTokens;
      if (next == first && short_line && tokens_.folded(end - 1) == ":")
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

  const Tokens& tokens_;
  const std::vector<std::uint32_t>& lines_;
};

// The section of each token, and which tokens are part of a heading.
struct Sections {
  std::vector<Section> of;
  std::vector<bool> in_heading;
};

Sections spread(std::size_t size, const std::vector<Heading>& headings) {
  Sections sections{std::vector<Section>(size, Section::kNone), std::vector<bool>(size, false)};
  for (std::size_t h = 0; h < headings.size(); ++h) {
    const std::size_t end = h + 1 < headings.size() ? headings[h + 1].first_token : size;
    for (std::size_t i = headings[h].first_token; i < end; ++i) {
      sections.of[i] = headings[h].section;
      sections.in_heading[i] = i < headings[h].end_token;
    }
  }
  return sections;
}

Structure cut_clauses(const Tokens& tokens, const std::vector<std::uint32_t>& lines,
                      const std::vector<Section>& sections) {
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  Structure result;
  const auto open = [&](std::size_t i, bool in_parentheses) {
    result.clauses.push_back({sections[i], lines[i], in_parentheses});
    return static_cast<std::uint32_t>(result.clauses.size() - 1);
  };
  std::uint32_t current = kNone;
  std::uint32_t around = kNone;  // the clause that goes on behind the parenthesis
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == 0 || lines[i] != lines[i - 1] || sections[i] != sections[i - 1] ||
        ends_clause(tokens, i - 1)) {
      current = open(i, false);
      around = kNone;
    }
    if (tokens.folded(i) == "(" && around == kNone) {
      around = current;
      current = open(i, true);
    }
    result.clause_of.push_back(current);
    if (tokens.folded(i) == ")" && around != kNone) current = std::exchange(around, kNone);
  }
  return result;
}

template <typename Value, typename Parse>
PhraseMatcher build_matcher(const std::vector<Phrase>& phrases, const Tokenizer& tokenizer,
                            std::vector<Value>& values, Parse parse) {
  std::vector<PhraseEntry> entries;
  for (const Phrase& phrase : phrases) {
    const auto value = parse(phrase.value);
    if (!value) continue;  // lint reports it
    entries.push_back({phrase.text, static_cast<std::uint32_t>(values.size())});
    values.push_back(*value);
  }
  return PhraseMatcher::build(entries, tokenizer);
}

}  // namespace

std::string_view section_name(Section section) {
  return kSectionNames[static_cast<std::size_t>(section)];
}
std::optional<Section> parse_section(std::string_view name) {
  return find_name<Section>(kSectionNames, name);
}
std::string_view cue_name(Cue cue) { return kCueNames[static_cast<std::size_t>(cue)]; }
std::optional<Cue> parse_cue(std::string_view name) { return find_name<Cue>(kCueNames, name); }

struct StructureReader::Impl {
  std::vector<Section> section_of;  // by phrase
  std::vector<Cue> cue_of;
  PhraseMatcher headings, cues;
};

StructureReader::StructureReader(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
StructureReader::StructureReader(StructureReader&&) noexcept = default;
StructureReader& StructureReader::operator=(StructureReader&&) noexcept = default;
StructureReader::~StructureReader() = default;

StructureReader StructureReader::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  std::vector<Section> sections;
  std::vector<Cue> cues;
  PhraseMatcher headings = build_matcher(taxonomy.sections, tokenizer, sections, parse_section);
  PhraseMatcher cue_matcher = build_matcher(taxonomy.cues, tokenizer, cues, parse_cue);
  return StructureReader(std::make_unique<const Impl>(
      Impl{std::move(sections), std::move(cues), std::move(headings), std::move(cue_matcher)}));
}

Structure StructureReader::read(std::string_view text, const Tokens& tokens) const {
  if (tokens.empty()) return {};
  const auto lines = line_numbers(text, tokens);
  const HeadingFinder finder(tokens, lines);
  const auto headings =
      finder.known(find_in_lines(impl_->headings, text, tokens, lines), impl_->section_of);
  const Sections sections = spread(tokens.size(), finder.with_unknown(headings));

  Structure result = cut_clauses(tokens, lines, sections.of);
  std::vector<PhraseHit> hits;
  impl_->cues.find(text, tokens, hits);
  for (const PhraseHit& hit : hits) {
    if (sections.in_heading[hit.first_token]) continue;
    for (const std::uint32_t id : hit.ids)
      result.cues.push_back({impl_->cue_of[id], hit.first_token, hit.end_token});
  }
  return result;
}

}  // namespace skillgap
