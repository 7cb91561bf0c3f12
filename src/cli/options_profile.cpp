#include "cli/options_profile.h"

#include "cli/options_choice.h"

namespace skillgap {
namespace {

constexpr const char* kInput = "NDJSON files; - is standard input; without any, the store";

void add_profile(CLI::App* sub, std::string& profile) {
  sub->add_option("-p,--profile", profile, "your skills, as JSON or TOML (docs/formats.md)")
      ->type_name("FILE")
      ->required();
}

void add_choice_of_postings(CLI::App* sub, PostingChoice& choice) {
  sub->add_option("--role", choice.roles,
                  "only postings of this role; the profile's roles by default")
      ->type_name("ROLE")
      ->allow_extra_args(false);
  sub->add_option("--place", choice.places, "only postings whose location names this place")
      ->type_name("NAME")
      ->allow_extra_args(false);
  add_day(sub, "--since", choice.since, "only postings of this day and later");
  add_day(sub, "--until", choice.until, "only postings of this day and before", DayOf::kLast);
  add_choice<CopyRule>(sub, "--copies", choice.copies,
                       "count once what has one text (exact), or what is one vacancy (near; reads "
                       "each text again)",
                       {{"exact", CopyRule::kExact}, {"near", CopyRule::kNear}});
}

void add_table_format(CLI::App* sub, TableFormat& format) {
  add_choice<TableFormat>(sub, "--format", format, "table, json, csv or markdown",
                          {{"table", TableFormat::kTable},
                           {"json", TableFormat::kJson},
                           {"csv", TableFormat::kCsv},
                           {"markdown", TableFormat::kMarkdown}});
  sub->add_flag_callback(
      "--json", [&format] { format = TableFormat::kJson; }, "the same as --format json");
}

}  // namespace

template <typename T>
CLI::App* ProfileOptions::add(CLI::App& parent, const char* name, const char* what, T& command) {
  CLI::App* sub = parent.add_subcommand(name, what);
  sub->callback([this, &command] { chosen_(command); });
  return sub;
}

void ProfileOptions::add_match(CLI::App& app, const AddInput& add_input) {
  CLI::App* sub = add(app, "match", "Rank postings by how well a profile fits them", match_);
  add_input(sub, match_.input, kInput);
  sub->add_option(
         "-p,--profile", match_.profiles,
         "your skills, as JSON or TOML (docs/formats.md); more than one stand side by side")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->required();
  sub->add_option("--why,--posting", match_.posting,
                  "show the whole gap of one posting, with the sentences behind it")
      ->type_name("ID");
  sub->add_option("--against", match_.against,
                  "what postings of a role typically ask for, and what of it you have")
      ->type_name("ROLE")
      ->excludes("--why");
  add_day(sub, "--split", match_.split,
          "with --against: the demand before this day and from then on")
      ->needs("--against");
  add_choice_of_postings(sub, match_.choice);
  add_limit(sub, match_.limit, 0);
  add_table_format(sub, match_.format);
}

void ProfileOptions::add_plan(CLI::App& app, const AddInput& add_input) {
  CLI::App* sub =
      add(app, "plan", "What to learn next, in what order, and how many postings it opens", plan_);
  add_input(sub, plan_.input, kInput);
  add_profile(sub, plan_.profile);
  add_choice_of_postings(sub, plan_.choice);
  sub->add_option("--threshold", plan_.plan.threshold,
                  "the fit from which a posting counts as reachable")
      ->type_name("SHARE")
      ->check(number_between(0.01, 1.0))
      ->capture_default_str();
  sub->add_option("--enough", plan_.plan.enough, "the share of postings within reach to stop at")
      ->type_name("SHARE")
      ->check(number_between(0.0, 1.0))
      ->capture_default_str();
  sub->add_option("--steps", plan_.plan.steps, "at most so many steps")
      ->type_name("N")
      ->check(whole_number(0, 100))
      ->capture_default_str();
  sub->add_flag("--all-kinds", plan_.plan.all_kinds,
                "soft skills, business fields, metrics and languages may be steps too");
  add_table_format(sub, plan_.format);
}

void ProfileOptions::add_profile_commands(CLI::App& app) {
  CLI::App* profile = app.add_subcommand("profile", "Your profile: from a résumé, and its state");
  profile->require_subcommand(1);
  profile->fallthrough();
  const auto add_at = [](CLI::App* sub, std::string& at) {
    add_day(sub, "--at", at, "the day that counts as today");
  };
  CLI::App* sub = add(*profile, "import", "A résumé as a profile to keep and to edit", import_);
  sub->add_option("FILE", import_.file,
                  "JSON Resume, Markdown, text, PDF, DOCX or the zip of a LinkedIn export")
      ->required();
  sub->add_option("-o,--output", import_.output, "the profile's file")->type_name("FILE");
  add_force(sub, import_.force);
  add_at(sub, import_.at);
  sub = add(*profile, "show", "The skills of a profile, as they are understood", show_);
  sub->add_option("PROFILE", show_.profile, "JSON or TOML (docs/formats.md)")->required();
  add_table_format(sub, show_.format);
  sub = add(*profile, "audit", "What is never shown, never claimed, stale or unknown", audit_);
  sub->add_option("PROFILE", audit_.profile, "JSON or TOML (docs/formats.md)")->required();
  sub->add_option("--stale", audit_.stale_years, "not used for more years than this")
      ->type_name("YEARS")
      ->check(whole_number(0, 100))
      ->capture_default_str();
  add_at(sub, audit_.at);
  add_table_format(sub, audit_.format);
  sub = add(*profile, "export", "A profile as JSON Resume", export_);
  sub->add_option("PROFILE", export_.profile, "JSON or TOML (docs/formats.md)")->required();
  sub->add_flag_callback("--jsonresume", [] {}, "the only form, and the default");
  sub->add_option("-o,--output", export_.output, "the file to write")->type_name("FILE");
  add_force(sub, export_.force);
}

void ProfileOptions::add_to(CLI::App& app, const AddInput& add_input, Choose chosen) {
  chosen_ = std::move(chosen);
  add_match(app, add_input);
  add_plan(app, add_input);
  add_profile_commands(app);
}

}  // namespace skillgap
