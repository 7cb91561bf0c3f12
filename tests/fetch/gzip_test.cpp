// Guards trap G1: compressed data that is cut or damaged never passes for whole.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "fetch/unpacker.h"
#include "support/compressed.h"

namespace skillgap {
namespace {

struct Unpacked {
  std::string bytes;
  bool packed = false;
  bool whole = false;
  bool damaged = false;
};

constexpr std::size_t kNoLimit = std::size_t{1} << 40;

// `piece`: how much arrives at once; `room`: how much may come out at once.
Unpacked unpack(std::string_view input, std::size_t piece = 1 << 20, std::size_t room = kNoLimit) {
  Unpacker unpacker;
  Unpacked out;
  const auto drain = [&](std::string_view bytes) {
    std::size_t before = 0;
    do {
      before = out.bytes.size();
      unpacker.take(bytes, before + room, out.bytes);
    } while (!unpacker.damaged() && (!bytes.empty() || out.bytes.size() == before + room));
  };
  for (; !input.empty(); input.remove_prefix(std::min(piece, input.size()))) {
    drain(input.substr(0, piece));
  }
  unpacker.finish();
  drain({});
  out.packed = unpacker.packed();
  out.whole = unpacker.whole();
  out.damaged = unpacker.damaged();
  return out;
}

const std::string& text() {
  static const std::string lines = varied_text(200);
  return lines;
}

TEST(Gzip, GivesTheSameWhateverThePieces) {
  const std::string inputs[] = {text(), gzip_of(text()), zstd_of(text())};
  for (const std::string& input : inputs) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
      for (const std::size_t room : {std::size_t{1}, std::size_t{1000}, kNoLimit}) {
        const Unpacked out = unpack(input, piece, room);
        EXPECT_EQ(out.bytes, text()) << piece << " " << room;
        EXPECT_TRUE(out.whole) << piece << " " << room;
      }
    }
  }
}

TEST(Gzip, ReadsSeveralMembersAsOneStream) {
  const std::string inputs[] = {
      gzip_of("one ") + gzip_of("two ") + gzip_of("") + gzip_of("three"),
      zstd_of("one ") + zstd_of("two ") + zstd_of("") + zstd_of("three"),
      gzip_of("one ") + gzip_of("two three") + std::string(512, '\0'),  // padded
  };
  for (const std::string& input : inputs) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{1} << 20}) {
      const Unpacked out = unpack(input, piece);
      EXPECT_EQ(out.bytes, "one two three");
      EXPECT_TRUE(out.whole);
    }
  }
}

TEST(Gzip, IsNotWholeWhenCutAnywhere) {
  for (const std::string& packed : {gzip_of(text()), zstd_of(text())}) {
    for (std::size_t size = 2; size < packed.size(); ++size) {
      const Unpacked out = unpack(std::string_view(packed).substr(0, size));
      EXPECT_FALSE(out.whole) << size;
      EXPECT_TRUE(text().starts_with(out.bytes)) << size;
    }
  }
}

TEST(Gzip, IsNotWholeWhenTheSecondMemberIsCut) {
  const std::string first = gzip_of("one ");
  const std::string both = first + gzip_of("two");
  for (std::size_t size = first.size() + 1; size < both.size(); ++size) {
    const Unpacked out = unpack(std::string_view(both).substr(0, size));
    EXPECT_FALSE(out.whole) << size;
    EXPECT_TRUE(out.bytes.starts_with("one ")) << size;
  }
}

TEST(Gzip, GivesWhatCameBeforeTheDamage) {
  std::string wrong_length = gzip_of(text());
  wrong_length.back() = static_cast<char>(wrong_length.back() ^ 1);
  for (const std::string& input :
       {with_bad_checksum(gzip_of(text())), wrong_length, gzip_of(text()) + "trailing rubbish",
        zstd_of(text()) + "trailing rubbish"}) {
    const Unpacked out = unpack(input);
    EXPECT_EQ(out.bytes, text());
    EXPECT_TRUE(out.damaged);
    EXPECT_FALSE(out.whole);
  }
}

TEST(Gzip, LeavesOtherBytesAsTheyAre) {
  for (const std::string input : {"", "a", "ab", "abc", "abcd", "(", "\x1e\x8b", "\x28\xb5/x."}) {
    const Unpacked out = unpack(input, 1, 1);
    EXPECT_EQ(out.bytes, input);
    EXPECT_FALSE(out.packed) << input;
    EXPECT_TRUE(out.whole) << input;
  }
}

TEST(Gzip, TakesAStartCutInsideTheMagicForPacked) {
  for (const std::string input : {"\x1f", "\x1f\x8b", "\x28\xb5", "\x28\xb5\x2f"}) {
    const Unpacked out = unpack(input);
    EXPECT_EQ(out.bytes, "");
    EXPECT_TRUE(out.packed);
    EXPECT_FALSE(out.whole);
  }
}

TEST(Gzip, StopsWhereThereIsNoMoreRoom) {
  const std::string bomb = gzip_of(std::string(10'000'000, 'a'));
  std::string_view input = bomb;
  std::string out;
  Unpacker unpacker;
  unpacker.take(input, 1000, out);
  EXPECT_EQ(out.size(), 1000u);
  EXPECT_LT(out.capacity(), 200'000u);
}

}  // namespace
}  // namespace skillgap
