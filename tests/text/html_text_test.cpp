#include "skillgap/html_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {
namespace {

struct TextCase {
  std::string_view html;
  std::string_view text;
};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool is_copy(const TextSegment& segment, std::string_view html, std::string_view text) {
  return std::ranges::equal(segment.source.of(html), segment.text.of(text),
                            [](char a, char b) { return a == b || (is_blank(a) && is_blank(b)); });
}

// The promise of HtmlText::segments, checked for every text of this file.
void expect_segments_cover(const HtmlText& page, std::string_view html) {
  std::size_t text_end = 0;
  std::size_t source_begin = 0;
  for (const TextSegment& segment : page.segments) {
    EXPECT_EQ(segment.text.begin, text_end) << html;
    EXPECT_GT(segment.text.size(), 0u) << html;
    EXPECT_LE(source_begin, segment.source.begin) << html;
    ASSERT_LE(segment.source.end, html.size()) << html;
    const bool same_length = segment.text.size() == segment.source.size();
    EXPECT_TRUE(!same_length || is_copy(segment, html, page.text)) << html;
    text_end = segment.text.end;
    source_begin = segment.source.begin;
  }
  EXPECT_EQ(text_end, page.text.size()) << html;
}

void expect_texts(std::span<const TextCase> cases) {
  for (const auto& [html, text] : cases) {
    const HtmlText page = html_to_text(html);
    EXPECT_EQ(page.text, text) << html;
    EXPECT_EQ(text_of_html(html), text) << html;
    EXPECT_EQ(text_of_html(html, "what stood in the memory before, longer or not"), text) << html;
    expect_segments_cover(page, html);
  }
}

// --- layout -----------------------------------------------------------------------------------

TEST(HtmlText, SetsParagraphsAndHeadingsOff) {
  const TextCase cases[] = {
      {"<p>One</p><p>Two</p>", "One\n\nTwo"},
      {"One<p>Two<p>Three", "One\n\nTwo\n\nThree"},
      {"<h2>Title</h2>Body<h3>Next</h3>", "Title\n\nBody\n\nNext"},
      {"<blockquote>a</blockquote><hr>b", "a\n\nb"},
      {"<p></p><p> </p><p>\n</p>a<p></p>", "a"},
      {"<div><div><p>a</p></div></div><div>b</div>", "a\n\nb"},
  };
  expect_texts(cases);
}

TEST(HtmlText, MakesALineOfEachBlock) {
  const TextCase cases[] = {
      {"<div>a</div><div>b</div>c", "a\nb\nc"},
      {"<section>a</section><footer>b</footer>", "a\nb"},
      {"<DIV>a</DIV\n><Div class=x>b", "a\nb"},
      {"<dl><dt>Pay<dd>Good</dl>", "Pay\nGood"},
      {"<select><option>a<option>b</select>", "a\nb"},
  };
  expect_texts(cases);
}

TEST(HtmlText, BreaksLinesAtBr) {
  const TextCase cases[] = {
      {"a<br>b<br/>c<BR />d", "a\nb\nc\nd"},
      {"a<br><br>b", "a\n\nb"},
      {"a<br><br><br><br>b", "a\n\nb"},
      {"a</br>b", "a\nb"},
      {"<p>a<br></p><p>b", "a\n\nb"},              // a break at a block's end shows nothing
      {"a<br><div>b</div>", "a\nb"},               //
      {"<div>a</div><br><div>b</div>", "a\n\nb"},  // but an empty line shows
      {"<div>a</div><div><br></div><div>b</div>", "a\n\nb"},
      {"<br>a<br>", "a"},
  };
  expect_texts(cases);
}

TEST(HtmlText, KeepsListItemsApart) {
  const TextCase cases[] = {
      {"<p>Wajib:<ul><li>Python<li>SQL &amp; R</ul>", "Wajib:\n\n- Python\n- SQL & R"},
      {"<ul>\n <li>a</li>\n <li>b</li>\n</ul>\nc", "- a\n- b\n\nc"},
      {"<ul><li><p>a</p></li><li><p>b</p></li></ul>c", "- a\n- b\n\nc"},
      {"<ol><li>a<ul><li>b</li></ul></li><li>c</ol>d", "- a\n- b\n- c\n\nd"},
      {"<ul><li></li><li> </li><li>a</li></ul>", "- a"},
      {"<li><ul><li>a</ul>", "- a"},
      {"<ul><li>a</li></ul></ul></ul><p>b</p><p>c</p>", "- a\n\nb\n\nc"},
      {"<ul><li><br>a<li><p><br>b</ul>", "- a\n- b"},
      {"<ul><li><b>Java</b>, Go</li></ul>", "- Java, Go"},
  };
  expect_texts(cases);
}

TEST(HtmlText, PartsTheCellsOfATable) {
  const TextCase cases[] = {
      {"<table><tr><th>Skill</th><th>Years</th></tr><tr><td>SQL</td><td>3</td></tr></table>x",
       "Skill | Years\nSQL | 3\n\nx"},
      {"a<table><tr><td>b<td>c<tr><td>d</table>", "a\n\nb | c\nd"},
      {"<table>\n<tr>\n<td><p>a</p></td>\n<td><div>b</div></td>\n</tr>\n</table>", "a | b"},
      {"<table><tr><td>a</td><td></td><td>b</td><td></td></tr><tr><td>c", "a | b\nc"},
      {"<table><tr><td><ul><li>a<li>b</ul></td><td>c</td></tr></table>", "- a\n- b | c"},
      {"<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"},
      {"<table><tr><td>a<td><table><tr><td>b<td>c</table></table>d", "a\nb | c\n\nd"},
      {"<table><tr><td>a<td><ul><li></ul></tr><tr><td>b</table>", "a\nb"},
      {"<table><tr><td>a<td><ul><li><tr><td>b</table>", "a\nb"},
      {"<table><thead><tr><td>a</thead><tbody><tr><td>b</tbody></table>", "a\nb"},
  };
  expect_texts(cases);
}

TEST(HtmlText, CollapsesWhiteSpaceLikeABrowser) {
  const TextCase cases[] = {
      {"  a \n\t b\r\n c  ", "a b c"},
      {"a <b> b </b> c", "a b c"},
      {"<b>P</b>ython Java<i>Script</i>", "Python JavaScript"},
      {"a&nbsp;b \u00A0 c&#160;&#xA0;d", "a b c d"},
      {"a &#32; b&#10;c&Tab;d&#12;e", "a b c d e"},
      {"a<!-- no --> b", "a b"},
      {"<p> a </p> <p> b </p>", "a\n\nb"},
  };
  expect_texts(cases);
}

// An editor's empty line: a block that holds "&nbsp;" and nothing else.
TEST(HtmlText, ShowsABlockOfANoBreakSpaceAsAnEmptyLine) {
  const TextCase cases[] = {
      {"<div>a</div><div>&nbsp;</div><div>b</div>", "a\n\nb"},
      {"<div>a</div><div>\u00A0</div><div>b</div>", "a\n\nb"},
      {"a<br>&nbsp;<br>b", "a\n\nb"},
      {"<p>a</p><p>&nbsp;</p><p>&nbsp;</p><p>b</p>", "a\n\nb"},
      {"a<br>&nbsp;b", "a\nb"},
      {"<div>a &nbsp;</div><div>b</div>", "a\nb"},
      {"&nbsp;<p>a</p>&nbsp;", "a"},
      {"<ul><li>a</li><li>&nbsp;</li><li>b</li></ul>", "- a\n- b"},
  };
  expect_texts(cases);
}

TEST(HtmlText, KeepsLineBreaksInPre) {
  const TextCase cases[] = {
      {"<pre>\na\n  b\r\nc\rd\n\n\n\ne</pre>f\ng", "a\nb\nc\nd\n\ne\n\nf g"},
      {"a<pre>b</pre>c", "a\n\nb\n\nc"},
      {"<pre><code>a\nb</code></pre></pre>c\nd", "a\nb\n\nc d"},
      {"<textarea>a &amp; <b>\nb</textarea>", "a & <b>\nb"},
      {"<xmp>a &amp; <b>\nb</xmp>", "a &amp; <b>\nb"},
      {"a<plaintext>b</plaintext>\n<p>c", "a\n\nb</plaintext>\n<p>c"},
  };
  expect_texts(cases);
}

// --- what is text and what is not -------------------------------------------------------------

TEST(HtmlText, LeavesOutWhatIsNotShown) {
  const TextCase cases[] = {
      {"a<script>if (a < b) '<p>x</p>';</script>b", "ab"},
      {"a<style>p > b { content: '</p>' }</style>b", "ab"},
      {"a<noscript>Enable <b>scripts</b></noscript>b", "ab"},
      {"a<template><template>x</template>y</template>b", "ab"},
      {"a<svg><title>Icon</title><text>x</text></svg>b", "ab"},
      {"a<svg viewBox='0 0 1 1'/>b", "ab"},
      {"a<svg><title/><path/></svg>b", "ab"},
      {"a<svg><path><p>never closed", "a\n\nnever closed"},
      {"a<iframe><p>x</p></iframe>b", "ab"},
      {"a<iframe src='x'/>b<script src='y'/>c", "abc"},
      {"<html><head><title>T</title><meta charset=utf-8><link rel=x></head><body>a</body></html>",
       "a"},
      {"<noscript><script></noscript></script>x</noscript>a", "a"},
      {"a<template>never closed<p>x", "a"},
  };
  expect_texts(cases);
}

TEST(HtmlText, DecodesReferencesInTextOnly) {
  const TextCase cases[] = {
      {"R&amp;D &#8211; caf&eacute; &lt;b&gt;", "R&D – café <b>"},
      {"&amp;lt;p&amp;gt;", "&lt;p&gt;"},
      {"a&#7;&#x9D;b &unknown; &", "ab &unknown; &"},
      {"x&nGg;y", "x⋙̸y"},
      {"x&#0 y", "x\uFFFD y"},
      {"&NotEqualTilde;", "≂̸"},
  };
  expect_texts(cases);
}

// --- what a page hides ------------------------------------------------------------------------

TEST(HtmlText, TakesTheFirstTitleAsOneLine) {
  EXPECT_EQ(html_to_text("<title>\n Data &amp; <b> \n Analyst</title><title>x</title>").title,
            "Data & <b> Analyst");
  EXPECT_EQ(html_to_text("<svg><title>Icon</title></svg><TITLE>Job</TITLE>").title, "Job");
  EXPECT_EQ(html_to_text("<title>a</titles></title>").title, "a</titles>");
  EXPECT_EQ(html_to_text("<p>none").title, "");
}

std::vector<std::string> json_ld_of(std::string_view html) { return html_to_text(html).json_ld; }

TEST(HtmlText, CollectsJsonLdAsWritten) {
  using Scripts = std::vector<std::string>;
  EXPECT_EQ(json_ld_of("<script type='application/ld+json'>{\"a\": \"&amp;<p>\"}\n</script>"),
            Scripts{"{\"a\": \"&amp;<p>\"}\n"});
  EXPECT_EQ(json_ld_of("<SCRIPT id=x TYPE=\" Application/LD+JSON; charset=utf-8\">{}</SCRIPT >"),
            Scripts{"{}"});
  EXPECT_EQ(json_ld_of("<script type='application/ld&#43;json'>1</script>"
                       "<script>2</script><script type=application/json>3</script>"
                       "<script type=application/ld+json>4</script>"),
            (Scripts{"1", "4"}));
  EXPECT_EQ(json_ld_of("<script type=application/ld+json>{\"cut\":"), Scripts{"{\"cut\":"});
  EXPECT_EQ(json_ld_of("<template><script type=application/ld+json>{}</script></template>"),
            Scripts{});
}

TEST(HtmlText, LeadsBackToTheSource) {
  const std::string_view html = "<p>R&amp;D  und\n<b>SQL</b>";
  const HtmlText page = html_to_text(html);
  ASSERT_EQ(page.text, "R&D und SQL");
  const TextSegment expected[] = {
      {{0, 1}, {3, 4}},     // "R"
      {{1, 2}, {4, 9}},     // "&" was "&amp;"
      {{2, 3}, {9, 10}},    // "D"
      {{3, 8}, {11, 16}},   // " und ", behind the first of two spaces
      {{8, 11}, {19, 22}},  // "SQL"
  };
  ASSERT_EQ(page.segments.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(page.segments[i].text, expected[i].text) << i;
    EXPECT_EQ(page.segments[i].source, expected[i].source) << i;
  }
}

// --- hostile input ----------------------------------------------------------------------------

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  while (times-- > 0) text += piece;
  return text;
}

// Each of these is quadratic, or overflows the stack, in a parser that keeps a tree.
TEST(HtmlText, TakesAnyNestingAndAnyLength) {
  constexpr std::size_t kTimes = 100'000;
  for (const auto tag :
       {"<div>",    "<ul><li>",     "<table><tr><td>", "<b>",    "<template>", "<svg>",
        "<pre>",    "<a b",         "<a b='",          "<!--",   "<!-- -- ",   "</",
        "<",        "<?",           "<![CDATA[",       "&",      "&amp",       "<title>",
        "<script>", "<script><!--", "<textarea>",      "</div>", "</ul>",      "</svg>"}) {
    const std::string html = "seen " + repeated(tag, kTimes);
    const HtmlText page = html_to_text(html);
    EXPECT_TRUE(page.text.starts_with("seen")) << tag;
    expect_segments_cover(page, html);
  }
  EXPECT_EQ(html_to_text(repeated("<div>", kTimes) + "x" + repeated("</div>", kTimes)).text, "x");
  EXPECT_EQ(
      html_to_text(repeated("<template>", kTimes) + repeated("</template>", kTimes) + "x").text,
      "x");
  EXPECT_EQ(html_to_text("<a " + repeated("b=c ", kTimes) + ">x").text, "x");
  EXPECT_EQ(html_to_text("<!--" + repeated("-", kTimes) + ">x").text, "x");
  EXPECT_EQ(html_to_text("<p title='" + repeated("<", kTimes) + "'>x").text, "x");
}

TEST(HtmlText, TakesEveryBeginningOfAPage) {
  const std::string_view html =
      "<!doctype html><title>T &amp; x</title><script type='application/ld+json'><!-- {} "
      "--></script>"
      "<style>p{}</style><!-- c --><p class=\"a\" b='c'>a &lt; b &#8211; c<br/><ul><li>d</ul>"
      "<table><tr><td>e<td>f</table><pre>\ng</pre><svg/></";
  for (std::size_t length = 0; length <= html.size(); ++length) {
    expect_segments_cover(html_to_text(html.substr(0, length)), html.substr(0, length));
  }
}

TEST(HtmlText, TakesBytesThatAreNotUtf8) {
  EXPECT_EQ(html_to_text("<p>a\xC2</p>\xFF<b\xE2>c").text,
            "a\xC2\n\n\xFF"
            "c");
}

}  // namespace
}  // namespace skillgap
