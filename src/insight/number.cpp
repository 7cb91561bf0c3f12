#include "insight/number.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostBytes = 24;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(mark); end != std::string_view::npos; end = text.find(mark)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

bool is_grouped(const std::vector<std::string_view>& parts) {
  const auto has = [](std::size_t size) {
    return [size](std::string_view part) { return part.size() == size; };
  };
  if (parts.size() < 2 || parts.front().empty() || parts.front().size() > 3) return false;
  if (parts.front() == "0" || parts.back().size() != 3) return false;
  const auto middle = std::ranges::subrange(parts.begin() + 1, parts.end() - 1);
  return std::ranges::all_of(middle, has(3)) || std::ranges::all_of(middle, has(2));
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string digits;
  for (const std::string_view part : parts) digits += part;
  return digits;
}

std::optional<double> value_of(const std::string& whole, std::string_view decimals) {
  const std::string text = whole + '.' + std::string(decimals) + '0';
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                  : std::nullopt;
}

// Of digits alone, as most numbers are, and few enough for a double to hold each of them.
std::optional<double> short_number(std::string_view digits) {
  constexpr std::size_t kExact = 15;
  if (digits.size() > kExact) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (!is_ascii_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return static_cast<double>(value);
}

// All digits, or digits grouped by one kind of mark.
std::optional<std::string> whole_number(std::string_view text) {
  const auto mark = std::ranges::find_if_not(text, is_ascii_digit);
  if (mark == text.end()) return std::string(text);
  const auto parts = split(text, *mark);
  const bool digits_only = std::ranges::all_of(
      parts, [](std::string_view part) { return std::ranges::all_of(part, is_ascii_digit); });
  return digits_only && is_grouped(parts) ? std::optional(joined(parts)) : std::nullopt;
}

}  // namespace

std::optional<double> read_number(std::string_view digits) {
  if (digits.empty() || digits.size() > kMostBytes) return std::nullopt;
  if (!is_ascii_digit(digits.front()) || !is_ascii_digit(digits.back())) return std::nullopt;
  if (const auto value = short_number(digits)) return value;
  if (const auto whole = whole_number(digits)) return value_of(*whole, "");
  const std::size_t last = digits.find_last_not_of("0123456789");
  if (digits[last] != '.' && digits[last] != ',') return std::nullopt;
  const std::string_view before = digits.substr(0, last);
  if (before.find(digits[last]) != std::string_view::npos) return std::nullopt;
  const auto whole = whole_number(before);
  return whole ? value_of(*whole, digits.substr(last + 1)) : std::nullopt;
}

}  // namespace skillgap
