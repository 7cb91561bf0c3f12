// Every figure of an image is checked here once, so that find() can do without.
#include "skills/phrase_image.h"

#include <algorithm>
#include <cstring>

namespace skillgap {
namespace {

constexpr std::uint32_t kMaxLog = 31;

std::size_t words(std::uint32_t log) { return std::size_t{1} << log; }

std::size_t bytes_of(const PhraseImageHeader& header) {
  return sizeof header +
         8 * (words(header.log_singles) + words(header.log_pairs) + words(header.log_triples)) +
         sizeof(PrefixSlot) * words(header.log_slots) + 4 * std::size_t{header.cells};
}

std::string_view fault_of(const PhraseImageHeader& header, std::size_t bytes) {
  if (header.magic != PhraseImageHeader::kMagic) return "no phrase table of this byte order";
  if (header.format != PhraseImageHeader::kFormat) return "a phrase table of another format";
  for (const std::uint32_t log :
       {header.log_singles, header.log_pairs, header.log_triples, header.log_slots}) {
    if (log == 0 || log > kMaxLog) return "a phrase table of impossible size";
  }
  if (header.cells % 2 != 0 || header.word_cells == 0 ||
      header.word_cells + kRoomCells > header.cells || bytes_of(header) != bytes)
    return "a phrase table of wrong length";
  return {};
}

template <typename Value>
const Value* take(const std::byte*& position, std::size_t count) {
  const auto* begin = reinterpret_cast<const Value*>(position);
  position += count * sizeof(Value);
  return begin;
}

// Ends that ascend strictly up to `last`: no list of ids is empty.
bool ends_ascend(const PhraseRecord& record) {
  std::size_t before = 0;
  for (std::size_t e = 0; e < record.endings(); ++e) {
    if (record.ids_end(e) <= before || record.ids_end(e) > record.ids()) return false;
    before = record.ids_end(e);
  }
  return record.endings() > 0 && before == record.ids();
}

bool are_ids(std::span<const std::uint32_t> ids, std::uint32_t greatest) {
  return ids.back() <= greatest &&
         std::ranges::adjacent_find(ids, std::ranges::greater_equal{}) == ids.end();
}

// `room`: the cells from the record on.
bool is_sound(const PhraseRecord& record, std::size_t room, std::uint32_t greatest_id) {
  if (room < PhraseRecord::kHead || record.endings() > room || record.ids() > room ||
      record.cells() > room || !ends_ascend(record))
    return false;
  for (std::size_t e = 0; e < record.endings(); ++e) {
    if (!are_ids(record.ending(e).ids, greatest_id)) return false;
  }
  return true;
}

bool is_sound(const PhraseWord& word, std::size_t room) {
  return word.size() > 0 && word.size() <= 4 * room && PhraseWord::cells_for(word.size()) <= room;
}

// The cells at which a word or a record begins. Cell 0 stands for none, and a last cell may be left
// over; an empty answer is that of a damaged image.
std::vector<bool> starts_of(const PhraseImage& image) {
  const std::size_t words_end = image.header.word_cells, size = image.header.cells;
  if (image.cells[0] != 0) return {};
  std::vector<bool> starts(size + 1, false);
  std::size_t cell = 1;
  while (cell < words_end) {
    const PhraseWord word(image.cells + cell);
    if (!is_sound(word, words_end - cell)) return {};
    starts[cell] = true;
    cell += PhraseWord::cells_for(word.size());
  }
  cell += kRoomCells;
  while (cell + 1 < size) {
    const PhraseRecord record(image.cells + cell);
    if (!is_sound(record, size - cell, image.header.greatest_id)) return {};
    starts[cell] = true;
    cell += record.cells();
  }
  return starts;
}

bool slots_are_sound(const PhraseImage& image, const std::vector<bool>& starts) {
  const auto is_start = [&](std::uint32_t cell) { return cell < starts.size() && starts[cell]; };
  const std::uint32_t words_end = image.header.word_cells;
  bool has_free_slot = false;  // where a search ends
  for (const PrefixSlot& slot : std::span(image.slots, image.slot_count())) {
    if (slot.is_free()) {
      has_free_slot = true;
      continue;
    }
    if (slot.word() >= words_end || !is_start(slot.word())) return false;
    if (slot.has_id() && slot.value > image.header.greatest_id) return false;
    if (slot.record() != 0 && (slot.record() < words_end || !is_start(slot.record()))) return false;
    if (slot.shorter() > image.slot_count() ||
        (slot.shorter() != 0 && image.numbered(slot.shorter()).is_free()))
      return false;
  }
  return has_free_slot;
}

PhraseImage arrays_of(const PhraseImageHeader& header, const std::byte* position) {
  PhraseImage image;
  image.header = header;
  const auto filter = [&](std::uint32_t log) {
    return PhraseFilter{take<std::uint64_t>(position, words(log)), 64 - log};
  };
  image.singles = filter(header.log_singles);
  image.pairs = filter(header.log_pairs);
  image.triples = filter(header.log_triples);
  image.slots = take<PrefixSlot>(position, words(header.log_slots));
  image.slot_shift = 64 - header.log_slots;
  image.last_slot = image.slot_count() - 1;
  image.cells = take<std::uint32_t>(position, header.cells);
  return image;
}

}  // namespace

std::array<std::uint64_t, 2> hyphen_hashes() {
  return {token_hash(kHyphens[0]), token_hash(kHyphens[1])};
}

std::expected<PhraseImage, std::string> open_phrase_image(std::span<const std::byte> bytes) {
  PhraseImageHeader header;
  if (bytes.size() < sizeof header) return std::unexpected("a phrase table that is cut off");
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint64_t) != 0)
    return std::unexpected("a phrase table that begins at an odd place");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (const auto fault = fault_of(header, bytes.size()); !fault.empty())
    return std::unexpected(std::string(fault));
  const PhraseImage image = arrays_of(header, bytes.data() + sizeof header);
  const std::vector<bool> starts = starts_of(image);
  if (starts.empty() || !slots_are_sound(image, starts))
    return std::unexpected("a damaged phrase table");
  return image;
}

}  // namespace skillgap
