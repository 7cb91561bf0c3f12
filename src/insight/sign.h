// What amounts and durations are made of (signs.h): a number, a currency, "per", a full stop …
//
//   signs.kind(i)          // of each sign in order, words that mean nothing here too
//   signs[i].value         // of one that tells more than its kind
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "skillgap/span.h"

namespace skillgap {

enum class SignKind : std::uint8_t {
  kOther,    // any other mark or letter; of a single Sign: none of the kinds below
  kWord,     // any other word, of more than a byte
  kStop,     // the end of a sentence or of a cell: . ; | • with a blank behind
  kLineEnd,  // a line break stands before the next token
  kOpen,     // (
  kClose,    // )
  kColon,    // :
  // From here on each has a Sign that tells more.
  kNumber,        // digits or a number word
  kCurrency,      // name: ISO 4217, or "$" where a sign names several
  kMultiplier,    // juta, k
  kDuration,      // year … hour: name; value: how many of them ("biweekly": 2)
  kPer,           // "per", "a", "/"
  kRange,         // between two amounts
  kPlus,          // "+", "or more"
  kMinimum,       // "from", "mulai dari"
  kMaximum,       // "up to", "hingga"; a range where an amount stands before it
  kPay,           // "salary", "gaji"
  kNotPay,        // "revenue", "omzet"
  kMonth,         // "Maret"; value: 1–12
  kAgo,           // "yang lalu"
  kDaysAgo,       // "yesterday"; value: 1
  kNoExperience,  // "fresh graduate", "tanpa pengalaman"
};

constexpr bool tells_more(SignKind kind) { return kind >= SignKind::kNumber; }
constexpr bool is_plain(SignKind kind) { return kind <= SignKind::kWord; }

struct Sign {
  SignKind kind = SignKind::kOther;
  bool is_range = false;      // kMaximum words that also part two amounts
  bool is_rate = false;       // kDuration: "per" is in the word ("annually", "sebulan")
  bool is_digits = false;     // kNumber: written in digits
  double value = 0;           // kNumber, kMultiplier, kDuration
  double other_value = 0;     // kMultiplier: what the same letter means in another language
  std::string_view name;      // kCurrency, kDuration
  std::string_view language;  // of the row
  std::uint32_t token = 0, end_token = 0;
  std::uint32_t place = 0;  // among all signs of the text
  Span where;               // bytes of the text
};

// Those of a text in order. Nine in ten are words and marks, so a kind is all that is kept of each.
class Signs {
 public:
  void clear() {
    kinds_.clear();
    telling_.clear();
  }
  void reserve(std::size_t signs) { kinds_.reserve(signs); }
  // REQUIRES: the kind does not tell more.
  void add(SignKind kind) { kinds_.push_back(kind); }
  // REQUIRES: its kind tells more.
  Sign& add(const Sign& sign) {
    Sign& added = telling_.emplace_back(sign);
    added.place = static_cast<std::uint32_t>(kinds_.size());
    kinds_.push_back(sign.kind);
    return added;
  }

  std::size_t size() const { return kinds_.size(); }
  SignKind kind(std::size_t i) const { return kinds_[i]; }
  bool is(std::size_t i, SignKind kind) const { return i < kinds_.size() && kinds_[i] == kind; }
  std::span<const SignKind> kinds() const { return kinds_; }

  // REQUIRES: its kind tells more.
  const Sign& operator[](std::size_t i) const {
    return *std::ranges::lower_bound(telling_, i, {}, &Sign::place);
  }
  // In order of place.
  std::span<const Sign> telling() const { return telling_; }
  // The last sign of all, if it tells more.
  Sign* last_telling() {
    return !kinds_.empty() && tells_more(kinds_.back()) ? &telling_.back() : nullptr;
  }

 private:
  std::vector<SignKind> kinds_;
  std::vector<Sign> telling_;
};

}  // namespace skillgap
