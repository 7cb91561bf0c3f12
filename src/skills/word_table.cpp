#include "skills/word_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

#include "skillgap/token_hash.h"
#include "skillgap/tokenizer.h"

namespace skillgap {
namespace {

constexpr std::uint32_t kMagic = 0x31445257;  // "WRD1" where the low byte comes first
constexpr std::uint32_t kLeastLog = 4, kMaxLog = 30;
constexpr unsigned kSizeShift = 8;
constexpr std::size_t kLongest = (std::size_t{1} << 24) - 1;

}  // namespace

struct WordTable::Header {
  std::uint32_t magic = kMagic, log_slots = kLeastLog, text_bytes = 0;
};

// Free where no word stands: `size_and_bits` is 0.
struct WordTable::Slot {
  std::uint32_t fingerprint = 0, begin = 0, size_and_bits = 0;

  bool is_free() const { return size_and_bits == 0; }
  std::size_t size() const { return size_and_bits >> kSizeShift; }
};

WordTable WordTable::build(const std::unordered_map<std::string, std::uint8_t>& words) {
  Header header;
  // At most half full, so that a search ends soon.
  while ((std::size_t{1} << header.log_slots) < 2 * words.size()) ++header.log_slots;
  std::vector<Slot> slots(std::size_t{1} << header.log_slots);
  std::string text;
  for (const auto& [word, bits] : words) {
    if (word.empty() || word.size() > kLongest) continue;
    const std::uint64_t hash = token_hash(word);
    std::size_t i = hash >> (64 - header.log_slots);
    while (!slots[i].is_free()) i = (i + 1) & (slots.size() - 1);
    slots[i] = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(text.size()),
                static_cast<std::uint32_t>(word.size() << kSizeShift) | bits};
    text += word;
  }
  header.text_bytes = static_cast<std::uint32_t>(text.size());

  const auto head = std::as_bytes(std::span(&header, 1)), table = std::as_bytes(std::span(slots));
  const auto image = std::make_shared<std::vector<std::byte>>(head.begin(), head.end());
  image->insert(image->end(), table.begin(), table.end());
  image->insert(image->end(), std::as_bytes(std::span(text)).begin(),
                std::as_bytes(std::span(text)).end());
  return view(*image, image).value();
}

std::optional<WordTable> WordTable::view(std::span<const std::byte> image,
                                         std::shared_ptr<const void> owner) {
  Header header;
  if (image.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, image.data(), sizeof header);
  if (header.magic != kMagic || header.log_slots < kLeastLog || header.log_slots > kMaxLog)
    return std::nullopt;
  const std::size_t slots = std::size_t{1} << header.log_slots;
  if (image.size() != sizeof header + slots * sizeof(Slot) + header.text_bytes) return std::nullopt;

  WordTable table;
  table.image_ = image;
  table.owner_ = std::move(owner);
  table.slots_ = {reinterpret_cast<const Slot*>(image.data() + sizeof header), slots};
  table.text_ = reinterpret_cast<const char*>(image.data() + image.size() - header.text_bytes);
  table.shift_ = 64 - header.log_slots;
  // A free slot ends every search, and no word reaches past the text.
  const bool ends = std::ranges::any_of(table.slots_, &Slot::is_free);
  const bool within = std::ranges::all_of(table.slots_, [&](const Slot& slot) {
    return slot.begin <= header.text_bytes && slot.size() <= header.text_bytes - slot.begin;
  });
  if (!ends || !within) return std::nullopt;
  return table;
}

std::uint8_t WordTable::find(std::string_view word) const { return find(word, token_hash(word)); }

std::uint8_t WordTable::find_padded(const char* word, std::size_t size) const {
  return find({word, size}, token_hash_padded(word, size));
}

std::uint8_t WordTable::find(std::string_view word, std::uint64_t hash) const {
  const auto fingerprint = static_cast<std::uint32_t>(hash);
  for (std::size_t i = hash >> shift_; !slots_[i].is_free(); i = (i + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[i];
    if (slot.fingerprint == fingerprint && slot.size() == word.size() &&
        std::memcmp(text_ + slot.begin, word.data(), word.size()) == 0)
      return static_cast<std::uint8_t>(slot.size_and_bits);
  }
  return 0;
}

}  // namespace skillgap
