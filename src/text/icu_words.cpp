#include "text/icu_words.h"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/rbbi.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "skillgap/ascii.h"
#include "skillgap/span.h"
#include "skillgap/tokenizer.h"
#include "text/code_points.h"

namespace skillgap {
namespace {

// Combining marks folded at once: longer runs are cut, because sorting them is quadratic (UAX
// #15-D4).
constexpr int kMarksInARow = 30;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// End of the piece of `token` that begins at `begin`: the whole rest, or up to the 30th mark in a
// row. Asks for the boundary, not the combining class: some marks of class 0 (U+0F73, U+FF9E)
// become others that have to be sorted.
std::size_t stream_safe_end(const icu::Normalizer2& nfkc_casefold, std::string_view token,
                            std::size_t begin) {
  int marks = 0;
  while (begin < token.size()) {
    const UChar32 c = next_code_point(token, begin);
    marks = c >= 0 && !nfkc_casefold.hasBoundaryBefore(c) ? marks + 1 : 0;
    if (marks == kMarksInARow) return begin;
  }
  return token.size();
}

void append_folded(const icu::Normalizer2& nfkc_casefold, std::string_view token,
                   std::string& out) {
  icu::StringByteSink<std::string> sink(&out);
  for (std::size_t begin = 0; begin < token.size();) {
    const std::size_t end = stream_safe_end(nfkc_casefold, token, begin);
    UErrorCode status = U_ZERO_ERROR;
    nfkc_casefold.normalizeUTF8(
        0, icu::StringPiece(token.data() + begin, static_cast<std::int32_t>(end - begin)), sink,
        nullptr, status);
    begin = end;
  }
}

bool starts_with_space(std::string_view token) {
  std::size_t position = 0;
  const UChar32 c = next_code_point(token, position);
  return c >= 0 && is_token_space(c);
}

}  // namespace

bool is_token_space(std::int32_t code_point) {
  return u_isUWhiteSpace(code_point) || u_isISOControl(code_point);
}

std::expected<IcuWords, Error> IcuWords::make(std::string_view rules) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  IcuWords made;
  made.breaks = std::make_unique<icu::RuleBasedBreakIterator>(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(rules.data(), static_cast<std::int32_t>(rules.size()))),
      where, status);
  made.nfkc_casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) {
    return std::unexpected(Error{
        "ICU", fmt::format("{} at line {} of the word rules, check that ICU's data is installed",
                           u_errorName(status), where.line)});
  }
  return made;
}

void IcuCutter::append(std::string_view text, FoldedWords& out) {
  UErrorCode status = U_ZERO_ERROR;
  UText* open = input_.release();  // opened again where it is, so that ICU need not allocate one
  input_.reset(utext_openUTF8(open, text.data(), static_cast<std::int64_t>(text.size()), &status));
  breaks_->setText(input_.get(), status);
  std::int32_t begin = breaks_->first();
  for (std::int32_t end = breaks_->next(); end != icu::BreakIterator::DONE; end = breaks_->next()) {
    const Span span{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
    const std::string_view token = span.of(text);
    begin = end;
    if (starts_with_space(token)) continue;
    const std::size_t before = out.folded.size();
    if (is_ascii(token)) {
      for (const char c : token) out.folded += ascii_lower(c);
    } else {
      append_folded(*nfkc_casefold_, token, out.folded);
    }
    if (out.folded.size() == before) continue;
    out.words.push_back({static_cast<std::uint32_t>(span.begin),
                         static_cast<std::uint32_t>(span.end), static_cast<std::uint32_t>(before),
                         static_cast<std::uint32_t>(out.folded.size()),
                         token_hash(std::string_view(out.folded).substr(before))});
  }
}

}  // namespace skillgap
