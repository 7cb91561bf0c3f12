#include "insight/glued_signs.h"

#include <optional>

#include "insight/glued_words.h"
#include "insight/number.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

Sign stop() {
  Sign sign;
  sign.kind = SignKind::kStop;
  return sign;
}

Sign number(double value) {
  Sign sign;
  sign.kind = SignKind::kNumber;
  sign.value = value;
  sign.is_digits = true;
  return sign;
}

// Where a piece of the text stands in it.
Span span_of(std::string_view piece, std::string_view text) {
  const auto begin = static_cast<std::size_t>(piece.data() - text.data());
  return {begin, begin + piece.size()};
}

}  // namespace

// "Rp7.000.000", "15jt", "5yrs".
void GluedSigns::read_around_number(std::string_view text, Span word,
                                    const SignMeanings& meanings) {
  const auto glued = take_apart(word.of(text));
  const auto value = glued ? read_number(glued->digits) : std::nullopt;
  if (!value) return;
  Sign before, behind;
  std::string_view name = glued->before, unit = glued->behind;
  if (!name.empty()) {
    name.remove_prefix(seam(name, false).value_or(0));
    before = meanings.of_word(name);
    // "field4+ years": a word of its own, from a page that lost its line breaks.
    if (before.kind == SignKind::kOther && name.size() > 3)
      before = stop();
    else if (before.kind != SignKind::kCurrency)
      return;
  }
  if (!unit.empty()) {
    unit = unit.substr(0, seam(unit, true).value_or(unit.size()));
    behind = meanings.of_word(unit);
    // "17.00Benefits": likewise.
    if (behind.kind == SignKind::kOther && is_ascii_upper(unit[0]) && unit.size() > 2)
      behind = stop();
    if (behind.kind == SignKind::kOther) return;
  }
  if (!name.empty()) add(before, span_of(name, text));
  add(number(*value), span_of(glued->digits, text));
  if (!unit.empty()) add(behind, span_of(unit, text));
}

// "hourBenefits", "PermanentSalary". Nothing where neither end is a word of the table, nor where
// the second is a letter ("PhD", and "ph" is "per hour").
void GluedSigns::read_two_words(std::string_view text, Span where, const SignMeanings& meanings) {
  const std::string_view word = where.of(text);
  const auto first = seam(word, true);
  if (!first) return;
  const std::size_t end = word[*first - 1] == '.' ? *first - 1 : *first;
  const std::string_view head = word.substr(0, end), tail = word.substr(*seam(word, false));
  if (tail.size() == 1) return;
  const Sign left = meanings.of_word(head), right = meanings.of_word(tail);
  if (left.kind == SignKind::kOther && right.kind == SignKind::kOther) return;
  add(left, span_of(head, text));
  add(stop(), span_of(tail.substr(0, 0), text));
  add(right, span_of(tail, text));
}

void GluedSigns::read(std::string_view text, Span word, const SignMeanings& meanings) {
  size_ = 0;
  read_around_number(text, word, meanings);
  if (size_ == 0) read_two_words(text, word, meanings);
}

}  // namespace skillgap
