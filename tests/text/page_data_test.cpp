#include "skillgap/page_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skillgap {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(PageHead, ReadsLinksMetasBaseAndLanguage) {
  const PageHead head = read_page_head(
      "<!doctype html><html lang=id-ID><head><base href='/x/'>"
      "<LINK REL=\"Alternate\" TYPE='application/RSS+xml' href=feed.xml>"
      "<link rel=icon><meta property='og:title' content='R&amp;D'><meta charset=utf-8>"
      "<script>var x = '<link rel=canonical href=/no>'</script>"
      "</head><body><a href=/jobs.atom type=application/atom+xml>feed</a><a href=/plain>x</a>");
  EXPECT_EQ(head.base, "/x/");
  EXPECT_EQ(head.language, "id-ID");
  ASSERT_EQ(head.links.size(), 2u);
  EXPECT_EQ(head.links[0].rel, "alternate");
  EXPECT_EQ(head.links[0].type, "application/rss+xml");
  EXPECT_EQ(head.links[0].href, "feed.xml");
  EXPECT_EQ(head.links[1].href, "/jobs.atom");
  EXPECT_EQ(head.meta("og:title"), "R&D");
  EXPECT_EQ(head.meta("og:none"), "");
}

TEST(PageHead, ReadsAtMost1000Links) {
  EXPECT_EQ(read_page_head(repeat("<link href=/a>", 999)).links.size(), 999u);
  EXPECT_EQ(read_page_head(repeat("<link href=/a>", 1'000)).links.size(), 1'000u);
  EXPECT_EQ(read_page_head(repeat("<link href=/a>", 1'001)).links.size(), 1'000u);
}

TEST(MarkedItems, ReadMicrodata) {
  struct Case {
    std::string_view html, json;
  };
  const Case cases[] = {
      {"", "[]"},
      {"<p itemprop=x>no item</p>", "[]"},
      {"<div itemscope itemtype=http://schema.org/JobPosting><b itemprop=title>A &amp; B</b></div>",
       R"([{"@type":["JobPosting"],"title":"A & B"}])"},
      {"<div itemscope itemid='#7'><meta itemprop=date content=2026-01-02>"
       "<time itemprop=until datetime=2026-02-02>soon</time><link itemprop=url href=/j></div>",
       R"([{"@id":"#7","date":"2026-01-02","until":"2026-02-02","url":"/j"}])"},
      {"<div itemscope><div itemprop=place itemscope><i itemprop=city>Oslo</i></div>"
       "<i itemprop=name>X</i></div>",
       R"([{"place":{"city":"Oslo"},"name":"X"}])"},
      {"<div itemscope><i itemprop='a b'>1</i><i itemprop=a>2</i><i itemprop=a>2</i></div>",
       R"([{"a":["1","2"],"b":"1"}])"},
      {"<div itemscope><b itemprop=by itemscope itemtype=Organization>Acme</b></div>",
       R"([{"by":"Acme"}])"},
      // A property around others of the same item.
      {"<div itemscope><div itemprop=description>Use <b itemprop=skills>SQL</b></div></div>",
       R"([{"description":"Use SQL","skills":"SQL"}])"},
      // Markup becomes lines.
      {"<div itemscope><div itemprop=d><p>One</p><ul><li>SQL<li>R</ul></div></div>",
       R"([{"d":"One\n\n- SQL\n- R"}])"},
      // End tags that HTML does not ask for.
      {"<ul itemscope><li itemprop=s>A<li itemprop=s>B</ul>", R"([{"s":["A","B"]}])"},
      {"<div itemscope><p itemprop=s>A<p itemprop=t>B</div>", R"([{"s":"A","t":"B"}])"},
      {"<table itemscope><tr><td itemprop=s>A<td itemprop=t>B<tr><td itemprop=u>C</table>",
       R"([{"s":"A","t":"B","u":"C"}])"},
      // End tags without a start.
      {"<div itemscope></span></b><i itemprop=s>A</i></div>", R"([{"s":"A"}])"},
      // A link is its address, but a linked title is a title.
      {"<div itemscope><a itemprop=url href=/7>x</a><a itemprop=title href=/7>Job</a></div>",
       R"([{"url":"/7","title":"Job"}])"},
      {"<div itemscope><img itemprop=logo src=/l.png><data itemprop=n value=7>seven</data></div>",
       R"([{"logo":"/l.png","n":"7"}])"},
      // Properties that stand elsewhere.
      {"<div itemscope itemref='p q none'><i itemprop=s>A</i></div><i id=p itemprop=t>B</i>"
       "<div id=q><i itemprop=u>C</i></div>",
       R"([{"s":"A","t":"B","u":"C"}])"},
      {"<div itemscope id=me itemref=me><i itemprop=s>A</i></div>", R"([{"s":"A"}])"},
      // What scripts hold is no markup.
      {"<script>'<div itemscope>'</script><textarea><b itemscope></textarea>", "[]"},
  };
  for (const auto& [html, json] : cases) EXPECT_EQ(marked_items(html), json) << html;
}

TEST(MarkedItems, ReadRdfa) {
  struct Case {
    std::string_view html, json;
  };
  const Case cases[] = {
      {"<div vocab='https://schema.org/' typeof=JobPosting><h1 property=title>A</h1>"
       "<div property=hiringOrganization typeof=Organization><b property=name>Acme</b></div></div>",
       R"([{"@type":["JobPosting"],"title":"A","hiringOrganization":{"@type":["Organization"],"name":"Acme"}}])"},
      {"<div prefix='schema: http://schema.org/' typeof='schema:JobPosting'>"
       "<span property='schema:datePosted' content=2026-01-02>today</span></div>",
       R"([{"@type":["JobPosting"],"datePosted":"2026-01-02"}])"},
      {"<div typeof='http://schema.org/JobPosting'><a property='http://schema.org/url' "
       "href=/7>x</a>"
       "<meta property='og:title' content=T></div>",
       R"([{"@type":["JobPosting"],"url":"/7","og:title":"T"}])"},
      {"<div typeof=JobPosting resource='#j'><div rel=jobLocation typeof=Place>"
       "<i property=name>Oslo</i></div></div>",
       R"([{"@type":["JobPosting"],"@id":"#j","jobLocation":{"@type":["Place"],"name":"Oslo"}}])"},
      {"<html><meta property='og:title' content=T>", "[]"},
  };
  for (const auto& [html, json] : cases) EXPECT_EQ(marked_items(html), json) << html;
}

TEST(MarkedItems, EndWhatRefersToItself) {
  const std::string ring = marked_items(
      "<div itemscope itemref=b id=a itemprop=x></div><div itemscope itemref=a id=b itemprop=y>"
      "</div><div itemscope itemref=a></div>");
  EXPECT_LT(ring.size(), 2'000u);
}

// Each would cost the square of its size, or memory without end, where a guard is missing.
TEST(MarkedItems, StayLinearInHostileShapes) {
  std::string fan = "<div itemscope itemref='";
  for (int i = 0; i < 200; ++i) fan += "p ";
  fan += "a0'></div>";
  for (int i = 0; i < 40; ++i) {
    const std::string next = "a" + std::to_string(i + 1);
    fan += "<div id=a" + std::to_string(i) + " itemprop=x itemscope itemref='" + next + "'>" +
           "<div itemprop=y itemscope itemref='" + next + "'></div></div>";
  }
  const std::pair<std::string, std::size_t> cases[] = {
      {repeat("<div itemscope itemprop=x>", 200'000), 1u << 20},
      {"<div itemscope>" + repeat("<div itemprop=x>word ", 20'000), 4u << 20},
      {"<div itemscope itemprop='" + repeat("w ", 500'000) + "'>", 1u << 20},
      {repeat("<li>", 300'000) + repeat("</ul>", 300'000), 10},
      {repeat("<a>", 300'000) + repeat("</b>", 300'000), 10},
      {fan, 64u << 20},
  };
  for (const auto& [html, most] : cases) {
    const std::string json = marked_items(html);
    EXPECT_LE(json.size(), most) << html.substr(0, 60);
  }
}

TEST(MarkedItems, ReadAtMost100000Elements) {
  const auto values = [](std::size_t count) {
    const std::string json =
        marked_items("<div itemscope>" + repeat("<meta itemprop=x content=1>", count - 2) +
                     "<meta itemprop=last content=y></div>");
    return json.find("\"last\"") != std::string::npos;
  };
  EXPECT_TRUE(values(99'999));
  EXPECT_TRUE(values(100'000));
  EXPECT_FALSE(values(100'001));
}

// Each limit is what stops: raised, it lets through what was left out.
TEST(MarkedItems, GoOnWhereALimitIsRaised) {
  const std::string many = "<div itemscope>" + repeat("<meta itemprop=x content=1>", 100'000) +
                           "<meta itemprop=last content=y></div>";
  EXPECT_FALSE(marked_items(many).contains("\"last\""));
  EXPECT_TRUE(marked_items(many, {.elements = 200'000}).contains("\"last\""));

  const std::string deep = repeat("<div itemscope itemprop=x>", 20) + "<b itemprop=last>y</b>";
  EXPECT_FALSE(marked_items(deep).contains("\"last\""));
  EXPECT_TRUE(marked_items(deep, {.depth = 30}).contains("\"last\""));

  const std::string few = "<div itemscope>" + repeat("<meta itemprop=x content=1>", 9) +
                          "<meta itemprop=last content=y></div>";
  EXPECT_TRUE(marked_items(few).contains("\"last\""));
  EXPECT_FALSE(marked_items(few, {.values = 9}).contains("\"last\""));
}

const std::string kProse =
    "<p>We look for a person who knows SQL well and likes to explain what the figures say to "
    "others, in the team and outside of it, and who wants to learn more about our trade.</p>"
    "<p>You will work with three analysts, and with everybody who has a question.</p>";

TEST(ReadMainText, TakesThePartThatThePageIsAbout) {
  const std::string menu = "<nav><p>Menu entries that nobody reads</p></nav>";
  const std::string foot = "<footer><p>All rights of the footer reserved</p></footer>";
  for (const std::string& html : {
           menu + "<main><h1>Data <b>Analyst</b></h1>" + kProse + "</main>" + foot,
           menu + "<div role=main><h1>Data Analyst</h1>" + kProse + "</div>" + foot,
           menu + "<article>short</article><article><h1>Data Analyst</h1>" + kProse + "</article>" +
               foot,
           "<header>" + menu + "</header><h1>Data Analyst</h1>" + kProse + foot,
           "<main><h1>Data Analyst</h1>" + menu + kProse + foot,
       }) {
    const MainText main = read_main_text(html);
    EXPECT_EQ(main.heading, "Data Analyst") << html;
    EXPECT_THAT(main.text, HasSubstr("knows SQL well")) << html;
    EXPECT_THAT(main.text, Not(HasSubstr("Menu"))) << html;
    EXPECT_THAT(main.text, Not(HasSubstr("footer"))) << html;
  }
}

TEST(ReadMainText, LeavesListsOfLinksOut) {
  const std::string html =
      "<main><h1>Analyst</h1>" + kProse +
      "<ul><li>SQL</li><li>See <a href=/x>our page</a> for more</li><li>Python</li></ul>"
      "<div><a href=/apply>Apply here</a></div>"
      "<h2>Similar</h2><ul><li><a href=/1>Job one</a> Oslo</li><li><a href=/2>Job two</a> Oslo"
      "</li><li><a href=/3>Job three</a></li></ul></main>";
  const std::string text = read_main_text(html).text;
  EXPECT_THAT(text, HasSubstr("- SQL\n- See our page for more\n- Python"));
  for (const char* left_out : {"Apply here", "Job one", "Job two", "Job three"})
    EXPECT_THAT(text, Not(HasSubstr(left_out)));
}

TEST(ReadMainText, TakesTheWholePageWhereThatLeavesNothing) {
  EXPECT_THAT(read_main_text("<nav>" + kProse).text, HasSubstr("knows SQL well"));
  EXPECT_EQ(read_main_text("<p>Hello").text, "Hello");
  EXPECT_EQ(read_main_text("").text, "");
}

TEST(ReadMainText, StaysLinearInHostileShapes) {
  for (const std::string_view piece :
       {"<ul>", "<ul><li><a href=x>", "<main>", "<nav>", "<a href=x>", "<h1>", "<article>", "</ul>",
        "<div role=main>", "<div hidden>"}) {
    EXPECT_LE(read_main_text(repeat(piece, 100'000)).text.size(), 1'000u) << piece;
  }
}

}  // namespace
}  // namespace skillgap
