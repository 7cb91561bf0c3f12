// Pay, as JobPosting has it: figures, words, ranges, in several types of schema.org.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "ingest/job_posting_ld.h"
#include "ingest/ld_text.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// "50,000" → 50000, "7.500.000" → 7500000, "50 000,00" → 50000.00; others as they are. One group
// behind a point may be a fraction.
std::string ungrouped(std::string_view text) {
  std::string digits;
  char mark = 0;
  std::size_t run = 0, groups = 0, at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_ascii_digit(c)) {
      digits += c;
      ++run;
      continue;
    }
    const bool first = mark == 0 && std::string_view(",. '").contains(c) && run >= 1 && run <= 3;
    if (!first && (c != mark || run != 3)) break;
    mark = c;
    ++groups;
    run = 0;
  }
  const std::string_view cents = text.substr(at);
  const bool is_cents = cents.size() == 3 && (cents[0] == '.' || cents[0] == ',') &&
                        is_ascii_digit(cents[1]) && is_ascii_digit(cents[2]);
  const bool is_grouped = groups > (mark == '.' ? 1u : 0u) && run == 3;
  if (!is_grouped || !(cents.empty() || is_cents)) return std::string(text);
  return is_cents ? digits + '.' + std::string(cents.substr(1)) : digits;
}

std::optional<double> figure(std::string_view text) {
  const std::string plain = ungrouped(text);
  double value = 0;
  const char* end = plain.data() + plain.size();
  const auto [stop, error] = std::from_chars(plain.data(), end, value);
  const bool whole = error == std::errc() && stop == end;
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Zero and less is what templates write for "not stated".
std::optional<double> amount(std::string_view text) {
  const auto value = figure(text);
  return value && *value > 0 ? value : std::nullopt;
}
bool is_no_amount(std::string_view text) {
  const auto value = figure(text);
  return value && *value <= 0;
}

// "40000-50000"
void read_two_amounts(Salary& salary, std::string_view words) {
  for (const std::string_view dash : {"-", "–"}) {
    const auto at = words.find(dash);
    if (at == std::string_view::npos) continue;
    const auto least = amount(plain_line(words.substr(0, at)));
    const auto most = amount(plain_line(words.substr(at + dash.size())));
    if (least && most) std::tie(salary.min, salary.max) = std::tie(least, most);
  }
}

struct Unit {
  std::string_view code, unit;
};
// schema.org's unitText and what sites write for it; UN/CEFACT's unitCode; ISO 8601 periods. Others
// stay out, since they would not mean one of our units.
constexpr Unit kUnits[] = {
    {"hour", "hour"},     {"day", "day"},     {"week", "week"},   {"month", "month"},
    {"year", "year"},     {"hourly", "hour"}, {"daily", "day"},   {"weekly", "week"},
    {"monthly", "month"}, {"yearly", "year"}, {"annual", "year"}, {"annually", "year"},
    {"hur", "hour"},      {"wee", "week"},    {"mon", "month"},   {"ann", "year"},
    {"p1d", "day"},       {"p1w", "week"},    {"p1m", "month"},   {"p1y", "year"},
};

std::string unit_of(std::string_view text) {
  if (text.size() > 4 && equals_ignoring_case(text.substr(0, 3), "per")) text.remove_prefix(4);
  const auto* found = std::ranges::find_if(kUnits, [text](const Unit& unit) {
    return equals_ignoring_case(local_part(text), unit.code);
  });
  return found == std::end(kUnits) ? std::string() : std::string(found->unit);
}

// ISO 4217 has capitals; signs and words stay as the source has them.
std::string currency_of(std::string text) {
  text = plain_line(text);
  if (text.size() != 3 || !std::ranges::all_of(text, is_ascii_letter)) return text;
  for (char& c : text) c = static_cast<char>(c & ~0x20);
  return text;
}

}  // namespace

// A figure, or words that hold some.
void JobPostings::read_amount(Salary& salary, const Found& value) {
  const auto words = plain_line(ld_text(value));
  if (const auto figure = amount(words)) {
    salary.min = salary.max = figure;
  } else if (!is_no_amount(words)) {
    read_two_amounts(salary, words);
    salary.surface = words;
  }
}

// A QuantitativeValue, an amount or price that holds its figures itself, or the spread of an
// estimate. Figures that cannot be read stay words.
void JobPostings::read_range(Salary& salary, const Element& range) {
  const auto least = plain_line(
      ld_text(any_member(range, {"minValue", "minPrice", "percentile10", "percentile25"})));
  const auto most = plain_line(
      ld_text(any_member(range, {"maxValue", "maxPrice", "percentile90", "percentile75"})));
  salary.min = amount(least);
  salary.max = amount(most);
  if (salary.unit.empty()) salary.unit = unit_in(range);
  const bool understood = (salary.min || least.empty() || is_no_amount(least)) &&
                          (salary.max || most.empty() || is_no_amount(most));
  if (understood && (salary.min || salary.max)) return;
  if (!is_no_amount(least)) salary.surface = least;
  if (!is_no_amount(most)) join(salary.surface, most, " - ");
  if (!salary.surface.empty()) return;
  read_amount(salary, any_member(range, {"value", "price", "median"}));
}

std::string JobPostings::unit_in(const Element& holder) {
  return unit_of(plain_line(ld_text(any_member(holder, {"unitText", "unitCode", "duration"}))));
}

Salary JobPostings::salary(const Element& node) {
  Salary out;
  auto base = member(node, "baseSalary");
  if (!base) base = member(node, "estimatedSalary");
  if (!base) return out;
  const Element amount = *first_of(base);
  out.currency = currency_of(ld_text(member(node, "salaryCurrency")));
  if (!amount.is_object()) {
    read_amount(out, amount);
  } else {
    const auto currency = any_member(amount, {"currency", "priceCurrency"});
    if (auto stated = currency_of(ld_text(currency)); !stated.empty()) out.currency = stated;
    out.unit = unit_in(amount);
    const auto value = first_of(member(amount, "value"));
    read_range(out, value && value->is_object() ? *value : amount);
  }
  return out.empty() ? Salary() : out;
}

}  // namespace skillgap
