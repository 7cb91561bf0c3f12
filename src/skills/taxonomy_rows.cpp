#include "skills/taxonomy_rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "skills/sense_names.h"

namespace skillgap {
namespace {

// 1 to 5 for degrees, 0 where the table has no rank.
int rank_of(TableReader& table, const TsvRow& row) {
  const double rank = table.number(row, "rank");
  if (rank == 0 || (rank >= 1 && rank <= 5)) return static_cast<int>(rank);
  table.report(row.line, fmt::format("rank {} is not from 1 to 5, write one of them", rank));
  return 0;
}

// What is shown is never empty: without an English label the Indonesian one or the id stands in.
std::string shown_label(TableReader& table, const TsvRow& row) {
  for (const char* column : {"prefLabel_en", "prefLabel_id"})
    if (std::string label = table.text(row, column); !label.empty()) return label;
  return table.text(row, "id");
}

}  // namespace

std::optional<Concept> concept_of(TableReader& table, const TsvRow& row) {
  const auto kind = parse_kind(table.cell(row, "kind"));
  if (!kind) {
    table.report(
        row.line,
        fmt::format("unknown kind '{}', see taxonomy/README.md for the kinds; row left out",
                    table.cell(row, "kind")));
    return std::nullopt;
  }
  return Concept{.id = table.text(row, "id"),
                 .kind = *kind,
                 .label_en = shown_label(table, row),
                 .label_id = table.text(row, "prefLabel_id"),
                 .broader = {},
                 .implies = {},
                 .exact_match = table.list(row, "exactMatch"),
                 .rank = rank_of(table, row),
                 .source = table.text(row, "source"),
                 .place = table.place(row)};
}

std::optional<NotASkill> sense_of(TableReader& table, const TsvRow& row) {
  if (table.cell(row, "sense") == "not-a-skill")
    return NotASkill{table.text(row, "phrase"), table.text(row, "source"), table.place(row)};
  table.report(row.line, fmt::format("unknown sense '{}', use one of not-a-skill, {}; row left out",
                                     table.cell(row, "sense"), fmt::join(kSenseNames, ", ")));
  return std::nullopt;
}

Role role_of(TableReader& table, const TsvRow& row) {
  return {.id = table.text(row, "id"),
          .label_en = table.text(row, "prefLabel_en"),
          .label_id = table.text(row, "prefLabel_id"),
          .broader = {},
          .definition = table.text(row, "definition"),
          .definition_id = table.text(row, "definition_id"),
          .exact_match = table.list(row, "exactMatch"),
          .tech = table.cell(row, "tech") != "no",
          .source = table.text(row, "source"),
          .place = table.place(row)};
}

Phrase phrase_of(TableReader& table, const TsvRow& row, const TableShape& shape) {
  return {.text = table.text(row, shape.columns[0]),
          .value = table.text(row, shape.columns[1]),
          .language = table.text(row, "language"),
          .number = table.number(row, "number"),
          .source = table.text(row, "source"),
          .place = table.place(row)};
}

void report_taken_id(TableReader& table, const TsvRow& row) {
  table.report(
      row.line,
      fmt::format("id '{}' is taken already, choose another; row left out", table.cell(row, "id")),
      ProblemKind::kDuplicate);
}

std::string hash_of(std::vector<TaxonomyFile> files) {
  std::ranges::sort(files, {}, &TaxonomyFile::name);
  std::string all;
  for (const TaxonomyFile& file : files) all += file.name + '\n' + file.content + '\n';
  return fmt::format("{:016x}", XXH3_64bits(all.data(), all.size()));
}

}  // namespace skillgap
