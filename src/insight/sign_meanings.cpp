#include "insight/sign_meanings.h"

#include <algorithm>
#include <map>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::string_view kRateOf = "per-";
constexpr std::string_view kCurrencyOf = "currency:";
constexpr std::string_view kDurations[] = {"year", "month", "week", "day", "hour"};

constexpr std::size_t kLongestWord = 63;  // of a row, to be found where it is glued to another

// By the lowest five bits of its first two bytes, which letter case does not change.
std::size_t slot_of(std::string_view word) {
  const auto bits = [&](std::size_t i) { return static_cast<unsigned char>(word[i]) & 31u; };
  return bits(0) + 32 * (word.size() > 1 ? bits(1) : 0);
}

struct KindOfUnit {
  std::string_view unit;
  SignKind kind;
};
constexpr KindOfUnit kKinds[] = {
    {"number", SignKind::kNumber},    {"range", SignKind::kRange},
    {"plus", SignKind::kPlus},        {"minimum", SignKind::kMinimum},
    {"maximum", SignKind::kMaximum},  {"multiplier", SignKind::kMultiplier},
    {"per", SignKind::kPer},          {"pay", SignKind::kPay},
    {"not-pay", SignKind::kNotPay},   {"no-experience", SignKind::kNoExperience},
    {"month-name", SignKind::kMonth}, {"ago", SignKind::kAgo},
    {"days-ago", SignKind::kDaysAgo},
};

// `value` and `language`, the row's own, stay where they are.
Sign meaning_of(std::string_view value, double number, std::string_view language) {
  Sign sign;
  sign.value = number;
  sign.language = language;
  sign.is_rate = value.starts_with(kRateOf);
  sign.name = value.substr(value.find(sign.is_rate ? '-' : ':') + 1);
  const std::string_view unit = value.substr(sign.is_rate ? kRateOf.size() : 0);
  if (std::ranges::find(kDurations, unit) != std::end(kDurations)) {
    sign.kind = SignKind::kDuration;
    sign.value = number == 0 ? 1 : number;
  } else if (value.starts_with(kCurrencyOf)) {
    sign.kind = SignKind::kCurrency;
  } else if (const auto found = std::ranges::find(kKinds, value, &KindOfUnit::unit);
             found != std::end(kKinds)) {
    sign.kind = found->kind;
  }
  return sign;
}

}  // namespace

SignMeanings SignMeanings::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  SignMeanings meanings;
  for (const Phrase& row : taxonomy.units)
    meanings.rows_.push_back({row.text, row.value, row.language});
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> rows_of_word;
  Tokens tokens;
  for (std::uint32_t i = 0; i < meanings.rows_.size(); ++i) {
    const Row& row = meanings.rows_[i];
    meanings.of_row_.push_back(meaning_of(row.value, taxonomy.units[i].number, row.language));
    if (meanings.of_row_.back().kind == SignKind::kOther) continue;
    tokenizer.tokenize(row.text, tokens);
    if (tokens.size() == 1) rows_of_word[std::string(tokens.folded(0))].push_back(i);
  }
  for (const auto& [word, rows] : rows_of_word) {
    meanings.of_word_.emplace(word, meanings.of(rows));
    if (word.size() <= kLongestWord)
      meanings.lengths_[slot_of(word)] |= std::uint64_t{1} << word.size();
  }
  return meanings;
}

std::vector<PhraseEntry> SignMeanings::phrases(bool (*are_wanted)(const Sign&)) const {
  std::vector<PhraseEntry> phrases;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    if (of_row_[i].kind != SignKind::kOther && are_wanted(of_row_[i]))
      phrases.push_back({rows_[i].text, i});
  }
  return phrases;
}

Sign SignMeanings::of_several(std::span<const std::uint32_t> rows) const {
  Sign sign = of_row_[rows.front()];
  for (const std::uint32_t row : rows.subspan(1)) {
    const Sign& also = of_row_[row];
    if (also.kind == SignKind::kMultiplier) sign.other_value = also.value;
    const bool parts = also.kind == SignKind::kRange && sign.kind == SignKind::kMaximum;
    if (parts || (also.kind == SignKind::kMaximum && sign.kind == SignKind::kRange)) {
      sign.kind = SignKind::kMaximum;
      sign.is_range = true;
    }
  }
  return sign;
}

// False of nearly all words, without a search.
bool SignMeanings::may_be_word(std::string_view word) const {
  return !word.empty() && word.size() <= kLongestWord &&
         (lengths_[slot_of(word)] >> word.size() & 1) != 0;
}

const Sign& SignMeanings::of_word(std::string_view word) const {
  static constexpr Sign kNone;
  if (!may_be_word(word)) return kNone;
  const auto found = of_word_.find(ascii_lower(word));
  return found == of_word_.end() ? kNone : found->second;
}

}  // namespace skillgap
