// token_hash() of skillgap/tokenizer.h for tokens with room behind them: 16 bytes a step, folded by
// a product of 128 bits (the mixing step of wyhash, https://github.com/wangyi-fudan/wyhash). A pure
// function of the bytes, the same on every machine and in every run. Not for untrusted keys where
// collisions would do harm: who looks a token up by hash compares the bytes too, or says why not.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace skillgap {

// What may be read, and is not used, behind a token that is hashed in place; Tokens::kReadable is
// as much.
inline constexpr std::size_t kHashPadding = 16;

namespace token_hash_detail {

// Not UTF-8, so that no token makes a factor zero.
inline constexpr std::uint64_t kFirst = 0xF9A5'C3B1'E7D9'FB8D;
inline constexpr std::uint64_t kSecond = 0xFBCD'9E83'F8B7'A1E5;

inline std::uint64_t load(const void* bytes) {
  std::uint64_t value;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

inline std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
#ifdef __SIZEOF_INT128__
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
#else
  const std::uint64_t low = 0xFFFF'FFFF;
  const std::uint64_t ll = (a & low) * (b & low), lh = (a & low) * (b >> 32),
                      hl = (a >> 32) * (b & low), hh = (a >> 32) * (b >> 32);
  const std::uint64_t middle = (ll >> 32) + (lh & low) + (hl & low);
  return ((middle << 32) | (ll & low)) ^ (hh + (lh >> 32) + (hl >> 32) + (middle >> 32));
#endif
}

inline std::uint64_t step(std::uint64_t state, std::uint64_t low, std::uint64_t high) {
  return folded_product(low ^ kFirst ^ state, high ^ kSecond);
}
// Of the last bytes of a token, up to 16: which of them are its own, and how many they are.
struct LastBytes {
  std::array<std::array<unsigned char, 8>, 2> keep{};
  std::uint64_t size_factor = 0;
  std::uint64_t unused = 0;  // a power of two in all
};
inline constexpr auto kLastBytes = [] {
  std::array<LastBytes, 17> sizes;
  for (std::size_t n = 0; n < sizes.size(); ++n) {
    for (std::size_t byte = 0; byte < n; ++byte) sizes[n].keep[byte / 8][byte % 8] = 0xFF;
    sizes[n].size_factor = kSecond + n;
  }
  return sizes;
}();

inline std::uint64_t last_step(std::uint64_t state, std::uint64_t low, std::uint64_t high,
                               std::size_t size) {
  return folded_product(low ^ kFirst ^ state, high ^ kLastBytes[size].size_factor);
}

// REQUIRES: size <= 16; as much may be read.
inline std::uint64_t hash_of_rest(std::uint64_t state, const char* bytes, std::size_t size) {
  const auto& keep = kLastBytes[size].keep;
  return last_step(state, load(bytes) & load(keep[0].data()),
                   load(bytes + 8) & load(keep[1].data()), size);
}

// Of more than 16 bytes, which few tokens have: out of line, so that a loop over tokens stays
// short.
std::uint64_t hash_of_long(const char* bytes, std::size_t size);

}  // namespace token_hash_detail

// REQUIRES: kHashPadding bytes behind the token may be read.
inline std::uint64_t token_hash_padded(const char* bytes, std::size_t size) {
  using namespace token_hash_detail;
  if (size <= 16) [[likely]]
    return hash_of_rest(0, bytes, size);
  return hash_of_long(bytes, size);
}

}  // namespace skillgap
