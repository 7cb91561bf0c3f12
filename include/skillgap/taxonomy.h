// What skillgap knows: concepts (skills and their like), their names, roles and the words that
// carry meaning around them. All of it comes from the tables of taxonomy/ (taxonomy/README.md
// describes each column); no word of a human language stands in the code.
//
//   ParsedTaxonomy parsed = parse_taxonomy(files);     // bad rows are Problems, the rest is used
//   const Taxonomy& t = parsed.taxonomy;
//   t[*t.find("pytorch")].label_en            // "PyTorch"
//
// Terms are SKOS's: a Concept has a prefLabel per language, altLabels (aliases), broader concepts,
// exactMatch ids. A Taxonomy is a value: built once, then only read; share it between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

enum class ConceptId : std::uint32_t {};
enum class RoleId : std::uint32_t {};

enum class Kind {
  // skills
  kLanguage,
  kLibrary,
  kTool,
  kCloud,
  kDatabase,
  kMethod,
  kPractice,
  kMetric,
  kSoft,
  kBusiness,
  kNaturalLanguage,
  // facts about a posting that are found the same way
  kCertification,
  kPlatform,
  kFieldOfStudy,
  kDegree,
  kIndustry,
};
std::string_view kind_name(Kind kind);  // "natural-language"
std::optional<Kind> parse_kind(std::string_view name);
bool is_skill(Kind kind);  // the first group, and certifications
// What has a maker and a name of its own, as against a method or practice.
constexpr bool is_product(Kind kind) {
  return kind == Kind::kLanguage || kind == Kind::kLibrary || kind == Kind::kTool ||
         kind == Kind::kCloud || kind == Kind::kDatabase;
}

// Where a row stands: "aliases.tsv:17". Kept for messages and `taxonomy show`.
struct RowPlace {
  std::string file;
  std::size_t line = 0;
};
std::string to_text(const RowPlace& place);

struct Concept {
  std::string id;  // "scikit-learn"
  Kind kind = Kind::kMethod;
  std::string label_en, label_id;  // prefLabel; label_id is empty where Indonesian has no other
  std::vector<ConceptId> broader;  // scikit-learn → machine-learning
  std::vector<ConceptId> implies;  // pytorch → python
  std::vector<std::string> exact_match;  // "wikidata:Q1026367", "esco:…", "onet:…"
  int rank = 0;                          // degrees only: 1 high school … 5 doctorate
  std::string source;                    // "doc1:19": a row id of sources.tsv, and the line in it
  RowPlace place;
};

// When an alias counts. The tests that words with another everyday sense must pass.
enum class AliasRule {
  kAny,      // whatever its case
  kCase,     // only in the case written ("REST", "SAS")
  kCompany,  // in the case written, and in the company of another skill or of a skill cue
  kList,     // only in a list beside a skill ("collect and analyze data"), in any case
  kName,     // as kCompany, or written as a name where no other word has a capital ("in React")
  kAsked,    // never in a text: a name that somebody may ask by ("charts" in a profile)
};
std::string_view alias_rule_name(AliasRule rule);  // the words of aliases.tsv; "" for kAny
std::optional<AliasRule> parse_alias_rule(std::string_view name);

struct Alias {
  ConceptId concept_id{};
  std::string text;      // prefLabels are aliases too
  std::string language;  // "en", "id", or "" for names used in every language
  AliasRule rule = AliasRule::kAny;
  std::string source;
  RowPlace place;
};

// A phrase that looks like a skill and is none ("R&D", "excel at"): it hides the alias inside it.
struct NotASkill {
  std::string text;
  std::string source;
  RowPlace place;
};

struct Role {
  std::string id;  // "ml-engineer"
  std::string label_en, label_id;
  std::vector<RoleId> broader;
  std::string definition, definition_id;  // English, Indonesian
  std::vector<std::string> exact_match;   // "isco:2512", "soc:15-2051"
  bool tech = true;                       // false: outside the data and software trades
  std::string source;
  RowPlace place;
};

// A phrase and what it says. Which `value`s there are depends on the table: see taxonomy/README.md.
struct Phrase {
  std::string text;
  std::string value;  // titles: role id · sections: section kind · cues: effect · seniority: level
                      // · senses: sense
  std::string language;
  double number = 0;  // units: factor or number word · role_skills: weight
  std::string source;
  RowPlace place;
};

struct RoleSkill {
  RoleId role{};
  ConceptId skill{};
  double weight = 0;
  std::string source;
};

// What a feature of a posting speaks for a role, in logits: a term of the linear model that
// tools/train_roles writes (src/insight/role_model.h).
struct RoleWeight {
  std::string feature;  // "skill:pytorch", "text:deploy models", "title:barista", "bias:"
  RoleId role{};
  double weight = 0;
  RowPlace place;
};

// What tells a role from one that is easily taken for it.
struct RoleNeighbour {
  RoleId role{}, neighbour{};
  std::string difference_en, difference_id;
  std::string source;
};

struct Taxonomy {
  std::string version;       // "2026.11.21", from VERSION
  std::string content_hash;  // 16 hex digits over all tables; version+hash is in every output

  std::vector<Concept> concepts;
  std::vector<Alias> aliases;
  std::vector<NotASkill> not_skills;
  std::vector<Role> roles;
  std::vector<Phrase> sources, titles, seniority, sections, cues, units, function_words, work_modes;
  std::vector<Phrase> everyday_words, kind_words, role_cues;
  std::vector<Phrase> senses;  // those that are not not-a-skill
  std::vector<RoleSkill> role_skills;
  std::vector<RoleWeight> role_weights;
  std::vector<RoleNeighbour> role_neighbours;
  std::vector<Phrase> role_settings;  // numbers of the role model
  std::vector<Phrase> role_fields;    // names of fields in titles: "Finance"

  std::optional<ConceptId> find(std::string_view id) const;
  std::optional<RoleId> find_role(std::string_view id) const;
  const Concept& operator[](ConceptId id) const { return concepts[static_cast<std::size_t>(id)]; }
  const Role& operator[](RoleId id) const { return roles[static_cast<std::size_t>(id)]; }

  std::unordered_map<std::string, ConceptId> concept_by_id;
  std::unordered_map<std::string, RoleId> role_by_id;
};

std::string full_version(const Taxonomy& taxonomy);  // "2026.11.21+0123456789abcdef"

// One table: its file name ("aliases.tsv") and its bytes.
struct TaxonomyFile {
  std::string name;
  std::string content;
};

struct ParsedTaxonomy {
  Taxonomy taxonomy;
  std::vector<Problem> problems;  // each with "file:line"; the rows concerned were left out
};

// Total: unknown files and bad rows are Problems. A row that repeats an earlier one is left out.
ParsedTaxonomy parse_taxonomy(const std::vector<TaxonomyFile>& files);

// The tables compiled into the library.
const std::vector<TaxonomyFile>& built_in_taxonomy_files();

}  // namespace skillgap
