// taxonomy import esco|onet|csv: foreign classifications into a folder for --taxonomy.
#include <fmt/format.h>

#include "cli/run.h"
#include "skillgap/files.h"
#include "skillgap/taxonomy_import.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxFileBytes = 256u << 20;

// Those that could be read; the others are reported.
std::vector<RawDocument> read_all(const std::vector<std::string>& files, Console& console) {
  std::vector<RawDocument> documents;
  for (const std::string& file : files) {
    auto document = read_document(file, kMaxFileBytes);
    if (document) {
      documents.push_back(std::move(*document));
    } else {
      console.report({ProblemKind::kUnreadable, document.error().where, document.error().message});
    }
  }
  return documents;
}

ImportedTaxonomy import_from(const TaxonomyImportCommand& command,
                             const std::vector<RawDocument>& documents,
                             const Tokenizer& tokenizer) {
  const ImportOptions options = {command.version, command.kind, command.columns};
  switch (command.from) {
    case ImportFrom::kEsco:
      return import_esco(documents, options, tokenizer);
    case ImportFrom::kOnet:
      return import_onet(documents, options, tokenizer);
    case ImportFrom::kCsv:
      break;
  }
  return import_csv(documents.front(), options, tokenizer);
}

std::string summary(const ImportReport& report, const std::string& folder) {
  std::string text = fmt::format(
      "{} rows read: {} concepts with {} more names, {} roles with {} more titles, {} skills of "
      "roles; written to {}\n",
      report.rows, report.concepts, report.aliases, report.roles, report.titles, report.role_skills,
      folder);
  for (const auto& [reason, times] : report.left_out)
    text += fmt::format("left out: {} {}\n", times, reason);
  return text;
}

}  // namespace

ExitCode run_taxonomy_import(const TaxonomyImportCommand& command, Console& console) {
  const auto tokenizer = Tokenizer::make();
  if (!tokenizer) return console.fail(tokenizer.error());
  const std::vector<RawDocument> documents = read_all(command.files, console);
  if (documents.empty()) return kNotDone;
  const ImportedTaxonomy imported = import_from(command, documents, *tokenizer);
  for (const Problem& problem : imported.problems) console.report(problem);
  if (imported.files.empty())
    return console.fail({documents.front().where, "nothing to import was found, nothing written"});
  if (const auto written = write_taxonomy_folder(command.folder, imported.files, command.force);
      !written)
    return console.fail(written.error());
  console.note_lines(summary(imported.report, command.folder));
  return console.finish();
}

}  // namespace skillgap
