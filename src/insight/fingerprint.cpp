#include "insight/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>
#include <cstring>

namespace skillgap {
namespace {

// For the tokens, a blank behind each, the line break, and what is copied too much.
std::size_t room_for(const Tokens& tokens) {
  return tokens.most_folded_bytes() + tokens.size() + 1 + Tokens::kReadable;
}

// Each folded token and a blank behind it. Nearly all are short, so as many bytes are copied for
// each as may be read; what is too many, the next one writes over. `__restrict`: what is written is
// not of the tokens, so that their arrays need not be looked up for each.
char* write_folded(const Tokens& tokens, char* __restrict out) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view token = tokens.folded(i);
    std::memcpy(out, token.data(), Tokens::kReadable);
    if (token.size() > Tokens::kReadable) token.copy(out, token.size());
    out += token.size();
    *out++ = ' ';
  }
  *out++ = '\n';
  return out;
}

// All 16 digits. By hand: a format for each posting would cost more than its hash.
void write_hexadecimal(std::uint64_t number, char* digits) {
  for (std::size_t i = 16; i > 0; number >>= 4) digits[--i] = "0123456789abcdef"[number & 15];
}

}  // namespace

std::string fingerprint_of(const Tokens& title, const Tokens& text) {
  thread_local std::string folded;  // as long as a posting: its memory is worth keeping
  const std::size_t room = room_for(title) + room_for(text);
  if (folded.size() < room) folded.resize(room);
  const char* end = write_folded(text, write_folded(title, folded.data()));
  const XXH128_hash_t hash =
      XXH3_128bits(folded.data(), static_cast<std::size_t>(end - folded.data()));
  std::string digits(32, '0');
  write_hexadecimal(hash.high64, digits.data());
  write_hexadecimal(hash.low64, digits.data() + 16);
  return digits;
}

}  // namespace skillgap
