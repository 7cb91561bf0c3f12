#include <gmock/gmock.h>

#include "ingest/feed_cases.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Sitemap, ListsItsPagesAndItsParts) {
  const auto pages = parsed(document(
      "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
      "<url><loc> https://a.example/jobs/1 </loc><lastmod>2026-11-01</lastmod></url>"
      "<url><loc>https://a.example/jobs?a=1&amp;b=2</loc></url><url><lastmod>x</lastmod></url>"
      "<url><loc>https://a.example/jobs/1</loc></url><url><loc>javascript:x</loc></url>"
      "<url><loc>/jobs/3</loc></url></urlset>",
      "https://a.example/map.xml"));
  EXPECT_EQ(pages.format, FeedFormat::kSitemap);
  EXPECT_THAT(pages.postings, IsEmpty());
  EXPECT_THAT(pages.links, ElementsAre("https://a.example/jobs/1", "https://a.example/jobs?a=1&b=2",
                                       "https://a.example/jobs/3"));
  const auto parts = parsed(
      "<s:sitemapindex xmlns:s=\"x\"><s:sitemap><s:loc>https://a.example/1.xml.gz</s:loc>"
      "</s:sitemap></s:sitemapindex>");
  EXPECT_THAT(parts.links, ElementsAre("https://a.example/1.xml.gz"));
  EXPECT_TRUE(parts.complete);
}

TEST(Sitemap, MayBeAListOfAddresses) {
  const auto feed = parsed("https://a.example/1\r\n\nhttps://a.example/2\n");
  EXPECT_EQ(feed.format, FeedFormat::kSitemap);
  EXPECT_THAT(feed.links, ElementsAre("https://a.example/1", "https://a.example/2"));
  for (const std::string_view text :
       {"https://a.example/1\nHello", "Read https://a.example/1", "\n"})
    EXPECT_EQ(error_line(text), "a.rss: neither a feed nor a page, check the address") << text;
}

TEST(Sitemap, KeepsWhatStandsBeforeItsEnd) {
  const auto feed = parsed("<urlset><url><loc>https://a.example/1</loc></url><url><loc>https:");
  EXPECT_EQ(feed.links.front(), "https://a.example/1");
  EXPECT_FALSE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("truncated a.rss: not well-formed XML from some place on, the addresses "
                          "before it were kept; fetch it again"));
}

TEST(Sitemap, HasAtMost50000Pages) {
  const auto of = [](int pages) {
    std::string text = "<urlset>";
    for (int i = 0; i < pages; ++i)
      text += "<url><loc>https://a.example/" + std::to_string(i) + "</loc></url>";
    return parsed(text + "</urlset>");
  };
  EXPECT_THAT(problem_lines(of(50'000)), IsEmpty());
  const auto feed = of(50'001);
  EXPECT_EQ(feed.links.size(), 50'000u);
  EXPECT_FALSE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("limit a.rss: more than 50,000 addresses, the rest were left out; give "
                          "the parts of this sitemap one by one"));
}

}  // namespace
}  // namespace skillgap
