#include "cli/options_exchange.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/options_choice.h"

namespace skillgap {
namespace {

Kind checked_kind(const std::string& word) {
  if (const auto kind = parse_kind(word)) return *kind;
  throw CLI::ValidationError(
      "--kind", fmt::format("unknown kind '{}', see taxonomy/README.md for the kinds", word));
}

// "concept=to_tag": ours on the left, theirs on the right.
ColumnMap checked_columns(const std::vector<std::string>& pairs) {
  constexpr std::string_view kOurs[] = {"concept", "name",     "alias",     "label",
                                        "kind",    "language", "type",      "rule",
                                        "broader", "implies",  "exactMatch"};
  ColumnMap columns;
  for (const std::string& pair : pairs) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string ours = pair.substr(0, equals);
    if (equals + 1 >= pair.size() || std::ranges::find(kOurs, ours) == std::end(kOurs))
      throw CLI::ValidationError(
          "--map", fmt::format("'{}' is not FIELD=COLUMN with one of {} as the field", pair,
                               fmt::join(kOurs, ", ")));
    columns.emplace_back(pair.substr(equals + 1), ours);
  }
  return columns;
}

}  // namespace

template <typename T>
CLI::App* ExchangeOptions::add(CLI::App& parent, const char* name, const char* what, T& command) {
  CLI::App* sub = parent.add_subcommand(name, what);
  sub->callback([this, &command] { chosen_(command); });
  return sub;
}

CLI::App* ExchangeOptions::add_import(CLI::App& parent, const char* name, const char* what,
                                      TaxonomyImportCommand& command) {
  CLI::App* sub = add(parent, name, what, command);
  sub->add_option("FILE", command.files, "files to read (.gz and .zst too)")->required();
  sub->add_option("-o,--output", command.folder, "the new folder")->type_name("FOLDER")->required();
  sub->add_option("--version", command.version, "what to write into VERSION")->type_name("TEXT");
  sub->add_flag("--force", command.force, "replace a folder that holds tables");
  return sub;
}

void ExchangeOptions::add_imports(CLI::App& taxonomy) {
  CLI::App* sub =
      taxonomy.add_subcommand("import", "A foreign classification as a folder for --taxonomy");
  sub->require_subcommand(1);
  sub->fallthrough();
  esco_.from = ImportFrom::kEsco;
  onet_.from = ImportFrom::kOnet;
  csv_.from = ImportFrom::kCsv;
  add_import(*sub, "esco", "ESCO's CSV files, in one or more languages", esco_);
  add_import(*sub, "onet", "O*NET's text files: tools, occupations, titles", onet_);
  CLI::App* csv = add_import(*sub, "csv", "Any CSV of concepts and their names", csv_);
  csv->get_option("FILE")->expected(1);
  csv->add_option_function<std::string>(
         "--kind", [this](const std::string& word) { csv_.kind = checked_kind(word); },
         "of concepts whose row names none; method by default")
      ->type_name("KIND");
  csv->add_option_function<std::vector<std::string>>(
         "--map",
         [this](const std::vector<std::string>& pairs) { csv_.columns = checked_columns(pairs); },
         "read our FIELD (concept, alias …) from a foreign COLUMN, or from one by its number")
      ->type_name("FIELD=COLUMN")
      ->allow_extra_args(false);
}

void ExchangeOptions::add_exports(CLI::App& taxonomy) {
  CLI::App* sub = taxonomy.add_subcommand("export", "The tables in forms that other tools read");
  sub->require_subcommand(1);
  sub->fallthrough();
  names_.as_csv = true;
  CLI::App* skos = add(*sub, "skos", "SKOS as Turtle", skos_);
  skos->add_option("-o,--output", skos_.file, "write to this file")->type_name("FILE");
  add_force(skos, skos_.force);
  skos->add_option("--base", skos_.base, "with what the IRIs begin")
      ->type_name("IRI")
      ->capture_default_str();
  CLI::App* csv = add(*sub, "csv", "One row a name", names_);
  csv->add_option("-o,--output", names_.file, "write to this file")->type_name("FILE");
  add_force(csv, names_.force);
  csv->add_flag("--raw", names_.raw, "do not guard cells that a spreadsheet would run as formulas");
}

void ExchangeOptions::add_to(CLI::App& taxonomy, std::function<void(Command)> chosen) {
  chosen_ = std::move(chosen);
  add_imports(taxonomy);
  add_exports(taxonomy);
}

}  // namespace skillgap
