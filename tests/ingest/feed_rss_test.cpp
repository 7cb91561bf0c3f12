#include <gmock/gmock.h>

#include "ingest/feed_cases.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FeedRss, ReadsEveryFieldOfAnItem) {
  const auto feed = parsed(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>Jobs &amp;amp; more</title>
  <link>https://jobs.example/it</link>
  <language>id-ID</language>
  <item>
    <title> Data
      Engineer </title>
    <company>Toko &amp;amp; Rekan</company>
    <link>https://jobs.example/it/7?utm_source=rss</link>
    <guid>https://jobs.example/it/7</guid>
    <pubDate>Sat, 25 Jul 2026 05:32:47 +0700</pubDate>
    <expires_at>Mon, 24 Aug 2026 00:00:00 +0700</expires_at>
    <description>&lt;p&gt;Wajib: SQL &amp;amp; Python&lt;/p&gt;</description>
    <category>Data</category>
    <category>Backend</category>
    <category>Data</category>
    <region>Bandung</region>
    <type>Full-Time</type>
    <salary>Rp 8 juta</salary>
    <dc:creator>Rina</dc:creator>
  </item>
</channel></rss>)");
  EXPECT_EQ(feed.format, FeedFormat::kRss);
  EXPECT_EQ(feed.title, "Jobs & more");
  EXPECT_TRUE(feed.complete);
  EXPECT_THAT(problem_lines(feed), IsEmpty());
  const auto posting = only_posting(feed);
  EXPECT_EQ(posting.title, "Data Engineer");
  EXPECT_EQ(posting.company, "Toko & Rekan");
  EXPECT_EQ(posting.url, "https://jobs.example/it/7?utm_source=rss");
  EXPECT_EQ(posting.source, "https://jobs.example/it");
  EXPECT_EQ(posting.date_posted, "2026-07-25");
  EXPECT_EQ(posting.date_valid_through, "2026-08-24");
  EXPECT_EQ(posting.description, "<p>Wajib: SQL &amp; Python</p>");
  EXPECT_EQ(posting.description_format, TextFormat::kHtml);
  EXPECT_THAT(posting.tags, ElementsAre("Data", "Backend"));
  EXPECT_EQ(posting.location, "Bandung");
  EXPECT_EQ(posting.employment_type, "Full-Time");
  EXPECT_EQ(posting.salary.surface, "Rp 8 juta");
  EXPECT_EQ(posting.language, "id-ID");
  EXPECT_EQ(extra(posting, "author"), "\"Rina\"");
  EXPECT_TRUE(posting.id.starts_with("u-")) << posting.id;
}

TEST(FeedRss, ReadsVersionsOfOldAndLooseOnes) {
  for (
      const std::string_view text : {
          R"(<rss version="0.91"><channel><item><title>A</title></item></channel></rss>)",
          R"(<rss><item><title>A</title></item></rss>)",
          R"(<!DOCTYPE rss SYSTEM "rss.dtd"><rss><channel><item><title>A</title></item></channel></rss>)",
          R"(<!-- made by hand --><r:rss xmlns:r="x"><r:channel><r:item><r:title>A</r:title></r:item></r:channel></r:rss>)",
          "\n\n  <?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>",
          "\xEF\xBB\xBF<rss><channel><item><title>A</title></item></channel></rss>",
      }) {
    const auto feed = parsed(text);
    EXPECT_EQ(only_posting(feed).title, "A") << text;
    EXPECT_EQ(feed.format, FeedFormat::kRss);
    EXPECT_TRUE(feed.complete) << text;
  }
}

TEST(FeedRss, KnowsTheFormatByContentNotByContentType) {
  auto raw = document(rss("<item><title>A</title></item>"));
  raw.content_type = "text/html";
  EXPECT_EQ(parsed(raw).format, FeedFormat::kRss);
}

TEST(FeedRss, TakesTheBestDescription) {
  struct Case {
    std::string_view elements, description;
  };
  const Case cases[] = {
      {"<description>Short</description><x:encoded>Much longer</x:encoded>", "Much longer"},
      {"<description>The longer text</description><x:encoded>Less</x:encoded>", "The longer text"},
      {"<description>A long text without markup</description><x:encoded>&lt;p&gt;B&lt;/p&gt;"
       "</x:encoded>",
       "<p>B</p>"},
      {"<d:description>Only this</d:description>", "Only this"},
      {"<i:summary>Only that</i:summary>", "Only that"},
  };
  for (const auto& [elements, description] : cases) {
    const auto feed = parsed(rss("<item><title>T</title>" + std::string(elements) + "</item>"));
    EXPECT_EQ(only_posting(feed).description, description) << elements;
  }
}

TEST(FeedRss, ReadsHtmlHoweverItIsWritten) {
  struct Case {
    std::string_view element, description;
  };
  const Case cases[] = {
      {"&lt;b&gt;SQL&lt;/b&gt;", "<b>SQL</b>"},
      {"<![CDATA[<b>SQL</b>]]>", "<b>SQL</b>"},
      {"<![CDATA[<b>S]]><![CDATA[QL</b>]]>", "<b>SQL</b>"},
      {"<b>SQL</b> &amp; <i>R</i>", "<b>SQL</b> &amp; <i>R</i>"},
      {"<h:p xmlns:h='http://www.w3.org/1999/xhtml'><h:b>SQL</h:b></h:p>",
       "<p xmlns:h=\"http://www.w3.org/1999/xhtml\"><b>SQL</b></p>"},
      {"&amp;lt;b&amp;gt;SQL&amp;lt;/b&amp;gt;", "<b>SQL</b>"},
      {"&amp;amp;lt;b&amp;amp;gt;SQL&amp;amp;lt;/b&amp;amp;gt;", "<b>SQL</b>"},
      {"&lt;p&gt;Know the &amp;lt;div&amp;gt; element&lt;/p&gt;",
       "<p>Know the &lt;div&gt; element</p>"},
  };
  for (const auto& [element, description] : cases) {
    const auto posting = only_posting(parsed(rss("<item><title>T</title><description>" +
                                                 std::string(element) + "</description></item>")));
    EXPECT_EQ(posting.description, description) << element;
    EXPECT_EQ(posting.description_format, TextFormat::kHtml) << element;
  }
}

TEST(FeedRss, KeepsTheLinesOfPlainText) {
  const auto posting = only_posting(parsed(
      rss("<item><description>Pay &gt; 5\n\nR&amp;amp;D  and SQL, a &lt; b</description></item>")));
  EXPECT_EQ(posting.description, "Pay > 5\n\nR&D and SQL, a < b");
  EXPECT_EQ(posting.description_format, TextFormat::kText);
}

TEST(FeedRss, LetsNoControlsAndBadUtf8Through) {
  for (const std::string_view element :
       {"A&#27;[31m&#xD800;", "A&amp;#27;[31m&amp;#xD800;", "&lt;b&gt;A&#27;[31m&#xD800;&lt;/b&gt;",
        "&amp;lt;b&amp;gt;A&amp;#27;[31m&amp;lt;/b&amp;gt;"}) {
    const auto text = only_posting(parsed(rss("<item><description>" + std::string(element) +
                                              "</description></item>")))
                          .description;
    EXPECT_THAT(text, testing::HasSubstr("A[31m")) << element;
    EXPECT_EQ(text, clean_utf8(text)) << element;
  }
}

TEST(FeedRss, MakesTitlesOneLineWithoutReferencesAndMarkup) {
  struct Case {
    std::string_view element, title;
  };
  const Case cases[] = {
      {"R&amp;D", "R&D"},
      {"R&amp;amp;D", "R&D"},
      {"Caf&amp;eacute; Manager", "Café Manager"},
      {"Caf&eacute; Manager", "Café Manager"},
      {"&lt;b&gt;Senior&lt;/b&gt; QA", "Senior QA"},
      {"<b>Senior</b> <i>QA</i>", "Senior QA"},
      {"<![CDATA[ C++ <b>Dev</b> ]]>", "C++ Dev"},
      {"Dev &lt;Remote&gt;", "Dev <Remote>"},
      {"Dev&#xD800;", "Dev\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"Dev&#27;[31m", "Dev[31m"},
  };
  for (const auto& [element, title] : cases) {
    const auto feed = parsed(rss("<item><title>" + std::string(element) + "</title></item>"));
    EXPECT_EQ(only_posting(feed).title, title) << element;
  }
}

TEST(FeedRss, PrefersItsOwnElementsOverThoseOfModules) {
  const auto posting = only_posting(
      parsed(rss("<item><m:title>Logo</m:title><title>Analyst</title>"
                 "<dc:type xmlns:dc='http://purl.org/dc/elements/1.1/'>Text</dc:type></item>")));
  EXPECT_EQ(posting.title, "Analyst");
  EXPECT_EQ(posting.employment_type, "");
}

TEST(FeedRss, ReadsFieldsThatJobBoardsAdd) {
  const auto posting = only_posting(parsed(rss(
      "<item><title>T</title><j:job_type>Contract</j:job_type><j:companyName>Acme</j:companyName>"
      "<j:job-location>Oslo</j:job-location><region>Europe</region>"
      "<date_posted>2026-07-01</date_posted></item>")));
  EXPECT_EQ(posting.employment_type, "Contract");
  EXPECT_EQ(posting.company, "Acme");
  EXPECT_EQ(posting.location, "Oslo");
  EXPECT_EQ(posting.date_posted, "2026-07-01");
}

TEST(FeedRss, PutsThePlaceTogetherFromItsParts) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<job:city>Solo</job:city><job:country>ID</job:country>", "Solo, ID"},
      {"<city>Depok</city><state>Jawa Barat</state><country>ID</country>", "Depok, Jawa Barat, ID"},
      {"<georss:featurename>Bandung</georss:featurename>", "Bandung"},
      {"<dc:coverage>Medan</dc:coverage>", "Medan"},
      {"<location>Bogor</location><city>Solo</city>", "Bogor"},
  };
  for (const auto& [elements, place] : cases) {
    const auto posting =
        only_posting(parsed(rss("<item><title>A</title>" + std::string(elements) + "</item>")));
    EXPECT_EQ(posting.location, place) << elements;
  }
}

TEST(FeedRss, ReadsListsForSearchEnginesOfJobs) {
  const auto feed = parsed(
      "<?xml version=\"1.0\"?><source><publisher>Acme</publisher><job><title><![CDATA[Analyst]]>"
      "</title><date>2026-11-03</date><referencenumber>R-7</referencenumber>"
      "<url>https://a.example/7</url><company>Acme</company><city>Solo</city><country>ID</country>"
      "<jobtype>fulltime</jobtype><description>We need SQL</description></job></source>");
  EXPECT_EQ(feed.format, FeedFormat::kBoard);
  EXPECT_TRUE(feed.complete);
  const auto posting = only_posting(feed);
  EXPECT_EQ(posting.title, "Analyst");
  EXPECT_EQ(posting.url, "https://a.example/7");
  EXPECT_EQ(posting.company, "Acme");
  EXPECT_EQ(posting.location, "Solo, ID");
  EXPECT_EQ(posting.date_posted, "2026-11-03");
  EXPECT_EQ(posting.employment_type, "fulltime");
}

// Each of these lists has names of its own; "Jobs" in capitals is one of them.
TEST(FeedRss, ReadsTheNamesOfOtherSuchLists) {
  const auto jobs = parsed(
      "<jobs><job id='1'><link>https://a.example/1</link><name>Analyst</name><region>Solo</region>"
      "<salary>1000 USD</salary><pubdate>03.11.2026</pubdate><expire>05.12.2026</expire></job>"
      "</jobs>");
  EXPECT_EQ(only_posting(jobs).title, "Analyst");
  EXPECT_EQ(only_posting(jobs).date_posted, "2026-11-03");
  EXPECT_EQ(only_posting(jobs).date_valid_through, "2026-12-05");
  const auto partner = parsed(
      "<source><job><partnerJobId>7</partnerJobId><title>Analyst</title><listDate>2026-11-03"
      "</listDate><applyUrl>https://a.example/7</applyUrl></job></source>");
  EXPECT_EQ(only_posting(partner).url, "https://a.example/7");
  EXPECT_EQ(only_posting(partner).date_posted, "2026-11-03");
  const auto capitals = parsed(
      "<Jobs><Job><JobTitle>Analyst</JobTitle><JobUrl>https://a.example/8</JobUrl>"
      "<JobDescription>We need SQL</JobDescription></Job></Jobs>");
  EXPECT_EQ(only_posting(capitals).title, "Analyst");
  EXPECT_EQ(only_posting(capitals).url, "https://a.example/8");
  EXPECT_EQ(only_posting(capitals).description, "We need SQL");
}

// What cannot be read back as a posting is none.
TEST(FeedRss, TakesWordsForNothingForNothing) {
  for (const std::string title : {"-", "N/A", "null", "undefined"}) {
    EXPECT_EQ(parsed(rss("<item><title>" + title + "</title></item>")).postings.size(), 0u);
    EXPECT_EQ(only_posting(parsed(rss("<item><title>" + title +
                                      "</title><description>x</description></item>")))
                  .title,
              "");
  }
}

TEST(FeedRss, NamesTheAuthorOfAnAtomElement) {
  const auto posting = only_posting(parsed(
      rss("<item><title>A</title><a:author xmlns:a='http://www.w3.org/2005/Atom'><a:name>Acme"
          "</a:name></a:author><tags>php, sql</tags></item>")));
  EXPECT_EQ(extra(posting, "author"), "\"Acme\"");
  EXPECT_EQ(posting.tags, (std::vector<std::string>{"php", "sql"}));
}

TEST(FeedRss, TakesTitleAndTextOfAMediaGroupWhereThereAreNoOthers) {
  const auto posting = only_posting(parsed(
      rss("<item><media:group><media:title>A</media:title><media:description>x</media:description>"
          "</media:group></item>")));
  EXPECT_EQ(posting.title, "A");
  EXPECT_EQ(posting.description, "x");
}

// Of a saved feed only the page that it belongs to is known.
TEST(FeedRss, ResolvesLinksAgainstTheChannelWhereItsAddressIsNotKnown) {
  const std::string feed = rss("<item><title>A</title><link>/it/1</link></item>");
  EXPECT_EQ(only_posting(parsed(feed)).url, "https://jobs.example/it/1");
  EXPECT_EQ(only_posting(parsed(document(feed, "https://feeds.example/x"))).url,
            "https://feeds.example/it/1");
}

TEST(FeedRss, FindsTheLink) {
  struct Case {
    std::string_view elements, url;
  };
  const Case cases[] = {
      {"<link> https://a.example/1 </link>", "https://a.example/1"},
      {"<link><![CDATA[https://a.example/1?a=1&b=2]]></link>", "https://a.example/1?a=1&b=2"},
      {"<link>/jobs/1</link>", "https://feeds.example/jobs/1"},
      {"<link>1</link>", "https://feeds.example/x/1"},
      {"<a:link href='https://a.example/2'/>", "https://a.example/2"},
      {"<a:link rel='self' href='https://a.example/s'/><link>https://a.example/3</link>",
       "https://a.example/3"},
      {"<guid>https://a.example/4</guid>", "https://a.example/4"},
      {"<guid>job-4</guid>", ""},
      {"<link>javascript:alert(1)</link>", ""},
      {"<link>mailto:jobs@a.example</link>", ""},
  };
  for (const auto& [elements, url] : cases) {
    const auto feed =
        parsed(document(rss("<item><title>T</title>" + std::string(elements) + "</item>"),
                        "https://feeds.example/x/jobs.rss"));
    EXPECT_EQ(only_posting(feed).url, url) << elements;
  }
}

TEST(FeedRss, TakesTheFirstDateThereIs) {
  struct Case {
    std::string_view elements, date;
  };
  const Case cases[] = {
      {"<pubDate>Sat, 25 Jul 2026 05:32:47 GMT</pubDate><dc:date>2020-01-01</dc:date>",
       "2026-07-25"},
      {"<dc:date>2026-07-25T01:00:00Z</dc:date>", "2026-07-25"},
      {"<a:published>2026-07-24</a:published><a:updated>2026-07-25</a:updated>", "2026-07-24"},
      {"<pubDate> last\n week </pubDate>", "last week"},
  };
  for (const auto& [elements, date] : cases) {
    const auto feed = parsed(rss("<item><title>T</title>" + std::string(elements) + "</item>"));
    EXPECT_EQ(only_posting(feed).date_posted, date) << elements;
  }
}

std::string id_of(std::string_view elements, std::string_view channel = "https://jobs.example/it") {
  return only_posting(parsed("<rss><channel><title>Jobs</title><link>" + std::string(channel) +
                             "</link><item>" + std::string(elements) + "</item></channel></rss>"))
      .id;
}

TEST(FeedIdentity, IsTheGuidsUrlWhateverTheLink) {
  const auto id = id_of("<title>A</title><guid>https://jobs.example/7</guid>");
  EXPECT_EQ(id, id_of("<title>B</title><guid>https://jobs.example/7</guid>"
                      "<link>https://t.example/click</link>",
                      "https://jobs.example/other-category"));
  EXPECT_EQ(id, id_of("<title>B</title><guid>https://JOBS.example/7?utm_medium=rss</guid>"));
  EXPECT_EQ(id, id_of("<title>A</title><link>https://jobs.example/7</link>"));
  EXPECT_NE(id, id_of("<title>A</title><guid>https://jobs.example/8</guid>"));
}

TEST(FeedIdentity, OfOtherGuidsHoldsWithinOneSite) {
  const auto id = id_of("<title>A</title><guid>job-7</guid>");
  EXPECT_EQ(id, id_of("<title>B</title><guid> job-7 </guid>", "https://www.jobs.example/ux"));
  EXPECT_NE(id, id_of("<title>A</title><guid>job-7</guid>", "https://other.example/it"));
  EXPECT_NE(id, id_of("<title>A</title><guid>job-8</guid>"));
  EXPECT_EQ(id_of("<title>A</title><guid>urn:uuid:1</guid>"),
            id_of("<title>B</title><guid>urn:uuid:1</guid>", "https://other.example/it"));
}

TEST(FeedIdentity, IsTheContentWhereNothingElseTells) {
  const auto id = id_of("<title>A</title><description>x</description>");
  EXPECT_TRUE(id.starts_with("c-")) << id;
  EXPECT_EQ(id, id_of("<title>A</title><description>x</description>"));
  EXPECT_NE(id, id_of("<title>A</title><description>y</description>"));
}

TEST(FeedItems, WithoutTitleAndDescriptionAreSkippedAndWithoutTitleKept) {
  const auto feed =
      parsed(rss("<item><title>A</title></item>\n"
                 "<item><link>https://a.example/1</link></item>\n"
                 "<item><description>Text</description></item>\n"
                 "<item><title> </title><description> </description></item>\n"));
  ASSERT_EQ(feed.postings.size(), 2u);
  EXPECT_EQ(feed.postings[1].description, "Text");
  EXPECT_TRUE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("bad-item a.rss:4: item 2 has neither title nor description, skipped",
                          "missing-field a.rss:5: item 3 has no title, kept without one",
                          "bad-item a.rss:6: item 4 has neither title nor description, skipped"));
}

TEST(FeedItems, TakeTheFeedsPlaceAsSourceWhereItHasNoLink) {
  EXPECT_EQ(
      only_posting(parsed("<rss><channel><item><title>A</title></item></channel></rss>")).source,
      "a.rss");
}

TEST(FeedFormat, HasAName) {
  EXPECT_EQ(feed_format_name(FeedFormat::kRss), "rss");
  EXPECT_EQ(feed_format_name(FeedFormat::kRdf), "rdf");
  EXPECT_EQ(feed_format_name(FeedFormat::kAtom), "atom");
  EXPECT_EQ(feed_format_name(FeedFormat::kJsonFeed), "json-feed");
  EXPECT_EQ(feed_format_name(FeedFormat::kHtmlPage), "html-page");
  EXPECT_EQ(feed_format_name(FeedFormat::kBoard), "board");
  EXPECT_EQ(feed_format_name(FeedFormat::kSitemap), "sitemap");
}

}  // namespace
}  // namespace skillgap
