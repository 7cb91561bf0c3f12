#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "skillgap/alias_index.h"
#include "skills/lint_checks.h"

namespace skillgap {
namespace {

// What an alias may mean besides its skill.
struct OtherWords {
  std::set<std::string, std::less<>> everyday;
  std::set<const Alias*> hidden;  // inside a phrase of senses.tsv
};

OtherWords other_words(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  OtherWords others;
  for (const Phrase& word : taxonomy.everyday_words)
    others.everyday.insert(folded(word.text, tokenizer));
  const AliasIndex index = AliasIndex::build(taxonomy, tokenizer);
  for (const NotASkill& other : taxonomy.not_skills) {
    for (const Alias* alias : index.inside(other.text, tokenizer)) others.hidden.insert(alias);
  }
  return others;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c != ' '; }));
}

bool has_sign(std::string_view key) { return key.find_first_of("+#./&") != std::string::npos; }

void check_meaning(const Alias& alias, std::string_view key, const OtherWords& others,
                   Problems& problems) {
  if (alias.rule != AliasRule::kAny) return;
  if (letters_in(alias.text) <= 2 && !has_sign(key))
    problems.push_back(problem_at(
        alias.place,
        fmt::format(
            "alias '{}' is short enough to be another word, give it the rule case or company",
            alias.text)));
  else if (others.everyday.contains(key) && !others.hidden.contains(&alias))
    problems.push_back(problem_at(
        alias.place, fmt::format("alias '{}' is an everyday word too (everyday_words.tsv), give it "
                                 "the rule case or company, or add phrases to senses.tsv",
                                 alias.text)));
}

void report_collision(const Alias& alias, const Alias& first, const Taxonomy& taxonomy,
                      Problems& problems) {
  const std::string& id = taxonomy[alias.concept_id].id;
  if (first.concept_id == alias.concept_id)
    problems.push_back({ProblemKind::kDuplicate, to_text(alias.place),
                        fmt::format("alias '{}' of '{}' stands in row {} already, remove one",
                                    alias.text, id, to_text(first.place))});
  else
    problems.push_back(problem_at(
        alias.place, fmt::format("alias '{}' of '{}' names '{}' too (row {}), keep one", alias.text,
                                 id, taxonomy[first.concept_id].id, to_text(first.place))));
}

// A field of study may be named like a skill; two skills may not be named alike.
std::optional<Kind> family(Kind kind) {
  return is_skill(kind) ? std::nullopt : std::optional(kind);
}

}  // namespace

void check_aliases(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems) {
  const OtherWords others = other_words(taxonomy, tokenizer);
  std::map<std::pair<std::string, std::optional<Kind>>, const Alias*> first;
  for (const Alias& alias : taxonomy.aliases) {
    const std::string key = folded(alias.text, tokenizer);
    if (key.empty()) {
      problems.push_back(
          problem_at(alias.place,
                     fmt::format("alias '{}' has no letter or sign in it, remove it", alias.text)));
      continue;
    }
    check_meaning(alias, key, others, problems);
    const Kind kind = taxonomy[alias.concept_id].kind;
    const auto [entry, is_new] = first.try_emplace({key, family(kind)}, &alias);
    if (!is_new) report_collision(alias, *entry->second, taxonomy, problems);
  }
}

}  // namespace skillgap
