#include "text/html_references.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>

#include "skillgap/html_text.h"

namespace skillgap {
namespace {

struct ReferenceCase {
  std::string_view text;
  std::string_view decoded;
};

void expect_decoded(std::span<const ReferenceCase> cases) {
  for (const auto& [text, decoded] : cases)
    EXPECT_EQ(decode_html_references(text), decoded) << text;
}

TEST(HtmlReferences, DecodesNames) {
  const ReferenceCase cases[] = {
      {"R&amp;D &#8211; caf&eacute;", "R&D – café"},
      {"&lt;p&gt;&quot;&apos;", "<p>\"'"},
      {"&NotEqualTilde;", "≂̸"},  // two code points
      {"&CounterClockwiseContourIntegral;", "∳"},
      {"&Afr;&zwnj;&AElig;", "𝔄\u200CÆ"},
      {"a&nbsp;b", "a\u00A0b"},
  };
  expect_decoded(cases);
}

TEST(HtmlReferences, TakesTheLongestNameThatFits) {
  const ReferenceCase cases[] = {
      {"R&ampD", "R&D"},          {"&copy2024", "©2024"},  {"&notit; &notin; &not", "¬it; ∉ ¬"},
      {"&ltimes;&lt;&lt", "⋉<<"}, {"&timesbarx", "×barx"},
  };
  expect_decoded(cases);
}

TEST(HtmlReferences, LeavesWhatIsNoReference) {
  const ReferenceCase cases[] = {
      {"", ""},
      {"&", "&"},
      {"Q&A &; & B&&C", "Q&A &; & B&&C"},
      {"&unknown; &Eacut;", "&unknown; &Eacut;"},
      {"&AMPLIFIER", "&LIFIER"},
      {"&# &#; &#x &#x; &#xg;", "&# &#; &#x &#x; &#xg;"},
      {"&eacute", "é"},
      {"&hellip", "&hellip"},  // only with ';'
  };
  expect_decoded(cases);
}

TEST(HtmlReferences, DecodesNumbersByTheStandardsTable) {
  const ReferenceCase cases[] = {
      {"&#65;&#x41;&#X41;&#0065", "AAAA"},
      {"&#x1F525;&#128293;", "🔥🔥"},
      {"&#128;&#150;&#x93;&#x94;&#159;", "€–“”Ÿ"},
      {"&#0;&#xD800;&#xDFFF;&#x110000;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&#99999999999999999999;&#xFFFFFFFFFF;", "\uFFFD\uFFFD"},
      {"&#65a &#x41g", "Aa Ag"},
      {"&#4294967361;&#x100000041;", "\uFFFD\uFFFD"},  // 65, if 32 bits could overflow
      {"&#x10FFFD;", "\U0010FFFD"},
  };
  expect_decoded(cases);
}

TEST(HtmlReferences, GivesNoForbiddenControls) {
  const ReferenceCase cases[] = {
      {"a&#7;b&#27;[2J&#x9B;&#127;c", "ab[2J›c"},  // 0x9B is '›' by the table
      {"a&#x81;&#x8D;&#x9D;b", "ab"},
      {"a&#12;b&#11;c&#9;d&#10;e&#13;f", "a b c\td\ne\rf"},
  };
  expect_decoded(cases);
}

TEST(HtmlReferences, DoesNotDecodeTwice) {
  EXPECT_EQ(decode_html_references("&amp;lt;p&amp;gt;"), "&lt;p&gt;");
  EXPECT_EQ(decode_html_references("&#38;amp;"), "&amp;");
}

TEST(HtmlReferences, LeavesParametersOfLinksAlone) {
  const ReferenceCase cases[] = {
      {"?a=1&copy=2&regx&lt", "?a=1&copy=2&regx<"},
      {"?a=1&amp;b=2&copy;=3", "?a=1&b=2©=3"},
      {"&notit; &#38x", "&notit; &x"},
  };
  for (const auto& [text, decoded] : cases) {
    EXPECT_EQ(decode_references(text, ReferencePlace::kAttribute), decoded) << text;
  }
}

TEST(HtmlReferences, MeasuresAReferenceInBytes) {
  EXPECT_EQ(match_reference("&amp;x", ReferencePlace::kText).length, 5u);
  EXPECT_EQ(match_reference("&ampx", ReferencePlace::kText).length, 4u);
  EXPECT_EQ(match_reference("&#38x", ReferencePlace::kText).length, 4u);
  EXPECT_EQ(match_reference("&x", ReferencePlace::kText).length, 0u);
}

TEST(HtmlReferences, TakesLongInputWithoutEnd) {
  const std::size_t length = 1'000'000;
  EXPECT_EQ(decode_html_references(std::string(length, '&')).size(), length);
  EXPECT_EQ(decode_html_references("&" + std::string(length, 'a')).size(), length + 1);
  EXPECT_EQ(decode_html_references("&#" + std::string(length, '9') + ";"), "\uFFFD");
  EXPECT_EQ(decode_html_references("&#" + std::string(length, '0') + "65;"), "A");
}

}  // namespace
}  // namespace skillgap
