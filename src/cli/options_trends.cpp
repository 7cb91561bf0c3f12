#include "cli/options_trends.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/options_choice.h"

namespace skillgap {
namespace {

Period checked_period(const std::string& name) {
  if (const auto period = parse_period(name)) return *period;
  throw CLI::ValidationError(
      "--by", fmt::format("unknown period '{}', use day, week, month, quarter or year", name));
}

// How postings become vacancies: the same for both commands.
void add_vacancy_options(CLI::App* sub, DuplicateOptions& options, std::string& apart) {
  sub->add_option("--window", options.window_days,
                  "a repost within so many days is the same vacancy")
      ->type_name("DAYS")
      ->check(whole_number(0, 3660))
      ->capture_default_str();
  sub->add_option("--apart", apart,
                  "a file of posting ids, one a line, that are vacancies of their own")
      ->type_name("FILE");
}

}  // namespace

template <typename T>
CLI::App* TrendsOptions::add(CLI::App& parent, const char* name, const char* what, T& command) {
  CLI::App* sub = parent.add_subcommand(name, what);
  sub->callback([this, &command] { chosen_(command); });
  return sub;
}

void TrendsOptions::add_cuts(CLI::App* sub) {
  TrendOptions& options = trends_.trends;
  sub->add_flag("--by-location", options.by_location, "break the tables down by place too");
  sub->add_flag("--by-seniority", options.by_seniority, "break them down by level too");
  sub->add_flag("--by-source", options.by_source, "break them down by feed, board or file too");
  sub->add_flag_callback(
      "--no-role", [&options] { options.by_role = false; }, "do not break them down by role");
  sub->add_flag_callback(
      "--no-language", [&options] { options.by_language = false; },
      "do not break them down by language");
  sub->add_flag("--panel", options.panel,
                "count only sources that have postings in every period with any");
}

void TrendsOptions::add_pictures(CLI::App* sub) {
  sub->add_option("--plot", trends_.plot, "draw shares over time, for example skill=python,r,sql")
      ->type_name("SKILLS");
  sub->add_option("--svg", trends_.svg, "write the drawing into this file as SVG, too")
      ->type_name("FILE")
      ->needs("--plot");
  sub->add_option("--movers", trends_.movers, "show the N skills that rose most, and fell most")
      ->type_name("N")
      ->check(whole_number(0));
}

void TrendsOptions::add_search(CLI::App& app) {
  CLI::App* sub =
      add(app, "search", "Postings of the store by words, skills, roles and dates", search_);
  add_words(sub, "TEXT", search_.query.words,
            "words of title or text, all of them; a phrase in quotes; begin* of a word");
  sub->add_option("--skill", search_.query.skills, "only postings that ask for it")
      ->type_name("NAME")
      ->allow_extra_args(false);
  sub->add_option("--role", search_.query.roles, "only postings of this role")
      ->type_name("ROLE")
      ->allow_extra_args(false);
  add_day(sub, "--since", search_.query.since, "only postings of this day, month or later");
  add_limit(sub, search_.query.limit, 0);
  sub->add_flag("--json", search_.json, "one object a line");
}

void TrendsOptions::add_trends(CLI::App& app, const AddInput& add_input) {
  CLI::App* sub =
      add(app, "trends", "Demand tables by period, as CSV with a data package", trends_);
  add_input(sub, trends_.input, "NDJSON files; - is standard input; without any, the store");
  sub->add_option_function<std::string>(
         "--by", [this](const std::string& name) { trends_.trends.period = checked_period(name); },
         "day, week, month (default), quarter or year")
      ->type_name("PERIOD");
  sub->add_option("--csv", trends_.folder,
                  "write the CSV files and datapackage.json into this folder")
      ->type_name("FOLDER");
  sub->add_option("--floor", trends_.trends.sample_floor,
                  "cells made of fewer postings say 'suppressed'")
      ->type_name("N")
      ->check(whole_number(0))
      ->capture_default_str();
  add_cuts(sub);
  add_vacancy_options(sub, trends_.trends.duplicates, trends_.apart);
  sub->add_option("--partial", trends_.partial,
                  "write what was counted into this file, for --merge, and no tables")
      ->type_name("FILE");
  sub->add_flag("--merge", trends_.merge,
                "the files are partial tables; their sum gives the tables of the whole");
  add_pictures(sub);
  add_force(sub, trends_.force);
  sub->add_flag("--json", trends_.json, "the summary as JSON");
}

void TrendsOptions::add_duplicates(CLI::App& app, const AddInput& add_input) {
  CLI::App* sub = add(app, "duplicates",
                      "Postings of one vacancy: copies, reposts and versions, each with its reason",
                      duplicates_);
  add_input(sub, duplicates_.input, "NDJSON files; - is standard input; without any, the store");
  add_choice<ListFormat>(
      sub, "--format", duplicates_.format, "table, csv or ndjson",
      {{"table", ListFormat::kTable}, {"csv", ListFormat::kCsv}, {"ndjson", ListFormat::kNdjson}});
  sub->add_flag_callback(
      "--json", [this] { duplicates_.format = ListFormat::kNdjson; },
      "the same as --format ndjson");
  add_vacancy_options(sub, duplicates_.duplicates, duplicates_.apart);
}

void TrendsOptions::add_to(CLI::App& app, const AddInput& add_input,
                           std::function<void(Command)> chosen, unsigned processors) {
  chosen_ = std::move(chosen);
  search_.jobs = processors;
  add_trends(app, add_input);
  add_duplicates(app, add_input);
  add_search(app);
}

}  // namespace skillgap
