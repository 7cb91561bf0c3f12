#include "skillgap/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>

#include "text/eight_bytes.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {
namespace {

constexpr std::size_t kLeastMemory = 1024;  // most texts have that much
constexpr std::size_t kMostDigits = 20;     // of 64 bits
// Beyond it a double has no hundredths of its own.
constexpr double kMostHundredths = 1e15;

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

char* write_escaped(char* out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  *out++ = '\\';
  if (const char escape = short_escape(c)) {
    *out++ = escape;
    return out;
  }
  out = std::copy_n("u00", 3, out);
  *out++ = kDigits[static_cast<unsigned char>(c) >> 4];
  *out++ = kDigits[static_cast<unsigned char>(c) & 15];
  return out;
}

#ifdef __SSE2__
// A bit for each of the 16 bytes that needs an escape.
unsigned escapes(__m128i bytes) {
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, slash))));
}

template <typename Word>
Word copy_word(const char* in, char* out) {
  Word word;
  std::memcpy(&word, in, sizeof word);
  std::memcpy(out, &word, sizeof word);
  return word;
}

// Of two words that cover `size` bytes, and overlap where that is less: the place of the first
// byte that `found` marks, `size` where none.
template <std::size_t kWord>
std::size_t first_of(unsigned found, std::size_t size) {
  if (found == 0) return size;
  const auto bit = static_cast<std::size_t>(std::countr_zero(found));
  return bit < kWord ? bit : size - 2 * kWord + bit;
}

// Most strings of ours are names of a few bytes: two words in one register, no loop, no call.
[[gnu::always_inline]] inline std::size_t copy_short(const char* in, std::size_t size, char* out) {
  if (size >= 8) {
    const auto first = copy_word<std::int64_t>(in, out);
    const auto last = copy_word<std::int64_t>(in + size - 8, out + size - 8);
    return first_of<8>(escapes(_mm_set_epi64x(last, first)), size);
  }
  if (size >= 4) {
    const auto first = copy_word<std::int32_t>(in, out);
    const auto last = copy_word<std::int32_t>(in + size - 4, out + size - 4);
    return first_of<4>(escapes(_mm_set_epi32(last, first, last, first)) & 0xFF, size);
  }
  std::size_t i = 0;
  for (; i < size && !needs_escape(in[i]); ++i) out[i] = in[i];
  return i;
}

// Bytes at `in`, copied to `out`, before the first that needs an escape. May write some more than
// it says, but none past `out` + `size`.
[[gnu::always_inline]] inline std::size_t copy_plain(const char* in, std::size_t size, char* out) {
  if (size < 16) return copy_short(in, size, out);
  const auto copy_at = [&](std::size_t i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(in + i));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), bytes);
    return escapes(bytes);
  };
  for (std::size_t i = 0; i + 16 <= size; i += 16) {
    if (const unsigned found = copy_at(i); found != 0)
      return i + static_cast<std::size_t>(std::countr_zero(found));
  }
  // The last 16 bytes, of which some are copied already.
  const unsigned found = copy_at(size - 16);
  return found == 0 ? size : size - 16 + static_cast<std::size_t>(std::countr_zero(found));
}
#else
bool needs_escape(const EightBytes& bytes) {
  return bytes.any_below(0x20) || bytes.any_is('"') || bytes.any_is('\\');
}

std::size_t copy_plain(const char* in, std::size_t size, char* out) {
  std::size_t i = 0;
  for (; i + 8 <= size && !needs_escape(EightBytes(in + i)); i += 8)
    std::memcpy(out + i, in + i, 8);
  for (; i < size && !needs_escape(in[i]); ++i) out[i] = in[i];
  return i;
}
#endif

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
  if (0 < hundredths && hundredths < 100) {  // shares and confidences are nearly always
    *out++ = '0';
    return write_behind_point(out, static_cast<unsigned>(hundredths));
  }
  const std::int64_t whole = hundredths / 100;
  out = whole < 10'000 ? write_small(out, static_cast<unsigned>(whole))
                       : std::to_chars(out, out + kMostDigits, whole).ptr;
  const auto rest = static_cast<unsigned>(hundredths % 100);
  return rest == 0 ? out : write_behind_point(out, rest);
}

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
  const double exact = std::abs(value) * 100;
  if (!(exact < kMostHundredths)) {
    end_at(out);
    number(value);
    return room(behind);
  }
  const auto below = static_cast<std::int64_t>(exact);
  const std::int64_t nearest = below + (exact - static_cast<double>(below) >= 0.5 ? 1 : 0);
  return write_hundredths_of(out, nearest, value < 0);
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
