// Values of options that are one of some words, or a number within bounds, and messages that name
// the words and the bounds.
//
//   add_choice<OutputFormat>(sub, "--format", format, "ndjson or csv",
//                            {{"ndjson", OutputFormat::kNdjson}, {"csv", OutputFormat::kCsv}});
//   sub->add_option("--jobs", jobs, "threads")->check(whole_number(1, 256));
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace skillgap {

// Without `most` any that is not less than `least`.
CLI::Validator whole_number(std::int64_t least, std::optional<std::int64_t> most = std::nullopt);
CLI::Validator number_between(double least, double most);

// A day, which becomes YYYY-MM-DD. Of a month or year alone (2026-01, 2026) its first day, or its
// last.
enum class DayOf { kFirst, kLast };
CLI::Option* add_day(CLI::App* sub, const char* name, std::string& day, const char* what,
                     DayOf of = DayOf::kFirst);

// --force: write over files that are there.
CLI::Option* add_force(CLI::App* sub, bool& force);

// How many rows a command shows: --limit N.
CLI::Option* add_limit(CLI::App* sub, std::size_t& limit, std::int64_t least,
                       const char* what = "rows to show, 0 for all");

// A text of one or more words, so that it needs no quotes: `search data science`.
CLI::Option* add_words(CLI::App* sub, const char* name, std::string& text, const char* what);

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
  CLI::Option* option = sub->add_option_function<std::string>(name, choose, what);
  option->type_name("WORD");
  for (const auto& [choice, meaning] : choices) {
    if (meaning == value && name.starts_with('-')) option->default_str(choice);
  }
  return option;
}

}  // namespace skillgap
