#include "cli/options_taxonomy.h"

#include <CLI/CLI.hpp>

#include "cli/options_choice.h"

namespace skillgap {

template <typename T>
CLI::App* TaxonomyOptions::add(CLI::App& parent, const char* name, const char* what, T& command) {
  CLI::App* sub = parent.add_subcommand(name, what);
  sub->callback([this, &command] { chosen_(command); });
  return sub;
}

void TaxonomyOptions::add_show(CLI::App& taxonomy) {
  CLI::App* sub = add(taxonomy, "show", "One skill or role, with all that is known of it", show_);
  add_words(sub, "NAME", show_.name, "an id, or any alias or title")->required();
  sub->add_flag("--json", show_.json, "machine output");
}

void TaxonomyOptions::add_search(CLI::App& taxonomy) {
  CLI::App* sub = add(taxonomy, "search", "Skills and roles whose names resemble a text", search_);
  add_words(sub, "TEXT", search_.text, "what to look for; typing errors are forgiven")->required();
  add_limit(sub, search_.limit, 1, "rows to show");
  sub->add_flag("--json", search_.json, "machine output");
}

void TaxonomyOptions::add_build(CLI::App& taxonomy) {
  CLI::App* sub = add(taxonomy, "build",
                      "Documents in, proposals for the tables out, for you to review", build_);
  sub->add_option("DOC", build_.documents, "Markdown, text or HTML files")->required();
  sub->add_option("-o,--output", build_.folder, "write review.tsv and table rows into it")
      ->type_name("FOLDER");
  add_force(sub, build_.force);
  sub->add_flag("--json", build_.json, "machine output");
}

void TaxonomyOptions::add_resolve(CLI::App& taxonomy) {
  CLI::App* sub =
      add(taxonomy, "resolve", "The skills that names stand for, one name a line", resolve_);
  sub->add_option("NAME", resolve_.names, "names; without any, the lines of standard input");
  sub->add_flag("--json", resolve_.json, "machine output");
}

void TaxonomyOptions::add_compile(CLI::App& taxonomy) {
  CLI::App* sub =
      add(taxonomy, "compile", "Tables into one file that --taxonomy opens at once", compile_);
  sub->add_option("FOLDER", compile_.folder, "the tables; the built-in ones by default");
  sub->add_option("-o,--output", compile_.file, "the file to write")->type_name("FILE")->required();
  add_force(sub, compile_.force);
}

void TaxonomyOptions::add_unlisted(CLI::App& taxonomy, const AddInput& add_input) {
  CLI::App* sub =
      add(taxonomy, "unlisted", "Terms that postings ask for and the taxonomy lacks", unlisted_);
  add_input(sub, unlisted_.input, "NDJSON files; - is standard input; without any, the store");
  add_limit(sub, unlisted_.choice.limit, 0);
  sub->add_option("--min-postings", unlisted_.choice.min_postings, "least postings of a term")
      ->type_name("N")
      ->check(whole_number(0))
      ->capture_default_str();
  sub->add_option("--min-employers", unlisted_.choice.min_employers, "least employers")
      ->type_name("N")
      ->check(whole_number(1, UnlistedCounter::kMostEmployers))
      ->capture_default_str();
  add_choice<ListFormat>(
      sub, "--format", unlisted_.format, "table, csv or ndjson",
      {{"table", ListFormat::kTable}, {"csv", ListFormat::kCsv}, {"ndjson", ListFormat::kNdjson}});
  sub->add_flag_callback(
      "--json", [this] { unlisted_.format = ListFormat::kNdjson; }, "machine output");
}

void TaxonomyOptions::add_to(CLI::App& app, const AddInput& add_input,
                             std::function<void(Command)> chosen) {
  chosen_ = std::move(chosen);
  CLI::App* sub = app.add_subcommand("taxonomy", "What skillgap knows, and what it lacks");
  sub->require_subcommand(1);
  sub->fallthrough();
  add_show(*sub);
  add_search(*sub);
  add(*sub, "lint", "Check the tables; prints nothing where they are clean", lint_);
  exchange_.add_to(*sub, chosen_);
  add_build(*sub);
  add_resolve(*sub);
  add_compile(*sub);
  add_unlisted(*sub, add_input);
}

}  // namespace skillgap
