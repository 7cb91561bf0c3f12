// Each check is a function from the tables to problems; lint runs them all.
#include "skillgap/taxonomy_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "skillgap/text.h"
#include "skills/apostrophes.h"
#include "skills/lint_checks.h"
#include "skills/table_reader.h"
#include "skills/taxonomy_tables.h"

namespace skillgap {
namespace {

const TaxonomyFile* find_file(const std::vector<TaxonomyFile>& files, std::string_view name) {
  const auto found = std::ranges::find(files, name, &TaxonomyFile::name);
  return found == files.end() ? nullptr : &*found;
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
        problems.push_back(
            problem_at({file->name, table.rows[i].line},
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
        problems.push_back(problem_at(table.place(row), "no source, name a row of sources.tsv"));
      for (const std::string_view source : sources) {
        if (!known.contains(source.substr(0, source.find(':'))))
          problems.push_back(problem_at(
              table.place(row), fmt::format("unknown source '{}', add it to sources.tsv", source)));
      }
    }
  }
}

// Kinds that are named in words: each has a name in every language. A product's name is the same in
// all.
bool is_named_in_words(Kind kind) {
  return kind == Kind::kSoft || kind == Kind::kNaturalLanguage || kind == Kind::kDegree ||
         kind == Kind::kFieldOfStudy || kind == Kind::kIndustry;
}

void check_label(const RowPlace& place, std::string_view id, std::string_view label,
                 std::string_view column, Problems& problems) {
  if (label.empty())
    problems.push_back(problem_at(place, fmt::format("'{}' has no {}, give it one", id, column)));
}

bool has_labels(const TaxonomyFile& file) {
  const auto shape = std::ranges::find(table_shapes(), file.name, &TableShape::file);
  return shape != table_shapes().end() && std::ranges::count(shape->columns, "prefLabel_en") > 0;
}

// In the tables themselves: once they are read another label stands in for a missing one.
void check_english_labels(const TaxonomyFile& file, Problems& problems) {
  Problems said_already;
  const TableReader table(file, said_already);
  for (const TsvRow& row : table.rows())
    check_label(table.place(row), table.cell(row, "id"), table.cell(row, "prefLabel_en"),
                "prefLabel_en", problems);
}

void check_labels(const std::vector<TaxonomyFile>& files, const Taxonomy& taxonomy,
                  Problems& problems) {
  for (const TaxonomyFile& file : files)
    if (has_labels(file)) check_english_labels(file, problems);
  for (const Concept& item : taxonomy.concepts) {
    if (is_named_in_words(item.kind))
      check_label(item.place, item.id, item.label_id, "prefLabel_id", problems);
  }
  // An imported classification may be of one language.
  if (std::ranges::all_of(taxonomy.roles, &std::string::empty, &Role::label_id)) return;
  for (const Role& role : taxonomy.roles) {
    check_label(role.place, role.id, role.label_id, "prefLabel_id", problems);
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
      problems.push_back(problem_at(
          taxonomy[id].place,
          fmt::format("'{}' is broader than itself, break the circle", taxonomy[id].id)));
    if (is_on_circle(id, [&](ConceptId c) { return taxonomy[c].implies; }))
      problems.push_back(
          problem_at(taxonomy[id].place,
                     fmt::format("'{}' implies itself, break the circle", taxonomy[id].id)));
  }
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i) {
    const RoleId id{static_cast<std::uint32_t>(i)};
    if (is_on_circle(id, [&](RoleId r) { return taxonomy[r].broader; }))
      problems.push_back(problem_at(
          taxonomy[id].place,
          fmt::format("'{}' is broader than itself, break the circle", taxonomy[id].id)));
  }
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

Problem problem_at(const RowPlace& place, std::string message) {
  return {ProblemKind::kBadRow, to_text(place), std::move(message)};
}

std::string folded(std::string_view text, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  std::string key;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    (key += tokens.folded(i)) += tokens.touches_next(i) ? "" : " ";
  return straightened(key);  // phrases are found with either apostrophe
}

std::vector<Problem> lint_taxonomy(const std::vector<TaxonomyFile>& as_saved,
                                   const Tokenizer& tokenizer) {
  ParsedTaxonomy parsed = parse_taxonomy(as_saved);
  Problems problems = std::move(parsed.problems);
  // The parser has named what is not UTF-8; messages quote cells, so the checks see clean ones.
  std::vector<TaxonomyFile> files = as_saved;
  for (TaxonomyFile& file : files) file.content = clean_utf8(file.content);
  const Taxonomy& taxonomy = parsed.taxonomy;
  if (taxonomy.version.empty())
    problems.push_back(
        {ProblemKind::kBadRow, "VERSION", "no version, write the date as YYYY.MM.DD"});
  check_order(files, problems);
  check_sources(files, taxonomy, problems);
  check_labels(files, taxonomy, problems);
  check_circles(taxonomy, problems);
  check_aliases(taxonomy, tokenizer, problems);
  check_phrases(taxonomy, tokenizer, problems);
  check_role_model(taxonomy, problems);
  check_usage(files, taxonomy, tokenizer, problems);
  std::ranges::sort(problems, by_place);
  return problems;
}

}  // namespace skillgap
