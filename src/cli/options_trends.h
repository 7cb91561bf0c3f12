// The options of `trends`, `duplicates` and `search`.
#pragma once

#include <functional>

#include "cli/options.h"

namespace CLI {
class App;
}

namespace skillgap {

// Must outlive the parse.
class TrendsOptions {
 public:
  using AddInput = std::function<void(CLI::App*, InputOptions&, const char* what)>;

  // `add_input` gives a command the options of those that read postings; `chosen` gets the command
  // that was typed.
  void add_to(CLI::App& app, const AddInput& add_input, std::function<void(Command)> chosen,
              unsigned processors);

 private:
  template <typename T>
  CLI::App* add(CLI::App& parent, const char* name, const char* what, T& command);
  void add_trends(CLI::App& app, const AddInput& add_input);
  void add_cuts(CLI::App* sub);
  void add_pictures(CLI::App* sub);
  void add_search(CLI::App& app);
  void add_duplicates(CLI::App& app, const AddInput& add_input);

  std::function<void(Command)> chosen_;
  TrendsCommand trends_;
  DuplicatesCommand duplicates_;
  SearchCommand search_;
};

}  // namespace skillgap
