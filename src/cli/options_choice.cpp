#include "cli/options_choice.h"

#include <fmt/ranges.h>

#include "skillgap/date.h"

namespace skillgap {
namespace {

// A year alone would be taken for seconds since 1970.
std::optional<Date> day_of(const std::string& text, DayOf of) {
  const bool is_last = of == DayOf::kLast;
  if (text.size() == 4) {
    const auto january = parse_date(text + "-01-01");
    return january && is_last ? Date(january->year() / 12 / 31) : january;
  }
  if (text.size() != 7) return parse_date(text);
  const auto first = parse_date(text + "-01");
  return first && is_last ? Date(first->year() / first->month() / std::chrono::last) : first;
}

}  // namespace

CLI::Validator whole_number(std::int64_t least, std::optional<std::int64_t> most) {
  const auto fault = [=](const std::string& word) -> std::string {
    std::int64_t value = 0;
    const bool is_number = CLI::detail::lexical_cast(word, value);
    if (is_number && value >= least && (!most || value <= *most)) return {};
    if (most) return fmt::format("'{}' is no whole number from {} to {}", word, least, *most);
    return fmt::format("'{}' is no whole number, write {} or more", word, least);
  };
  return CLI::Validator(fault, "");
}

CLI::Validator number_between(double least, double most) {
  const auto fault = [=](const std::string& word) -> std::string {
    double value = 0;
    if (CLI::detail::lexical_cast(word, value) && value >= least && value <= most) return {};
    return fmt::format("'{}' is no number from {} to {}", word, least, most);
  };
  return CLI::Validator(fault, "");
}

CLI::Option* add_day(CLI::App* sub, const char* name, std::string& day, const char* what,
                     DayOf of) {
  const auto read = [&day, name, of](const std::string& text) {
    const auto date = day_of(text, of);
    if (!date)
      throw CLI::ValidationError(name, fmt::format("'{}' is no date, write YYYY-MM-DD", text));
    day = to_iso(*date);
  };
  return sub->add_option_function<std::string>(name, read, what)->type_name("DATE");
}

CLI::Option* add_words(CLI::App* sub, const char* name, std::string& text, const char* what) {
  const auto join = [&text](const std::vector<std::string>& words) {
    text = fmt::format("{}", fmt::join(words, " "));
  };
  return sub->add_option_function<std::vector<std::string>>(name, join, what);
}

CLI::Option* add_force(CLI::App* sub, bool& force) {
  return sub->add_flag("--force", force, "replace files that are there");
}

CLI::Option* add_limit(CLI::App* sub, std::size_t& limit, std::int64_t least, const char* what) {
  return sub->add_option("--limit", limit, what)
      ->type_name("N")
      ->check(whole_number(least))
      ->capture_default_str();
}

}  // namespace skillgap
