#include "cli/options_classify.h"

#include <CLI/CLI.hpp>

#include "cli/options_choice.h"

namespace skillgap {

void add_min_confidence(CLI::App& sub, std::optional<double>& value) {
  sub.add_option("--min-confidence", value, "call no role with less confidence than this")
      ->type_name("SHARE")
      ->check(number_between(0.0, 1.0));
}

void add_among(CLI::App& sub, std::vector<std::string>& roles) {
  sub.add_option("--among", roles, "call one of these roles or a kind of one, and no other")
      ->type_name("ROLE,...")
      ->delimiter(',')
      ->allow_extra_args(false);
}

void add_classify_options(CLI::App& sub, ClassifyCommand& command) {
  CLI::Option* title =
      sub.add_flag("--without-title", command.without_title, "as if postings had no title");
  sub.add_flag("--without-text", command.without_text, "as if postings had nothing but a title")
      ->excludes(title);
  sub.add_flag("--features", command.features,
               "what the role model sees of each posting, as NDJSON; for tools/train_roles");
}

void add_role_evaluation_options(CLI::App& sub, EvaluateCommand& command,
                                 std::vector<std::string>& among) {
  CLI::Option* roles = sub.add_flag("--roles", command.roles,
                                    "roles alone: accuracy, coverage, calibration, confusion");
  sub.add_flag("--without-title", command.without_title, "as if postings had no title")
      ->needs(roles);
  sub.add_flag("--without-text", command.without_text, "as if postings had nothing but a title")
      ->needs(roles)
      ->excludes("--without-title");
  CLI::Option* label =
      sub.add_option("--label", command.label,
                     "postings that are not annotated: the KEY that holds their class")
          ->type_name("KEY")
          ->needs(roles);
  CLI::Option* map = sub.add_option("--role-map", command.map,
                                    "lines of a class, a tab and the roles that are right for it")
                         ->type_name("FILE")
                         ->needs(label);
  label->needs(map);
  sub.add_option("--among", among, "postings of these roles alone, and only these may be called")
      ->type_name("ROLE,...")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->needs(roles);
}

}  // namespace skillgap
