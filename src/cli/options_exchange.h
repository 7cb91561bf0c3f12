// The options of `taxonomy import` and `taxonomy export`.
#pragma once

#include <functional>

#include "cli/options.h"

namespace CLI {
class App;
}

namespace skillgap {

// Must outlive the parse.
class ExchangeOptions {
 public:
  // `chosen` gets the command that was typed.
  void add_to(CLI::App& taxonomy, std::function<void(Command)> chosen);

 private:
  template <typename T>
  CLI::App* add(CLI::App& parent, const char* name, const char* what, T& command);
  CLI::App* add_import(CLI::App& parent, const char* name, const char* what,
                       TaxonomyImportCommand& command);
  void add_imports(CLI::App& taxonomy);
  void add_exports(CLI::App& taxonomy);

  std::function<void(Command)> chosen_;
  TaxonomyImportCommand esco_, onet_, csv_;
  TaxonomyExportCommand skos_, names_;
};

}  // namespace skillgap
