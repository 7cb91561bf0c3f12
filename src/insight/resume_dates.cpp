#include "insight/resume_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr int kFirstYear = 1950, kLastYear = 2100;
constexpr std::size_t kMostBetween = 12;  // bytes between two dates: " – ", " sampai "
constexpr std::array<std::string_view, 3> kDashes = {"-", "–", "—"};

bool is_letter(char c) { return is_ascii_letter(c) || (c & 0x80) != 0; }

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

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "19" in "2018–19", "2018/19": the year; 0 where the two digits may be a month.
int short_year(int first, std::string_view digits) {
  const int value = number_of(digits);
  const int year = first - first % 100 + value;
  return digits.size() == 2 && value > 12 && year >= first ? year : 0;
}

std::size_t past_dash(std::string_view line, std::size_t at) {
  if (at < line.size() && line[at] == '/') return at + 1;
  for (const std::string_view dash : kDashes) {
    if (line.substr(at).starts_with(dash)) return at + dash.size();
  }
  return at;
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

  int first_month() const { return year * 12 + (month == 0 ? kMiddleOfYear : month - 1); }
  int month_behind() const { return year * 12 + (month == 0 ? kMiddleOfYear : month); }

  // Nothing where it goes backwards. In one and the same year a year alone does not.
  std::optional<MonthSpan> until(const Found& last) const {
    int first = first_month(), behind = last.month_behind();
    if (year == last.year && month == 0) first = year * 12;
    if (year == last.year && last.month == 0) behind = year * 12 + 12;
    if (behind < first) return std::nullopt;
    return MonthSpan{first, std::max(behind, first + 1)};
  }
};

ResumeDates::ResumeDates(const Taxonomy& taxonomy, const Tokenizer& tokenizer)
    : tokenizer_(tokenizer) {
  Tokens tokens;
  for (const Phrase& unit : taxonomy.units) {
    if (unit.value == "now") now_.push_back(ascii_lower(unit.text));
    if (unit.value == "since") since_.push_back(ascii_lower(unit.text));
    if (unit.value == "range") ranges_.push_back(ascii_lower(unit.text));
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

// The month of "Jan" in "Jan – Mar 2020". `rest`: what is behind the word.
std::optional<ResumeDates::Found> ResumeDates::month_of_next_year(std::string_view line,
                                                                  std::string_view word) const {
  const auto begin = static_cast<std::size_t>(word.data() - line.data());
  const std::size_t dash = past_blanks(line, begin + word.size());
  const std::size_t second = past_blanks(line, past_dash(line, dash));
  if (second == dash || second >= line.size() || !is_letter(line[second])) return std::nullopt;
  const std::string_view other = run(line, second, is_letter);
  const std::string_view year = run(line, past_blanks(line, second + other.size()), is_ascii_digit);
  const int month = is_year(year) && month_named(other) > 0 ? month_named(word) : 0;
  if (month == 0) return std::nullopt;
  return Found{number_of(year), month, begin, begin + word.size()};
}

// The first date that begins at `from` or behind it.
std::optional<ResumeDates::Found> ResumeDates::next(std::string_view line, std::size_t from) const {
  for (std::size_t at = from; at < line.size();) {
    if (is_letter(line[at])) {
      const std::string_view word = run(line, at, is_letter);
      const std::size_t behind = past_blanks(line, at + word.size());
      const std::string_view year = run(line, behind, is_ascii_digit);
      const int month = is_year(year) ? month_named(word) : 0;
      if (month > 0) return Found{number_of(year), month, at, behind + year.size()};
      if (const auto first = month_of_next_year(line, word)) return first;
      at += word.size();
    } else if (is_ascii_digit(line[at])) {
      const std::string_view digits = run(line, at, is_ascii_digit);
      const std::size_t end = at + digits.size();
      const bool joined = end < line.size() && std::string_view("/-.").contains(line[end]);
      const std::string_view second =
          joined ? run(line, end + 1, is_ascii_digit) : std::string_view();
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

bool ResumeDates::is_range(std::string_view between) const {
  return std::ranges::find(ranges_, ascii_lower(trimmed(between))) != ranges_.end();
}

// "– present", "-now", "to date", "s.d. sekarang".
bool ResumeDates::goes_on(std::string_view behind) const {
  const std::string rest = ascii_lower(trimmed(behind));
  const std::string_view behind_dash = trimmed(std::string_view(rest).substr(past_dash(rest, 0)));
  if (behind_dash.size() < rest.size() && !behind_dash.empty() && is_letter(behind_dash[0]))
    return true;
  return std::ranges::any_of(now_, [&](const std::string& now) {
    const std::size_t at = rest.find(now);
    if (at == std::string::npos) return false;
    const std::size_t end = at + now.size();
    if (end < rest.size() && is_letter(rest[end])) return false;
    return is_range(std::string_view(rest).substr(0, at));
  });
}

// "Since", "Analyst (since", "Analis, sejak".
bool ResumeDates::is_since(std::string_view before) const {
  const std::string rest = ascii_lower(trimmed(before));
  return std::ranges::any_of(since_, [&](const std::string& since) {
    if (!rest.ends_with(since)) return false;
    const std::string_view left =
        trimmed(std::string_view(rest).substr(0, rest.size() - since.size()));
    return left.empty() || (!is_letter(left.back()) && !is_ascii_digit(left.back()));
  });
}

// The date that ends what `first` begins, if one stands near behind it.
std::optional<ResumeDates::Found> ResumeDates::end_of(std::string_view line,
                                                      const Found& first) const {
  const std::size_t dash = past_blanks(line, first.end);
  const std::string_view digits =
      run(line, past_blanks(line, past_dash(line, dash)), is_ascii_digit);
  if (const int year = first.month == 0 ? short_year(first.year, digits) : 0)
    return Found{year, 0, dash, dash};
  const auto second = next(line, first.end);
  if (!second) return std::nullopt;
  const std::string_view between = line.substr(first.end, second->begin - first.end);
  return between.size() <= kMostBetween || is_range(between) ? second : std::nullopt;
}

std::optional<MonthSpan> ResumeDates::find(std::string_view line) const {
  for (auto first = next(line, 0); first; first = next(line, first->end)) {
    if (const auto second = end_of(line, *first)) {
      if (const auto span = first->until(*second)) return span;
      continue;
    }
    const bool is_open = goes_on(line.substr(first->end)) ||
                         (is_since(line.substr(0, first->begin)) && !line.ends_with('.'));
    if (is_open) return MonthSpan{first->first_month(), {}};
  }
  return std::nullopt;
}

std::optional<int> ResumeDates::month(std::string_view date, bool is_end) const {
  const auto found = next(date, 0);
  if (!found) return std::nullopt;
  return is_end ? found->month_behind() : found->first_month();
}

}  // namespace skillgap
