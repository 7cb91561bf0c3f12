#include "skillgap/structure.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "skillgap/phrase_matcher.h"
#include "skills/demands.h"
#include "skills/headings.h"
#include "skills/lines.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 10> kSectionNames = {
    "none",  "requirements", "preferred", "duties", "skills",
    "stack", "company",      "benefits",  "legal",  "apply"};
constexpr std::array<std::string_view, 9> kCueNames = {
    "required", "preferred", "negated",    "boilerplate",   "skill",
    "asks",     "opens",     "experience", "not-experience"};

template <typename Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

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

// Begins a clause: as a line, a section or behind the end of another does; a '[' ("[Preferred]
// Experience with …"); a cue with a capital behind a small word, where a full stop was forgotten or
// a line break lost.
bool begins_clause(std::string_view text, const Tokens& tokens,
                   const std::vector<std::uint32_t>& lines, std::size_t i, bool is_cue) {
  if (tokens.folded(i) == "[") return true;
  const bool behind_bullet = i == 1 || lines[i - 2] != lines[i - 1];
  if (ends_clause(tokens, i - 1)) return !behind_bullet;
  const char before = text[tokens.span(i - 1).begin];
  return is_cue && is_capitalized(tokens.span(i).of(text)) && before >= 'a' && before <= 'z';
}

Structure cut_clauses(std::string_view text, const Tokens& tokens,
                      const std::vector<std::uint32_t>& lines, const std::vector<Section>& sections,
                      const std::vector<bool>& begins_cue) {
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  Structure result;
  std::uint32_t current = kNone;
  std::uint32_t around = kNone;  // the clause that goes on behind the parenthesis
  const auto open = [&](std::size_t i, bool in_parentheses) {
    const auto number = static_cast<std::uint32_t>(result.clauses.size());
    result.clauses.push_back(
        {sections[i], lines[i], in_parentheses, in_parentheses ? around : number});
    return number;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == 0 || lines[i] != lines[i - 1] || sections[i] != sections[i - 1] ||
        begins_clause(text, tokens, lines, i, begins_cue[i])) {
      around = kNone;
      current = open(i, false);
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

PhraseMatcher build_cues(const Taxonomy& taxonomy, const PhraseCompiler& compiler,
                         std::vector<Cue>& cue_of) {
  std::vector<PhraseEntry> entries;
  for (const Phrase& phrase : taxonomy.cues) {
    const auto cue = parse_cue(phrase.value);
    if (!cue) continue;  // lint reports it
    entries.push_back({phrase.text, static_cast<std::uint32_t>(cue_of.size())});
    cue_of.push_back(*cue);
  }
  return compiler.build(entries);
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
  HeadingReader headings;
  std::vector<Cue> cue_of;  // by phrase
  PhraseMatcher cues;

  std::vector<CueHit> find_cues(std::string_view text, const Tokens& tokens) const;
};

StructureReader::StructureReader(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
StructureReader::StructureReader(StructureReader&&) noexcept = default;
StructureReader& StructureReader::operator=(StructureReader&&) noexcept = default;
StructureReader::~StructureReader() = default;

StructureReader StructureReader::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  std::vector<Cue> cue_of;
  PhraseMatcher cues = build_cues(taxonomy, compiler, cue_of);
  return StructureReader(std::make_unique<const Impl>(
      Impl{HeadingReader::build(taxonomy, compiler), std::move(cue_of), std::move(cues)}));
}

std::vector<CueHit> StructureReader::Impl::find_cues(std::string_view text,
                                                     const Tokens& tokens) const {
  std::vector<PhraseHit> hits;
  cues.find(text, tokens, hits);
  std::vector<CueHit> found;
  for (const PhraseHit& hit : hits) {
    for (const std::uint32_t id : hit.ids)
      found.push_back({cue_of[id], hit.first_token, hit.end_token});
  }
  return found;
}

Structure StructureReader::read(std::string_view text, const Tokens& tokens) const {
  if (tokens.empty()) return {};
  const auto lines = line_numbers(text, tokens);
  std::vector<CueHit> cues = impl_->find_cues(text, tokens);
  Sections sections = spread(tokens.size(), impl_->headings.read(text, tokens, lines, cues));
  std::erase_if(cues, [&](const CueHit& cue) { return sections.in_heading[cue.first_token]; });
  find_demands(tokens, lines, cues, sections);
  std::vector<bool> begins_cue(tokens.size(), false);
  for (const CueHit& cue : cues) begins_cue[cue.first_token] = true;

  Structure result = cut_clauses(text, tokens, lines, sections.of, begins_cue);
  result.cues = std::move(cues);
  return result;
}

}  // namespace skillgap
