#include <algorithm>

#include "skillgap/text.h"

namespace skillgap {
namespace {

struct Space {
  std::size_t length = 0;  // bytes; 0: no white space here
  bool breaks_line = false;
};

// U+1680, U+2000–200A, U+202F, U+205F, U+3000 are blanks; U+2028 and U+2029 break the line.
Space three_byte_space(std::string_view text) {
  const std::string_view c = text.substr(0, 3);
  if (c == "\u2028" || c == "\u2029") return {3, true};
  const bool blank = ("\u2000" <= c && c <= "\u200A") || c == "\u202F" || c == "\u205F" ||
                     c == "\u3000" || c == "\u1680";
  return blank ? Space{3, false} : Space{};
}

Space space_at(std::string_view text) {
  switch (text[0]) {
    case ' ':
    case '\t':
      return {1, false};
    case '\n':
    case '\v':
    case '\f':
      return {1, true};
    case '\r':
      return {text.starts_with("\r\n") ? std::size_t{2} : std::size_t{1}, true};
    case '\xC2':
      if (text.starts_with("\u00A0")) return {2, false};
      return text.starts_with("\u0085") ? Space{2, true} : Space{};
    case '\xE1':
    case '\xE2':
    case '\xE3':
      return three_byte_space(text);
    default:
      return {};
  }
}

std::string collapse(std::string_view text, std::size_t line_breaks_kept) {
  std::string out;
  out.reserve(text.size());
  std::size_t breaks = 0;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const Space space = space_at(text.substr(at)); space.length > 0) {
      breaks += space.breaks_line ? 1 : 0;
      blank = true;
      at += space.length;
      continue;
    }
    const std::size_t kept = std::min(breaks, line_breaks_kept);
    if (!out.empty()) out.append(kept > 0 ? kept : (blank ? 1 : 0), kept > 0 ? '\n' : ' ');
    out += text[at++];
    breaks = 0;
    blank = false;
  }
  return out;
}

}  // namespace

std::string tidy_whitespace(std::string_view text) { return collapse(text, 2); }

std::string single_line(std::string_view text) { return collapse(text, 0); }

}  // namespace skillgap
