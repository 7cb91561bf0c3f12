#include <fmt/format.h>

#include <filesystem>

#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/files.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/trends.h"

namespace skillgap {
namespace {

std::string without_end_slash(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

// All files, or the first that could not be written.
std::expected<std::vector<std::string>, Error> write_tables(const TrendTables& tables,
                                                            const std::string& folder,
                                                            const Analyzer& analyzer) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed)
    return std::unexpected(Error{folder, failed.message() + ", choose another folder with --csv"});
  std::vector<std::pair<std::string, std::string>> files;
  for (const Table& table : tables.tables)
    files.emplace_back(folder + "/" + table.name + ".csv", to_csv(table));
  files.emplace_back(
      folder + "/datapackage.json",
      data_package_json(tables, full_version(analyzer.taxonomy()), analyzer.method()));
  std::vector<std::string> written;
  for (const auto& [path, bytes] : files) {
    if (const auto result = write_file(path, bytes); !result)
      return std::unexpected(result.error());
    written.push_back(path);
  }
  return written;
}

std::string summary_json(const TrendTables& tables, const std::vector<std::string>& files) {
  JsonWriter json;
  json.begin_object();
  json.key("postings").integer(tables.postings).key("copies").integer(tables.copies);
  json.key("without_date").integer(tables.without_date).key("not_ok").integer(tables.not_ok);
  json.key("files").begin_array();
  for (const std::string& file : files) json.string(file);
  return json.end_array().end_object().take() + "\n";
}

std::string summary_text(const TrendTables& tables, const std::vector<std::string>& files) {
  std::string text = fmt::format(
      "{} postings counted ({} of them copies), {} without a date, {} without a usable text\n",
      tables.postings, tables.copies, tables.without_date, tables.not_ok);
  for (const std::string& file : files) text += file + "\n";
  if (files.empty()) text += "no files written; add --csv FOLDER for the tables\n";
  return text;
}

}  // namespace

ExitCode run_trends(const TrendsCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  TrendCounter counter(analyzer->taxonomy(), command.trends);
  const bool readable = for_each_posting<AnalyzedPosting>(
      command.input, common, console,
      [&](Posting posting) { return analyzer->analyze(std::move(posting)); },
      [&](const AnalyzedPosting& posting) { counter.add(posting); });
  if (!readable) return kNotDone;
  const TrendTables tables = counter.tables(analyzer->method());
  if (tables.postings == 0)
    console.report(
        {ProblemKind::kMissingField, "trends",
         "no posting has both a date and a usable text, so the tables are empty; name the "
         "column of the date with --map date_posted=COLUMN"});
  std::vector<std::string> files;
  if (!command.folder.empty()) {
    auto written = write_tables(tables, without_end_slash(command.folder), *analyzer);
    if (!written) return console.fail(written.error());
    files = std::move(*written);
  }
  console.out(command.json ? summary_json(tables, files) : summary_text(tables, files));
  return console.finish();
}

}  // namespace skillgap
