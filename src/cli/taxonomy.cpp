// taxonomy show, search, lint and compile.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "cli/asked_names.h"
#include "cli/input.h"
#include "cli/output_file.h"
#include "cli/role_lines.h"
#include "cli/run.h"
#include "skillgap/alias_index.h"
#include "skillgap/files.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/taxonomy_lint.h"
#include "skillgap/taxonomy_search.h"

namespace skillgap {
namespace {

constexpr std::size_t kSuggestions = 5;
constexpr std::size_t kHeading = 13, kScreen = 96;  // columns

using Lines = HeadedLines;

std::vector<std::string> ids_of(const std::vector<ConceptId>& concepts, const Taxonomy& taxonomy) {
  std::vector<std::string> ids;
  for (const ConceptId id : concepts) ids.push_back(taxonomy[id].id);
  return ids;
}

std::vector<std::string> aliases_of(ConceptId item, std::string_view language,
                                    const Taxonomy& taxonomy) {
  std::vector<std::string> names;
  for (const Alias& alias : taxonomy.aliases) {
    if (alias.concept_id != item || alias.language != language) continue;
    const std::string_view rule = alias_rule_name(alias.rule);
    names.push_back(rule.empty() ? alias.text : fmt::format("{} ({})", alias.text, rule));
  }
  std::ranges::sort(names);
  return names;
}

// Phrases in which a name of the concept is no skill: "excel at (Excel)".
std::vector<std::string> senses_of(ConceptId item, const Analyzer& analyzer) {
  const AliasIndex index = AliasIndex::build(analyzer.taxonomy(), analyzer.tokenizer());
  std::vector<std::string> senses;
  for (const NotASkill& other : analyzer.taxonomy().not_skills) {
    for (const Alias* alias : index.inside(other.text, analyzer.tokenizer())) {
      if (alias->concept_id == item)
        senses.push_back(fmt::format("{} ({})", other.text, alias->text));
    }
  }
  // A phrase may hold the name twice.
  const auto repeated = std::ranges::unique(senses);
  senses.erase(repeated.begin(), repeated.end());
  return senses;
}

// Imported tables have aliases in other languages than ours.
Lines aliases_by_language(ConceptId item, const Taxonomy& taxonomy) {
  std::set<std::string> languages = {"", "en", "id"};
  for (const Alias& alias : taxonomy.aliases) {
    if (alias.concept_id == item) languages.insert(alias.language);
  }
  Lines lines;
  for (const std::string& language : languages)
    lines.push_back({language.empty() ? "aliases" : "aliases " + language,
                     aliases_of(item, language, taxonomy)});
  return lines;
}

Lines describe(ConceptId id, const Analyzer& analyzer) {
  const Taxonomy& taxonomy = analyzer.taxonomy();
  const Concept& item = taxonomy[id];
  std::vector<ConceptId> narrower;
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i) {
    if (std::ranges::find(taxonomy.concepts[i].broader, id) != taxonomy.concepts[i].broader.end())
      narrower.push_back(ConceptId{static_cast<std::uint32_t>(i)});
  }
  Lines lines = {{"id", {item.id}},
                 {"kind", {std::string(kind_name(item.kind))}},
                 {"prefLabel en", {item.label_en}},
                 {"prefLabel id", {item.label_id}}};
  std::ranges::move(aliases_by_language(id, taxonomy), std::back_inserter(lines));
  const Lines relations = {{"not in", senses_of(id, analyzer)},
                           {"broader", ids_of(item.broader, taxonomy)},
                           {"narrower", ids_of(narrower, taxonomy)},
                           {"implies", ids_of(item.implies, taxonomy)},
                           {"exactMatch", item.exact_match},
                           {"source", {item.source}},
                           {"row", {to_text(item.place)}}};
  lines.insert(lines.end(), relations.begin(), relations.end());
  return lines;
}

// "a, b, c", broken behind commas where a line would be too long for a screen.
std::string in_lines(const std::vector<std::string>& values) {
  std::string text;
  std::size_t column = 0;
  for (const std::string& raw : values) {
    const std::string value = printable(raw);
    const std::size_t width = display_width(value);
    if (width == 0) continue;
    const bool breaks = column > 0 && column + 2 + width > kScreen - kHeading;
    if (breaks) text += ",\n" + std::string(kHeading + 1, ' ');
    if (!breaks && column > 0) text += ", ";
    column = breaks || column == 0 ? width : column + 2 + width;
    text += value;
  }
  return text;
}

std::string as_text(const Lines& lines) {
  std::string text;
  for (const auto& [heading, values] : lines) {
    const std::string joined = in_lines(values);
    if (!joined.empty()) text += fmt::format("{:<{}} {}\n", heading, kHeading, joined);
  }
  return text;
}

std::string as_json(const Lines& lines) {
  JsonWriter json;
  json.begin_object();
  for (const auto& [heading, values] : lines) {
    json.key(heading).begin_array();
    for (const std::string& value : values) {
      if (!value.empty()) json.string(value);
    }
    json.end_array();
  }
  return json.end_object().take() + "\n";
}

Error unknown_name(const std::string& name, const Analyzer& analyzer) {
  std::string near;
  const TaxonomySearch search = TaxonomySearch::build(analyzer.taxonomy(), analyzer.tokenizer());
  for (const SearchHit& hit : search.nearest(name, kSuggestions))
    near += (near.empty() ? "" : ", ") + offered(hit.id, hit);
  return {name,
          near.empty()
              ? "nothing of this name is known, try `skillgap taxonomy search` with a part of it"
              : "nothing of this name is known, did you mean " + near + "?"};
}

}  // namespace

ExitCode run_taxonomy_show(const TaxonomyShowCommand& command, const CommonOptions& common,
                           Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const Taxonomy& taxonomy = analyzer->taxonomy();
  std::vector<Lines> found;
  for (const ConceptId id : analyzer->resolve(command.name))
    found.push_back(describe(id, *analyzer));
  if (const auto role = taxonomy.find_role(command.name))
    found.push_back(describe_role(*role, taxonomy));
  if (found.empty()) {
    if (const auto titled = role_ids({command.name}, *analyzer, "NAME"))
      found.push_back(describe_role(*taxonomy.find_role(titled->front()), taxonomy));
  }
  if (found.empty()) return console.fail(unknown_name(command.name, *analyzer));
  for (std::size_t i = 0; i < found.size(); ++i)
    console.out(command.json ? as_json(found[i]) : (i > 0 ? "\n" : "") + as_text(found[i]));
  return console.exit_code();
}

ExitCode run_taxonomy_search(const TaxonomySearchCommand& command, const CommonOptions& common,
                             Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto hits = TaxonomySearch::build(analyzer->taxonomy(), analyzer->tokenizer())
                        .nearest(command.text, command.limit);
  if (hits.empty())
    return console.fail({command.text, "nothing resembles this, try a shorter text"});
  std::vector<std::vector<std::string>> rows;
  for (const SearchHit& hit : hits) {
    rows.push_back({hit.id, hit.kind, hit.label, hit.matched});
    if (!command.json) continue;
    JsonWriter json;
    json.begin_object().key("id").string(hit.id).key("kind").string(hit.kind).key("label").string(
        hit.label);
    json.key("matched").string(hit.matched).key("nearness").string(nearness_name(hit.nearness));
    json.key("distance").integer(hit.distance).end_object();
    console.out(json.take() + "\n");
  }
  if (!command.json) console.out(text_table({{"id"}, {"kind"}, {"label"}, {"matched name"}}, rows));
  return console.exit_code();
}

ExitCode run_taxonomy_lint(const CommonOptions& common, Console& console) {
  const auto tokenizer = Tokenizer::make();
  if (!tokenizer) return console.fail(tokenizer.error());
  std::vector<TaxonomyFile> files = built_in_taxonomy_files();
  if (!common.taxonomy.empty()) {
    auto read = read_taxonomy_folder(common.taxonomy);
    if (!read) return console.fail(read.error());
    files = std::move(*read);
  }
  const std::string folder = common.taxonomy.empty() ? "taxonomy/" : common.taxonomy + "/";
  for (Problem problem : lint_taxonomy(files, *tokenizer)) {
    problem.where = folder + problem.where;
    console.report(problem);
  }
  return console.finish();
}

ExitCode run_taxonomy_compile(const TaxonomyCompileCommand& command, const CommonOptions& common,
                              Console& console) {
  const std::string& folder = command.folder.empty() ? common.taxonomy : command.folder;
  std::expected<Taxonomy, Error> taxonomy = folder.empty()
                                                ? parse_taxonomy(built_in_taxonomy_files()).taxonomy
                                                : read_tables(folder, console);
  if (!taxonomy) return console.fail(taxonomy.error());
  auto compiled = Analyzer::compile(std::move(*taxonomy));
  if (!compiled) return console.fail(compiled.error());
  const std::string summary = fmt::format(
      "{}: {} names of {} concepts, version {}", command.file, compiled->taxonomy.aliases.size(),
      compiled->taxonomy.concepts.size(), full_version(compiled->taxonomy));
  const auto written =
      write_new_file(command.file, write_taxonomy_image(std::move(*compiled)), command.force);
  if (!written) return console.fail(written.error());
  console.note(summary);
  return console.finish();
}

}  // namespace skillgap
