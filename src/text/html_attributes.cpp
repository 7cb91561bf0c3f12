#include <algorithm>
#include <array>
#include <cstdint>

#include "skillgap/ascii.h"
#include "text/html_references.h"
#include "text/html_tokenizer.h"

namespace skillgap {
namespace {

// What a byte ends; bits.
enum Ends : std::uint8_t { kWord = 1, kTagName = 2, kName = 4 };

constexpr auto kEnds = [] {
  std::array<std::uint8_t, 256> ends{};
  for (std::size_t c = 0; c < ends.size(); ++c)
    if (is_html_blank(static_cast<char>(c))) ends[c] = kWord | kTagName | kName;
  ends['>'] = kWord | kTagName | kName;
  ends['/'] = kTagName | kName;
  ends['='] = kName;
  return ends;
}();

// A loop, not a search: nearly all of these words have a few bytes.
std::size_t skip_to(Ends end, std::string_view html, std::size_t at) {
  while (at < html.size() && (kEnds[static_cast<unsigned char>(html[at])] & end) == 0) ++at;
  return std::min(at, html.size());
}

std::size_t skip_blanks(std::string_view html, std::size_t at) {
  while (at < html.size() && is_html_blank(html[at])) ++at;
  return std::min(at, html.size());
}

}  // namespace

// Passes blanks and slashes; false at the tag's end or the input's.
[[gnu::always_inline]] inline bool HtmlAttributeReader::reach_name() {
  for (;; ++at_) {
    at_ = skip_blanks(html_, at_);
    if (at_ == html_.size()) return false;
    if (html_[at_] == '>') break;
    if (html_[at_] != '/') return true;
    self_closing_ = html_.substr(at_ + 1).starts_with('>');
  }
  ++at_;
  closed_ = true;
  return false;
}

// At the '=': the value behind it. An unclosed quotation swallows the input, as in a browser.
[[gnu::always_inline]] inline std::string_view HtmlAttributeReader::take_value() {
  at_ = skip_blanks(html_, at_ + 1);
  if (at_ == html_.size() || html_[at_] == '>') return {};
  const char quote = html_[at_];
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = quoted ? at_ + 1 : at_;
  const std::size_t end =
      quoted ? std::min(html_.find(quote, begin), html_.size()) : skip_to(kWord, html_, begin);
  at_ = quoted ? std::min(end + 1, html_.size()) : end;
  return html_.substr(begin, end - begin);
}

bool HtmlAttributeReader::next(HtmlAttribute& attribute) {
  if (closed_ || !reach_name()) return false;
  // A '=' in first place belongs to the name.
  const std::size_t name_end = skip_to(kName, html_, at_ + 1);
  attribute = {html_.substr(at_, name_end - at_), {}};
  at_ = skip_blanks(html_, name_end);
  if (at_ < html_.size() && html_[at_] == '=') attribute.value = take_value();
  return true;
}

void HtmlAttributeReader::pass_all() {
  if (html_.substr(at_).starts_with('>')) {  // as in most tags
    ++at_;
    closed_ = true;
    return;
  }
  for (HtmlAttribute ignored; next(ignored);) {
  }
}

std::size_t tag_name_end(std::string_view html, std::size_t name_begin) {
  return skip_to(kTagName, html, name_begin);
}

std::optional<std::string> find_attribute(std::string_view tag, std::string_view name) {
  HtmlAttributeReader reader(tag, tag_name_end(tag, 1));
  HtmlAttribute attribute;
  while (reader.next(attribute)) {
    if (!equals_ignoring_case(attribute.name, name)) continue;
    return decode_references(attribute.value, ReferencePlace::kAttribute);
  }
  return std::nullopt;
}

}  // namespace skillgap
