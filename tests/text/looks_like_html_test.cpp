#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "skillgap/html_text.h"

namespace skillgap {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  while (times-- > 0) text += piece;
  return text;
}

TEST(LooksLikeHtml, SeesMarkup) {
  for (const auto html :
       {"<p>text", "a<br>b", "a<BR/>b", "a<br />b", "text</p>", "<li>one<li>two", "&lt;p&gt;text",
        "&lt;ul&gt;&lt;li&gt;a", "&#60;br&#62;", "&#x3c;br&#x3E;", "R&D &LT;p&GT;x",
        "&lt;a href=&quot;x&quot;&gt;", "<a href='x'>y</a>", "<img src=x>", "a <b>bold</b> word",
        "word<b>bold</b>", "a < b <p> c", "<!DOCTYPE html><html>",
        "<span style=\"color: red\">x"}) {
    EXPECT_TRUE(looks_like_html(html)) << html;
  }
}

TEST(LooksLikeHtml, SeesNoMarkupInPlainText) {
  for (const auto text : {"",
                          "plain",
                          "a < b and c > d",
                          "a <b and c> d",
                          "Map<String, Int>",
                          "List<String>",
                          "vector<int>",
                          "Optional<Object>",
                          "Container<A>",
                          "Set<Option>",
                          "<10 years",
                          "<3",
                          "< p >",
                          "R&D & more",
                          "R&amp;D",
                          "Q&A &lt; 5",
                          "x <y> z",
                          "<email@example.com>",
                          "<https://example.com>",
                          "<p",
                          "a <p and no end",
                          "->",
                          "<>",
                          "<Preferable skills>",
                          "&lt;"}) {
    EXPECT_FALSE(looks_like_html(text)) << text;
  }
}

TEST(LooksLikeHtml, TakesLongInput) {
  constexpr std::size_t kTimes = 500'000;
  EXPECT_FALSE(looks_like_html(repeated("<p ", kTimes)));
  EXPECT_FALSE(looks_like_html(repeated("&lt;p ", kTimes)));
  EXPECT_FALSE(looks_like_html("<" + repeated("p", kTimes)));
}

}  // namespace
}  // namespace skillgap
