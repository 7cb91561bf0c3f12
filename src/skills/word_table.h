// Words and what is known of each, as flat bytes without a pointer: made once, kept in a compiled
// taxonomy, used where it stands.
//
//   const WordTable table = WordTable::build({{"python", 1}, {"tahun", 4}});
//   table.find("tahun")                        // 4; 0 for a word that it lacks
//   WordTable::view(table.image(), nullptr)    // the same, without a copy
//
// header · slots, an open-addressing table by token_hash() · bytes of the words. Every answer is
// compared byte for byte. Immutable; share between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace skillgap {

class WordTable {
 public:
  // Bits are never 0. A word that is empty or longer than 2^24 bytes is left out.
  static WordTable build(const std::unordered_map<std::string, std::uint8_t>& words);
  // nullopt where the bytes are no such table. `owner` keeps them alive. REQUIRES: they begin at a
  // multiple of 4.
  static std::optional<WordTable> view(std::span<const std::byte> image,
                                       std::shared_ptr<const void> owner);

  std::uint8_t find(std::string_view word) const;
  // The same without a copy. REQUIRES: kHashPadding bytes behind the word may be read.
  std::uint8_t find_padded(const char* word, std::size_t size) const;
  std::span<const std::byte> image() const { return image_; }

 private:
  struct Header;
  struct Slot;
  WordTable() = default;
  std::uint8_t find(std::string_view word, std::uint64_t hash) const;

  std::span<const std::byte> image_;
  std::shared_ptr<const void> owner_;
  std::span<const Slot> slots_;
  const char* text_ = nullptr;
  unsigned shift_ = 63;
};

}  // namespace skillgap
