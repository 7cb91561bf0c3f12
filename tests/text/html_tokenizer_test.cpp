#include "text/html_tokenizer.h"

#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/html_text.h"

namespace skillgap {
namespace {

struct TextCase {
  std::string_view html;
  std::string_view text;
};

void expect_texts(std::span<const TextCase> cases) {
  for (const auto& [html, text] : cases) EXPECT_EQ(html_to_text(html).text, text) << html;
}

TEST(HtmlTokenizer, ReadsAnAngleBracketThatOpensNoTagAsText) {
  const TextCase cases[] = {
      {"a < b and c > d", "a < b and c > d"},
      {"<3 years, <10%, x<=y", "<3 years, <10%, x<=y"},
      {"a <", "a <"},
      {"a </", "a </"},
      {"a <> b", "a <> b"},
      {"a </> b", "a b"},
      {"a </ b> c", "a c"},
      {"a <?php x ?> b", "a b"},
      {"<![CDATA[a]]>b", "b"},
      {"<!DOCTYPE html>a", "a"},
      {"a <b", "a"},  // as in a browser, a tag that is cut off is lost
  };
  expect_texts(cases);
}

TEST(HtmlTokenizer, EndsCommentsWhereABrowserDoes) {
  const TextCase cases[] = {
      {"a<!---->b", "ab"},       {"a<!-->b", "ab"},
      {"a<!--->b", "ab"},        {"a<!-- x --!>b", "ab"},
      {"a<!-- x --->b", "ab"},   {"a<!-- > -- > x-->b", "ab"},
      {"a<!-- <!-- -->b", "ab"}, {"a<!--!>x-->b", "ab"},
      {"a<!---!>x-->b", "ab"},   {"a<!-- x", "a"},
      {"a<!-- x --", "a"},       {"a<!x --> b", "a b"},
      {"a<!- x -->b", "ab"},     {"a<!-- <p>x</p> -->b", "ab"},
  };
  expect_texts(cases);
}

TEST(HtmlTokenizer, FindsTheEndOfATagBehindItsAttributes) {
  const TextCase cases[] = {
      {"<a title='a > b'>x</a>", "x"},
      {"<a title=\"a > b\" href=c>x", "x"},
      {"<a title=a'b>x", "x"},
      {"<a =x=\"'>'\">x", "x"},
      {"<a\ntitle\n=\n'>'\n>x", "x"},
      {"<a b/c=d //e='>'f>x", "x"},
      {"<a title=>x", "x"},
      {"<a title='never closed>x", ""},
  };
  expect_texts(cases);
}

TEST(HtmlTokenizer, EndsAScriptWhereABrowserDoes) {
  struct Case {
    std::string_view content, rest;
  };
  const Case cases[] = {
      {"a </scripts> b", ""},      {"a </script", ""},        {"<!-- <script> </script> -->", ""},
      {"<!-- <script> --> a", ""}, {"<!--> <script>", ""},    {"<!-- <scripts>", ""},
      {"<!-- a", "</script>"},     {"<script>", "</script>"},
  };
  for (const auto& [content, rest] : cases) {
    const std::string html = "<script type=application/ld+json>" + std::string(content) +
                             "</script>" + std::string(rest) + "<p>end";
    const HtmlText page = html_to_text(html);
    EXPECT_EQ(page.json_ld, std::vector<std::string>{std::string(content)}) << html;
    EXPECT_EQ(page.text, "end") << html;
  }
}

TEST(HtmlTokenizer, FindsTheFirstAttributeOfAName) {
  struct Case {
    std::string_view tag, name, value;
  };
  const Case cases[] = {
      {"<a href=x HREF=y>", "href", "x"},
      {"<a HREF = \"a&amp;b\">", "href", "a&b"},
      {"<a href='?a=1&copy=2'>", "href", "?a=1&copy=2"},
      {"<a/href=/x/>", "href", "/x/"},
      {"<a disabled>", "disabled", ""},
      {"<a =x=y>", "=x", "y"},
  };
  for (const auto& [tag, name, value] : cases) EXPECT_EQ(find_attribute(tag, name), value) << tag;
  EXPECT_EQ(find_attribute("<a title='href=x'>", "href"), std::nullopt);
}

TEST(HtmlTokenizer, TellsATagThatClosesItself) {
  struct Case {
    std::string_view html;
    bool self_closing;
  };
  for (const auto& [html, self_closing] : {Case{"<br/>", true}, Case{"<br />", true},
                                           Case{"<br / >", false}, Case{"<br x=/>", false}}) {
    HtmlTokenizer tokenizer(html);
    HtmlToken token;
    ASSERT_TRUE(tokenizer.next(token)) << html;
    EXPECT_EQ(token.name, "br");
    EXPECT_EQ(token.self_closing, self_closing) << html;
  }
}

}  // namespace
}  // namespace skillgap
