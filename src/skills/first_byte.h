// What a token is nothing of, and what it may do, as its first byte tells.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace skillgap {

// Bits of kFirstBytes. No line begins with a small letter or most marks that touch the token
// before, nor with a letter behind one blank, and neither marks an item: most tokens are such.
// Parentheses and brackets part the text where they stand; behind what may end a clause, and behind
// what may close a parenthesis, another part may begin. What is not ASCII may fold to any of them,
// or be a bullet.
enum FirstByte : std::uint8_t {
  kPlainWhereItTouches = 1,
  kPlainBehindBlank = 2,
  kPartsHere = 8,
  kPartsBehind = 16
};

inline constexpr auto kFirstBytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  const auto add = [&](std::string_view chars, std::uint8_t bits) {
    for (const char c : chars) bytes[static_cast<unsigned char>(c)] |= bits;
  };
  add("abcdefghijklmnopqrstuvwxyz", kPlainWhereItTouches | kPlainBehindBlank);
  add("ABCDEFGHIJKLMNOPQRSTUVWXYZ", kPlainBehindBlank);
  add("!\"#$%&'()+,./:;", kPlainWhereItTouches);
  add("([", kPartsHere);
  add(".;!?|", kPartsBehind);
  add(")", kPartsHere | kPartsBehind);
  for (std::size_t byte = 0x80; byte < bytes.size(); ++byte)
    bytes[byte] |= kPartsHere | kPartsBehind;
  return bytes;
}();

inline unsigned first_byte(char c) { return kFirstBytes[static_cast<unsigned char>(c)]; }

}  // namespace skillgap
