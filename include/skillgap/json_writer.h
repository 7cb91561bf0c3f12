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
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

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

// Members that are written together with others, as object() does.
struct JsonText {
  JsonName name;
  std::string_view value;
};
// Of a name of ours, as of a status, in which nothing needs an escape.
struct JsonPlain {
  JsonName name;
  std::string_view value;
};
struct JsonCount {
  JsonName name;
  std::uint64_t value;
};
// Rounded to two digits behind the point, half away from zero: weights and confidences.
struct JsonHundredths {
  JsonName name;
  double value;
};
// Left out where there is none.
struct JsonNumber {
  JsonName name;
  std::optional<double> value;
};

template <typename Text>
concept NotLiteral = std::convertible_to<const Text&, std::string_view> && !std::is_array_v<Text>;

class JsonWriter {
 public:
  JsonWriter() = default;
  // For a text of about so many bytes: then its memory need not grow.
  explicit JsonWriter(std::size_t expected) { grow(expected); }
  // Behind what `begun` holds, as lines of NDJSON are, in its memory where that has room.
  explicit JsonWriter(std::string begun)
      : text_(std::move(begun)), size_(text_.size()), begin_(size_) {}

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
  // "skill: pytorch": a name of ours, in which nothing needs an escape, and a text.
  JsonWriter& named_string(std::string_view name, std::string_view value);
  JsonWriter& number(double value);
  JsonWriter& hundredths(double value);
  JsonWriter& integer(std::uint64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // A JSON text from elsewhere, written as it stands. REQUIRES: valid, on one line.
  JsonWriter& raw(std::string_view json);

  // Of the object that is open. They ask for room and note where they end once for all: most of
  // what we write is objects of a few short members. REQUIRES: the first is not left out.
  template <typename... Members>
  [[gnu::always_inline]] JsonWriter& members(const Members&... all) {
    const std::size_t most = (room_of(all) + ...);
    end_at(write_members(begin_member(most), most, all...) - 1);
    return *this;
  }
  // An object of these.
  template <typename... Members>
  [[gnu::always_inline]] JsonWriter& object(const Members&... all) {
    const std::size_t most = (room_of(all) + ...);
    char* out = begin_value(most + 1);
    *out++ = '{';
    out = write_members(out, most, all...);
    out[-1] = '}';
    end_at(out);
    return *this;
  }
  // An object of the members in `begun`, which is text from its '{' to a comma, and of these.
  template <typename... Members>
  [[gnu::always_inline]] JsonWriter& object_from(std::string_view begun, const Members&... all) {
    const std::size_t most = (room_of(all) + ...);
    char* out = begin_value(begun.size() + most + 1);
    out += begun.copy(out, begun.size());
    out = write_members(out, most, all...);
    out[-1] = '}';
    end_at(out);
    return *this;
  }
  // Members of the object that is open, as text with a comma before each. REQUIRES: not the first.
  JsonWriter& prepared_members(std::string_view members) {
    char* out = room(members.size());
    end_at(out + members.copy(out, members.size()));
    return *this;
  }
  JsonWriter& member(JsonName name, std::string_view value) {
    return members(JsonText{name, value});
  }
  // An array of nothing.
  JsonWriter& empty_array(JsonName name) {
    char* out = write_key(begin_member(name.text.size() + kKeyMarks + 2), name.text);
    *out++ = '[';
    *out++ = ']';
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

  // With what stood before.
  std::string_view text() const { return {text_.data(), size_}; }  // until the next call
  std::string take();

 private:
  static constexpr std::size_t kKeyMarks = 3;        // "":
  static constexpr std::size_t kMostAround = 8;      // quotes, and one escape: \u001f
  static constexpr std::size_t kLongestNumber = 24;  // of 64 bits: 20 digits

  // Of a member and the comma behind it.
  static std::size_t room_of(const auto& member) {
    return member.name.text.size() + kKeyMarks + kLongestNumber + bytes_of(member.value);
  }
  static std::size_t bytes_of(std::string_view value) { return value.size(); }
  static std::size_t bytes_of(const std::optional<double>&) { return 0; }

  // Where to write up to `more` bytes.
  char* room(std::size_t more) {
    if (text_.size() - size_ < more) grow(more);
    return text_.data() + size_;
  }
  void grow(std::size_t more);
  // Likewise, behind the comma that may be due. The last byte tells: no value ends in one of these.
  char* begin_value(std::size_t more) {
    char* out = room(more + 1);
    if (size_ == begin_) return out;
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
  [[gnu::always_inline]] static char* write_key(char* out, std::string_view name) {
    *out++ = '"';
    out += name.copy(out, name.size());
    *out++ = '"';
    *out++ = ':';
    return out;
  }
  // Each with a comma behind it. `most`: what all of them may take. In line, so that the sizes of
  // the names are known.
  template <typename... Members>
  [[gnu::always_inline]] char* write_members(char* out, std::size_t most, const Members&... all) {
    ((out = write_value(out, all, most), *out++ = ','), ...);
    return out;
  }
  [[gnu::always_inline]] char* write_value(char* out, const JsonText& member, std::size_t most) {
    return write_quoted(write_key(out, member.name.text), member.value, most);
  }
  [[gnu::always_inline]] char* write_value(char* out, const JsonPlain& member, std::size_t) {
    out = write_key(out, member.name.text);
    *out++ = '"';
    out = copy_name(out, member.value);
    *out++ = '"';
    return out;
  }
  // Names of ours have a few bytes: two words that may overlap spare a call for each.
  static char* copy_name(char* out, std::string_view name) {
    const std::size_t size = name.size();
    if (size < 4 || size > 16) return out + name.copy(out, size);
    const auto copy_ends = [&]<typename Word>(Word word) {
      for (const std::size_t at : {std::size_t{0}, size - sizeof word}) {
        std::memcpy(&word, name.data() + at, sizeof word);
        std::memcpy(out + at, &word, sizeof word);
      }
    };
    size < 8 ? copy_ends(std::uint32_t{}) : copy_ends(std::uint64_t{});
    return out + size;
  }
  [[gnu::always_inline]] char* write_value(char* out, const JsonCount& member, std::size_t) {
    return write_integer(write_key(out, member.name.text), member.value);
  }
  [[gnu::always_inline]] char* write_value(char* out, const JsonHundredths& member,
                                           std::size_t most) {
    return write_hundredths(write_key(out, member.name.text), member.value, most);
  }
  [[gnu::always_inline]] char* write_value(char* out, const JsonNumber& member, std::size_t most) {
    if (!member.value) return out - 1;  // the comma comes again
    end_at(write_key(out, member.name.text));
    number(*member.value);
    return room(most);
  }
  JsonWriter& escaped_key(std::string_view name);
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - text_.data()); }
  static char* write_integer(char* out, std::uint64_t value);
  // `behind`: bytes for which there shall be room behind what is written, even where it is long.
  char* write_hundredths(char* out, double value, std::size_t behind);
  char* write_quoted(char* out, std::string_view value, std::size_t behind = 0);
  char* write_with_escapes(char* out, std::string_view value, std::size_t behind);
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);

  std::string text_;       // longer than what is written: all the memory that it has
  std::size_t size_ = 0;   // of what is written
  std::size_t begin_ = 0;  // where the value begins
  std::size_t open_ = 0;   // containers
};

}  // namespace skillgap
