#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "skillgap/alias_index.h"
#include "skills/lint_checks.h"
#include "skills/table_reader.h"

namespace skillgap {
namespace {

void check_sources_used(const std::vector<TaxonomyFile>& files, const Taxonomy& taxonomy,
                        Problems& problems) {
  std::set<std::string, std::less<>> used;
  for (const TaxonomyFile& file : files) {
    Problems ignored;
    const TableReader table(file, ignored);
    for (const TsvRow& row : table.rows()) {
      for (const std::string_view source : split_list(table.cell(row, "source")))
        used.emplace(source.substr(0, source.find(':')));
    }
  }
  for (const Phrase& source : taxonomy.sources) {
    if (!used.contains(source.text))
      problems.push_back(problem_at(
          source.place,
          fmt::format("no row names the source '{}', remove it or name it", source.text)));
  }
}

// A phrase of senses.tsv is there to hide the alias inside it; one that is an alias hides itself.
void check_senses(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems) {
  const AliasIndex index = AliasIndex::build(taxonomy, tokenizer);
  for (const NotASkill& other : taxonomy.not_skills) {
    const auto aliases = index.inside(other.text, tokenizer);
    if (aliases.empty())
      problems.push_back(problem_at(
          other.place, fmt::format("'{}' hides no alias, remove it or add the alias", other.text)));
    for (const Alias* alias : aliases) {
      if (folded(alias->text, tokenizer) == folded(other.text, tokenizer))
        problems.push_back(
            problem_at(other.place, fmt::format("'{}' is an alias of '{}' too, remove one",
                                                other.text, taxonomy[alias->concept_id].id)));
    }
  }
}

// Both prefLabels are aliases already; a row of theirs is there for its rule.
void check_labels_as_aliases(const Taxonomy& taxonomy, Problems& problems) {
  for (const Alias& alias : taxonomy.aliases) {
    const Concept& item = taxonomy[alias.concept_id];
    const bool is_row = alias.place.file != item.place.file;
    if (is_row && alias.rule == AliasRule::kAny &&
        (alias.text == item.label_en || alias.text == item.label_id))
      problems.push_back(problem_at(
          alias.place,
          fmt::format("'{}' is a prefLabel of '{}' already, remove the row", alias.text, item.id)));
  }
}

}  // namespace

void check_usage(const std::vector<TaxonomyFile>& files, const Taxonomy& taxonomy,
                 const Tokenizer& tokenizer, Problems& problems) {
  check_sources_used(files, taxonomy, problems);
  check_senses(taxonomy, tokenizer, problems);
  check_labels_as_aliases(taxonomy, problems);
}

}  // namespace skillgap
