#include "insight/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstdint>

namespace skillgap {
namespace {

std::size_t folded_bytes(const Tokens& tokens) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) bytes += tokens.folded(i).size() + 1;
  return bytes;
}

// Each folded token and a blank behind it. Tokens between which one blank stands anyhow are copied
// together.
char* write_folded(const Tokens& tokens, char* out) {
  for (std::size_t i = 0; i < tokens.size();) {
    const char* begin = tokens.folded(i).data();
    const char* end = begin + tokens.folded(i).size();
    for (++i; i < tokens.size() && tokens.folded(i).data() == end + 1 && *end == ' '; ++i)
      end = tokens.folded(i).data() + tokens.folded(i).size();
    out = std::copy(begin, end, out);
    *out++ = ' ';
  }
  *out++ = '\n';
  return out;
}

// All 16 digits. By hand: a format for each posting would cost more than its hash.
std::string hexadecimal(std::uint64_t number) {
  std::string digits(16, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, number >>= 4)
    *digit = "0123456789abcdef"[number & 15];
  return digits;
}

}  // namespace

std::string fingerprint_of(const Tokens& title, const Tokens& text) {
  thread_local std::string folded;  // as long as a posting: its memory is worth keeping
  folded.resize(folded_bytes(title) + folded_bytes(text) + 2);
  write_folded(text, write_folded(title, folded.data()));
  const XXH128_hash_t hash = XXH3_128bits(folded.data(), folded.size());
  return hexadecimal(hash.high64) + hexadecimal(hash.low64);
}

}  // namespace skillgap
