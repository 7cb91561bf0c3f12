// The example of the README: an analyzer from the built-in tables, one posting, its first mention.
#include <skillgap/analyzer.h>

#include <cstdio>

int main() {
  const auto analyzer = skillgap::Analyzer::make(
                            skillgap::parse_taxonomy(skillgap::built_in_taxonomy_files()).taxonomy)
                            .value();
  const auto posting =
      analyzer.analyze({.title = "ML Engineer", .description = "Python is a must"});
  for (const auto& mention : posting.mentions) {
    if (mention.field != skillgap::Field::kDescription) continue;
    std::puts(analyzer.taxonomy()[mention.concept_id].id.c_str());
    return 0;
  }
  return 1;
}
