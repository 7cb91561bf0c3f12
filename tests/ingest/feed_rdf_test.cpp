#include <gmock/gmock.h>

#include "ingest/feed_cases.h"

namespace skillgap {
namespace {

constexpr std::string_view kRdf = R"(<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://jobs.example/feed.rdf">
    <title>Lowongan</title>
    <link>https://jobs.example/</link>
    <items><rdf:Seq><rdf:li rdf:resource="https://jobs.example/1"/></rdf:Seq></items>
  </channel>
  <item rdf:about="https://jobs.example/1">
    <title>Analis Data</title>
    <link>https://jobs.example/1?utm_source=rdf</link>
    <description>Menguasai SQL</description>
    <dc:date>2026-07-25T08:00:00+07:00</dc:date>
    <dc:subject>Data</dc:subject>
  </item>
  <item rdf:about="https://jobs.example/2"><title>Kasir</title></item>
</rdf:RDF>)";

TEST(FeedRdf, ReadsItemsBesideTheChannel) {
  const auto feed = parsed(kRdf);
  EXPECT_EQ(feed.format, FeedFormat::kRdf);
  EXPECT_EQ(feed.title, "Lowongan");
  EXPECT_TRUE(feed.complete);
  ASSERT_EQ(feed.postings.size(), 2u);
  const auto& posting = feed.postings[0];
  EXPECT_EQ(posting.title, "Analis Data");
  EXPECT_EQ(posting.url, "https://jobs.example/1?utm_source=rdf");
  EXPECT_EQ(posting.source, "https://jobs.example/");
  EXPECT_EQ(posting.description, "Menguasai SQL");
  EXPECT_EQ(posting.description_format, TextFormat::kText);
  EXPECT_EQ(posting.date_posted, "2026-07-25");
  EXPECT_THAT(posting.tags, testing::ElementsAre("Data"));
}

TEST(FeedRdf, KnowsAnItemByItsAbout) {
  const auto feed = parsed(kRdf);
  const auto same =
      parsed(rss("<item><title>X</title><guid>https://jobs.example/1</guid></item>"
                 "<item><title>Y</title><guid>https://jobs.example/2</guid></item>"));
  ASSERT_EQ(same.postings.size(), 2u);
  EXPECT_EQ(feed.postings[0].id, same.postings[0].id);
  EXPECT_EQ(feed.postings[1].id, same.postings[1].id);
}

TEST(FeedRdf, TakesTheAboutForTheLinkWhereThereIsNone) {
  EXPECT_EQ(parsed(kRdf).postings.at(1).url, "https://jobs.example/2");
}

// RSS 1.1: the channel is the root, its items stand in a list.
TEST(FeedRdf, ReadsTheItemsOfAnRss11List) {
  const auto feed = parsed(R"(<?xml version="1.0"?>
<Channel xmlns="http://purl.org/net/rss1.1#" rdf:about="https://jobs.example/feed"
         xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <title>Lowongan</title><link>https://jobs.example/</link><description>Semua</description>
  <image rdf:parseType="Resource"><title>Logo</title><url>https://jobs.example/x.png</url></image>
  <items rdf:parseType="Collection">
    <item rdf:about="https://jobs.example/1">
      <title>Analis Data</title><link>https://jobs.example/1</link><description>SQL</description>
    </item>
    <item rdf:about="https://jobs.example/2"><title>Kasir</title></item>
  </items>
</Channel>)");
  EXPECT_EQ(feed.format, FeedFormat::kRdf);
  EXPECT_EQ(feed.title, "Lowongan");
  EXPECT_TRUE(feed.complete);
  ASSERT_EQ(feed.postings.size(), 2u);
  EXPECT_EQ(feed.postings[0].title, "Analis Data");
  EXPECT_EQ(feed.postings[0].description, "SQL");
  EXPECT_EQ(feed.postings[0].source, "https://jobs.example/");
  EXPECT_EQ(feed.postings[1].url, "https://jobs.example/2");
}

TEST(FeedRdf, DoesNotCareWhichPrefixesAreUsed) {
  const auto feed =
      parsed(R"(<r:RDF xmlns:r="rdf" xmlns:s="rss"><s:channel><s:title>J</s:title></s:channel>)"
             R"(<s:item r:about="https://a.example/1"><s:title>A</s:title>)"
             R"(<d:date>2026-07-25</d:date></s:item></r:RDF>)");
  EXPECT_EQ(feed.format, FeedFormat::kRdf);
  EXPECT_EQ(only_posting(feed).title, "A");
  EXPECT_EQ(only_posting(feed).date_posted, "2026-07-25");
}

}  // namespace
}  // namespace skillgap
