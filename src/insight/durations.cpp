#include "insight/durations.h"

#include <algorithm>
#include <optional>

namespace skillgap {
namespace {

// More is the age of a company or a person, or a calendar year.
constexpr double kMostYears = 30;
// The lower end of a range of ages.
constexpr double kYoungest = 17;

enum class Mark { kOther, kNumber, kRange, kPlus, kDuration, kOpen, kClose, kColon, kMost };

struct Symbol {
  Mark sign = Mark::kOther;
  double value = 0;  // kNumber: the number · kDuration: years in one of it
};

std::optional<double> years_in(std::string_view unit) {
  if (unit == "year") return 1;
  if (unit == "month") return 1.0 / 12;
  return std::nullopt;
}

struct MarkOfSign {
  SignKind kind;
  Mark mark;
};
constexpr MarkOfSign kMarks[] = {
    {SignKind::kNumber, Mark::kNumber}, {SignKind::kRange, Mark::kRange},
    {SignKind::kMaximum, Mark::kMost},  {SignKind::kColon, Mark::kColon},
    {SignKind::kPlus, Mark::kPlus},     {SignKind::kOpen, Mark::kOpen},
    {SignKind::kClose, Mark::kClose},
};

Mark mark_of(SignKind kind) {
  const auto found = std::ranges::find(kMarks, kind, &MarkOfSign::kind);
  return found == std::end(kMarks) ? Mark::kOther : found->mark;
}

Symbol symbol_of(const Sign& sign) {
  if (sign.kind == SignKind::kDuration) {
    const auto years = sign.is_rate ? std::nullopt : years_in(sign.name);
    return years ? Symbol{Mark::kDuration, *years * sign.value} : Symbol{};
  }
  if (sign.is_range) return {Mark::kRange, 0};  // "hingga" is a maximum too
  return {mark_of(sign.kind), sign.value};
}

// Reads backwards from a duration word: [NUMBER [DURATION] RANGE] NUMBER [PLUS], where a number may
// be written twice ("three (3)") and parentheses are passed over.
class BackwardReader {
 public:
  BackwardReader(const std::vector<Symbol>& symbols, const std::vector<std::size_t>& starts)
      : symbols_(symbols), starts_(starts) {}

  // `last`: the duration's index. REQUIRES: symbols_[last] is kDuration.
  std::optional<YearsStatement> read(std::size_t last, std::size_t end_token) const {
    auto amount = amount_before(last, symbols_[last].value);
    if (!amount) return std::nullopt;
    const double most = amount->years;
    bool is_age = false;  // "22-30 tahun"
    const std::size_t range = skip(amount->first, {Mark::kPlus});
    if (is(range, Mark::kRange)) {
      const bool own_unit = is(range - 1, Mark::kDuration);
      const auto lower = own_unit ? amount_before(range - 2, symbols_[range - 2].value)
                                  : amount_before(range - 1, symbols_[last].value);
      // "Fortune 500 and 5 years" is no range.
      if (lower && lower->years <= amount->years) amount = lower;
      is_age = amount->years >= kYoungest;
    }
    if (is_numbering(amount->first, last)) return std::nullopt;
    const bool asks = most <= kMostYears && !is_age && !is(amount->first, Mark::kMost);
    return YearsStatement{amount->years, starts_[amount->first], end_token, asks};
  }

 private:
  struct Amount {
    double years = 0;
    std::size_t first = 0;  // its first symbol
  };

  std::optional<Amount> amount_before(std::size_t behind, double unit) const {
    const std::size_t i = skip(behind, {Mark::kPlus, Mark::kOpen, Mark::kClose});
    if (!is(i, Mark::kNumber)) return std::nullopt;
    std::size_t number = i - 1;
    // "three (3)", but not "one to three (1-3)"
    if (is(number, Mark::kOpen) && is(number - 1, Mark::kNumber) &&
        symbols_[number - 2].value == symbols_[number].value)
      number -= 2;
    return Amount{symbols_[number].value * unit, number};
  }

  // "1) Years …": more parentheses end than begin.
  bool is_numbering(std::size_t first, std::size_t last) const {
    int open = is(first, Mark::kOpen) ? 1 : 0;
    for (std::size_t i = first; i < last; ++i) {
      if (symbols_[i].sign == Mark::kOpen) ++open;
      if (symbols_[i].sign == Mark::kClose) --open;
    }
    return open < 0;
  }

  bool is(std::size_t behind, Mark sign) const {
    return behind > 0 && symbols_[behind - 1].sign == sign;
  }
  std::size_t skip(std::size_t i, std::initializer_list<Mark> signs) const {
    while (i > 0 && std::ranges::find(signs, symbols_[i - 1].sign) != signs.end()) --i;
    return i;
  }

  const std::vector<Symbol>& symbols_;
  const std::vector<std::size_t>& starts_;
};

// Reads signs from left to right around those that count years, and the statements they make.
class StatementReader {
 public:
  // One at a time in a thread.
  explicit StatementReader(const Signs& signs) : signs_(signs) {
    symbols_.clear();
    starts_.clear();
  }

  // Of signs from left to right. What belongs to one stands before it without a plain word between,
  // or close behind it ("Years of experience: 3").
  void read_around(const Sign& counting) {
    std::size_t begin = counting.place;
    while (begin > read_ && !is_plain(signs_.kind(begin - 1))) --begin;
    if (begin > read_) {
      push({}, 0, 0);
      end_line();
      read_ = begin;
    }
    const std::size_t end = std::min(counting.place + kHeading + 2, signs_.size());
    for (; read_ < end; ++read_) read(read_);
  }

  std::vector<YearsStatement> statements() && { return std::move(statements_); }

 private:
  static constexpr std::size_t kHeading = 6;  // symbols

  void read(std::size_t i) {
    const SignKind kind = signs_.kind(i);
    if (kind == SignKind::kLineEnd) return end_line();
    if (!tells_more(kind)) return push({mark_of(kind), 0}, 0, 0);
    const Sign& sign = signs_[i];
    Symbol symbol = symbol_of(sign);
    // "2-year": that hyphen parts no numbers.
    if (symbol.sign == Mark::kRange && signs_.is(i + 1, SignKind::kDuration))
      symbol.sign = Mark::kPlus;
    push(symbol, sign.token, sign.end_token);
  }

  void push(Symbol symbol, std::size_t first, std::size_t end) {
    symbols_.push_back(symbol);
    starts_.push_back(first);
    if (symbol.sign == Mark::kNumber && symbol.value <= kMostYears) {
      const std::size_t unit = heading_duration();
      if (unit + 1 < symbols_.size())
        statements_.push_back({symbol.value * symbols_[unit].value, first, end});
    }
    if (symbol.sign != Mark::kDuration) return;
    const auto statement = BackwardReader(symbols_, starts_).read(symbols_.size() - 1, end);
    if (!statement) return;
    // "1 year to 3 years" takes in the "1 year" read before.
    if (!statements_.empty() && statement->first_token <= statements_.back().first_token)
      statements_.pop_back();
    statements_.push_back(*statement);
  }

  void end_line() { line_begin_ = symbols_.size(); }

  // "Years of experience: 3": the duration without a number of its own before the ':' that stands
  // before the last symbol, a number; that number where there is none.
  std::size_t heading_duration() const {
    const std::size_t number = symbols_.size() - 1;
    if (number < line_begin_ + 2 || symbols_[number - 1].sign != Mark::kColon) return number;
    for (std::size_t i = number - 1; i > line_begin_ && number - i <= kHeading; --i) {
      if (symbols_[i - 1].sign == Mark::kNumber) return number;
      if (symbols_[i - 1].sign == Mark::kDuration) return i - 1;
    }
    return number;
  }

  struct Memory {  // which is worth keeping
    std::vector<Symbol> symbols;
    std::vector<std::size_t> starts;
  };
  static Memory& memory_of_thread() {
    thread_local Memory memory;
    return memory;
  }

  std::vector<Symbol>& symbols_ = memory_of_thread().symbols;
  std::vector<std::size_t>& starts_ = memory_of_thread().starts;
  std::vector<YearsStatement> statements_;
  std::size_t line_begin_ = 0;
  std::size_t read_ = 0;  // of the signs
  const Signs& signs_;
};

}  // namespace

bool counts_years(const Sign& sign) {
  return sign.kind == SignKind::kDuration && !sign.is_rate && years_in(sign.name);
}

std::vector<YearsStatement> stated_durations(const Signs& signs) {
  StatementReader reader(signs);
  for (const Sign& sign : signs.telling()) {
    if (counts_years(sign)) reader.read_around(sign);
  }
  return std::move(reader).statements();
}

}  // namespace skillgap
