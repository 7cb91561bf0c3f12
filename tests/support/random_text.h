// Random texts for a tokenizer: mostly what postings hold, and all that word rules treat apart.
#pragma once

#include <unicode/unistr.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace skillgap {

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  // Up to `pieces` pieces: ASCII, marks, characters of the tokenizer's tables, any character.
  std::string next(std::size_t pieces) {
    std::string text;
    for (std::size_t left = 1 + random_() % pieces; left > 0; --left) append_piece(text);
    return text;
  }

 private:
  static constexpr std::string_view kPieces[] = {
      "a",      "B",          "z",          "7",          "0",          ".",          ",",
      ";",      "'",          "\u2019",     "_",          "-",          ":",          "@",
      "+",      "#",          "\"",         " ",          "\n",         "\r",         "\r\n",
      "\t",     "\u0085",     "\u00A0",     "\u2028",     "\u200B",     "\u00AD",     "\u2060",
      "\u0301", "\u0323",     "\u0308",     "\u0345",     "\u0F73",     "\uFE0F",     "\u200D",
      "\u200C", "\U0001F1EE", "\U0001F1E9", "\U0001F468", "\U0001F3FD", "\u2764",     "\u2708",
      "数",     "か",         "カ",         "\uFF76",     "\uFF9E",     "ก",          "\u0E33",
      "한",     "\u1100",     "\u1161",     "\u11A8",     "א",          "״",          "ع",
      "\u0600", "\u0663",     "\u00DF",     "\u0130",     "\uFB01",     "\uFF21",     "\uFF1A",
      "\u2460", "\u212B",     "\u1E9E",     "\u3000",     "\uFFFD",     "\U0001D400", "\U000E0041",
      "\u034F", "\u115F",     "\u00E9",     "\u00C9",     "\u2022",     "\u2013",     "\u201C",
      "\u2026", "\u00B7",     "\u2027",     "\u2122",     "\u00B4",     "\u0387",     "\u2044",
      "\u203F", "long word ", "2.5"};

  void append(char32_t c, std::string& text) {
    if (c < 0xD800 || c > 0xDFFF) icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(text);
  }
  void append_piece(std::string& text) {
    switch (random_() % 8) {
      case 0:
        return append(static_cast<char32_t>(random_() % 0x800), text);
      case 1:
        return append(static_cast<char32_t>(0x2000 + random_() % 0x1000), text);
      case 2:
        if (random_() % 4 == 0) append(static_cast<char32_t>(random_() % 0x20000), text);
        return;
      case 3:
      case 4:
        text += static_cast<char>(random_() % 0x80);
        return;
      default:
        text += kPieces[random_() % std::size(kPieces)];
    }
  }

  std::mt19937 random_;
};

}  // namespace skillgap
