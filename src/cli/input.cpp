#include "cli/input.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/asked_names.h"
#include "cli/built_in_taxonomy.h"

namespace skillgap {
namespace {

constexpr std::size_t kPostingsAUnit = 256;

bool is_blank(std::string_view line) {
  if (line.starts_with('{')) return false;  // as nearly all are
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// By their quoted names: a name that is written with escapes, or a text that quotes it, is rare.
std::set<std::string> columns_named_in(std::string_view lines, const ColumnMap& columns) {
  std::set<std::string> named;
  for (const auto& [column, field] : columns)
    if (lines.contains(fmt::format("\"{}\"", column))) named.insert(column);
  return named;
}

std::string display_name(const std::string& file) { return file == "-" ? "standard input" : file; }

// What is wrong with a file that begins so, as a whole: no line of it can be a posting. Else "".
std::string wrong_form(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return "text in UTF-16, save it as UTF-8";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bool is_empty = true;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::size_t first = bytes.substr(0, end).find_first_not_of(" \t\r");
    if (first != std::string_view::npos && bytes[first] == '{') return {};
    is_empty = is_empty && first == std::string_view::npos;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return is_empty
             ? ""
             : "not one JSON object a line; `skillgap import FILE --stdout` makes such lines of "
               "CSV and JSON lists, by the endings .csv, .tsv and .json";
}

bool read_file(const std::string& file, Progress& progress,
               const std::function<void(input_detail::Unit)>& push) {
  auto reader = LineReader::open(file);
  if (!reader) {
    push(
        {file, {}, {}, {{ProblemKind::kUnreadable, reader.error().where, reader.error().message}}});
    return false;
  }
  while (auto chunk = reader->next_chunk()) {
    if (chunk->first_line == 1) {
      if (std::string fault = wrong_form(chunk->bytes); !fault.empty()) {
        push({file, {}, {}, {{ProblemKind::kUnreadable, display_name(file), std::move(fault)}}});
        return false;
      }
    }
    push({file, std::move(*chunk), {}, {}});
    progress.update(reader->bytes_read(), reader->bytes_total());
  }
  if (!reader->problems().empty()) push({file, {}, {}, reader->problems()});
  return true;
}

bool read_store(const CommonOptions& common, Console& console, Progress& progress,
                const std::function<void(input_detail::Unit)>& push) {
  auto store = Store::open_existing(common.db);
  if (!store) {
    console.fail(store.error());
    return false;
  }
  const std::size_t total = store->count().value_or(0);
  if (common.is_piped_into)
    console.note(common.db + ": the store is read, not the pipe; write - to read that");
  if (total == 0) console.note(common.db + ": no postings yet, fetch or import some first");
  std::size_t done = 0;
  input_detail::Unit unit;
  const auto visited = store->for_each([&](const Posting& posting) {
    unit.postings.push_back(posting);
    if (unit.postings.size() == kPostingsAUnit) push(std::exchange(unit, {}));
    progress.update(++done, total);
    return true;
  });
  if (!unit.postings.empty()) push(std::move(unit));
  if (!visited) console.fail(visited.error());
  return visited.has_value();
}

std::expected<Analyzer, Error> open_compiled(const std::string& path, AnalyzerOptions options) {
  auto file = map_file(path);
  if (!file) return std::unexpected(file.error());
  auto compiled = open_taxonomy_image(file->bytes, file->owner, path);
  if (!compiled) return std::unexpected(compiled.error());
  auto analyzer = Analyzer::make(std::move(*compiled), options);
  if (!analyzer) return std::unexpected(Error{path, analyzer.error().message});
  return analyzer;
}

// Rows say the same, where a library has changed since the program was built.
std::expected<Analyzer, Error> open_built_in(AnalyzerOptions options) {
  auto compiled = open_taxonomy_image(built_in_taxonomy_image(), nullptr, "built-in taxonomy");
  if (compiled) {
    if (auto analyzer = Analyzer::make(std::move(*compiled), options)) return analyzer;
  }
  return Analyzer::make(parse_taxonomy(built_in_taxonomy_files()).taxonomy, options);
}

// "": the tables compiled in.
std::expected<Analyzer, Error> open_analyzer(const std::string& path, Console& console,
                                             const AnalyzerOptions& options) {
  if (path.empty()) return open_built_in(options);
  if (!std::filesystem::is_directory(path)) return open_compiled(path, options);
  auto taxonomy = read_tables(path, console);
  if (!taxonomy) return std::unexpected(taxonomy.error());
  return Analyzer::make(std::move(*taxonomy), options);
}

}  // namespace

std::expected<Analyzer, Error> make_analyzer(const CommonOptions& common, Console& console,
                                             AnalyzerOptions options) {
  options.seen_on = parse_date(common.seen_on);
  options.min_confidence = common.min_confidence;
  auto analyzer = open_analyzer(common.taxonomy, console, options);
  if (!analyzer || common.among.empty()) return analyzer;
  // Which roles there are is known only now.
  auto among = role_ids(common.among, *analyzer, "--among");
  if (!among) return std::unexpected(std::move(among.error()));
  options.among = std::move(*among);
  if (std::filesystem::is_directory(common.taxonomy))  // its bad rows have been reported
    return Analyzer::make(analyzer->taxonomy(), options);
  return open_analyzer(common.taxonomy, console, options);
}

std::expected<Taxonomy, Error> read_tables(const std::string& folder, Console& console) {
  auto files = read_taxonomy_folder(folder);
  if (!files) return std::unexpected(files.error());
  ParsedTaxonomy parsed = parse_taxonomy(*files);
  for (Problem& problem : parsed.problems) {
    problem.where = folder + "/" + problem.where;
    console.report(problem);
  }
  if (parsed.taxonomy.concepts.empty())
    return std::unexpected(
        Error{folder, "no usable concept in these tables, see taxonomy/README.md for their form"});
  return std::move(parsed.taxonomy);
}

namespace input_detail {

bool read_units(const InputOptions& input, const CommonOptions& common, Console& console,
                const std::function<void(Unit)>& push) {
  Progress progress(console, "reading");
  if (input.files.empty()) return read_store(common, console, progress, push);
  bool readable = false;
  for (const std::string& file : input.files)
    readable = read_file(file, progress, push) || readable;
  return readable;
}

void ReadTally::add(const UnitReport& report) {
  for (const Problem& problem : report.problems) console_.report_line(problem);
  postings_ += report.postings;
  problems_ += report.problems.size();
  columns_.insert(report.columns.begin(), report.columns.end());
}

void ReadTally::report_columns_of_no_line(const InputOptions& input) const {
  if (input.files.empty() || postings_ == 0) return;
  for (const auto& [column, field] : input.columns) {
    if (columns_.contains(column)) continue;
    console_.report({ProblemKind::kMissingField, display_name(input.files.front()),
                     fmt::format("no line has a column '{}' for {}; --map takes FIELD=COLUMN, with "
                                 "the name as the lines write it",
                                 column, field)});
  }
}

void take_postings(Unit unit, const ColumnMap& columns, UnitReport& report, Posting& posting,
                   const std::function<void()>& take, const TakeLine& take_line) {
  report.columns = columns_named_in(unit.lines.bytes, columns);
  report.postings += unit.postings.size();
  for (Posting& stored : unit.postings) {
    posting = std::move(stored);
    take();
  }
  std::string_view rest = unit.lines.bytes;
  for (std::size_t number = unit.lines.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size()), readable = rest.size();
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (is_blank(line)) continue;
    if (take_line && take_line(line, readable)) {
      ++report.postings;
    } else if (auto read = read_posting_json(line, "", columns, posting)) {
      ++report.postings;
      take();
    } else {  // only now its place is worth a text
      report.problems.push_back({ProblemKind::kBadRow,
                                 fmt::format("{}:{}", display_name(unit.file), number),
                                 std::move(read.error().message)});
    }
  }
}

}  // namespace input_detail
}  // namespace skillgap
