#include "skillgap/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>

#include "text/json_escapes.h"

namespace skillgap {
namespace {

constexpr std::size_t kLeastMemory = 1024;  // most texts have that much
constexpr std::size_t kMostDigits = 20;     // of 64 bits
// Beyond it a double has no hundredths of its own.
constexpr double kMostHundredths = 1e15;

constexpr auto kTwoDigits = [] {
  std::array<std::array<char, 2>, 100> all{};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
  return all;
}();

char* write_two_digits(char* out, unsigned value) {
  return std::copy_n(kTwoDigits[value].data(), 2, out);
}

// REQUIRES: below 100 times 100.
char* write_small(char* out, unsigned value) {
  const unsigned first = value < 100 ? value : value / 100;
  if (first < 10) {
    *out++ = static_cast<char>('0' + first);
  } else {
    out = write_two_digits(out, first);
  }
  return value < 100 ? out : write_two_digits(out, value % 100);
}

// REQUIRES: 1 to 99.
char* write_behind_point(char* out, unsigned hundredths) {
  *out++ = '.';
  out = write_two_digits(out, hundredths);
  return out[-1] == '0' ? out - 1 : out;
}

// The shortest text that reads back equal to so many hundredths: no other number of so few digits
// is as near. Whole numbers have no ".0".
char* write_hundredths_of(char* out, std::int64_t hundredths, bool is_negative) {
  if (is_negative && hundredths != 0) *out++ = '-';
  const std::int64_t whole = hundredths / 100;
  out = whole < 10'000 ? write_small(out, static_cast<unsigned>(whole))
                       : std::to_chars(out, out + kMostDigits, whole).ptr;
  const auto rest = static_cast<unsigned>(hundredths % 100);
  return rest == 0 ? out : write_behind_point(out, rest);
}

std::int64_t nearest_hundredth(double exact) {
  const auto below = static_cast<std::int64_t>(exact);
  return below + (exact - static_cast<double>(below) >= 0.5 ? 1 : 0);
}

// What write_hundredths_of() writes for 0 to 100.
struct ShortText {
  std::array<char, 4> bytes;
  std::uint8_t size;
};
constexpr auto kHundredths = [] {
  std::array<ShortText, 101> all{};
  for (unsigned i = 0; i < 100; ++i) {
    const char tens = static_cast<char>('0' + i / 10), ones = static_cast<char>('0' + i % 10);
    const std::uint8_t size = i == 0 ? 1 : ones == '0' ? 3 : 4;
    all[i] = {{'0', '.', tens, ones}, size};
  }
  all[100] = {{'1'}, 1};
  return all;
}();

}  // namespace

void JsonWriter::grow(std::size_t more) {
  const std::size_t size = std::max({kLeastMemory, text_.capacity(), size_ + more});
#ifdef __cpp_lib_string_resize_and_overwrite
  // Nothing is read before it was written, so filling it would be wasted.
  text_.resize_and_overwrite(size, [](char*, std::size_t all) { return all; });
#else
  text_.resize(size);
#endif
}

// Gives the end. REQUIRES: room for the value and kMostAround more.
char* JsonWriter::write_quoted(char* out, std::string_view value, std::size_t behind) {
  *out++ = '"';
  const std::size_t plain = copy_plain(value.data(), value.size(), out);
  out += plain;
  if (plain < value.size()) out = write_with_escapes(out, value.substr(plain), behind);
  *out++ = '"';
  return out;
}

// Likewise, without the quotes, of a value whose first byte needs an escape.
char* JsonWriter::write_with_escapes(char* out, std::string_view value, std::size_t behind) {
  while (!value.empty()) {
    out = write_escaped(out, value.front());
    value.remove_prefix(1);
    end_at(out);  // what comes may be longer than was foreseen
    out = room(value.size() + kMostAround + behind);
    const std::size_t plain = copy_plain(value.data(), value.size(), out);
    out += plain;
    value.remove_prefix(plain);
  }
  return out;
}

inline JsonWriter& JsonWriter::open(char bracket) {
  char* out = begin_value(1);
  *out++ = bracket;
  end_at(out);
  ++open_;
  return *this;
}

inline JsonWriter& JsonWriter::close(char bracket) {
  assert(open_ > 0 && text_[size_ - 1] != ':');
  --open_;
  *room(1) = bracket;
  ++size_;
  return *this;
}

JsonWriter& JsonWriter::begin_object() { return open('{'); }
JsonWriter& JsonWriter::end_object() { return close('}'); }
JsonWriter& JsonWriter::begin_array() { return open('['); }
JsonWriter& JsonWriter::end_array() { return close(']'); }

JsonWriter& JsonWriter::escaped_key(std::string_view name) {
  char* out = begin_value(name.size() + kMostAround + 1);
  out = write_quoted(out, name);
  *out++ = ':';
  end_at(out);
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  char* out = begin_value(value.size() + kMostAround);
  end_at(write_quoted(out, value));
  return *this;
}

// The text is written first, as its memory may move; what stands before it then goes over its
// quote.
JsonWriter& JsonWriter::named_string(std::string_view name, std::string_view value) {
  const std::size_t before = name.size() + 2;
  char* out = begin_value(before + value.size() + kMostAround);
  const auto begin = static_cast<std::size_t>(out - text_.data());
  end_at(write_quoted(out + before, value));
  out = text_.data() + begin;
  *out++ = '"';
  out = copy_name(out, name);
  *out++ = ':';
  *out = ' ';
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  // Whole numbers without ".0" or an exponent, so that 8000000 stays readable.
  if (std::abs(value) < 1e15 && value == std::trunc(value)) {
    char* out = begin_value(kLongestNumber);
    end_at(std::to_chars(out, out + kLongestNumber, static_cast<std::int64_t>(value)).ptr);
    return *this;
  }
  // Salaries and the like mostly have no more than hundredths.
  const double hundredths = std::round(std::abs(value) * 100);
  if (hundredths >= kMostHundredths || hundredths / 100 != std::abs(value))
    return raw(fmt::format("{}", value));
  end_at(write_hundredths_of(begin_value(kLongestNumber), static_cast<std::int64_t>(hundredths),
                             value < 0));
  return *this;
}

JsonWriter& JsonWriter::hundredths(double value) {
  end_at(write_hundredths(begin_value(kLongestNumber), value, 0));
  return *this;
}

char* JsonWriter::write_hundredths(char* out, double value, std::size_t behind) {
  if (0 <= value && value <= 1) {  // shares and confidences are nearly always
    const ShortText& text = kHundredths[nearest_hundredth(100 * value)];
    std::memcpy(out, text.bytes.data(), text.bytes.size());
    return out + text.size;
  }
  const double exact = std::abs(value) * 100;
  if (!(exact < kMostHundredths)) {
    end_at(out);
    number(value);
    return room(behind);
  }
  return write_hundredths_of(out, nearest_hundredth(exact), value < 0);
}

JsonWriter& JsonWriter::integer(std::uint64_t value) {
  end_at(write_integer(begin_value(kLongestNumber), value));
  return *this;
}

// Places in texts and counts: without the loops of the general way.
char* JsonWriter::write_integer(char* out, std::uint64_t value) {
  if (value < 10'000) return write_small(out, static_cast<unsigned>(value));
  return std::to_chars(out, out + kMostDigits, value).ptr;
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  char* out = begin_value(json.size());
  end_at(out + json.copy(out, json.size()));
  return *this;
}

std::string JsonWriter::take() {
  text_.resize(size_);
  size_ = begin_ = open_ = 0;
  return std::move(text_);
}

}  // namespace skillgap
