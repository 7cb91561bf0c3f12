// The options of the commands that look at a profile: match, plan, profile.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/options.h"

namespace skillgap {

// Keeps what the options fill; lives as long as the parse.
class ProfileOptions {
 public:
  using AddInput = std::function<void(CLI::App*, InputOptions&, const char*)>;
  using Choose = std::function<void(Command)>;

  void add_to(CLI::App& app, const AddInput& add_input, Choose chosen);

 private:
  template <typename T>
  CLI::App* add(CLI::App& parent, const char* name, const char* what, T& command);
  void add_match(CLI::App& app, const AddInput& add_input);

  void add_plan(CLI::App& app, const AddInput& add_input);
  void add_profile_commands(CLI::App& app);

  Choose chosen_;
  MatchCommand match_;
  PlanCommand plan_;
  ProfileImportCommand import_;
  ProfileShowCommand show_;
  ProfileAuditCommand audit_;
  ProfileExportCommand export_;
};

}  // namespace skillgap
