#include "skills/word_table.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

namespace skillgap {
namespace {

using Words = std::unordered_map<std::string, std::uint8_t>;
using Bytes = std::vector<std::byte>;

Words many_words() {
  Words words;
  for (int i = 0; i < 3000; ++i)
    words["kata" + std::to_string(i * 7)] = static_cast<std::uint8_t>(1 + i % 255);
  return words;
}

Bytes bytes_of(const WordTable& table) { return {table.image().begin(), table.image().end()}; }

void put(Bytes& bytes, std::size_t at, std::uint32_t value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

TEST(WordTable, KnowsItsWordsAndNoOthers) {
  const Words words = many_words();
  const WordTable table = WordTable::build(words);
  for (int i = 0; i < 21000; ++i) {
    const std::string word = "kata" + std::to_string(i);
    const auto found = words.find(word);
    EXPECT_EQ(table.find(word), found == words.end() ? 0 : found->second) << word;
  }
  EXPECT_EQ(table.find(""), 0);
  EXPECT_EQ(WordTable::build({}).find("kata"), 0);
}

TEST(WordTable, AnswersTheSameFromItsBytes) {
  const Words words = many_words();
  const Bytes image = bytes_of(WordTable::build(words));
  const auto table = WordTable::view(image, nullptr);
  ASSERT_TRUE(table);
  for (const auto& [word, bits] : words) EXPECT_EQ(table->find(word), bits) << word;
}

// Header: magic, log of the slots, bytes of text. Slot: fingerprint, begin, size and bits.
TEST(WordTable, RefusesBytesThatWouldLeadItAstray) {
  const Bytes sound = bytes_of(WordTable::build({{"sql", 1}}));
  constexpr std::size_t kHeader = 12, kSlot = 12, kSlots = 16;
  const auto damaged = [&](auto edit) {
    Bytes bytes = sound;
    edit(bytes);
    return WordTable::view(bytes, nullptr).has_value();
  };
  EXPECT_TRUE(damaged([](Bytes&) {}));
  EXPECT_FALSE(damaged([](Bytes& b) { b.resize(5); })) << "shorter than a header";
  EXPECT_FALSE(damaged([](Bytes& b) { put(b, 0, 1); })) << "another magic";
  EXPECT_FALSE(damaged([](Bytes& b) { put(b, 4, 40); })) << "more slots than bytes";
  EXPECT_FALSE(damaged([](Bytes& b) { b.pop_back(); })) << "cut";
  EXPECT_FALSE(damaged([](Bytes& b) { put(b, kHeader + 4, 1000); })) << "a word past the end";
  EXPECT_FALSE(damaged([](Bytes& b) { put(b, kHeader + 8, 900 << 8 | 1); })) << "a long word";
  EXPECT_FALSE(damaged([](Bytes& b) {
    for (std::size_t i = 0; i < kSlots; ++i) put(b, kHeader + i * kSlot + 8, 1);
  })) << "no free slot: a search would never end";
}

}  // namespace
}  // namespace skillgap
