// An option with one of some words as its value, and a message that names them all.
//
//   add_choice<OutputFormat>(sub, "--format", format, "ndjson or csv",
//                            {{"ndjson", OutputFormat::kNdjson}, {"csv", OutputFormat::kCsv}});
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace skillgap {

// `value` must outlive the parse.
template <typename T>
CLI::Option* add_choice(CLI::App* sub, const std::string& name, T& value, const char* what,
                        std::vector<std::pair<std::string, T>> choices) {
  const auto choose = [&value, name, choices](const std::string& word) {
    std::string all;
    for (const auto& [choice, meaning] : choices) {
      if (choice == word) return void(value = meaning);
      all += (all.empty() ? "" : ", ") + choice;
    }
    throw CLI::ValidationError(name, fmt::format("unknown word '{}', use one of {}", word, all));
  };
  return sub->add_option_function<std::string>(name, choose, what)->type_name("WORD");
}

}  // namespace skillgap
