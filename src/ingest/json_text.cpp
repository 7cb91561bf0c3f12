#include "ingest/json_text.h"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>

#include "skillgap/ascii.h"
#endif

namespace skillgap {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_mark(char c) {
  return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
}

std::size_t skip_space(std::string_view json, std::size_t i) {
  while (i < json.size() && is_space(json[i])) ++i;
  return i;
}

// Past the escape whose backslash is at i, or kNone where it is not one of JSON's.
std::size_t escape_end(std::string_view json, std::size_t i) {
  const std::string_view rest = json.substr(i + 1);
  if (rest.empty()) return kNone;
  if (rest[0] != 'u') return std::string_view("\"\\/bfnrt").contains(rest[0]) ? i + 2 : kNone;
  const bool four_digits =
      rest.size() >= 5 && std::ranges::all_of(rest.substr(1, 4), is_ascii_hex_digit);
  return four_digits ? i + 6 : kNone;
}

bool stops_string(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

// The first byte from i on that ends or breaks a string or begins an escape; the end where none.
std::size_t next_stop(std::string_view json, std::size_t i) {
#ifdef __SSE2__
  for (; i + 16 <= json.size(); i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(json.data() + i));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const auto stops =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, slash))));
    if (stops != 0) return i + static_cast<std::size_t>(std::countr_zero(stops));
  }
#endif
  while (i < json.size() && !stops_string(json[i])) ++i;
  return i;
}

// Past the closing quote of the string that begins at i, or kNone.
std::size_t string_end(std::string_view json, std::size_t i) {
  for (i = next_stop(json, i + 1); i < json.size(); i = next_stop(json, i)) {
    if (json[i] == '"') return i + 1;
    if (json[i] != '\\') return kNone;
    i = escape_end(json, i);
    if (i == kNone) return kNone;
  }
  return kNone;
}

std::size_t skip_digits(std::string_view json, std::size_t i) {
  while (i < json.size() && is_ascii_digit(json[i])) ++i;
  return i;
}

// Past the number that begins at i, or kNone.
std::size_t number_end(std::string_view json, std::size_t i) {
  const auto at = [&](std::size_t place) { return place < json.size() ? json[place] : '\0'; };
  const auto digits = [&](std::size_t from) {
    const std::size_t end = skip_digits(json, from);
    return end == from ? kNone : end;
  };
  if (at(i) == '-') ++i;
  i = at(i) == '0' ? i + 1 : digits(i);
  if (i != kNone && at(i) == '.') i = digits(i + 1);
  if (i != kNone && (at(i) == 'e' || at(i) == 'E')) {
    i += at(i + 1) == '+' || at(i + 1) == '-' ? 2 : 1;
    i = digits(i);
  }
  return i;
}

// Past the string, number, word or mark that begins at i, or kNone where none does.
std::size_t token_end(std::string_view json, std::size_t i) {
  const char c = json[i];
  if (c == '"') return string_end(json, i);
  if (is_mark(c)) return i + 1;
  if (c == '-' || is_ascii_digit(c)) return number_end(json, i);
  for (const std::string_view word : {"true", "false", "null"}) {
    if (json.substr(i).starts_with(word)) return i + word.size();
  }
  return kNone;
}

// Which tokens may follow, one token at a time.
class Grammar {
 public:
  bool accept(char token) {
    switch (token) {
      case '{':
        return open('}', Want::kKeyOrEnd);
      case '[':
        return open(']', Want::kValueOrEnd);
      case '}':
      case ']':
        return close(token);
      case ':':
        return follow(Want::kColon, Want::kValue);
      case ',':
        return follow(Want::kCommaOrEnd, in_object() ? Want::kKey : Want::kValue);
      case '"':
        return key_wanted() ? follow(want_, Want::kColon) : value();
      default:
        return value();
    }
  }

 private:
  enum class Want { kValue, kValueOrEnd, kKey, kKeyOrEnd, kColon, kCommaOrEnd, kNothing };

  bool in_object() const { return !closers_.empty() && closers_.back() == '}'; }
  bool key_wanted() const { return want_ == Want::kKey || want_ == Want::kKeyOrEnd; }
  bool value_wanted() const { return want_ == Want::kValue || want_ == Want::kValueOrEnd; }
  bool end_wanted() const {
    return want_ == Want::kValueOrEnd || want_ == Want::kKeyOrEnd || want_ == Want::kCommaOrEnd;
  }
  void after_value() { want_ = closers_.empty() ? Want::kNothing : Want::kCommaOrEnd; }

  bool follow(Want now, Want next) {
    if (want_ != now) return false;
    want_ = next;
    return true;
  }
  bool value() {
    if (!value_wanted()) return false;
    after_value();
    return true;
  }
  bool open(char closer, Want next) {
    if (!value_wanted()) return false;
    closers_ += closer;
    want_ = next;
    return true;
  }
  bool close(char closer) {
    if (closers_.empty() || closers_.back() != closer || !end_wanted()) return false;
    closers_.pop_back();
    after_value();
    return true;
  }

  std::string closers_;  // what is open, by the bracket that will close it
  Want want_ = Want::kValue;
};

// The surrogate half written as \uXXXX at i: 'h' the first of a pair, 'l' the second, else 0.
char surrogate_at(std::string_view json, std::size_t i) {
  const std::string_view escape = json.substr(std::min(i, json.size()), 6);
  if (escape.size() < 6 || !escape.starts_with("\\u") || (escape[2] | 0x20) != 'd') return 0;
  if (!is_ascii_hex_digit(escape[4]) || !is_ascii_hex_digit(escape[5])) return 0;
  if (std::string_view("89aAbB").contains(escape[3])) return 'h';
  return std::string_view("cCdDeEfF").contains(escape[3]) ? 'l' : 0;
}

// Mends the string that begins at i; past its end.
std::size_t mend_string(std::string& json, std::size_t i) {
  for (++i; i < json.size() && json[i] != '"';) {
    const char half = surrogate_at(json, i);
    const bool pair = half == 'h' && surrogate_at(json, i + 6) == 'l';
    if (half && !pair) json.replace(i, 6, "\\ufffd");
    i += pair ? 12 : json[i] == '\\' ? 2 : 1;
  }
  return i + 1;
}

// Writes 0 over the number that begins at i; past its end. A bad number stays whole, to be refused.
std::size_t zero_number(std::string& json, std::size_t i) {
  const std::size_t end = std::min(json.find_first_not_of("0123456789+-.eE", i), json.size());
  if (number_end(json, i) == end) json.replace(i, end - i, "0" + std::string(end - i - 1, ' '));
  return end;
}

// Past the value that begins at i, in valid JSON.
std::size_t value_end(std::string_view json, std::size_t i) {
  std::size_t depth = 0;
  do {
    const char c = json[i];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    i = token_end(json, i);
    if (depth > 0 && i < json.size()) i = skip_space(json, i);
  } while (depth > 0 && i < json.size());
  return i;
}

}  // namespace

std::vector<std::string_view> json_pieces(std::string_view container) {
  std::vector<std::string_view> pieces;
  pieces.reserve(32);  // as most postings have, keys and values
  for (std::size_t i = skip_space(container, 1); i < container.size();) {
    if (is_mark(container[i]) && container[i] != '{' && container[i] != '[') {
      i = skip_space(container, i + 1);
      continue;
    }
    const std::size_t end = value_end(container, i);
    pieces.push_back(container.substr(i, end - i));
    i = skip_space(container, end);
  }
  return pieces;
}

std::size_t json_token_end(std::string_view json) { return token_end(json, 0); }

std::string readable_json(std::string_view json) {
  std::string out(json);
  for (std::size_t i = 0; i < out.size();) {
    if (out[i] == '"') {
      i = mend_string(out, i);
    } else if (out[i] == '-' || is_ascii_digit(out[i])) {
      i = zero_number(out, i);
    } else {
      ++i;
    }
  }
  return out;
}

std::size_t json_fault(std::string_view json) {
  Grammar grammar;
  std::size_t i = skip_space(json, 0);
  while (i < json.size()) {
    const std::size_t end = token_end(json, i);
    if (end == kNone || !grammar.accept(json[i])) return i;
    i = skip_space(json, end);
  }
  return i;
}

}  // namespace skillgap
