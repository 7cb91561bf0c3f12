// Questions to eight bytes at once, in a register that every processor has.
#pragma once

#include <cstdint>
#include <cstring>

namespace skillgap {

class EightBytes {
 public:
  explicit EightBytes(const char* bytes) { std::memcpy(&bytes_, bytes, sizeof bytes_); }

  // Whether any byte is below `limit`. REQUIRES: limit <= 0x80.
  bool any_below(unsigned char limit) const { return below(bytes_, limit) != 0; }
  bool any_is(char c) const {
    return below(bytes_ ^ kOnes * static_cast<unsigned char>(c), 1) != 0;
  }

 private:
  static constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;

  // Subtracting borrows into the high bit of the lowest byte that is too small. Bytes above it may
  // be misread for that; whether there is any never is.
  static std::uint64_t below(std::uint64_t bytes, std::uint64_t limit) {
    return (bytes - kOnes * limit) & ~bytes & kOnes * 0x80;
  }

  std::uint64_t bytes_;
};

}  // namespace skillgap
