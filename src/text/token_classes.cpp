#include "text/token_classes.h"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include <string>
#include <vector>

#include "text/icu_words.h"

namespace skillgap {
namespace {

// The sets of the rules, by the names they have there.
struct RuleSets {
  icu::UnicodeSet letter, digit, connector, mid_letter, mid_number;
  icu::UnicodeSet ignored, katakana, flag, picture;
};

// The set that the line "$Name = [...];" defines.
bool read_set(std::string_view rules, std::string_view name, icu::UnicodeSet& set) {
  const std::size_t line = rules.find(fmt::format("\n${} ", name));
  if (line == std::string_view::npos) return false;
  const std::size_t begin = rules.find('[', line), end = rules.find(";\n", line);
  if (begin >= end) return false;
  const std::string_view pattern = rules.substr(begin, end - begin);
  UErrorCode status = U_ZERO_ERROR;
  set.applyPattern(icu::UnicodeString::fromUTF8(
                       icu::StringPiece(pattern.data(), static_cast<std::int32_t>(pattern.size()))),
                   status);
  set.freeze();
  return U_SUCCESS(status);
}

bool read_sets(std::string_view rules, RuleSets& sets) {
  return read_set(rules, "Letter", sets.letter) && read_set(rules, "Digit", sets.digit) &&
         read_set(rules, "Connector", sets.connector) &&
         read_set(rules, "MidLetter", sets.mid_letter) &&
         read_set(rules, "MidNumber", sets.mid_number) &&
         read_set(rules, "Ignored", sets.ignored) && read_set(rules, "Katakana", sets.katakana) &&
         read_set(rules, "Flag", sets.flag) && read_set(rules, "Picture", sets.picture);
}

std::uint8_t classes_of(UChar32 c, const RuleSets& sets) {
  if (sets.ignored.contains(c) || sets.katakana.contains(c) || sets.flag.contains(c))
    return kSlowBit;
  const int word = sets.letter.contains(c) * kLetterBit + sets.digit.contains(c) * kDigitBit +
                   sets.connector.contains(c) * kConnectorBit;
  const int mid =
      sets.mid_letter.contains(c) * kMidLetterBit + sets.mid_number.contains(c) * kMidNumberBit;
  const int space = is_token_space(c) * kSpaceBit;
  const int picture = sets.picture.contains(c) * kSlowBit;  // alone it is a symbol like others
  const bool one_kind = (word != 0) + (mid != 0) + (space != 0) + (picture != 0) <= 1;
  if (!one_kind || (word & (word - 1)) != 0) return kSlowBit;
  return static_cast<std::uint8_t>(word | mid | space);
}

std::string utf8_of(UChar32 c) {
  std::string bytes;
  return icu::UnicodeString(c).toUTF8String(bytes);
}

// Empty if `c` cannot be folded without looking at what stands before it.
std::string folded_alone(UChar32 c, const icu::Normalizer2& nfkc_casefold) {
  if (!nfkc_casefold.hasBoundaryBefore(c)) return {};
  const std::string bytes = utf8_of(c);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  nfkc_casefold.normalizeUTF8(0, bytes, sink, nullptr, status);
  return U_SUCCESS(status) ? folded : std::string();
}

CharacterClass class_of(UChar32 c, const RuleSets& sets, const icu::Normalizer2& nfkc_casefold) {
  CharacterClass found{.classes = classes_of(c, sets)};
  if (found.classes & kSlowBit) return found;
  const std::string bytes = utf8_of(c);
  const bool space = (found.classes & kSpaceBit) != 0;  // dropped, so its folded form is not seen
  const std::string folded = space ? bytes : folded_alone(c, nfkc_casefold);
  if (folded.size() != bytes.size()) return {};
  folded.copy(found.folded.data(), folded.size());
  return found;
}

AsciiTable ascii_table(const RuleSets& sets, const icu::Normalizer2& nfkc_casefold) {
  AsciiTable table;
  table.classes.fill(kSlowBit);
  for (std::size_t byte = 0; byte < 256; ++byte) table.folded[byte] = static_cast<char>(byte);
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    const CharacterClass found = class_of(static_cast<UChar32>(byte), sets, nfkc_casefold);
    table.classes[byte] = found.classes;
    table.folded[byte] = found.folded[0];
  }
  return table;
}

// Runs of the ASCII bytes for which `holds` is true.
template <typename Condition>
std::vector<AsciiShape::Range> runs(Condition holds) {
  std::vector<AsciiShape::Range> found;
  for (std::uint8_t byte = 0; byte < 0x80; ++byte) {
    if (!holds(byte)) continue;
    if (found.empty() || found.back().last + 1 != byte) found.push_back({byte, byte});
    found.back().last = byte;
  }
  return found;
}

bool same(const ClassMasks& a, const ClassMasks& b) {
  return a.letter == b.letter && a.digit == b.digit && a.connector == b.connector &&
         a.mid_letter == b.mid_letter && a.mid_number == b.mid_number && a.space == b.space &&
         a.slow == b.slow;
}

// Whether the vector body gives for every byte what the table says.
bool fits(const AsciiShape& shape, const AsciiTable& table) {
#ifdef __SSE2__
  for (std::size_t first = 0; first < 256; first += kBlock) {
    std::array<char, kBlock> block, folded, folded_by_table;
    for (std::size_t i = 0; i < kBlock; ++i) block[i] = static_cast<char>(first + i);
    ClassMasks masks, masks_by_table;
    Sse2AsciiMasks{shape}(block.data(), folded.data(), masks);
    PlainAsciiMasks{table}(block.data(), folded_by_table.data(), masks_by_table);
    if (!same(masks, masks_by_table) || folded != folded_by_table) return false;
  }
  return true;
#else
  static_cast<void>(shape), static_cast<void>(table);
  return false;
#endif
}

}  // namespace

std::optional<AsciiShape> AsciiShape::of(const AsciiTable& table) {
  const auto of_class = [&](int bits) {
    return runs([&, bits](std::uint8_t byte) { return table.classes[byte] == bits; });
  };
  const auto upper = runs([&](std::uint8_t byte) { return table.folded[byte] == byte + 0x20; });
  const auto letter = runs([&](std::uint8_t byte) {
    return table.classes[byte] == kLetterBit &&
           static_cast<std::uint8_t>(table.folded[byte]) == byte;
  });
  const auto digit = of_class(kDigitBit), space = of_class(kSpaceBit);
  const auto connector = of_class(kConnectorBit), mid_number = of_class(kMidNumberBit);
  const auto mid_both = of_class(kMidLetterBit | kMidNumberBit);
  if (upper.size() != 1 || letter.size() != 1 || digit.size() != 1 || space.size() != 2 ||
      connector.size() != 1 || mid_number.size() != 2 || mid_both.size() != 2)
    return std::nullopt;
  const AsciiShape shape{.upper = upper[0],
                         .letter = letter[0],
                         .digit = digit[0],
                         .space = space[0],
                         .other_space = space[1].first,
                         .connector = connector[0].first,
                         .mid_both = {mid_both[0].first, mid_both[1].first},
                         .mid_number = {mid_number[0].first, mid_number[1].first}};
  if (!fits(shape, table)) return std::nullopt;
  return shape;
}

std::expected<TokenClasses, Error> TokenClasses::derive(std::string_view rules,
                                                        const icu::Normalizer2& nfkc_casefold) {
  RuleSets sets;
  if (!read_sets(rules, sets)) {
    return std::unexpected(Error{
        "word rules", "a set of characters is missing, define it as in src/text/word_rules.cpp"});
  }
  TokenClasses made;
  made.ascii = ascii_table(sets, nfkc_casefold);
  made.ascii_shape = AsciiShape::of(made.ascii);
  const auto fill = [&](auto& table, UChar32 first) {
    for (CharacterClass& entry : table) entry = class_of(first++, sets, nfkc_casefold);
  };
  fill(made.two, kFirstOfTwo);
  fill(made.e2, kFirstOfE2);
  return made;
}

TokenClasses::Found TokenClasses::at(std::string_view text, std::size_t position) const {
  static constexpr CharacterClass kUnknown{};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
  const auto continues = [&](std::size_t i) {
    return position + i < text.size() && (byte(i) & 0xC0) == 0x80;
  };
  if (byte(0) >= 0xC2 && byte(0) < 0xE0 && continues(1)) {
    const auto c = static_cast<std::size_t>((byte(0) & 0x1F) << 6 | (byte(1) & 0x3F));
    return {&two[c - kFirstOfTwo], 2};
  }
  if (byte(0) == 0xE2 && continues(1) && continues(2)) {
    const auto low = static_cast<std::size_t>((byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    return {&e2[low], 3};
  }
  return {&kUnknown, 1};
}

}  // namespace skillgap
