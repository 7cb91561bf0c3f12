// What was typed, as values. All settings are resolved here, once: flags, environment, defaults.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/console.h"
#include "skillgap/duplicates.h"
#include "skillgap/fetcher.h"
#include "skillgap/plan_options.h"
#include "skillgap/posting_index.h"
#include "skillgap/posting_json.h"
#include "skillgap/taxonomy.h"
#include "skillgap/taxonomy_export.h"
#include "skillgap/trends.h"
#include "skillgap/unlisted.h"

namespace skillgap {

// The variables that skillgap looks at, and the machine's number of processors.
struct Environment {
  std::string home, xdg_data_home;
  std::string contact;  // SKILLGAP_CONTACT
  unsigned processors = 1;
  Proxies proxies = {};        // http_proxy, https_proxy, all_proxy, no_proxy
  std::string ca_file = {};    // SSL_CERT_FILE
  bool is_piped_into = false;  // standard input is a pipe
};
Environment environment_of_process();

struct CommonOptions {
  std::string db;        // path of the store
  std::string taxonomy;  // folder, or compiled file; "" = the one compiled in
  std::string seen_on;   // a day, "" = unknown: dates such as "3 days ago" count from it
  std::optional<double> min_confidence;  // of role calls
  std::vector<std::string> among;        // roles that may be called; empty: all
  bool quiet = false;
  bool is_piped_into = false;  // who pipes into a command and reads the store forgot a "-"
};

// Where a command gets postings from: files ("-" is standard input), or the store where there are
// none.
struct InputOptions {
  std::vector<std::string> files;
  ColumnMap columns;
  unsigned jobs = 1;
};

struct FetchCommand {
  std::vector<std::string> sources;
  std::string sources_file;
  std::vector<std::string> allow_private;
  std::string contact;
  Proxies proxies;
  std::string ca_file;
  std::vector<std::string> tags;  // only listed sources with one of these; none: all
  std::string since;              // a day, "" = whenever posted
  double delay = 1;               // seconds between requests to one host
  std::size_t max_pages = 100;    // that a source may list or tease with
  bool to_stdout = false;
  bool follow = false;   // open the pages of items that are only teasers
  bool force = false;    // ask also for what is still fresh
  bool dry_run = false;  // say what would be asked, and ask nothing
};

struct ImportCommand {
  InputOptions input;
  bool to_stdout = false;
};

enum class OutputFormat { kNdjson, kCsv };

struct AnalyzeCommand {
  InputOptions input;
  OutputFormat format = OutputFormat::kNdjson;
  bool with_text = false;
};

struct ClassifyCommand {
  InputOptions input;
  OutputFormat format = OutputFormat::kCsv;
  bool without_title = false, without_text = false;  // as if the posting had none
  bool features = false;                             // what the model sees, as NDJSON
};

// Which postings count, for `match` and `plan`.
// Which postings count once: of one text, or of one vacancy (copies.h).
enum class CopyRule { kExact, kNear };

struct PostingChoice {
  std::vector<std::string> roles;   // ids; none: those of the profile, any where it names none
  std::vector<std::string> places;  // none: any
  std::string since, until;         // days, "" = open; postings without a date then do not count
  CopyRule copies = CopyRule::kExact;
};

enum class TableFormat { kTable, kJson, kCsv, kMarkdown };

struct MatchCommand {
  InputOptions input;
  std::vector<std::string> profiles;  // the first one ranks
  std::string posting;                // id: show this one in full
  std::string against;                // role: what it typically asks for, in place of a ranking
  std::string split;                  // day: the demand before it and from then on
  PostingChoice choice;
  std::size_t limit = 20;  // 0 = all
  TableFormat format = TableFormat::kTable;
};

struct PlanCommand {
  InputOptions input;
  std::string profile;
  PostingChoice choice;
  PlanOptions plan;
  TableFormat format = TableFormat::kTable;
};

struct ProfileImportCommand {
  std::string file, output, at;  // at: the day that is today, "" = by the clock
  bool force = false;            // write over `output`
};
struct ProfileShowCommand {
  std::string profile;
  TableFormat format = TableFormat::kTable;
};
struct ProfileAuditCommand {
  std::string profile, at;
  unsigned stale_years = 3;
  TableFormat format = TableFormat::kTable;
};
struct ProfileExportCommand {
  std::string profile, output;
  bool force = false;
};

struct TrendsCommand {
  InputOptions input;
  TrendOptions trends;
  std::string folder;      // "" = a summary only
  std::string partial;     // "" = tables; else the file for a partial table
  std::string apart;       // "" = none; else a file of posting ids
  bool merge = false;      // the input files are partial tables
  std::string plot;        // "skill=python,sql"; "" = none
  std::string svg;         // the same picture into this file
  std::size_t movers = 0;  // rows of risers, and of fallers, to show
  bool force = false;      // write over files that are there
  bool json = false;
};

enum class ListFormat { kTable, kCsv, kNdjson };

struct DuplicatesCommand {
  InputOptions input;
  DuplicateOptions duplicates;
  std::string apart;  // as for trends
  ListFormat format = ListFormat::kTable;
};

struct SearchCommand {
  SearchQuery query;
  unsigned jobs = 1;
  bool json = false;
};

enum class ExportWhat { kPostings, kMentions, kRoles };

struct ExportCommand {
  ExportWhat what = ExportWhat::kPostings;
  OutputFormat format = OutputFormat::kCsv;
  InputOptions input;
  bool raw = false;  // without the guard against formulas
};

struct EvaluateCommand {
  std::vector<std::string> files;
  std::size_t every = 1;             // lines are numbered from 0 in each file; those whose number
  std::vector<std::size_t> offsets;  // modulo `every` is one of these count; none: all lines
  bool errors = false;
  bool json = false;
  bool roles = false;                                // roles alone
  bool without_title = false, without_text = false;  // as if the postings had none
  std::string label, map;  // a key with a class, and the file that says its roles
  ColumnMap columns;
};

struct TaxonomyShowCommand {
  std::string name;
  bool json = false;
};
struct TaxonomySearchCommand {
  std::string text;
  std::size_t limit = 20;
  bool json = false;
};
struct TaxonomyLintCommand {};
struct TaxonomyResolveCommand {
  std::vector<std::string> names;  // none: one a line from standard input
  bool json = false;
};

struct TaxonomyUnlistedCommand {
  InputOptions input;
  UnlistedChoice choice;
  ListFormat format = ListFormat::kTable;
};

enum class ImportFrom { kEsco, kOnet, kCsv };

struct TaxonomyImportCommand {
  ImportFrom from = ImportFrom::kEsco;
  std::vector<std::string> files;
  std::string folder, version;
  bool force = false;
  Kind kind = Kind::kMethod;
  ColumnMap columns;
};

struct TaxonomyExportCommand {
  bool force = false;
  bool as_csv = false;  // else SKOS
  std::string file;     // "" = standard output
  std::string base{default_skos_base};
  bool raw = false;
};
struct TaxonomyBuildCommand {
  std::vector<std::string> documents;
  std::string folder;  // "" = the review sheet to standard output
  bool force = false;
  bool json = false;
};

struct TaxonomyCompileCommand {
  std::string folder;  // "" = --taxonomy, else the tables compiled in
  std::string file;
  bool force = false;
};

struct DemoCommand {
  std::string folder;
};

using Command =
    std::variant<FetchCommand, ImportCommand, AnalyzeCommand, ClassifyCommand, MatchCommand,
                 PlanCommand, ProfileImportCommand, ProfileShowCommand, ProfileAuditCommand,
                 ProfileExportCommand, TrendsCommand, DuplicatesCommand, SearchCommand,
                 ExportCommand, EvaluateCommand, TaxonomyShowCommand, TaxonomySearchCommand,
                 TaxonomyLintCommand, TaxonomyResolveCommand, TaxonomyUnlistedCommand,
                 TaxonomyImportCommand, TaxonomyExportCommand, TaxonomyBuildCommand,
                 TaxonomyCompileCommand, DemoCommand>;

struct Options {
  CommonOptions common;
  Command command;
};

// Why there are no options: help or version was asked for (code 0), or what was typed is wrong
// (code 2).
struct UsageMessage {
  ExitCode code = kNotDone;
  std::string text;
};

std::expected<Options, UsageMessage> parse_options(int argc, const char* const* argv,
                                                   const Environment& environment);

// Help goes to standard output, errors to standard error.
ExitCode print_usage(const UsageMessage& message, Console& console);

}  // namespace skillgap
