// Each check is a function from the tables to problems; lint runs them all.
#include "skillgap/taxonomy_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "skillgap/structure.h"
#include "skills/table_reader.h"
#include "skills/taxonomy_tables.h"

namespace skillgap {
namespace {

using Problems = std::vector<Problem>;

Problem at(const RowPlace& place, std::string message) {
  return {ProblemKind::kBadRow, to_text(place), std::move(message)};
}

const TaxonomyFile* find_file(const std::vector<TaxonomyFile>& files, std::string_view name) {
  const auto found = std::ranges::find(files, name, &TaxonomyFile::name);
  return found == files.end() ? nullptr : &*found;
}

// The text by which phrases are compared: folded tokens, parted by blanks.
std::string folded(std::string_view text, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  std::string key;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    (key += tokens.folded(i)) += tokens.touches_next(i) ? "" : " ";
  return key;
}

// Rows go by their first column, then the second, byte by byte.
void check_order(const std::vector<TaxonomyFile>& files, Problems& problems) {
  for (const TableShape& shape : table_shapes()) {
    const TaxonomyFile* file = find_file(files, shape.file);
    if (!file) {
      problems.push_back({ProblemKind::kBadRow, std::string(shape.file),
                          "this table is missing, add it (it may be empty but for its header)"});
      continue;
    }
    const TsvTable table = parse_tsv(file->name, file->content);
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
      const auto& before = table.rows[i - 1].cells;
      const auto& here = table.rows[i].cells;
      if (std::ranges::lexicographical_compare(here | std::views::take(2),
                                               before | std::views::take(2)))
        problems.push_back(at({file->name, table.rows[i].line},
                              fmt::format("'{}' stands behind '{}', sort the rows (LC_ALL=C sort)",
                                          here[0], before[0])));
    }
  }
}

void check_sources(const std::vector<TaxonomyFile>& files, const Taxonomy& taxonomy,
                   Problems& problems) {
  std::set<std::string_view> known;
  for (const Phrase& source : taxonomy.sources) known.insert(source.text);
  for (const TableShape& shape : table_shapes()) {
    const TaxonomyFile* file = find_file(files, shape.file);
    if (!file || shape.columns.back() != "source") continue;
    Problems ignored;
    const TableReader table(*file, ignored);
    for (const TsvRow& row : table.rows()) {
      const auto sources = split_list(table.cell(row, "source"));
      if (sources.empty())
        problems.push_back(at(table.place(row), "no source, name a row of sources.tsv"));
      for (const std::string_view source : sources) {
        if (!known.contains(source.substr(0, source.find(':'))))
          problems.push_back(at(table.place(row),
                                fmt::format("unknown source '{}', add it to sources.tsv", source)));
      }
    }
  }
}

void check_labels(const Taxonomy& taxonomy, Problems& problems) {
  for (const Concept& item : taxonomy.concepts) {
    if (item.label_en.empty())
      problems.push_back(
          at(item.place, fmt::format("'{}' has no prefLabel_en, give it one", item.id)));
  }
  for (const Role& role : taxonomy.roles) {
    if (role.label_en.empty())
      problems.push_back(
          at(role.place, fmt::format("'{}' has no prefLabel_en, give it one", role.id)));
  }
}

// Whether `next`, followed from `start`, leads back to it.
template <typename Id, typename Next>
bool is_on_circle(Id start, const Next& next) {
  std::vector<Id> open = next(start);
  std::set<Id> seen;
  while (!open.empty()) {
    const Id here = open.back();
    open.pop_back();
    if (here == start) return true;
    if (!seen.insert(here).second) continue;
    std::ranges::copy(next(here), std::back_inserter(open));
  }
  return false;
}

void check_circles(const Taxonomy& taxonomy, Problems& problems) {
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i) {
    const ConceptId id{static_cast<std::uint32_t>(i)};
    if (is_on_circle(id, [&](ConceptId c) { return taxonomy[c].broader; }))
      problems.push_back(
          at(taxonomy[id].place,
             fmt::format("'{}' is broader than itself, break the circle", taxonomy[id].id)));
    if (is_on_circle(id, [&](ConceptId c) { return taxonomy[c].implies; }))
      problems.push_back(at(taxonomy[id].place,
                            fmt::format("'{}' implies itself, break the circle", taxonomy[id].id)));
  }
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i) {
    const RoleId id{static_cast<std::uint32_t>(i)};
    if (is_on_circle(id, [&](RoleId r) { return taxonomy[r].broader; }))
      problems.push_back(
          at(taxonomy[id].place,
             fmt::format("'{}' is broader than itself, break the circle", taxonomy[id].id)));
  }
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c != ' '; }));
}

void check_aliases(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems) {
  std::map<std::pair<std::string, Kind>, const Alias*> first;
  for (const Alias& alias : taxonomy.aliases) {
    const Concept& item = taxonomy[alias.concept_id];
    const std::string key = folded(alias.text, tokenizer);
    if (key.empty()) {
      problems.push_back(
          at(alias.place,
             fmt::format("alias '{}' has no letter or sign in it, remove it", alias.text)));
      continue;
    }
    if (letters_in(alias.text) <= 2 && alias.rule == AliasRule::kAny &&
        key.find_first_of("+#./&") == std::string::npos)
      problems.push_back(
          at(alias.place,
             fmt::format(
                 "alias '{}' is short enough to be another word, give it the rule case or company",
                 alias.text)));
    const auto [entry, is_new] = first.try_emplace({key, item.kind}, &alias);
    if (!is_new && entry->second->concept_id == alias.concept_id)
      problems.push_back({ProblemKind::kDuplicate, to_text(alias.place),
                          fmt::format("alias '{}' of '{}' stands in row {} already, remove one",
                                      alias.text, item.id, to_text(entry->second->place))});
    else if (!is_new)
      problems.push_back(at(
          alias.place,
          fmt::format("alias '{}' of '{}' names '{}' too (row {}), keep one", alias.text, item.id,
                      taxonomy[entry->second->concept_id].id, to_text(entry->second->place))));
  }
}

void check_senses(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems) {
  std::multimap<std::string, ConceptId> by_text;
  for (const Alias& alias : taxonomy.aliases)
    by_text.emplace(folded(alias.text, tokenizer), alias.concept_id);
  for (const NotASkill& other : taxonomy.not_skills) {
    const auto [begin, end] = by_text.equal_range(folded(other.text, tokenizer));
    for (const auto& [text, item] : std::ranges::subrange(begin, end))
      problems.push_back(at(other.place, fmt::format("'{}' is an alias of '{}' too, remove one",
                                                     other.text, taxonomy[item].id)));
  }
}

// A phrase table whose second column must be one of some words.
void check_values(const std::vector<Phrase>& rows, std::string_view column,
                  const std::set<std::string, std::less<>>& allowed, Problems& problems) {
  for (const Phrase& row : rows) {
    if (!allowed.contains(row.value))
      problems.push_back(at(
          row.place,
          fmt::format("unknown {} '{}', see taxonomy/README.md for the words", column, row.value)));
  }
}

void check_repeats(const std::vector<Phrase>& rows, const Tokenizer& tokenizer,
                   Problems& problems) {
  std::map<std::string, const Phrase*> first;
  for (const Phrase& row : rows) {
    const std::string key = folded(row.text, tokenizer);
    if (key.empty())
      problems.push_back(
          at(row.place, fmt::format("'{}' has no letter or sign in it, remove it", row.text)));
    const auto [entry, is_new] = first.try_emplace(key, &row);
    if (!is_new && entry->second->value != row.value)
      problems.push_back(at(
          row.place, fmt::format("'{}' says '{}' here and '{}' in row {}, keep one", row.text,
                                 row.value, entry->second->value, to_text(entry->second->place))));
    else if (!is_new)
      problems.push_back({ProblemKind::kDuplicate, to_text(row.place),
                          fmt::format("'{}' stands in row {} already, remove one", row.text,
                                      to_text(entry->second->place))});
  }
}

std::set<std::string, std::less<>> words_of_sections() {
  std::set<std::string, std::less<>> words;
  for (int i = 1; i <= static_cast<int>(Section::kApply); ++i)
    words.emplace(section_name(static_cast<Section>(i)));
  return words;
}

std::set<std::string, std::less<>> words_of_cues() {
  std::set<std::string, std::less<>> words;
  for (int i = 0; i <= static_cast<int>(Cue::kNotExperience); ++i)
    words.emplace(cue_name(static_cast<Cue>(i)));
  return words;
}

void check_phrases(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems) {
  check_values(taxonomy.sections, "section", words_of_sections(), problems);
  check_values(taxonomy.cues, "effect", words_of_cues(), problems);
  check_values(taxonomy.seniority, "level",
               {"intern", "junior", "mid", "senior", "lead", "manager", "executive"}, problems);
  check_values(taxonomy.work_modes, "mode", {"remote", "hybrid", "onsite"}, problems);
  for (const Phrase& title : taxonomy.titles) {
    if (!taxonomy.find_role(title.value))
      problems.push_back(
          at(title.place,
             fmt::format("no role '{}', add it to roles.tsv or correct the id", title.value)));
  }
  for (const std::vector<Phrase>* rows : {&taxonomy.titles, &taxonomy.seniority, &taxonomy.sections,
                                          &taxonomy.cues, &taxonomy.work_modes})
    check_repeats(*rows, tokenizer, problems);
}

bool by_place(const Problem& a, const Problem& b) {
  const auto key = [](const Problem& problem) {
    const std::size_t colon = problem.where.rfind(':');
    const std::string_view where = problem.where;
    const std::string_view line =
        colon == std::string::npos ? std::string_view() : where.substr(colon + 1);
    // Numbers of equal length sort as texts.
    return std::tuple(where.substr(0, colon), line.size(), line, std::string_view(problem.message));
  };
  return key(a) < key(b);
}

}  // namespace

std::vector<Problem> lint_taxonomy(const std::vector<TaxonomyFile>& files,
                                   const Tokenizer& tokenizer) {
  ParsedTaxonomy parsed = parse_taxonomy(files);
  Problems problems = std::move(parsed.problems);
  const Taxonomy& taxonomy = parsed.taxonomy;
  if (taxonomy.version.empty())
    problems.push_back(
        {ProblemKind::kBadRow, "VERSION", "no version, write the date as YYYY.MM.DD"});
  check_order(files, problems);
  check_sources(files, taxonomy, problems);
  check_labels(taxonomy, problems);
  check_circles(taxonomy, problems);
  check_aliases(taxonomy, tokenizer, problems);
  check_senses(taxonomy, tokenizer, problems);
  check_phrases(taxonomy, tokenizer, problems);
  std::ranges::sort(problems, by_place);
  return problems;
}

}  // namespace skillgap
