#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

#include "skillgap/text.h"
#include "text/encoding_labels.h"

namespace skillgap {
namespace {

using namespace std::literals;

// --- which encoding is used -------------------------------------------------------------------

struct ChoiceCase {
  std::string_view bytes;
  std::string_view label;
  std::string_view charset;
};

void expect_charsets(std::span<const ChoiceCase> cases) {
  for (const auto& [bytes, label, charset] : cases) {
    EXPECT_EQ(decode_text(bytes, label).charset, charset) << bytes << " as " << label;
  }
}

TEST(DecodeText, PrefersTheByteOrderMarkToEverything) {
  const ChoiceCase cases[] = {
      {"\xEF\xBB\xBF<?xml version='1.0' encoding='koi8-r'?>", "windows-1251", "utf-8"},
      {"\xFF\xFE"
       "a\0"sv,
       "utf-8", "utf-16le"},
      {"\xFE\xFF\0a"sv, "utf-8", "utf-16be"},
      {"\xFF\xFE\0\0a\0\0\0"sv, "utf-8", "utf-32le"},
      {"\0\0\xFE\xFF\0\0\0a"sv, "utf-8", "utf-32be"},
  };
  expect_charsets(cases);
}

TEST(DecodeText, PrefersTheDeclaredLabelToTheDocuments) {
  const ChoiceCase cases[] = {
      {"<?xml version='1.0' encoding='koi8-r'?>", "windows-1251", "windows-1251"},
      {"<meta charset=koi8-r>", " Latin1 ", "windows-1252"},
  };
  expect_charsets(cases);
}

TEST(DecodeText, ReadsTheDocumentsOwnDeclaration) {
  const ChoiceCase cases[] = {
      {"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><rss/>", "", "iso-8859-2"},
      {"\n<?xml version='1.0' encoding = 'euc-jp' ?>", "", "euc-jp"},
      {"<meta charset=\"windows-1251\">", "", "windows-1251"},
      {"<!doctype html><html><head><META CharSet = Shift_JIS />", "", "shift_jis"},
      {"<meta http-equiv=Content-Type content='text/html; charset=big5'>", "", "big5"},
      {"<meta content='text/html;charset = \"gbk\"' http-equiv=\"content-type\">", "", "gbk"},
      {"<!-- <meta charset=koi8-r> --><meta charset=koi8-u>", "", "koi8-u"},
      {"<a title='<meta charset=koi8-r>'><meta charset=koi8-u>", "", "koi8-u"},
      {"<meta charset=unheard-of><meta charset=koi8-u>", "", "koi8-u"},
      {"<\0?\0x\0m\0l\0"sv, "", "utf-16le"},
      {"\0<\0?\0x\0m\0l"sv, "", "utf-16be"},
  };
  expect_charsets(cases);
}

TEST(DecodeText, IgnoresWhatIsNoDeclaration) {
  const ChoiceCase cases[] = {
      {"<meta name=charset content='text/html; charset=big5'>", "", "utf-8"},
      {"<metacharset=big5>", "", "utf-8"},
      {"<meta charset=big5", "", "utf-8"},
      {"encoding='big5' charset=big5", "", "utf-8"},
      // We could read it byte by byte, so it is not in 16-bit units.
      {"<?xml version='1.0' encoding='utf-16'?>", "", "utf-8"},
      {"<meta charset=utf-16le>", "", "utf-8"},
  };
  expect_charsets(cases);
}

TEST(DecodeText, LooksForADeclarationInTheFirst1024BytesOnly) {
  const std::string meta = "<meta charset=koi8-r>";
  const std::string last_place(1024 - meta.size(), ' ');
  EXPECT_EQ(decode_text(last_place + meta).charset, "koi8-r");
  EXPECT_EQ(decode_text(last_place + ' ' + meta).charset, "utf-8");
}

TEST(DecodeText, FallsBackToWindows1252WhereTheBytesAreNotUtf8) {
  const ChoiceCase cases[] = {
      {"", "", "utf-8"},
      {"plain", "", "utf-8"},
      {"caf\xC3\xA9", "", "utf-8"},
      {"caf\xE9", "", "windows-1252"},
      {"caf\xE9 au lait", "", "windows-1252"},
      // Cut inside the last character: the rest speaks for UTF-8.
      {"caf\xC3\xA9 \xE2\x80", "", "utf-8"},
      {"caf\xC3\xA9 \xF0\x9F\x98", "", "utf-8"},
      {"na\xEFve caf\xC3", "", "windows-1252"},
  };
  expect_charsets(cases);
}

// --- labels -----------------------------------------------------------------------------------

TEST(DecodeText, KnowsTheLabelsOfTheStandard) {
  const ChoiceCase cases[] = {
      {"a", "ISO-8859-1", "windows-1252"}, {"a", "us-ascii", "windows-1252"},
      {"a", "latin5", "windows-1254"},     {"a", "iso-8859-9", "windows-1254"},
      {"a", "\tUTF8\n", "utf-8"},          {"a", "x-sjis", "shift_jis"},
      {"a", "ks_c_5601-1987", "euc-kr"},   {"a", "gb2312", "gbk"},
      {"a", "unicode", "utf-16le"},        {"a", "unicodeFFFE", "utf-16be"},
      {"a", "tis-620", "windows-874"},     {"a", "x-mac-ukrainian", "x-mac-cyrillic"},
      {"a", "utf-32", "utf-32le"},         {"a", "x-user-defined", "windows-1252"},
  };
  expect_charsets(cases);
}

// Planted fault: with these let through to ICU, "+ADw-" becomes '<' behind every check.
TEST(DecodeText, RefusesEncodingsThatHideMarkup) {
  for (const auto label :
       {"utf-7", "UTF-7", "unicode-1-1-utf-7", "hz-gb-2312", "hz", "scsu", "bocu-1", "ibm037",
        "cp500", "ebcdic-us", "iso-2022-kr", "iso-2022-cn", "iso-2022-cn-ext", "csiso2022kr",
        "replacement", "cesu-8", "imap-mailbox-name"}) {
    const DecodedText decoded = decode_text("+ADw-script+AD4-", label);
    EXPECT_EQ(decoded.text, "+ADw-script+AD4-") << label;
    EXPECT_EQ(decoded.charset, "utf-8") << label;
    EXPECT_EQ(decoded.refused_label, label);
  }
}

TEST(DecodeText, UsesTheNextRuleAfterARefusedLabel) {
  const DecodedText decoded = decode_text("<meta charset=koi8-r>\xC1", "utf-7");
  EXPECT_EQ(decoded.text, "<meta charset=koi8-r>а");
  EXPECT_EQ(decoded.refused_label, "utf-7");
}

TEST(DecodeText, KeepsARefusedLabelShortAndOnOneLine) {
  const DecodedText decoded =
      decode_text("<meta charset=\"a\nb\x01" + std::string(300, 'c') + "\">");
  EXPECT_EQ(decoded.refused_label, "a b" + std::string(60, 'c'));
}

TEST(EncodingLabels, EveryLabelIsFoundAndEveryEncodingDecodes) {
  EXPECT_EQ(find_encoding(""), nullptr);
  EXPECT_EQ(find_encoding("utf"), nullptr);
  EXPECT_EQ(find_encoding("utf-8 utf8"), nullptr);
  for (const auto label : {"utf-8", "windows-1252", "iso-8859-16", "ibm866", "koi8-r", "koi8-u",
                           "macintosh", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis",
                           "euc-kr", "iso-8859-8-i", "windows-1258"}) {
    const DecodedText decoded = decode_text("plain ASCII", label);
    EXPECT_EQ(decoded.charset, label);
    EXPECT_EQ(decoded.text, "plain ASCII") << label;
  }
}

// --- what the bytes become --------------------------------------------------------------------

TEST(DecodeText, DecodesEachFamilyOfEncodings) {
  struct Case {
    std::string_view bytes, label, text;
  };
  const Case cases[] = {
      {"caf\xE9 \x80 \x93x\x94", "iso-8859-1", "café € “x”"},
      {"\xDDstanbul \xF0", "windows-1254", "İstanbul ğ"},
      {"\xAA\xBA", "iso-8859-16", "Șș"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет"},
      {"\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r", "Привет"},
      {"\x8F\xE0\xA8\xA2\xA5\xE2", "ibm866", "Привет"},
      {"\xDB \x8E", "macintosh", "€ é"},
      {"\xB0\xA1\xC4\xDD", "gbk", "啊妮"},
      {"\x94\x39\xFC\x36", "gb18030", "😀"},
      {"\xA4\xA4", "big5", "中"},
      {"\x83\x65\x83\x58\x83\x67 \x5C~", "shift_jis", "テスト \\~"},
      {"\xA5\xC6\xA5\xB9\xA5\xC8", "euc-jp", "テスト"},
      {"\x1B$B%F%9%H\x1B(B ok", "iso-2022-jp", "テスト ok"},
      {"\xC7\xD1\x8C\x63", "euc-kr", "한똠"},
      {"a\0\x3D\xD8\x00\xDE"sv, "utf-16", "a😀"},
      {"\0a\xD8\x3D\xDE\x00"sv, "utf-16be", "a😀"},
      {"a\0\0\0\x00\xF6\x01\0"sv, "utf-32le", "a😀"},
  };
  for (const auto& [bytes, label, text] : cases) {
    const DecodedText decoded = decode_text(bytes, label);
    EXPECT_EQ(decoded.text, text) << label;
    EXPECT_EQ(decoded.replaced, 0u) << label;
  }
}

TEST(DecodeText, DropsOneLeadingByteOrderMarkAndKeepsOthers) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBFtext").text, "text");
  EXPECT_EQ(decode_text("a\xEF\xBB\xBFz").text, "a\uFEFFz");
  EXPECT_EQ(decode_text("\xFE\xFF\0a"sv).text, "a");
}

// The Encoding Standard replaces each maximal subpart once.
TEST(DecodeText, CountsTheReplacementsItMade) {
  struct Case {
    std::string_view bytes, label, text;
    std::size_t replaced;
  };
  const Case cases[] = {
      {"a\x80z", "utf-8", "a\uFFFDz", 1},
      {"a\xE2\x82z", "utf-8", "a\uFFFDz", 1},
      {"a\xF0\x9F\x98", "utf-8", "a\uFFFD", 1},
      {"\xC0\xAF", "utf-8", "\uFFFD\uFFFD", 2},
      {"\xE0\x80\xAF", "utf-8", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xED\xA0\x80", "utf-8", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xF4\x90\x80\x80", "utf-8", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},
      {"\xF0\x80\x80\x41", "utf-8", "\uFFFD\uFFFD\uFFFD\x41", 3},
      // One that the author wrote is not ours.
      {"a\xEF\xBF\xBDz", "utf-8", "a\uFFFDz", 0},
      {"a\0\xFD\xFFz\0"sv, "utf-16le", "a\uFFFDz", 0},
      {"a\0\x3D\xD8z\0"sv, "utf-16le", "a\uFFFDz", 1},
      {"a\0z"sv, "utf-16le", "a\uFFFD", 1},
      {"\x00\x11\x00\x00"sv, "utf-32be", "\uFFFD", 1},
      {"\xD9", "windows-1255", "\uFFFD", 1},
      {"\xFF", "shift_jis", "\uFFFD", 1},
  };
  for (const auto& [bytes, label, text, replaced] : cases) {
    const DecodedText decoded = decode_text(bytes, label);
    EXPECT_EQ(decoded.text, text) << label;
    EXPECT_EQ(decoded.replaced, replaced) << label << " " << text;
  }
}

TEST(DecodeText, DropsAndCountsControlCharacters) {
  struct Case {
    std::string_view bytes, label, text;
    std::size_t controls;
  };
  const Case cases[] = {
      {"a\0b\x07\x1B[31mc"sv, "", "ab[31mc", 3},
      {"a\tb\r\nc\n", "", "a\tb\r\nc\n", 0},
      {"a\x7F"
       "b",
       "", "ab", 1},
      {"a\xC2\x9B"
       "b",
       "", "ab", 1},
      {"a\x81\x8Dz", "windows-1252", "az", 2},
      {"a\0\x1B\0"sv, "utf-16le", "a", 1},
      // What parts words leaves a space.
      {"page one\fpage two\vthree\xC2\x85"
       "four",
       "", "page one page two three four", 3},
  };
  for (const auto& [bytes, label, text, controls] : cases) {
    const DecodedText decoded = decode_text(bytes, label);
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.controls, controls) << text;
  }
}

TEST(DecodeText, RepairsMojibakeBeforeItsControlsAreGone) {
  EXPECT_EQ(decode_text("\xC3\xA2\xE2\x82\xAC\xC5\x93x\xC3\xA2\xE2\x82\xAC\xC2\x9D").text, "“x”");
}

TEST(DecodeText, TakesLongBrokenInput) {
  const std::size_t length = 1'000'000;
  EXPECT_EQ(decode_text(std::string(length, '\xE2'), "utf-8").replaced, length);
  EXPECT_EQ(decode_text(std::string(length, '\x81'), "shift_jis").text.empty(), false);
  EXPECT_EQ(decode_text(std::string(length, '\0')).controls, length);
}

TEST(CleanUtf8, LeavesCleanTextAlone) {
  for (const auto text : {"", "plain", "tab\tline\r\n", "Gökçe – “ğ” 😀 \uFEFF\u00AD"}) {
    EXPECT_EQ(clean_utf8(text), text);
  }
}

TEST(CleanUtf8, ReplacesWhatIsIllFormedAndDropsControls) {
  EXPECT_EQ(clean_utf8("a\xFF"
                       "b\0c\xE2\x82"sv),
            "a\uFFFDbc\uFFFD");
}

// Texts are looked at many bytes at once; the places of what is dropped are all alike.
TEST(CleanUtf8, DropsAControlAtAnyPlaceOfATextOfAnyLength) {
  for (std::size_t length = 1; length < 50; ++length) {
    for (std::size_t place = 0; place < length; ++place) {
      for (const std::string_view other : {"", "é", "\n"}) {
        const std::string before(place, 'x'), behind = std::string(length - place - 1, 'y');
        for (const std::string_view kept : {"\t", "\r", "~", "\u00A0"}) {
          const std::string text = (before + std::string(kept) + behind).append(other);
          ASSERT_EQ(clean_utf8(text), text);
        }
        for (const std::string_view dropped : {"\x01", "\x1F", "\x7F", "\u0080"}) {
          const std::string text = (before + std::string(dropped) + behind).append(other);
          ASSERT_EQ(clean_utf8(text), (before + behind).append(other));
        }
      }
    }
  }
}

// Every two-byte string against the definition: well-formed or not, nothing forbidden is left.
TEST(CleanUtf8, LeavesNothingForbiddenInAnyTwoBytes) {
  for (int pair = 0; pair < 0x10000; ++pair) {
    const std::string bytes = {static_cast<char>(pair >> 8), static_cast<char>(pair & 0xFF)};
    const std::string clean = clean_utf8(bytes);
    EXPECT_EQ(clean_utf8(clean), clean) << pair;
    for (const char c : clean) {
      const auto byte = static_cast<unsigned char>(c);
      EXPECT_TRUE(byte >= 0x20 || c == '\t' || c == '\n' || c == '\r') << pair;
      EXPECT_NE(byte, 0x7F) << pair;
    }
  }
}

}  // namespace
}  // namespace skillgap
