// The slow, obvious twin of Tokenizer: the same word rules over UTF-16, each token folded alone.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/rbbi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/span.h"
#include "text/word_rules.h"

namespace skillgap {

struct NaiveToken {
  Span span;
  std::string folded;
  friend bool operator==(const NaiveToken&, const NaiveToken&) = default;
};

// NFKC_Casefold, cut behind every 30th character in a row that combines with what is before it.
inline std::string naive_folded(const icu::UnicodeString& token) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  icu::UnicodeString piece;
  int marks = 0;
  for (std::int32_t i = 0; i < token.length(); i = token.moveIndex32(i, 1)) {
    const UChar32 c = token.char32At(i);
    piece.append(c);
    marks = fold->hasBoundaryBefore(c) ? 0 : marks + 1;
    if (marks < 30) continue;
    fold->normalize(piece, status).toUTF8String(folded);
    piece.remove();
    marks = 0;
  }
  return fold->normalize(piece, status).toUTF8String(folded);
}

inline icu::RuleBasedBreakIterator& naive_breaks() {
  static UErrorCode status = U_ZERO_ERROR;
  static UParseError where;
  static icu::RuleBasedBreakIterator breaks(icu::UnicodeString::fromUTF8(std::string(word_rules())),
                                            where, status);
  return breaks;
}

// For one thread.
inline std::vector<NaiveToken> naive_tokens(std::string_view text) {
  icu::RuleBasedBreakIterator& breaks = naive_breaks();
  const auto wide = icu::UnicodeString::fromUTF8(std::string(text));
  breaks.setText(wide);
  std::vector<NaiveToken> tokens;
  std::size_t begin_byte = 0;
  for (std::int32_t begin = 0, end = breaks.next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks.next()) {
    const icu::UnicodeString token = wide.tempSubStringBetween(begin, end);
    std::string bytes;
    const Span span{begin_byte, begin_byte + token.toUTF8String(bytes).size()};
    begin_byte = span.end;
    const UChar32 first = token.char32At(0);
    if (u_isUWhiteSpace(first) || u_isISOControl(first)) continue;
    if (std::string folded = naive_folded(token); !folded.empty())
      tokens.push_back({span, std::move(folded)});
  }
  return tokens;
}

}  // namespace skillgap
