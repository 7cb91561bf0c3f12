// This and the other options_*.cpp are the files that know CLI11.
#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <sstream>

#include "cli/options_choice.h"
#include "cli/options_classify.h"
#include "cli/options_fetch.h"
#include "cli/options_profile.h"
#include "cli/options_taxonomy.h"
#include "cli/options_trends.h"
#include "cli/options_usage.h"

namespace skillgap {
namespace {

// XDG Base Directory Specification: $XDG_DATA_HOME, else ~/.local/share. "" where there is neither.
std::string default_db(const Environment& environment) {
  if (environment.xdg_data_home.empty() && environment.home.empty()) return {};
  const std::string data = environment.xdg_data_home.empty() ? environment.home + "/.local/share"
                                                             : environment.xdg_data_home;
  return data + "/skillgap/skillgap.db";
}

// "a=x,b=y" → "a=x", "b=y". A comma parts only what begins with one of our fields: their columns
// may have commas in their names.
std::vector<std::string> pairs_in(const std::string& word) {
  std::vector<std::string> pairs = {""};
  std::istringstream parts(word);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::size_t equals = part.find('=');
    const bool begins = equals != std::string::npos && is_posting_field(part.substr(0, equals));
    if (begins && !pairs.back().empty()) pairs.emplace_back();
    pairs.back() += (pairs.back().empty() ? "" : ",") + part;
  }
  return pairs;
}

// "description=job_content": ours on the left, theirs on the right.
ColumnMap parse_columns(const std::vector<std::string>& words) {
  ColumnMap columns;
  std::vector<std::string> pairs;
  for (const std::string& word : words)
    std::ranges::move(pairs_in(word), std::back_inserter(pairs));
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
      throw CLI::ValidationError(
          "--map",
          fmt::format("'{}' is not FIELD=COLUMN, write for example description=job_content", pair));
    if (!is_posting_field(pair.substr(0, equals)))
      throw CLI::ValidationError(
          "--map", fmt::format("'{}' is none of our fields, see docs/formats.md for their names",
                               pair.substr(0, equals)));
    columns.emplace_back(pair.substr(equals + 1), pair.substr(0, equals));
  }
  return columns;
}

// "FILE ..." in place of "FILE TEXT ...".
void drop_positional_types(CLI::App& app) {
  for (CLI::Option* option : app.get_options(&CLI::Option::get_positional)) option->type_name("");
  for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; }))
    drop_positional_types(*sub);
}

// Builds the parser and fills the options while CLI11 runs. Lives as long as the parse.
class Parser {
 public:
  explicit Parser(const Environment& environment) : environment_(environment) {
    app_.name("skillgap");
    options_.common.db = default_db(environment);
    options_.common.is_piped_into = environment.is_piped_into;
    app_.set_version_flag("--version", "skillgap " SKILLGAP_VERSION);
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.add_option("--db", options_.common.db, "the store")
        ->type_name("FILE")
        ->capture_default_str();
    app_.add_option(
            "--taxonomy", options_.common.taxonomy,
            "use the tables of this folder, or of a compiled file, in place of the built-in "
            "ones")
        ->type_name("FOLDER|FILE");
    add_day(&app_, "--seen-on", options_.common.seen_on,
            "the day the postings were seen; dates like \"3 days ago\" count from it");
    app_.add_flag("-q,--quiet", options_.common.quiet, "no progress and no summaries");
    add_fetch();
    add_import();
    add_analyze();
    add_classify();
    add_profile_commands();
    add_trends();
    add_export();
    add_evaluate();
    add_taxonomy();
    add_demo();
    drop_positional_types(app_);
    app_.footer("`skillgap COMMAND --help` shows the options of a command.");
  }

  std::expected<Options, UsageMessage> parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
      return options_;
    } catch (const CLI::ParseError& error) {
      std::ostringstream out, err;
      const bool asked_for = app_.exit(error, out, err) == 0;
      return std::unexpected(asked_for ? UsageMessage{kDone, out.str()}
                                       : UsageMessage{kNotDone, usage_error(app_, error)});
    }
  }

 private:
  // A subcommand whose options fill `command`; it becomes the result when the subcommand was named.
  template <typename T>
  CLI::App* add(CLI::App& parent, const char* name, const char* what, T& command) {
    CLI::App* sub = parent.add_subcommand(name, what);
    sub->callback([this, &command] { options_.command = command; });
    return sub;
  }

  void add_input(CLI::App* sub, InputOptions& input, const char* what) {
    input.jobs = environment_.processors;
    sub->add_option("FILE", input.files, what);
    add_columns(sub, input.columns);
    sub->add_option("-j,--jobs", input.jobs, "threads; the output does not depend on it")
        ->type_name("N")
        ->check(whole_number(1, 256))
        ->capture_default_str();
  }

  void add_columns(CLI::App* sub, ColumnMap& columns) {
    sub->add_option_function<std::vector<std::string>>(
           "--map",
           [&columns](const std::vector<std::string>& pairs) { columns = parse_columns(pairs); },
           "read our FIELD from a foreign COLUMN; more are parted by commas, or given one by one")
        ->type_name("FIELD=COLUMN")
        ->allow_extra_args(false);
  }

  void add_format(CLI::App* sub, OutputFormat& format) {
    add_choice<OutputFormat>(sub, "--format", format, "ndjson or csv",
                             {{"ndjson", OutputFormat::kNdjson}, {"csv", OutputFormat::kCsv}});
  }

  void add_fetch() {
    CLI::App* sub = add(app_, "fetch", "Get postings from feeds and pages into the store", fetch_);
    fetch_.contact = environment_.contact;
    fetch_.proxies = environment_.proxies;
    fetch_.ca_file = environment_.ca_file;
    add_fetch_options(*sub, fetch_);
  }

  void add_import() {
    CLI::App* sub = add(
        app_, "import",
        "Put postings from NDJSON, JSON or CSV files into the store (.gz and .zst too)", import_);
    add_input(sub, import_.input, "files to read; - is standard input (NDJSON)");
    sub->get_option("FILE")->required();
    sub->add_flag("--stdout", import_.to_stdout, "print the postings as NDJSON and store nothing");
  }

  void add_analyze() {
    CLI::App* sub =
        add(app_, "analyze", "Postings in, analyzed postings out, in the same order", analyze_);
    add_input(sub, analyze_.input, "NDJSON files; - is standard input; without any, the store");
    add_format(sub, analyze_.format);
    sub->add_flag("--with-text", analyze_.with_text, "add the plain text that spans refer to");
    add_min_confidence(*sub, options_.common.min_confidence);
  }

  void add_classify() {
    CLI::App* sub = add(app_, "classify", "The role of each posting, as a table", classify_);
    add_input(sub, classify_.input, "NDJSON files; - is standard input; without any, the store");
    add_format(sub, classify_.format);
    add_min_confidence(*sub, options_.common.min_confidence);
    add_among(*sub, options_.common.among);
    add_classify_options(*sub, classify_);
  }

  void add_profile_commands() {
    profile_.add_to(
        app_,
        [this](CLI::App* sub, InputOptions& input, const char* what) {
          add_input(sub, input, what);
        },
        [this](Command command) { options_.command = std::move(command); });
  }

  void add_trends() {
    trends_.add_to(
        app_,
        [this](CLI::App* sub, InputOptions& input, const char* what) {
          add_input(sub, input, what);
        },
        [this](Command command) { options_.command = std::move(command); },
        environment_.processors);
  }

  void add_export() {
    CLI::App* sub = add(app_, "export",
                        "Write postings, mentions or roles of the store as CSV or NDJSON", export_);
    add_choice<ExportWhat>(sub, "WHAT", export_.what, "postings, mentions or roles",
                           {{"postings", ExportWhat::kPostings},
                            {"mentions", ExportWhat::kMentions},
                            {"roles", ExportWhat::kRoles}})
        ->required();
    add_input(sub, export_.input, "NDJSON files in place of the store; - is standard input");
    add_format(sub, export_.format);
    sub->add_flag("--raw", export_.raw,
                  "do not guard cells that a spreadsheet would run as formulas");
  }

  void add_evaluate() {
    CLI::App* sub =
        add(app_, "evaluate", "How right the answers are, against annotated postings", evaluate_);
    sub->add_option("GOLD", evaluate_.files, "annotated NDJSON files (docs/formats.md)")
        ->required();
    sub->add_option("--every", evaluate_.every,
                    "take only lines whose number (from 0, in each file) modulo N is an --offset")
        ->type_name("N")
        ->check(whole_number(1));
    sub->add_option("--offset", evaluate_.offsets,
                    "which remainders, 0 by default; may be given several times")
        ->type_name("N")
        ->check(whole_number(0))
        ->allow_extra_args(false)
        ->needs("--every");
    sub->add_flag("--errors", evaluate_.errors,
                  "list what was missed, wrongly found or judged otherwise");
    sub->add_flag("--json", evaluate_.json, "machine output");
    add_columns(sub, evaluate_.columns);
    add_role_evaluation_options(*sub, evaluate_, options_.common.among);
  }

  void add_taxonomy() {
    taxonomy_.add_to(
        app_,
        [this](CLI::App* sub, InputOptions& input, const char* what) {
          add_input(sub, input, what);
        },
        [this](Command command) { options_.command = std::move(command); });
  }

  void add_demo() {
    CLI::App* sub = add(app_, "demo", "The whole chain on the built-in samples, offline", demo_);
    demo_.folder = "skillgap-demo";
    sub->add_option("FOLDER", demo_.folder, "where to put the samples, the store and the CSV files")
        ->capture_default_str();
  }

  const Environment& environment_;
  CLI::App app_{
      "Reads job postings: which skills each asks for, what role it is, what you lack, and what is "
      "in demand."};
  Options options_;
  FetchCommand fetch_;
  ImportCommand import_;
  AnalyzeCommand analyze_;
  ClassifyCommand classify_;
  ProfileOptions profile_;
  TrendsOptions trends_;
  ExportCommand export_;
  EvaluateCommand evaluate_;
  TaxonomyOptions taxonomy_;
  DemoCommand demo_;
};

}  // namespace

std::expected<Options, UsageMessage> parse_options(int argc, const char* const* argv,
                                                   const Environment& environment) {
  return Parser(environment).parse(argc, argv);
}

}  // namespace skillgap
