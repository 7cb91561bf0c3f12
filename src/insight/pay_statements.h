// Signs → statements of money: one amount or a range, with its currency, its period and what the
// words around say it is. What counts as pay is decided in salary.h; here nothing is weighed. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "insight/sign.h"

namespace skillgap {

// A number with its multiplier. "M" is a thousand million in Indonesian and a million in English:
// both are kept.
struct Amount {
  double number = 0;
  double factor = 1, other_factor = 0;
  bool has_factor = false;
  bool is_open = false;            // "60.000.000+"
  std::string_view currency;       // ISO 4217, "$" or ""
  std::string_view language;       // of the multiplier's row
  std::size_t begin = 0, end = 0;  // signs
};

enum class PayEvidence {
  kNone,
  kCue,      // a word for pay before it in its clause, or behind it
  kNear,     // one in its line, or in a heading above
  kAgainst,  // a word for something else is the nearest
};

struct PayStatement {
  std::optional<Amount> low, high;  // both are set: equal numbers for a single amount
  bool is_range = false;            // written as two amounts
  std::string_view currency;        // as in Amount
  std::string_view period;          // "year" … "hour", "" if not stated
  double periods = 1;               // 2: for two of them ("biweekly")
  PayEvidence evidence = PayEvidence::kNone;
  std::string_view cue_language;  // of the word for pay
  bool begins_line = false;
  std::size_t begin = 0, end = 0;  // signs
};

// In order of place, none within another.
std::vector<PayStatement> pay_statements(const Signs& signs);

}  // namespace skillgap
