#include "skillgap/json_writer.h"

#include <fmt/format.h>

#include <cassert>
#include <cmath>

#include "text/eight_bytes.h"

namespace skillgap {
namespace {

// What follows the backslash for a character that has a short escape, else 0.
char short_escape(char c) {
  switch (c) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    default:
      return 0;
  }
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
  if (const char escape = short_escape(c)) {
    out += '\\';
    out += escape;
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

std::size_t next_escape(std::string_view text, std::size_t at) {
  while (at < text.size() && !needs_escape(text[at])) {
    ++at;
    for (; at + 8 <= text.size(); at += 8) {
      const EightBytes bytes(text.data() + at);
      if (bytes.any_below(0x20) || bytes.any_is('"') || bytes.any_is('\\')) break;
    }
  }
  return at;
}

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  for (std::size_t start = 0; start < value.size();) {
    const std::size_t end = next_escape(value, start);
    out += value.substr(start, end - start);
    if (end < value.size()) append_escaped(out, value[end]);
    start = end + 1;
  }
  out += '"';
}

}  // namespace

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) text_ += ',';
  has_items_.back() = true;
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  text_ += '{';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  assert(!has_items_.empty() && !after_key_);
  has_items_.pop_back();
  text_ += '}';
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  text_ += '[';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  assert(!has_items_.empty() && !after_key_);
  has_items_.pop_back();
  text_ += ']';
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  append_quoted(text_, name);
  text_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  before_value();
  append_quoted(text_, value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  before_value();
  // Whole numbers without ".0" or an exponent, so that 8000000 stays readable.
  if (std::abs(value) < 1e15 && value == std::trunc(value)) {
    fmt::format_to(std::back_inserter(text_), "{}", static_cast<std::int64_t>(value));
  } else {
    fmt::format_to(std::back_inserter(text_), "{}", value);
  }
  return *this;
}

JsonWriter& JsonWriter::integer(std::uint64_t value) {
  before_value();
  fmt::format_to(std::back_inserter(text_), "{}", value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  before_value();
  text_ += json;
  return *this;
}

JsonWriter& JsonWriter::field(std::string_view name, std::string_view value) {
  return value.empty() ? *this : key(name).string(value);
}

}  // namespace skillgap
