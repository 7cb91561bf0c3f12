#include "insight/pay_statements.h"

#include <algorithm>

namespace skillgap {
namespace {

constexpr std::size_t kSignsBehind = 4;   // within which a word behind an amount speaks of it
constexpr std::size_t kSignsBefore = 40;  // likewise before it
constexpr std::size_t kHeading = 12;      // a longer line is no heading
constexpr std::size_t kTableRow = 24;     // a longer line is no row of a table
constexpr std::size_t kLinesAbove = 8;
constexpr std::size_t kMostNames = 3;  // of a currency beside one number; bounds the work

class StatementScan {
 public:
  explicit StatementScan(const Signs& signs) : signs_(signs) {}
  std::vector<PayStatement> all();

 private:
  bool is(std::size_t i, SignKind kind) const { return signs_.is(i, kind); }
  // REQUIRES: both tell more.
  bool touches(std::size_t i) const { return signs_[i - 1].where.end == signs_[i].where.begin; }

  std::optional<Amount> amount_at(std::size_t i) const;
  std::size_t read_currency(Amount& amount, std::size_t i) const;
  std::size_t read_factor(Amount& amount, std::size_t i) const;
  bool is_open(std::size_t i) const;
  std::optional<Amount> upper_amount(std::size_t i) const;
  std::optional<PayStatement> statement_at(std::size_t i) const;
  void read_period(PayStatement& statement) const;
  void read_bounds(PayStatement& statement) const;
  void look_before(PayStatement& statement) const;
  void look_above(PayStatement& statement, std::size_t line_end) const;
  void look_behind(PayStatement& statement) const;
  void take_period_of_cue(PayStatement& statement, std::size_t i) const;
  std::size_t line_begin(std::size_t i) const;

  const Signs& signs_;
};

// "SGD $70,000": the name that says more.
std::size_t StatementScan::read_currency(Amount& amount, std::size_t i) const {
  for (std::size_t names = 0; names < kMostNames && is(i, SignKind::kCurrency); ++i, ++names) {
    if (amount.currency.empty() || amount.currency == "$") amount.currency = signs_[i].name;
  }
  return i;
}

std::size_t StatementScan::read_factor(Amount& amount, std::size_t i) const {
  if (is(i, SignKind::kPlus) && is(i + 1, SignKind::kMultiplier) && touches(i)) {
    amount.is_open = true;
    ++i;
  }
  for (std::size_t factors = 0; factors < 2 && is(i, SignKind::kMultiplier); ++i, ++factors) {
    amount.factor *= signs_[i].value;
    amount.other_factor = signs_[i].other_value;
    amount.language = signs_[i].language;
    amount.has_factor = true;
  }
  return i;
}

// "60.000.000+", "Rp 5 juta ke atas"; but "£40k + bonus" and "£40k plus bonus".
bool StatementScan::is_open(std::size_t i) const {
  return is(i, SignKind::kPlus) && (touches(i) || signs_[i].where.size() > 4);
}

std::optional<Amount> StatementScan::amount_at(std::size_t i) const {
  Amount amount;
  amount.begin = i;
  i = read_currency(amount, i);
  if (!is(i, SignKind::kNumber)) return std::nullopt;
  if (!signs_[i].is_digits && !is(i + 1, SignKind::kMultiplier)) return std::nullopt;
  amount.number = signs_[i].value;
  i = read_factor(amount, i + 1);
  // In "100 USD 200" the name belongs to the number behind it, if that has none itself.
  const bool own = amount.currency.empty() || amount.currency == "$";
  if (own && !(is(i + 1, SignKind::kNumber) && !touches(i))) i = read_currency(amount, i);
  if (is_open(i)) {
    amount.is_open = true;
    ++i;
  }
  amount.end = i;
  return amount;
}

// Behind "–", "to", "hingga", "- up to".
std::optional<Amount> StatementScan::upper_amount(std::size_t i) const {
  std::size_t marks = 0;
  while (marks < 2 && (is(i, SignKind::kRange) || is(i, SignKind::kMaximum))) ++i, ++marks;
  return marks > 0 ? amount_at(i) : std::nullopt;
}

// The lower end of "8–15 juta" is counted like the upper one, where that makes a range.
void share_factor(Amount& low, Amount& high) {
  const auto inherit = [](Amount& to, const Amount& from) {
    to.factor = from.factor;
    to.other_factor = from.other_factor;
    to.language = from.language;
    to.has_factor = true;
  };
  const double upper = high.number * high.factor;
  if (!low.has_factor && high.has_factor && low.number * high.factor <= upper) inherit(low, high);
  if (low.has_factor && !high.has_factor && high.number < low.number * low.factor)
    inherit(high, low);
}

bool makes_range(const Amount& low, const Amount& high) {
  const double least = low.number * low.factor, most = high.number * high.factor;
  return least <= most &&
         (!low.currency.empty() || !high.currency.empty() || high.has_factor || low.number >= 1000);
}

std::string_view common_currency(const Amount& low, const Amount& high) {
  const bool says_more = high.currency != "$" && !high.currency.empty();
  return (low.currency.empty() || low.currency == "$") && says_more ? high.currency : low.currency;
}

std::optional<PayStatement> StatementScan::statement_at(std::size_t i) const {
  auto low = amount_at(i);
  if (!low) return std::nullopt;
  PayStatement statement;
  statement.begin = i;
  statement.end = low->end;
  statement.currency = low->currency;
  statement.low = statement.high = low;
  read_period(statement);
  if (auto high = upper_amount(statement.end)) {
    share_factor(*low, *high);
    if (makes_range(*low, *high)) {
      statement.low = low;
      statement.high = high;
      statement.is_range = true;
      statement.currency = common_currency(*low, *high);
      statement.end = high->end;
      read_period(statement);
    }
  }
  read_bounds(statement);
  look_before(statement);
  look_behind(statement);
  return statement;
}

// "/bulan", "per annum", "a year", "annually", "base per hour", "(HKD) per month". A word alone
// must stand next to the amount.
void StatementScan::read_period(PayStatement& statement) const {
  std::size_t words = 0;
  for (std::size_t i = statement.end; i < signs_.size() && words <= kSignsBehind; ++i) {
    const SignKind kind = signs_.kind(i);
    if (kind == SignKind::kDuration &&
        (words == 0 || is(i - 1, SignKind::kPer) || signs_[i].is_rate)) {
      statement.period = signs_[i].name;
      statement.periods = signs_[i].value;
      statement.end = i + 1;
    } else if (kind == SignKind::kCurrency && !is(i + 1, SignKind::kNumber)) {
      if (statement.currency.empty() || statement.currency == "$")
        statement.currency = signs_[i].name;
      statement.end = i + 1;
    } else if (is_plain(kind) || kind == SignKind::kPay) {
      ++words;
    } else if (kind != SignKind::kPer && kind != SignKind::kOpen && kind != SignKind::kClose) {
      return;
    }
  }
}

// "up to £80,000", "mulai dari: Rp 5 juta", "$100k+".
void StatementScan::read_bounds(PayStatement& statement) const {
  const std::size_t before = statement.begin;
  for (std::size_t back = 1; back <= 3 && back <= before; ++back) {
    const SignKind kind = signs_.kind(before - back);
    if (kind == SignKind::kMinimum || kind == SignKind::kMaximum) {
      if (!statement.is_range && kind == SignKind::kMinimum) statement.high.reset();
      if (!statement.is_range && kind == SignKind::kMaximum) statement.low.reset();
      statement.begin = before - back;
      return;
    }
    // "Minimum salary: $25".
    if (kind != SignKind::kPay && kind != SignKind::kColon && kind != SignKind::kOther) break;
  }
  if (!statement.is_range && statement.low->is_open) statement.high.reset();
}

std::size_t StatementScan::line_begin(std::size_t i) const {
  while (i > 0 && signs_.kind(i - 1) != SignKind::kLineEnd) --i;
  return i;
}

// "Annual salary", "gaji per bulan", "hourly rate": beside a word for pay, or behind "per".
void StatementScan::take_period_of_cue(PayStatement& statement, std::size_t i) const {
  if (!statement.period.empty() || (i > 0 && is(i - 1, SignKind::kNumber))) return;
  const bool beside = signs_[i].is_rate ||
                      (i > 0 && (is(i - 1, SignKind::kPay) || is(i - 1, SignKind::kPer) ||
                                 is(i - 1, SignKind::kOpen))) ||
                      is(i + 1, SignKind::kPay) || is(i + 2, SignKind::kPay);
  if (!beside) return;
  statement.period = signs_[i].name;
  statement.periods = signs_[i].value;
}

// The nearest word for pay, or for something else, before the amount.
void StatementScan::look_before(PayStatement& statement) const {
  std::size_t stops = 0, words = 0;
  for (std::size_t i = statement.begin; i > 0 && statement.begin - i < kSignsBefore;) {
    const SignKind kind = signs_.kind(--i);
    if (kind == SignKind::kLineEnd) {
      statement.begins_line = stops == 0 && words <= 1;
      if (statement.evidence == PayEvidence::kNone && words <= kHeading) look_above(statement, i);
      return;
    }
    if (kind == SignKind::kStop) ++stops;
    if (kind == SignKind::kWord) ++words;
    if (kind == SignKind::kDuration) take_period_of_cue(statement, i);
    if (statement.evidence != PayEvidence::kNone) continue;
    if (kind == SignKind::kPay) {
      statement.evidence = stops == 0 ? PayEvidence::kCue : PayEvidence::kNear;
      statement.cue_language = signs_[i].language;
    }
    if (kind == SignKind::kNotPay && stops == 0) statement.evidence = PayEvidence::kAgainst;
  }
  if (statement.begin < kSignsBefore) statement.begins_line = stops == 0 && words <= 1;
}

// A short line with a word for pay and no number, through rows of the same table.
void StatementScan::look_above(PayStatement& statement, std::size_t line_end) const {
  for (std::size_t lines = 0; lines < kLinesAbove && line_end > 0; ++lines) {
    const std::size_t begin = line_begin(line_end);
    const auto line = signs_.kinds().subspan(begin, line_end - begin);
    const auto holds = [&](SignKind kind) { return std::ranges::find(line, kind) != line.end(); };
    if (line.size() > kTableRow) return;
    if (holds(SignKind::kNotPay)) {
      statement.evidence = PayEvidence::kAgainst;
      return;
    }
    if (holds(SignKind::kPay) && line.size() <= kHeading) {
      statement.evidence = PayEvidence::kNear;
      for (std::size_t i = begin; i < line_end; ++i) {
        if (is(i, SignKind::kDuration)) take_period_of_cue(statement, i);
      }
      return;
    }
    if (!holds(SignKind::kNumber) && holds(SignKind::kWord)) return;
    if (begin == 0) return;
    line_end = begin - 1;
  }
}

// "$20M Series B", "£28,000 basic salary"; but not "£60k + bonus", "£60k (bonus …".
void StatementScan::look_behind(PayStatement& statement) const {
  for (std::size_t i = statement.end; i < signs_.size() && i < statement.end + kSignsBehind; ++i) {
    const SignKind kind = signs_.kind(i);
    if (kind == SignKind::kPay) {
      statement.evidence = PayEvidence::kCue;
      statement.cue_language = signs_[i].language;
      return;
    }
    if (kind == SignKind::kNotPay) {
      if (statement.evidence != PayEvidence::kCue) statement.evidence = PayEvidence::kAgainst;
      return;
    }
    if (kind != SignKind::kPer && kind != SignKind::kDuration && kind != SignKind::kWord) return;
  }
}

std::vector<PayStatement> StatementScan::all() {
  std::vector<PayStatement> statements;
  std::size_t read = 0;  // signs
  for (const Sign& sign : signs_.telling()) {
    if (sign.kind != SignKind::kCurrency && sign.kind != SignKind::kNumber) continue;
    if (sign.place < read) continue;
    if (const auto statement = statement_at(sign.place)) {
      statements.push_back(*statement);
      read = statement->end;
    }
  }
  return statements;
}

}  // namespace

std::vector<PayStatement> pay_statements(const Signs& signs) { return StatementScan(signs).all(); }

}  // namespace skillgap
