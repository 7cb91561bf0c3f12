#include "text/chunk_memo.h"

#include <algorithm>

#include "skillgap/tokenizer.h"

namespace skillgap {

std::uint32_t& ChunkMemo::slot_of(std::string_view chunk) {
  if (entries_.size() >= kMaxEntries) {
    std::ranges::fill(slots_, 0);
    entries_.clear();
    keys_.clear();
    known_.clear();
  }
  for (std::size_t i = token_hash(chunk);; ++i) {
    std::uint32_t& slot = slots_[i % kSlots];
    if (slot == 0) return slot;
    const Entry& entry = entries_[slot - 1];
    if (std::string_view(keys_).substr(entry.key_begin, entry.key_end - entry.key_begin) == chunk)
      return slot;
  }
}

std::uint32_t ChunkMemo::remember(std::string_view chunk, std::uint32_t words_begin) {
  const auto key_begin = static_cast<std::uint32_t>(keys_.size());
  keys_ += chunk;
  entries_.push_back({key_begin, static_cast<std::uint32_t>(keys_.size()), words_begin,
                      static_cast<std::uint32_t>(known_.words.size())});
  return static_cast<std::uint32_t>(entries_.size());
}

}  // namespace skillgap
