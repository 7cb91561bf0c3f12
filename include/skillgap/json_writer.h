// Writes one JSON value, compact, in the order of the calls.
//
//   JsonWriter json;
//   json.begin_object().key("skill").string("c++").key("years").number(3).end_object();
//   json.text()    // {"skill":"c++","years":3}
//
// Strings must be valid UTF-8; control characters, '"' and '\' are escaped. Numbers are the
// shortest that read back equal, and never depend on the locale; what is not finite becomes null.
// REQUIRES: calls form a well-nested value (asserted at the end of each container). One thread.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace skillgap {

// The name of a member as a literal in which nothing needs an escape; the compiler refuses others.
struct JsonName {
  template <std::size_t N>
  consteval JsonName(const char (&literal)[N]) : text(literal, N - 1) {
    for (const char c : text) {
      if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20) throw "needs an escape";
    }
  }
  std::string_view text;
};

template <typename Text>
concept NotLiteral = std::convertible_to<const Text&, std::string_view> && !std::is_array_v<Text>;

class JsonWriter {
 public:
  JsonWriter() = default;
  // For a text of about so many bytes: then its memory need not grow.
  explicit JsonWriter(std::size_t expected) { grow(expected); }

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  // A name written in the code, as most are, is copied as it stands.
  JsonWriter& key(JsonName name) { return plain_key(name.text); }
  // Any other is escaped.
  template <NotLiteral Text>
  JsonWriter& key(const Text& name) {
    return escaped_key(name);
  }

  JsonWriter& string(std::string_view value);
  JsonWriter& number(double value);
  // Rounded to two digits behind the point, half away from zero: weights and confidences.
  JsonWriter& hundredths(double value);
  JsonWriter& integer(std::uint64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // A JSON text from elsewhere, written as it stands. REQUIRES: valid, on one line.
  JsonWriter& raw(std::string_view json);

  // key + value, written together.
  JsonWriter& member(JsonName name, std::string_view value) {
    char* out = begin_member(name.text.size() + kKeyMarks + value.size() + kMostAround);
    end_at(write_quoted(write_key(out, name.text), value));
    return *this;
  }
  JsonWriter& member(JsonName name, std::uint64_t value) {
    end_at(write_integer(write_key(begin_member(room_of(name)), name.text), value));
    return *this;
  }
  // Of a name of ours, as of a status, in which nothing needs an escape.
  JsonWriter& member_plain(JsonName name, std::string_view value) {
    char* out = write_key(begin_member(room_of(name) + value.size()), name.text);
    *out++ = '"';
    out += value.copy(out, value.size());
    *out++ = '"';
    end_at(out);
    return *this;
  }
  // Likewise, left out where the value is empty.
  JsonWriter& field(JsonName name, std::string_view value) {
    return value.empty() ? *this : member(name, value);
  }
  template <NotLiteral Text>
  JsonWriter& field(const Text& name, std::string_view value) {
    return value.empty() ? *this : escaped_key(name).string(value);
  }

  std::string_view text() const { return {text_.data(), size_}; }  // until the next call
  std::string take();

 private:
  static constexpr std::size_t kKeyMarks = 3;        // "":
  static constexpr std::size_t kMostAround = 8;      // quotes, and one escape: \u001f
  static constexpr std::size_t kLongestNumber = 24;  // of 64 bits: 20 digits

  // Of a member with a number or an empty string.
  static constexpr std::size_t room_of(JsonName name) {
    return name.text.size() + kKeyMarks + kLongestNumber;
  }

  // Where to write up to `more` bytes.
  char* room(std::size_t more) {
    if (text_.size() - size_ < more) grow(more);
    return text_.data() + size_;
  }
  void grow(std::size_t more);
  // Likewise, behind the comma that may be due. The last byte tells: no value ends in one of these.
  char* begin_value(std::size_t more) {
    char* out = room(more + 1);
    if (size_ == 0) return out;
    const char last = out[-1];
    if (last != '{' && last != '[' && last != ':') *out++ = ',';
    return out;
  }
  // Of a name, which stands behind the begin of its object or behind another value.
  char* begin_member(std::size_t more) {
    char* out = room(more + 1);
    if (out[-1] != '{') *out++ = ',';
    return out;
  }
  JsonWriter& plain_key(std::string_view name) {
    end_at(write_key(begin_member(name.size() + kKeyMarks), name));
    return *this;
  }
  static char* write_key(char* out, std::string_view name) {
    *out++ = '"';
    out += name.copy(out, name.size());
    *out++ = '"';
    *out++ = ':';
    return out;
  }
  JsonWriter& escaped_key(std::string_view name);
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - text_.data()); }
  static char* write_integer(char* out, std::uint64_t value);
  char* write_quoted(char* out, std::string_view value);
  char* write_with_escapes(char* out, std::string_view value);
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);

  std::string text_;      // longer than what is written: it grows by doubling
  std::size_t size_ = 0;  // of what is written
  std::size_t open_ = 0;  // containers
};

}  // namespace skillgap
