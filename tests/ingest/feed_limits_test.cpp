// Each limit is what stops: the same document comes through once the limit is raised. (The limits
// to the byte: feed_damage_test.cpp, sitemap_test.cpp, job_posting_page_test.cpp.)
#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/feed_cases.h"

namespace skillgap {
namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::string item(const std::string& content) { return "<item>" + content + "</item>"; }

std::string page(const std::string& json_ld) {
  return "<html><head><script type=\"application/ld+json\">" + json_ld + "</script></head></html>";
}

std::string all_said(const RawDocument& raw, const FeedLimits& limits) {
  const auto feed = parse_feed(raw, "", limits);
  if (!feed) return to_line(feed.error());
  std::string said;
  for (const std::string& line : problem_lines(*feed)) said += line + "\n";
  return said;
}

TEST(RaisedLimits, LetThroughWhatWasRefused) {
  const std::string posting = R"({"@type":"JobPosting","title":"A")";
  struct Case {
    std::string bytes;
    FeedLimits raised;
    const char* said;
  };
  const Case cases[] = {
      {rss(item("<title>A</title>")) + std::string(16u << 20, ' '),
       {.document_bytes = 17u << 20},
       "larger than 16 MiB"},
      {rss(item("<title>A</title>" + repeat("<a/>", 1'000'000))),
       {.xml_tags = 2'000'000},
       "more than 1,000,000 tags"},
      {rss(item("<title>A</title>" + repeat("<a>", 300) + repeat("</a>", 300))),
       {.xml_depth = 400},
       "nested deeper than 256 levels"},
      {rss(item("<title>A</title><b" + repeat(" a=''", 401) + "/>")),
       {.xml_attributes = 401},
       "more than 400 attributes"},
      {rss(repeat(item("<title>A</title>"), 10'001)), {.items = 10'001}, "more than 10,000 items"},
      {R"({"items":[{"title":"A","x":)" + repeat("[", 70) + repeat("]", 70) + "}]}",
       {.json_depth = 100},
       "not JSON from here on"},
      {page(posting + R"(,"x":)" + repeat("[", 70) + repeat("]", 70) + "}"),
       {.json_depth = 100},
       "JSON-LD block 1 is not JSON"},
      {repeat(page(posting + "}"), 51), {.json_ld_blocks = 51}, "more than 50 JSON-LD blocks"},
      {"<urlset>" + repeat("<url><loc>http://a.example/</loc></url>", 50'001) + "</urlset>",
       {.links = 50'001},
       "more than 50,000 addresses"},
      {repeat("http://a.example/\n", 50'001), {.links = 50'001}, "more than 50,000 addresses"},
      {rss(item("<title>A</title><link>http://a.example/" + std::string(2'083, 'x') + "</link>")),
       {.url_bytes = 3'000},
       "longer than 2083 bytes"},
  };
  for (const auto& [bytes, raised, said] : cases) {
    EXPECT_NE(all_said(document(bytes), {}).find(said), std::string::npos) << said;
    EXPECT_EQ(all_said(document(bytes), raised), "") << said;
  }
}

// What is left out without a word: a number that says how much was taken.
TEST(RaisedLimits, TakeWhatWasLeftOut) {
  using Measure = std::size_t (*)(const Posting&);
  struct Case {
    const char* name;
    std::string bytes;
    FeedLimits raised;
    Measure measure;
    std::size_t by_default, with_raised;
  };
  const std::string broken = "<title>A</title><b>a<br></b>";
  const auto company = [](const Posting& p) { return p.company.size(); };
  const std::string long_name(70'000, 'x');
  const Case cases[] = {
      {"title",
       rss(item("<title>" + std::string(2'000, 'x') + "</title>")),
       {.title_bytes = 1'500},
       [](const Posting& p) { return p.title.size(); },
       1'000,
       1'500},
      {"field",
       rss(item("<title>A</title><location>" + std::string(300'000, 'x') + "</location>")),
       {.field_bytes = 300'000},
       [](const Posting& p) { return p.location.size(); },
       256u << 10,
       300'000},
      {"tag",
       rss(item("<title>A</title><category>" + std::string(300'000, 'x') + "</category>")),
       {.field_bytes = 300'000},
       [](const Posting& p) { return p.tags.at(0).size(); },
       256u << 10,
       300'000},
      {"description",
       rss(item("<title>A</title><description>" + std::string(2u << 20, 'x') + "</description>")),
       {.description_bytes = 2u << 20},
       [](const Posting& p) { return p.description.size(); },
       1u << 20,
       2u << 20},
      {"one thing named elsewhere",
       page(R"([{"@type":"JobPosting","title":"A","hiringOrganization":{"@id":"o"}},)"
            R"({"@id":"o","name":")" +
            long_name + "\"}]"),
       {.referenced_bytes = 80'000},
       company,
       0,
       70'000},
      {"elements of a broken item",
       rss(item(broken + repeat("<c/>", 300) + "<company>C</company>")),
       {.mended_elements = 400},
       company,
       0,
       1},
      {"open elements of a broken item",
       rss(item(broken + repeat("<c>", 30) + "<company>C</company>")),
       {.mended_open = 40},
       company,
       0,
       1},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(c.measure(only_posting(parse_feed(document(c.bytes)).value())), c.by_default)
        << c.name;
    EXPECT_EQ(c.measure(only_posting(parse_feed(document(c.bytes), "", c.raised).value())),
              c.with_raised)
        << c.name;
  }
}

TEST(RaisedLimits, MendALongerItem) {
  const auto raw = document(rss(item("<title>A</title><b>a<br></b><description>" +
                                     std::string(300'000, 'x') + "</description>")));
  EXPECT_EQ(parse_feed(raw).value().postings.size(), 0u);
  EXPECT_EQ(parse_feed(raw, "", {.mended_bytes = 400'000}).value().postings.size(), 1u);
}

TEST(RaisedLimits, NameMoreFeeds) {
  std::string bytes = "<html><head>";
  for (int i = 0; i < 12; ++i)
    bytes += "<link rel=alternate type='application/rss+xml' href='/" + std::to_string(i) + "'>";
  const auto raw = document(bytes, "https://a.example/");
  EXPECT_EQ(parse_feed(raw).value().feeds.size(), 10u);
  EXPECT_EQ(parse_feed(raw, "", {.feeds = 12}).value().feeds.size(), 12u);
}

// Many postings that name one large thing would make far more of a page than it holds.
TEST(RaisedLimits, LookUpMore) {
  std::string bytes = R"([{"@id":"o","name":")" + std::string(60'000, 'x') + "\"}";
  for (int i = 0; i < 700; ++i)
    bytes += R"(,{"@type":"JobPosting","title":")" + std::to_string(i) +
             R"(","hiringOrganization":{"@id":"o"}})";
  const auto raw = document(page(bytes + "]"));
  const auto named = [&](const FeedLimits& limits) {
    return std::ranges::count_if(parse_feed(raw, "", limits).value().postings,
                                 [](const Posting& p) { return !p.company.empty(); });
  };
  EXPECT_LT(named({}), 700);
  EXPECT_GT(named({}), 500);
  EXPECT_EQ(named({.looked_up_bytes = 64u << 20}), 700);
}

}  // namespace
}  // namespace skillgap
