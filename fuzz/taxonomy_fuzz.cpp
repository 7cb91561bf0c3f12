// Lines "== aliases.tsv" begin tables. Whatever the tables hold (circles too, which only lint
// forbids): ids point at what exists, and an analyzer can be made of it and used.
#include "skillgap/taxonomy.h"

#include "fuzz/invariants.h"
#include "skillgap/analyzer.h"
#include "skillgap/gap.h"
#include "skillgap/report.h"
#include "skillgap/taxonomy_lint.h"

using namespace skillgap;

namespace {

std::vector<TaxonomyFile> split_tables(std::string_view input) {
  std::vector<TaxonomyFile> files;
  while (!input.empty()) {
    const std::string_view line = fuzz::take_line(input);
    if (line.starts_with("== ")) {
      files.push_back({std::string(line.substr(3)), ""});
    } else if (!files.empty()) {
      (files.back().content += line) += '\n';
    }
  }
  return files;
}

template <typename Id>
void require_exist(const std::vector<Id>& ids, std::size_t count) {
  for (const Id id : ids) {
    fuzz::require(static_cast<std::size_t>(id) < count, "a reference points at what exists");
  }
}

void require_sound_concepts(const Taxonomy& taxonomy) {
  for (const Concept& item : taxonomy.concepts) {
    require_exist(item.broader, taxonomy.concepts.size());
    require_exist(item.implies, taxonomy.concepts.size());
    fuzz::require(!item.id.empty() && !item.label_en.empty(), "a concept has an id and a label");
    const auto found = taxonomy.find(item.id);
    fuzz::require(found && &taxonomy[*found] == &item, "a concept is found by its id");
  }
  for (const Alias& alias : taxonomy.aliases) {
    require_exist(std::vector{alias.concept_id}, taxonomy.concepts.size());
    fuzz::require(!alias.text.empty(), "an alias has a text");
  }
}

void require_sound_roles(const Taxonomy& taxonomy) {
  for (const Role& role : taxonomy.roles) {
    require_exist(role.broader, taxonomy.roles.size());
    const auto found = taxonomy.find_role(role.id);
    fuzz::require(found && &taxonomy[*found] == &role, "a role is found by its id");
  }
  for (const RoleSkill& row : taxonomy.role_skills) {
    require_exist(std::vector{row.role}, taxonomy.roles.size());
    require_exist(std::vector{row.skill}, taxonomy.concepts.size());
    fuzz::require(row.weight >= 0 && row.weight <= 1, "a weight is in [0, 1]");
  }
}

// Every concept is asked for and every third held.
void require_usable(const Analyzer& analyzer) {
  Posting posting{
      .id = "t", .title = "Data Engineer", .description = "Must: Python, 3 years.\nSQL"};
  Profile profile;
  for (const Concept& item : analyzer.taxonomy().concepts) {
    posting.tags.push_back(item.label_en);
    if (posting.tags.size() % 3 == 1) profile.skills.push_back({item.label_en, "", 1.0});
    if (posting.tags.size() == 30) break;
  }
  const AnalyzedPosting analysis = analyzer.analyze(posting);
  fuzz::require_json_line(to_json(analysis, analyzer));
  const ResolvedProfile me = resolve_profile(profile, analyzer);
  const Gap gap = GapFinder(me, analyzer).find(analysis);
  if (gap.score) fuzz::require(*gap.score >= 0 && *gap.score <= 1, "a score is in [0, 1]");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  const auto files = split_tables(fuzz::text_of(data, size));
  const ParsedTaxonomy parsed = parse_taxonomy(files);
  fuzz::require_sound(parsed.problems);
  require_sound_concepts(parsed.taxonomy);
  require_sound_roles(parsed.taxonomy);
  fuzz::require_sound(lint_taxonomy(files, tokenizer));
  fuzz::require(parse_taxonomy(files).taxonomy.content_hash == parsed.taxonomy.content_hash,
                "the same tables give the same hash");

  const auto analyzer = Analyzer::make(parsed.taxonomy);
  fuzz::require(analyzer.has_value(), "any tables make an analyzer");
  require_usable(*analyzer);
  return 0;
}
