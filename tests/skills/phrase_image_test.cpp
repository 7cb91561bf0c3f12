#include "skills/phrase_image.h"

#include <gtest/gtest.h>

#include <cstring>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Bytes = std::vector<std::byte>;

const std::vector<PhraseEntry>& phrases() {
  static const std::vector<PhraseEntry> all = {
      {"a", 0},     {"a b", 1},          {"a b c", 2},     {"a b d e", 3},  {"C++", 4},
      {"c + +", 5}, {"machine-made", 6}, {"b c d e f", 7}, {"b c d e g", 8}};
  return all;
}

const std::string kText = "a b c, a-b d e C++ c + + machine-made b c d e g b c d e f a b c d";

Bytes image() { return build_phrase_image(phrases(), test_tokenizer()); }

using Found = std::vector<std::pair<std::string, std::vector<std::uint32_t>>>;

Found found(const PhraseMatcher& matcher) {
  std::vector<PhraseHit> hits;
  matcher.find(kText, tokens_of(kText), hits);
  Found all;
  for (const PhraseHit& hit : hits)
    all.push_back({std::string(hit.where.of(kText)), {hit.ids.begin(), hit.ids.end()}});
  return all;
}

std::string fault(std::span<const std::byte> bytes) {
  const auto matcher = PhraseMatcher::view(bytes, nullptr);
  return matcher ? "" : to_line(matcher.error());
}

template <typename Value>
Bytes with(std::size_t offset, Value value) {
  Bytes bytes = image();
  std::memcpy(bytes.data() + offset, &value, sizeof value);
  return bytes;
}

TEST(PhraseImage, FindsWhatTheMatcherFindsFromWhichItWasTaken) {
  const PhraseMatcher built = PhraseMatcher::build(phrases(), test_tokenizer());
  const auto copy = std::make_shared<const Bytes>(built.image().begin(), built.image().end());
  const auto viewed = PhraseMatcher::view(*copy, copy);
  ASSERT_TRUE(viewed) << to_line(viewed.error());
  EXPECT_EQ(found(*viewed), found(built));
  EXPECT_EQ(found(built), (Found{{"a b c", {2}},
                                 {"a-b d e", {3}},
                                 {"C++", {4}},
                                 {"c + +", {5}},
                                 {"machine-made", {6}},
                                 {"b c d e g", {8}},
                                 {"b c d e f", {7}},
                                 {"a b c", {2}}}));
  EXPECT_EQ(viewed->greatest_id(), 8u);
  EXPECT_EQ(viewed->image().data(), copy->data());
}

TEST(PhraseImage, IsTheSameForTheSamePhrasesInAnyOrder) {
  std::vector<PhraseEntry> reversed(phrases().rbegin(), phrases().rend());
  EXPECT_EQ(build_phrase_image(reversed, test_tokenizer()), image());
}

TEST(PhraseImage, HoldsNothingWhereThereAreNoPhrases) {
  const Bytes bytes = build_phrase_image({}, test_tokenizer());
  const auto matcher = PhraseMatcher::view(bytes, nullptr);
  ASSERT_TRUE(matcher) << to_line(matcher.error());
  EXPECT_EQ(found(*matcher), Found{});
}

TEST(PhraseImage, OfAnotherKindOrFormIsRefusedInWords) {
  const Bytes whole = image();
  EXPECT_EQ(fault(std::span(whole).first(10)), "phrase table: a phrase table that is cut off");
  EXPECT_EQ(fault(std::span(whole).first(whole.size() - 8)),
            "phrase table: a phrase table of wrong length");
  EXPECT_EQ(fault(with(0, std::byteswap(PhraseImageHeader::kMagic))),
            "phrase table: no phrase table of this byte order");
  EXPECT_EQ(fault(with(4, PhraseImageHeader::kFormat + 1)),
            "phrase table: a phrase table of another format");
  EXPECT_EQ(fault(with(8, 32u)), "phrase table: a phrase table of impossible size");
  EXPECT_EQ(fault(with(sizeof(PhraseImageHeader), 0u)), "");  // a filter may be anything
  Bytes shifted(whole.size() + 1);
  std::memcpy(shifted.data() + 1, whole.data(), whole.size());
  EXPECT_EQ(fault(std::span(shifted).subspan(1)),
            "phrase table: a phrase table that begins at an odd place");
}

TEST(PhraseImage, WithoutAFreeSlotIsRefusedBecauseNoSearchWouldEnd) {
  Bytes bytes = image();
  const auto whole = open_phrase_image(bytes);
  ASSERT_TRUE(whole);
  auto* slots = const_cast<PrefixSlot*>(whole->slots);
  for (std::size_t i = 0; i < std::size_t{1} << whole->header.log_slots; ++i)
    slots[i].word_and_flags |= 1;
  EXPECT_EQ(fault(bytes), "phrase table: a damaged phrase table");
}

// Read with the address sanitizer on, this shows that no damage leads out of the image.
TEST(PhraseImage, WithAnyBitFlippedIsRefusedOrSearchedWithoutHarm) {
  Bytes bytes = image();
  const Tokens tokens = tokens_of(kText);
  std::vector<PhraseHit> hits;
  std::size_t refused = 0;
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    const auto flip = static_cast<std::byte>(1 << bit % 8);
    bytes[bit / 8] ^= flip;
    if (const auto matcher = PhraseMatcher::view(bytes, nullptr)) {
      matcher->find(kText, tokens, hits);
      for (const PhraseHit& hit : hits) {
        ASSERT_FALSE(hit.ids.empty());
        ASSERT_LE(hit.ids.back(), matcher->greatest_id());
        ASSERT_LE(hit.where.end, kText.size());
      }
    } else {
      ++refused;
    }
    bytes[bit / 8] ^= flip;
  }
  EXPECT_GT(refused, 1000u);
}

}  // namespace
}  // namespace skillgap
