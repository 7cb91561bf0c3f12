#include "insight/fingerprint.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "insight/xxh3.h"

namespace skillgap {
namespace {

XXH128_hash_t hash_of(std::span<const std::uint64_t> numbers) {
  if constexpr (std::endian::native == std::endian::big) {  // the same bytes on every machine
    std::vector<std::uint64_t> swapped(numbers.begin(), numbers.end());
    for (std::uint64_t& number : swapped) number = __builtin_bswap64(number);
    return XXH3_128bits(swapped.data(), swapped.size() * sizeof(std::uint64_t));
  }
  return XXH3_128bits(numbers.data(), numbers.size_bytes());
}

constexpr auto kHexadecimal = [] {
  std::array<std::array<char, 2>, 256> digits{};
  for (std::size_t byte = 0; byte < digits.size(); ++byte)
    digits[byte] = {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
  return digits;
}();

// All 16 digits. By hand: a format for each posting would cost more than its hash.
void write_hexadecimal(std::uint64_t number, char* digits) {
  for (std::size_t i = 16; i > 0; number >>= 8)
    std::memcpy(digits + (i -= 2), kHexadecimal[number & 0xFF].data(), 2);
}

}  // namespace

void write_fingerprint(const Tokens& title, const Tokens& text, std::string& digits) {
  const XXH128_hash_t of_title = hash_of(title.hashes()), of_text = hash_of(text.hashes());
  const std::array<std::uint64_t, 4> both = {of_title.high64, of_title.low64, of_text.high64,
                                             of_text.low64};
  const XXH128_hash_t hash = hash_of(both);
  digits.resize(32);
  write_hexadecimal(hash.high64, digits.data());
  write_hexadecimal(hash.low64, digits.data() + 16);
}

}  // namespace skillgap
