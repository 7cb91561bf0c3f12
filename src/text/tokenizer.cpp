// The plain ICU tokenizer. Each call clones the prototype iterator (0.15 µs), which makes the class
// safe to share between threads without locks.
#include "skillgap/tokenizer.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/rbbi.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <limits>

#include "text/code_points.h"
#include "text/word_rules.h"

namespace skillgap {

void Tokens::clear() {
  spans_.clear();
  folded_.clear();
}

void Tokens::add(Span span, std::string_view folded) {
  const auto begin = static_cast<std::uint32_t>(folded_.size());
  folded_ += folded;
  spans_.push_back({static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end),
                    begin, static_cast<std::uint32_t>(folded_.size()),
                    XXH3_64bits(folded.data(), folded.size())});
}

namespace {

constexpr std::size_t kMaxText = std::numeric_limits<std::int32_t>::max();

// Combining marks folded at once: longer runs are cut, because sorting them is quadratic (UAX
// #15-D4).
constexpr int kMarksInARow = 30;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

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
  return c >= 0 && (u_isUWhiteSpace(c) || u_isISOControl(c));
}

std::string version_text(std::string_view rules) {
  UVersionInfo unicode;
  u_getUnicodeVersion(unicode);
  return fmt::format("icu{}/unicode{}.{}/{:08x}", U_ICU_VERSION, unicode[0], unicode[1],
                     XXH3_64bits(rules.data(), rules.size()) >> 32);
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

struct Tokenizer::Impl {
  std::unique_ptr<icu::BreakIterator> prototype;
  const icu::Normalizer2* nfkc_casefold = nullptr;  // owned by ICU
  std::string version;
};

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

std::expected<Tokenizer, Error> Tokenizer::make() {
  const std::string_view rules = word_rules();
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  auto impl = std::make_unique<Impl>();
  impl->prototype = std::make_unique<icu::RuleBasedBreakIterator>(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(rules.data(), static_cast<std::int32_t>(rules.size()))),
      where, status);
  impl->nfkc_casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) {
    return std::unexpected(Error{
        "ICU", fmt::format("{} at line {} of the word rules, check that ICU's data is installed",
                           u_errorName(status), where.line)});
  }
  impl->version = version_text(rules);
  return Tokenizer(std::move(impl));
}

void Tokenizer::tokenize(std::string_view text, Tokens& out) const {
  out.clear();
  text = text.substr(0, std::min(text.size(), kMaxText));
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UText, CloseText> input(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  const std::unique_ptr<icu::BreakIterator> breaks(impl_->prototype->clone());
  breaks->setText(input.get(), status);

  std::string folded;
  std::int32_t begin = breaks->first();
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
    const Span span{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
    const std::string_view token = span.of(text);
    begin = end;
    if (starts_with_space(token)) continue;
    folded.clear();
    if (is_ascii(token)) {
      std::ranges::transform(token, std::back_inserter(folded), ascii_lower);
    } else {
      append_folded(*impl_->nfkc_casefold, token, folded);
    }
    if (!folded.empty()) out.add(span, folded);
  }
}

const std::string& Tokenizer::version() const { return impl_->version; }

}  // namespace skillgap
