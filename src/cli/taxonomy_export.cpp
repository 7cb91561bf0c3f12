// taxonomy export skos|csv: the tables in forms that other tools read.
#include "skillgap/taxonomy_export.h"

#include "cli/output_file.h"
#include "cli/run.h"

namespace skillgap {

ExitCode run_taxonomy_export(const TaxonomyExportCommand& command, const CommonOptions& common,
                             Console& console) {
  std::vector<TaxonomyFile> files = built_in_taxonomy_files();
  if (!common.taxonomy.empty()) {
    auto read = read_taxonomy_folder(common.taxonomy);
    if (!read) return console.fail(read.error());
    files = std::move(*read);
  }
  ParsedTaxonomy parsed = parse_taxonomy(files);
  for (Problem& problem : parsed.problems) {
    problem.where = common.taxonomy + "/" + problem.where;
    console.report(problem);
  }
  const std::string text = command.as_csv ? taxonomy_csv(parsed.taxonomy, command.raw)
                                          : taxonomy_skos(parsed.taxonomy, command.base);
  if (command.file.empty()) {
    console.out(text);
  } else if (const auto written = write_new_file(command.file, text, command.force); !written) {
    return console.fail(written.error());
  }
  return console.finish();
}

}  // namespace skillgap
