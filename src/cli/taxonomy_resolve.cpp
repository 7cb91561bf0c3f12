// taxonomy resolve: the skills that names stand for, by the same aliases as in postings.
#include <fmt/format.h>

#include "cli/counted.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/files.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

std::string answer_json(std::string_view name, const std::vector<ConceptId>& concepts,
                        const Taxonomy& taxonomy) {
  JsonWriter json;
  json.begin_object().key("name").string(name).key("ids").begin_array();
  for (const ConceptId id : concepts) json.string(taxonomy[id].id);
  return json.end_array().end_object().take() + "\n";
}

// "sklearn<tab>scikit-learn"; nothing behind the tab where the name is unknown.
std::string answer_text(std::string_view name, const std::vector<ConceptId>& concepts,
                        const Taxonomy& taxonomy) {
  std::string ids;
  for (const ConceptId id : concepts) ids += (ids.empty() ? "" : ", ") + taxonomy[id].id;
  return printable(name) + "\t" + ids + "\n";
}

// Calls `use` with each line of standard input that is not blank.
template <typename Use>
bool for_each_name(Console& console, const Use& use) {
  auto reader = LineReader::open("-");
  if (!reader) {
    console.fail(reader.error());
    return false;
  }
  while (const auto chunk = reader->next_chunk()) {
    std::string_view rest = chunk->bytes;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.find_first_not_of(" \t") != std::string_view::npos) use(clean_utf8(line));
    }
  }
  for (const Problem& problem : reader->problems()) console.report(problem);
  return true;
}

}  // namespace

ExitCode run_taxonomy_resolve(const TaxonomyResolveCommand& command, const CommonOptions& common,
                              Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  std::size_t names = 0, unknown = 0;
  const auto answer = [&](std::string_view name) {
    const auto concepts = analyzer->resolve(name);
    ++names;
    unknown += concepts.empty() ? 1 : 0;
    console.out(command.json ? answer_json(name, concepts, analyzer->taxonomy())
                             : answer_text(name, concepts, analyzer->taxonomy()));
  };
  for (const std::string& name : command.names) answer(clean_utf8(name));
  if (command.names.empty() && !for_each_name(console, answer)) return kNotDone;
  if (unknown > 0)
    console.note(fmt::format("{} of {} unknown, `skillgap taxonomy search` finds names like it",
                             unknown, counted(names, "name")));
  return console.finish();
}

}  // namespace skillgap
