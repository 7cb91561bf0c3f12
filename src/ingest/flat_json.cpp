#include "ingest/flat_json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <memory>
#include <optional>

#include "ingest/json_text.h"
#include "skillgap/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {
namespace {

constexpr std::ptrdiff_t kStep = 16;
constexpr std::ptrdiff_t kUnitSize = 6;   // \uXXXX
constexpr std::size_t kMostMembers = 16;  // of most postings
constexpr char32_t kLastControl = 0x9F;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Bytes at which the copying of a string stops to look: its end, escapes, controls, and while it
// is ASCII its first other byte.
enum class Text { kAscii, kAny };

bool is_stop(Text text, char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '"' || c == '\\' || byte < 0x20 || byte == 0x7F ||
         (text == Text::kAscii && byte > 0x7F);
}

// Where is read and where is written, in registers.
struct Copying {
  const char* at;
  char* out;
};

#ifdef __SSE2__
// Copies a step of bytes, and gives a bit for each that is a stop.
template <Text text>
[[gnu::always_inline]] inline unsigned copy_step(const char* at, char* out) {
  const auto all = [](int c) { return _mm_set1_epi8(static_cast<char>(c)); };
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
  const __m128i marks =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, all('"')), _mm_cmpeq_epi8(bytes, all('\\')));
  // Counted from the space on: controls come last, and what is not ASCII before them, from DEL on.
  // The high bit, which alone is asked for, is left set in stops.
  const __m128i from_space = _mm_sub_epi8(bytes, all(' '));
  __m128i others;
  if constexpr (text == Text::kAscii) {
    others = _mm_adds_epu8(from_space, all(0x80 - (0x7F - ' ')));
  } else {
    others =
        _mm_or_si128(_mm_subs_epu8(from_space, all(0xE0 - 0x80)), _mm_cmpeq_epi8(bytes, all(0x7F)));
  }
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(marks, others)));
}
#endif

// Up to the first stop, or the end.
template <Text text>
[[gnu::always_inline]] inline Copying copy_to_stop(Copying copying, const char* end) {
  auto [at, out] = copying;
#ifdef __SSE2__
  for (auto steps = (end - at) / kStep; steps > 0; --steps, at += kStep, out += kStep) {
    if (const unsigned stops = copy_step<text>(at, out); stops != 0) {
      const auto before = static_cast<unsigned>(std::countr_zero(stops));
      return {at + before, out + before};
    }
  }
#endif
  while (at < end && !is_stop(text, *at)) *out++ = *at++;
  return {at, out};
}

std::optional<unsigned> hex_value(char c) {
  if ('0' <= c && c <= '9') return c - '0';
  const int letter = (c | 0x20) - 'a';
  return 0 <= letter && letter < 6 ? std::optional<unsigned>(10 + letter) : std::nullopt;
}

// Of "\uXXXX", where that stands.
std::optional<char32_t> code_unit_at(const char* at, const char* end) {
  if (end - at < kUnitSize || at[0] != '\\' || at[1] != 'u') return std::nullopt;
  char32_t unit = 0;
  for (int i = 2; i < kUnitSize; ++i) {
    const auto digit = hex_value(at[i]);
    if (!digit) return std::nullopt;
    unit = unit << 4 | *digit;
  }
  return unit;
}

class FlatJsonReader {
 public:
  // REQUIRES: `memory` has room for as much as `json`, and a step more.
  FlatJsonReader(std::string_view json, char* memory)
      : at_(json.data()), end_(at_ + json.size()), out_(memory) {}

  bool read(std::vector<JsonField>& fields);

 private:
  void skip_space() {
    while (at_ < end_ && static_cast<unsigned char>(*at_) <= ' ' && is_space(*at_)) ++at_;
  }
  bool take(char mark) {
    skip_space();
    if (at_ == end_ || *at_ != mark) return false;
    ++at_;
    return true;
  }
  // As most programs write it.
  bool pass(std::string_view marks) {
    if (!std::string_view(at_, end_).starts_with(marks)) return false;
    at_ += marks.size();
    return true;
  }
  bool read_value(JsonField& field);
  bool read_other(JsonField& field);
  bool read_string(std::string_view& text, bool& is_clean);
  bool read_long_string(std::string_view& text, bool& is_clean);
  bool read_escape(Copying& copying, bool& is_clean) const;
  bool read_code_point(Copying& copying, bool& is_clean) const;

  const char* at_;
  const char* end_;
  char* out_;
};

bool FlatJsonReader::read(std::vector<JsonField>& fields) {
  if (!take('{') || !take('"')) return false;
  for (std::size_t place = 0;; ++place) {
    JsonField& field = fields.emplace_back();
    field.place = place;
    bool is_clean = true;  // names are taken as they are
    if (!read_string(field.key, is_clean) || !read_value(field)) return false;
    if (pass(", \"")) continue;
    if (!take(',')) break;
    if (!take('"')) return false;
  }
  if (!take('}')) return false;
  skip_space();
  return at_ == end_;
}

bool FlatJsonReader::read_value(JsonField& field) {
  bool is_text = pass(": \"");
  if (!is_text) {
    if (!take(':')) return false;
    is_text = take('"');
  }
  const char* const begin = is_text ? at_ - 1 : at_;
  field.kind = JsonKind::kText;
  if (!(is_text ? read_long_string(field.text, field.is_clean) : read_other(field))) return false;
  field.raw = {begin, at_};
  return true;
}

bool FlatJsonReader::read_other(JsonField& field) {
  const std::string_view rest(at_, end_);
  if (rest.empty() || rest[0] == '{' || rest[0] == '[') return false;
  const std::size_t size = json_token_end(rest);
  if (size == rest.npos) return false;
  const bool is_word = rest[0] == 't' || rest[0] == 'f' || rest[0] == 'n';
  field.kind = is_word ? JsonKind::kWord : JsonKind::kNumber;
  field.is_clean = true;
  at_ += size;
  return true;
}

// Behind its opening quote; goes behind the closing one. Most names end within a step.
[[gnu::always_inline]] inline bool FlatJsonReader::read_string(std::string_view& text,
                                                               bool& is_clean) {
#ifdef __SSE2__
  if (end_ - at_ >= kStep) {
    const unsigned stops = copy_step<Text::kAscii>(at_, out_);
    const auto size = static_cast<unsigned>(std::countr_zero(stops));
    if (stops != 0 && at_[size] == '"') {
      text = {out_, size};
      is_clean = true;
      at_ += size + 1;
      out_ += size;
      return true;
    }
  }
#endif
  return read_long_string(text, is_clean);
}

bool FlatJsonReader::read_long_string(std::string_view& text, bool& is_clean) {
  char* const begin = out_;
  Copying copying{at_, begin};
  bool is_ascii = true;
  is_clean = true;
  for (;;) {
    copying = is_ascii ? copy_to_stop<Text::kAscii>(copying, end_)
                       : copy_to_stop<Text::kAny>(copying, end_);
    if (copying.at == end_) return false;
    const char stop = *copying.at;
    if (stop == '"') break;
    if (stop == '\\') {
      if (!read_escape(copying, is_clean)) return false;
      continue;
    }
    if (0 <= stop && stop < 0x20) return false;
    if (stop == 0x7F) {
      is_clean = false;
    } else {
      is_ascii = false;
    }
    *copying.out++ = *copying.at++;
  }
  at_ = copying.at + 1;
  out_ = copying.out;
  text = {begin, out_};
  if (is_ascii) return true;
  is_clean = is_clean && !text.contains('\xC2');  // as controls beyond ASCII begin, among others
  return simdjson::validate_utf8(text);
}

// Those of one letter; 0 for all others.
constexpr auto kEscaped = [] {
  std::array<char, 256> escaped{};
  for (const char c : {'"', '\\', '/'}) escaped[static_cast<unsigned char>(c)] = c;
  escaped['n'] = '\n';
  escaped['r'] = '\r';
  escaped['t'] = '\t';
  escaped['b'] = '\b';
  escaped['f'] = '\f';
  return escaped;
}();

// At the backslash.
bool FlatJsonReader::read_escape(Copying& copying, bool& is_clean) const {
  if (end_ - copying.at < 2) return false;
  const auto letter = static_cast<unsigned char>(copying.at[1]);
  if (letter == 'u') return read_code_point(copying, is_clean);
  const char c = kEscaped[letter];
  if (c == '\b' || c == '\f') is_clean = false;
  copying.at += 2;
  *copying.out++ = c;
  return c != 0;
}

// At the "\u" of half a pair or of all. Half a pair is for the slower way to mend.
bool FlatJsonReader::read_code_point(Copying& copying, bool& is_clean) const {
  const auto is_in = [](char32_t c, char32_t first, char32_t last) {
    return first <= c && c <= last;
  };
  const auto first = code_unit_at(copying.at, end_);
  if (!first || is_in(*first, 0xDC00, 0xDFFF)) return false;
  copying.at += kUnitSize;
  char32_t c = *first;
  if (is_in(c, 0xD800, 0xDBFF)) {
    const auto second = code_unit_at(copying.at, end_);
    if (!second || !is_in(*second, 0xDC00, 0xDFFF)) return false;
    copying.at += kUnitSize;
    c = 0x10000 + ((c - 0xD800) << 10 | (*second - 0xDC00));
  }
  if (c <= kLastControl) is_clean = false;  // or a letter that needed no escape
  copying.out = write_utf8(copying.out, c);
  return true;
}

// One a thread, as long as its longest line so far; that of a very long one is given back.
char* memory_of_thread(std::size_t bytes) {
  constexpr std::size_t kMostKept = std::size_t{1} << 20;
  thread_local std::unique_ptr<char[]> memory;
  thread_local std::size_t size = 0;
  if (size < bytes || size > kMostKept) {
    size = std::max<std::size_t>(bytes, 4096);
    memory = std::make_unique_for_overwrite<char[]>(size);
  }
  return memory.get();
}

}  // namespace

bool read_flat_json(std::string_view json, std::vector<JsonField>& fields) {
  fields.reserve(kMostMembers);
  return FlatJsonReader(json, memory_of_thread(json.size() + kStep)).read(fields);
}

}  // namespace skillgap
