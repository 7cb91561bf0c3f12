#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/counted.h"
#include "cli/input.h"
#include "cli/output_file.h"
#include "cli/posting_ids.h"
#include "cli/run.h"
#include "cli/trends_picture.h"
#include "skillgap/files.h"
#include "skillgap/json_writer.h"
#include "skillgap/plot.h"
#include "skillgap/posting_counter.h"
#include "skillgap/report.h"
#include "skillgap/trends.h"

namespace skillgap {
namespace {

constexpr std::size_t kPlotWidth = 79;

std::string without_end_slash(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

// Tables of an earlier run are replaced, files of others are not.
bool has_our_tables(const std::string& folder) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 20;
  const auto package = read_document(folder + "/datapackage.json", kMostBytes);
  return package && package->bytes.find("\"name\":\"skillgap-trends\"") != std::string::npos;
}

std::expected<void, Error> check_folder(const TrendTables& tables, const std::string& folder) {
  if (has_our_tables(folder)) return {};
  std::vector<std::string> files = {folder + "/datapackage.json"};
  for (const Table& table : tables.tables) files.push_back(folder + "/" + table.name + ".csv");
  return check_new(files, false);
}

// All files, or the first that could not be written.
std::expected<std::vector<std::string>, Error> write_tables(const TrendTables& tables,
                                                            const std::string& folder,
                                                            const Analyzer& analyzer, bool force) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed)
    return std::unexpected(Error{folder, failed.message() + ", choose another folder with --csv"});
  if (!force) {
    if (const auto is_free = check_folder(tables, folder); !is_free)
      return std::unexpected(is_free.error());
  }
  std::vector<std::string> written;
  for (const Table& table : tables.tables) {
    written.push_back(folder + "/" + table.name + ".csv");
    CsvPieces pieces(table);
    if (const auto done = write_file(written.back(), [&] { return pieces.next(); }); !done)
      return std::unexpected(done.error());
  }
  written.push_back(folder + "/datapackage.json");
  if (const auto done = write_file(
          written.back(),
          data_package_json(tables, full_version(analyzer.taxonomy()), analyzer.method()));
      !done)
    return std::unexpected(done.error());
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
      "{} counted, {} without copies and reposts; {} without a date, {} without "
      "a usable text\n",
      counted(tables.postings, "posting"),
      counted(tables.postings - tables.copies, "vacancy", "vacancies"), tables.without_date,
      tables.not_ok);
  for (const std::string& file : files) text += file + "\n";
  if (files.empty()) text += "no files written; add --csv FOLDER for the tables\n";
  return text;
}

// False where nothing could be read; what is wrong with single postings or parts is reported.
bool count_postings(const TrendsCommand& command, const CommonOptions& common,
                    const Analyzer& analyzer, Console& console, TrendCounter& counter) {
  PostingCounter postings(analyzer);
  return for_each_posting<CountedPosting>(
      command.input, common, console,
      [&](Posting&& posting) { return postings.count(std::move(posting)); },
      [&](CountedPosting one) { counter.add(std::move(one)); });
}

std::expected<void, Error> merge_parts(const TrendsCommand& command, const Analyzer& analyzer,
                                       TrendCounter& counter) {
  if (command.input.files.empty())
    return std::unexpected(Error{"--merge", "no files, name the partial tables to add up"});
  for (const std::string& file : command.input.files) {
    const auto part = map_file(file);
    if (!part) return std::unexpected(part.error());
    const std::string_view bytes(reinterpret_cast<const char*>(part->bytes.data()),
                                 part->bytes.size());
    if (auto merged = counter.merge(bytes, analyzer.method(), file); !merged) return merged;
  }
  return {};
}

const Table& table_named(const TrendTables& tables, std::string_view name) {
  return *std::ranges::find(tables.tables, name, &Table::name);
}

// Drawn where a person looks, and written where asked for.
std::expected<void, Error> show_pictures(const TrendsCommand& command, const TrendTables& tables,
                                         const std::vector<std::string>& skills, Console& console) {
  if (!skills.empty()) {
    const auto lines = demand_lines(table_named(tables, "skill_demand"), skills);
    if (!command.json) console.out(plot_text(lines, kPlotWidth));
    if (std::ranges::any_of(lines, [](const PlotLine& line) { return line.points.empty(); }))
      console.note(fmt::format(
          "no figures: no posting asks for it, or no period has the {} vacancies a share needs "
          "(--floor)",
          command.trends.sample_floor));
    if (!command.svg.empty()) {
      const auto written = write_file(command.svg, plot_svg(lines, "Share of open vacancies"));
      if (!written) return written;
    }
  }
  if (command.movers > 0 && !command.json)
    console.out(movers_text(table_named(tables, "emerging"), command.movers));
  return {};
}

ExitCode write_tables_and_summary(const TrendsCommand& command, const Analyzer& analyzer,
                                  const TrendCounter& counter,
                                  const std::vector<std::string>& skills, Console& console) {
  const TrendTables tables = counter.tables(analyzer.method());
  if (tables.postings == 0 && tables.without_date + tables.not_ok > 0)
    console.report(
        {ProblemKind::kMissingField, "trends",
         "no posting has both a date and a usable text, so the tables are empty; name the "
         "column of the date with --map date_posted=COLUMN"});
  std::vector<std::string> files;
  if (!command.folder.empty()) {
    auto written = write_tables(tables, without_end_slash(command.folder), analyzer, command.force);
    if (!written) return console.fail(written.error());
    files = std::move(*written);
  }
  if (const auto shown = show_pictures(command, tables, skills, console); !shown)
    return console.fail(shown.error());
  console.out(command.json ? summary_json(tables, files) : summary_text(tables, files));
  return console.finish();
}

}  // namespace

ExitCode run_trends(const TrendsCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console, kForCounting);
  if (!analyzer) return console.fail(analyzer.error());
  if (const auto are_new = check_new({command.svg, command.partial}, command.force); !are_new)
    return console.fail(are_new.error());
  TrendOptions options = command.trends;
  auto apart = read_ids(command.apart);
  if (!apart) return console.fail(apart.error());
  options.apart = std::move(*apart);
  std::vector<std::string> skills;
  if (!command.plot.empty()) {
    auto named = plotted_skills(command.plot, *analyzer);
    if (!named) return console.fail(named.error());
    skills = std::move(*named);
  }
  TrendCounter counter(analyzer->taxonomy(), std::move(options));
  if (command.merge) {
    // A sum without one of its parts would look like the whole.
    if (const auto merged = merge_parts(command, *analyzer, counter); !merged)
      return console.fail(merged.error());
  } else if (!count_postings(command, common, *analyzer, console, counter)) {
    return kNotDone;
  }
  if (command.partial.empty())
    return write_tables_and_summary(command, *analyzer, counter, skills, console);
  if (const auto written = write_file(command.partial, counter.partial(analyzer->method()));
      !written)
    return console.fail(written.error());
  console.out(command.partial + "\n");
  return console.finish();
}

}  // namespace skillgap
