#include "insight/resume_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace skillgap {
namespace {

constexpr int kFirstYear = 1950, kLastYear = 2100;
constexpr std::size_t kMostBetween = 12;  // bytes between two dates: " – ", " sampai "
constexpr std::array<std::string_view, 3> kDashes = {"-", "–", "—"};

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return ('a' <= (c | 32) && (c | 32) <= 'z') || (c & 0x80) != 0; }

// The run of such characters at `from`.
template <typename Is>
std::string_view run(std::string_view line, std::size_t from, const Is& is) {
  std::size_t end = from;
  while (end < line.size() && is(line[end])) ++end;
  return line.substr(from, end - from);
}

int number_of(std::string_view digits) {
  int value = -1;
  if (digits.size() <= 4) std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_year(std::string_view digits) {
  const int value = number_of(digits);
  return digits.size() == 4 && kFirstYear <= value && value <= kLastYear;
}

bool is_month(std::string_view digits) {
  const int value = number_of(digits);
  return !digits.empty() && digits.size() <= 2 && 1 <= value && value <= 12;
}

std::size_t past_blanks(std::string_view line, std::size_t at) {
  while (at < line.size() && (line[at] == ' ' || line[at] == '.' || line[at] == ',')) ++at;
  return at;
}

}  // namespace

struct ResumeDates::Found {
  int year = 0;
  int month = 0;  // 1–12, 0: the year only
  std::size_t begin = 0, end = 0;

  int first_month() const { return year * 12 + std::max(month, 1) - 1; }
  int month_behind() const { return month == 0 ? year * 12 : year * 12 + month; }
};

ResumeDates::ResumeDates(const Taxonomy& taxonomy, const Tokenizer& tokenizer)
    : tokenizer_(tokenizer) {
  Tokens tokens;
  for (const Phrase& unit : taxonomy.units) {
    if (unit.value != "month-name") continue;
    tokenizer.tokenize(unit.text, tokens);
    if (tokens.size() == 1)
      months_[std::string(tokens.folded(0))] = static_cast<int>(std::lround(unit.number));
  }
}

int ResumeDates::month_named(std::string_view word) const {
  Tokens tokens;
  tokenizer_.tokenize(word, tokens);
  if (tokens.size() != 1) return 0;
  const auto found = months_.find(std::string(tokens.folded(0)));
  return found == months_.end() ? 0 : found->second;
}

// The first date that begins at `from` or behind it.
std::optional<ResumeDates::Found> ResumeDates::next(std::string_view line, std::size_t from) const {
  for (std::size_t at = from; at < line.size();) {
    if (is_letter(line[at])) {
      const std::string_view word = run(line, at, is_letter);
      const std::size_t behind = past_blanks(line, at + word.size());
      const std::string_view year = run(line, behind, is_digit);
      const int month = is_year(year) ? month_named(word) : 0;
      if (month > 0) return Found{number_of(year), month, at, behind + year.size()};
      at += word.size();
    } else if (is_digit(line[at])) {
      const std::string_view digits = run(line, at, is_digit);
      const std::size_t end = at + digits.size();
      const bool joined = end < line.size() && (line[end] == '/' || line[end] == '-');
      const std::string_view second = joined ? run(line, end + 1, is_digit) : std::string_view();
      const std::size_t second_end = end + 1 + second.size();
      if (is_month(digits) && is_year(second))
        return Found{number_of(second), number_of(digits), at, second_end};
      if (is_year(digits) && second.size() == 2 && is_month(second))
        return Found{number_of(digits), number_of(second), at, second_end};
      if (is_year(digits)) return Found{number_of(digits), 0, at, end};
      at = end;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

std::optional<MonthSpan> ResumeDates::find(std::string_view line) const {
  for (auto first = next(line, 0); first; first = next(line, first->end)) {
    const auto second = next(line, first->end);
    const int begin = first->first_month();
    if (second && second->begin - first->end <= kMostBetween) {
      if (second->month_behind() < begin) continue;  // backwards: no span
      return MonthSpan{begin, std::max(second->month_behind(), begin + 1)};
    }
    const std::string_view rest =
        line.substr(std::min(line.find_first_not_of(' ', first->end), line.size()));
    for (const std::string_view dash : kDashes) {
      if (!rest.starts_with(dash)) continue;
      const std::size_t word = rest.find_first_not_of(' ', dash.size());
      if (word != std::string_view::npos && is_letter(rest[word])) return MonthSpan{begin, {}};
    }
  }
  return std::nullopt;
}

std::optional<int> ResumeDates::month(std::string_view date, bool is_end) const {
  const auto found = next(date, 0);
  if (!found) return std::nullopt;
  return is_end ? found->month_behind() : found->first_month();
}

}  // namespace skillgap
