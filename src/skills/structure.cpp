#include "skillgap/structure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "skillgap/phrase_matcher.h"
#include "skills/clauses.h"
#include "skills/demands.h"
#include "skills/headings.h"
#include "skills/lines.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 10> kSectionNames = {
    "none",  "requirements", "preferred", "duties", "skills",
    "stack", "company",      "benefits",  "legal",  "apply"};
constexpr std::array<std::string_view, 19> kCueNames = {
    "required", "preferred", "negated", "boilerplate", "mentioned", "skill",      "asks",
    "opens",    "duty",      "team",    "person",      "seeks",     "experience", "not-experience",
    "but",      "not",       "nor",     "prefers",     "none"};

template <typename Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

void spread(std::size_t size, const std::vector<Heading>& headings, Sections& sections) {
  sections.of.assign(size, Section::kNone);
  sections.in_heading.assign(size, false);
  for (std::size_t h = 0; h < headings.size(); ++h) {
    const std::size_t begin = headings[h].first_token;
    const std::size_t end = h + 1 < headings.size() ? headings[h + 1].first_token : size;
    const std::size_t heading_end = std::min(headings[h].end_token, end);
    std::fill(sections.of.begin() + static_cast<std::ptrdiff_t>(begin),
              sections.of.begin() + static_cast<std::ptrdiff_t>(end), headings[h].section);
    for (std::size_t i = begin; i < heading_end; ++i) sections.in_heading[i] = true;
  }
}

PhraseMatcher build_cues(const Taxonomy& taxonomy, const PhraseCompiler& compiler,
                         std::vector<Cue>& cue_of) {
  std::vector<PhraseEntry> entries;
  for (const Phrase& phrase : taxonomy.cues) {
    const auto cue = parse_cue(phrase.value);
    if (!cue) continue;                                    // lint reports it
    if (*cue == Cue::kNot || *cue == Cue::kNor) continue;  // read of persons only (denials.h)
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

  void find_cues(std::string_view text, const Tokens& tokens, std::vector<CueHit>& found) const;
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

void StructureReader::Impl::find_cues(std::string_view text, const Tokens& tokens,
                                      std::vector<CueHit>& found) const {
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  cues.find(text, tokens, hits);
  for (const PhraseHit& hit : hits) {
    for (const std::uint32_t id : hit.ids)
      if (cue_of[id] != Cue::kNone) found.push_back({cue_of[id], hit.first_token, hit.end_token});
  }
}

Structure StructureReader::read(std::string_view text, const Tokens& tokens) const {
  Structure structure;
  read(text, tokens, structure);
  return structure;
}

void StructureReader::read(std::string_view text, const Tokens& tokens,
                           Structure& structure) const {
  structure.clear();
  if (tokens.empty()) return;
  thread_local TokenLines lines;   // its memory is worth keeping
  thread_local Sections sections;  // likewise
  find_lines(text, tokens, lines);
  std::vector<CueHit>& cues = structure.cues;
  impl_->find_cues(text, tokens, cues);
  const std::vector<Heading> headings = impl_->headings.read(text, tokens, lines, cues);
  spread(tokens.size(), headings, sections);
  std::erase_if(cues, [&](const CueHit& cue) { return sections.in_heading[cue.first_token]; });
  for (const Heading& heading : headings) lines.turns.add(heading.first_token);
  for (const CueHit& cue : cues) lines.turns.add(cue.first_token);
  find_lists(tokens, lines, cues, sections);
  cut_clauses(text, tokens, lines, sections.of, structure);
}

}  // namespace skillgap
