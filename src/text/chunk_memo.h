// The words of chunks that were cut by ICU before. Exact: the key is all bytes of the chunk, and
// the words are a pure function of them. For one thread; bounded: when full, all is forgotten.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/icu_words.h"

namespace skillgap {

class ChunkMemo {
 public:
  struct Words {
    std::span<const FoldedWord> words;
    const FoldedWords& all;  // knows their folded bytes
  };
  // The words of `chunk`; `cut(chunk, FoldedWords&)` appends them where they are not remembered.
  // They are valid until the next call.
  template <typename Cut>
  Words words(std::string_view chunk, Cut cut) {
    if (chunk.size() > kMaxChunk) {
      once_.clear();
      cut(chunk, once_);
      return {once_.words, once_};
    }
    std::uint32_t& slot = slot_of(chunk);
    if (slot == 0) {
      const auto first = static_cast<std::uint32_t>(known_.words.size());
      cut(chunk, known_);
      slot = remember(chunk, first);
    }
    const Entry& entry = entries_[slot - 1];
    return {std::span(known_.words).subspan(entry.words_begin, entry.words_end - entry.words_begin),
            known_};
  }

 private:
  static constexpr std::size_t kMaxChunk = 64;      // bytes; longer ones do not come again
  static constexpr std::size_t kMaxEntries = 4096;  // under 1 MiB of ordinary text
  static constexpr std::size_t kSlots = 2 * kMaxEntries;

  struct Entry {
    std::uint32_t key_begin, key_end, words_begin, words_end;
  };

  // 1 + the number of the entry of `chunk`, or 0 to be filled in.
  std::uint32_t& slot_of(std::string_view chunk);
  std::uint32_t remember(std::string_view chunk, std::uint32_t words_begin);

  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(kSlots);
  std::vector<Entry> entries_;
  std::string keys_;
  FoldedWords known_, once_;
};

}  // namespace skillgap
