// The options of the `taxonomy` commands.
#pragma once

#include <functional>

#include "cli/options.h"
#include "cli/options_exchange.h"

namespace CLI {
class App;
}

namespace skillgap {

// Must outlive the parse.
class TaxonomyOptions {
 public:
  using AddInput = std::function<void(CLI::App*, InputOptions&, const char* what)>;

  // `add_input` gives a command the options of those that read postings; `chosen` gets the command
  // that was typed.
  void add_to(CLI::App& app, const AddInput& add_input, std::function<void(Command)> chosen);

 private:
  template <typename T>
  CLI::App* add(CLI::App& parent, const char* name, const char* what, T& command);
  void add_show(CLI::App& taxonomy);
  void add_search(CLI::App& taxonomy);
  void add_build(CLI::App& taxonomy);
  void add_resolve(CLI::App& taxonomy);
  void add_compile(CLI::App& taxonomy);
  void add_unlisted(CLI::App& taxonomy, const AddInput& add_input);

  std::function<void(Command)> chosen_;
  TaxonomyShowCommand show_;
  TaxonomySearchCommand search_;
  TaxonomyLintCommand lint_;
  TaxonomyResolveCommand resolve_;
  TaxonomyUnlistedCommand unlisted_;
  TaxonomyBuildCommand build_;
  TaxonomyCompileCommand compile_;
  ExchangeOptions exchange_;
};

}  // namespace skillgap
