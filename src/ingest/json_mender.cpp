#include "ingest/json_mender.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// The value of "\uXXXX" at the front of a text, or nullopt.
std::optional<unsigned> unicode_escape(std::string_view text) {
  if (text.size() < 6 || !text.starts_with("\\u")) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(2, 4)) {
    const auto digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
    if (digit == std::string_view::npos || (digit < 10) != is_ascii_digit(c)) return {};
    value = value * 16 + static_cast<unsigned>(digit);
  }
  return value;
}

// At least the first character, which is none of these, up to one that needs a look.
std::size_t plain_run(std::string_view text, char quote) {
  std::size_t end = 1;
  while (end < text.size() && text[end] != quote && text[end] != '"' && text[end] != '\\' &&
         static_cast<unsigned char>(text[end]) >= 0x20) {
    ++end;
  }
  return end;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::string JsonMender::mend() {
  while (!rest_.empty()) {
    if (!skip_wrapping()) take_token();
  }
  finish();
  return std::move(out_);
}

void JsonMender::take(std::size_t count) {
  out_ += rest_.substr(0, count);
  drop(count);
}

void JsonMender::drop(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }

void JsonMender::drop_behind(std::string_view end) {
  const auto at = rest_.find(end);
  drop(at == std::string_view::npos ? rest_.size() : at + end.size());
}

// Marks around JSON, and comments within it.
bool JsonMender::skip_wrapping() {
  if (!std::string_view("<-]/").contains(rest_.front())) return false;
  if (rest_.starts_with("<!--")) return skip_html_comment(), true;
  for (const std::string_view mark : {"-->", "<![CDATA[", "]]>"}) {
    if (rest_.starts_with(mark)) return drop(mark.size()), true;
  }
  if (rest_.starts_with("/*")) return drop_behind("*/"), true;
  if (rest_.starts_with("//")) return skip_line_comment(), true;
  return false;
}

// A short remark goes as a whole; around JSON, the marks alone.
void JsonMender::skip_html_comment() {
  const auto end = rest_.substr(0, 256).find("-->");
  const bool remark = end != std::string_view::npos &&
                      rest_.substr(0, end).find_first_of("{[") == std::string_view::npos;
  drop(remark ? end + 3 : 4);
}

// "//<![CDATA[" hides the mark from old browsers: what follows the mark is no comment.
void JsonMender::skip_line_comment() {
  drop(2);
  if (rest_.starts_with("<![CDATA[") || rest_.starts_with("]]>")) return;
  drop(std::min(rest_.find('\n'), rest_.size()));
}

void JsonMender::take_token() {
  const char c = rest_.front();
  if (c == '"') return take(1), take_inside('"');
  if (c == '}' || c == ']') drop_last_comma();
  if (c == ';') return drop(1);
  take(std::min(rest_.find_first_of("\"}];<-/", 1), rest_.size()));
}

// The last thing written, white space aside: no string, since that would end in its quote.
void JsonMender::drop_last_comma() {
  const auto last = out_.find_last_not_of(kSpace);
  if (last != std::string::npos && out_[last] == ',') out_.erase(last, 1);
}

void JsonMender::take_inside(char quote) {
  while (!rest_.empty() && !(rest_.front() == quote && ends_string())) {
    if (rest_.front() == '\\') {
      take_escape();
    } else if (static_cast<unsigned char>(rest_.front()) < 0x20) {
      take_control();
    } else if (rest_.front() == '"') {
      out_ += "\\\"";
      drop(1);
    } else {
      take(plain_run(rest_, quote));
    }
  }
  if (!rest_.empty()) out_ += '"';
  drop(1);
}

void JsonMender::take_control() {
  static constexpr std::array<std::pair<char, std::string_view>, 3> kEscapes = {
      {{'\n', "\\n"}, {'\t', "\\t"}, {'\r', "\\r"}}};
  for (const auto& [control, escape] : kEscapes) {
    if (rest_.front() == control) out_ += escape;
  }
  drop(1);
}

void JsonMender::take_escape() {
  if (rest_.size() < 2) return drop(1);
  if (rest_[1] == 'u') return take_unicode_escape();
  if (std::string_view("\"\\/bfnrt").contains(rest_[1])) return take(2);
  drop(1);
  if (rest_.front() == '\'') take(1);  // an end of its own kind of string else
}

void JsonMender::take_unicode_escape() {
  const auto unit = unicode_escape(rest_);
  if (!unit) return drop(1);
  if (!is_high(*unit) && !is_low(*unit)) return take(6);
  const auto low = unicode_escape(rest_.substr(6));
  if (is_high(*unit) && low && is_low(*low)) return take(12);
  out_ += "\\ufffd";
  drop(6);
}

}  // namespace skillgap
