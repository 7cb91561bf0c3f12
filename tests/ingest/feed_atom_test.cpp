#include <gmock/gmock.h>

#include "ingest/feed_cases.h"
#include "ingest/relative_url.h"

namespace skillgap {
namespace {

using testing::ElementsAre;

std::string atom(std::string_view entry, std::string_view attributes = "") {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" " + std::string(attributes) +
         "><title>Jobs</title><entry>" + std::string(entry) + "</entry></feed>";
}

TEST(FeedAtom, ReadsEveryFieldOfAnEntry) {
  const auto feed = parsed(R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://jobs.example/feeds/">
  <title type="html">Jobs &amp;amp; more</title>
  <link rel="self" href="it.atom"/>
  <link href="../"/>
  <entry xml:lang="id">
    <id>tag:jobs.example,2026:7</id>
    <title>Insinyur Data</title>
    <link rel="enclosure" href="logo.png"/>
    <link rel="alternate" href="../7"/>
    <published>2026-07-25T05:32:47Z</published>
    <updated>2026-07-26T05:32:47Z</updated>
    <category term="data" label="Data"/>
    <category term="remote"/>
    <author><name>Rina</name><email>rina@jobs.example</email></author>
    <summary>Singkat</summary>
    <content type="html">&lt;p&gt;Wajib SQL&lt;/p&gt;</content>
    <j:location>Bandung</j:location>
  </entry>
</feed>)");
  EXPECT_EQ(feed.format, FeedFormat::kAtom);
  EXPECT_EQ(feed.title, "Jobs & more");
  EXPECT_TRUE(feed.complete);
  const auto posting = only_posting(feed);
  EXPECT_EQ(posting.title, "Insinyur Data");
  EXPECT_EQ(posting.url, "https://jobs.example/7");
  EXPECT_EQ(posting.source, "https://jobs.example/");
  EXPECT_EQ(posting.date_posted, "2026-07-25");
  EXPECT_EQ(posting.language, "id");
  EXPECT_EQ(posting.description, "<p>Wajib SQL</p>");
  EXPECT_EQ(posting.description_format, TextFormat::kHtml);
  EXPECT_EQ(posting.location, "Bandung");
  EXPECT_THAT(posting.tags, ElementsAre("Data", "remote"));
  EXPECT_EQ(extra(posting, "author"), "\"Rina\"");
}

TEST(FeedAtom, ReadsAnEntryThatStandsAlone) {
  const auto feed =
      parsed("<entry xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title><id>urn:x</id></entry>");
  EXPECT_EQ(only_posting(feed).title, "A");
  EXPECT_TRUE(feed.complete);
}

TEST(FeedAtom, ReadsVersion03) {
  const auto feed = parsed(R"(<feed version="0.3" xmlns="http://purl.org/atom/ns#">
<title>Old</title><entry><title mode="escaped" type="text/html">R&amp;amp;D</title>
<link rel="alternate" type="text/html" href="https://a.example/1"/><id>urn:x:1</id>
<issued>2006-07-25T00:00:00Z</issued><modified>2006-07-26T00:00:00Z</modified>
<content type="text/html" mode="escaped">&lt;b&gt;SQL&lt;/b&gt;</content></entry></feed>)");
  const auto posting = only_posting(feed);
  EXPECT_EQ(posting.title, "R&D");
  EXPECT_EQ(posting.url, "https://a.example/1");
  EXPECT_EQ(posting.date_posted, "2006-07-25");
  EXPECT_EQ(posting.description, "<b>SQL</b>");
}

TEST(FeedAtom, ReadsTextOfEveryType) {
  struct Case {
    std::string_view content, description;
    TextFormat format;
  };
  const Case cases[] = {
      {"<content type='html'>&lt;b&gt;SQL&lt;/b&gt;</content>", "<b>SQL</b>", TextFormat::kHtml},
      {"<content type='html'><![CDATA[<b>SQL</b>]]></content>", "<b>SQL</b>", TextFormat::kHtml},
      {"<content type='text'>List&lt;b&gt; in\nC++</content>", "List<b> in\nC++",
       TextFormat::kText},
      {"<content>&lt;b&gt;SQL&lt;/b&gt;</content>", "<b>SQL</b>", TextFormat::kHtml},
      {"<content type='xhtml'><div>a <b>SQL</b> &amp; R<br/></div></content>",
       "<div>a <b>SQL</b> &amp; R<br/></div>", TextFormat::kHtml},
      {"<content type='xhtml'><x:div><x:p>SQL</x:p></x:div></content>", "<div><p>SQL</p></div>",
       TextFormat::kHtml},
      {"<content mode='base64'>PGI+U1FM\nPC9iPg==</content>", "<b>SQL</b>", TextFormat::kHtml},
      {"<content type='application/octet-stream'>U1FM</content>", "SQL", TextFormat::kText},
      {"<content type='application/octet-stream'>no base64!</content>", "no base64!",
       TextFormat::kText},
      {"<content type='application/xhtml+xml'>U1FM</content>", "U1FM", TextFormat::kText},
      {"<summary>Short</summary><content src='https://a.example/1'/>", "Short", TextFormat::kText},
  };
  for (const auto& [content, description, format] : cases) {
    const auto posting = only_posting(parsed(atom("<title>T</title>" + std::string(content))));
    EXPECT_EQ(posting.description, description) << content;
    EXPECT_EQ(posting.description_format, format) << content;
  }
}

TEST(FeedAtom, ReadsTitlesOfEveryType) {
  for (const std::string_view title :
       {"<title>R&amp;D Lead</title>", "<title type='text'>R&amp;D Lead</title>",
        "<title type='html'>&lt;b&gt;R&amp;amp;D&lt;/b&gt; Lead</title>",
        "<title type='xhtml'><div><b>R&amp;D</b> Lead</div></title>",
        "<title mode='base64'>UiZEIExlYWQ=</title>"}) {
    EXPECT_EQ(only_posting(parsed(atom(title))).title, "R&D Lead") << title;
  }
}

TEST(FeedAtom, TakesTheFirstDateOfItsRank) {
  struct Case {
    std::string_view dates, date;
  };
  const Case cases[] = {
      {"<updated>2026-07-26</updated><published>2026-07-25</published>", "2026-07-25"},
      {"<updated>2026-07-26</updated>", "2026-07-26"},
      {"<modified>2026-07-26</modified><issued>2026-07-24</issued>", "2026-07-24"},
  };
  for (const auto& [dates, date] : cases) {
    EXPECT_EQ(only_posting(parsed(atom("<title>T</title>" + std::string(dates)))).date_posted,
              date);
  }
}

TEST(FeedAtom, ResolvesLinksAgainstTheNearestBase) {
  struct Case {
    std::string_view feed_base, entry, url;
  };
  const Case cases[] = {
      {"", "<link href='7'/>", "https://a.example/x/7"},
      {"xml:base='/y/'", "<link href='7'/>", "https://a.example/y/7"},
      {"xml:base='https://b.example/'", "<link xml:base='z/' href='7'/>", "https://b.example/z/7"},
      {"xml:base='https://b.example/'", "<link href='https://c.example/7'/>",
       "https://c.example/7"},
  };
  for (const auto& [base, entry, url] : cases) {
    const auto feed = parsed(document(atom("<title>T</title>" + std::string(entry), base),
                                      "https://a.example/x/feed.atom"));
    EXPECT_EQ(only_posting(feed).url, url) << base << entry;
  }
}

TEST(FeedAtom, TakesTheLinkThatAPersonReads) {
  const std::pair<std::string, std::string> cases[] = {
      {R"(<link rel="self" href="https://a.example/s"/><link href="https://a.example/1"/>)",
       "https://a.example/1"},
      {R"(<link rel="alternate" type="application/json" href="https://a.example/1.json"/>)"
       R"(<link rel="alternate" type="text/html" href="https://a.example/1"/>)",
       "https://a.example/1"},
      {R"(<link type="application/json" href="https://a.example/1.json"/>)",
       "https://a.example/1.json"},
      {R"(<link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/1"/>)",
       "https://a.example/1"},
      {R"(<link rel="self" href="https://a.example/s"/>)", "https://a.example/id"},
  };
  for (const auto& [links, url] : cases) {
    const auto feed = parsed(R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>)"
                             "<id>https://a.example/id</id>" +
                             links + "</entry></feed>");
    EXPECT_EQ(only_posting(feed).url, url) << links;
  }
}

TEST(RelativeUrl, ResolvesAsRfc3986Says) {
  struct Case {
    std::string_view link, url;
  };
  const Case cases[] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g/../h", "http://a/b/c/h"},
      {"mailto:x@a.example", "mailto:x@a.example"},
      {"HTTPS://G/h", "HTTPS://G/h"},
  };
  for (const auto& [link, url] : cases) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", link), url) << link;
  }
  EXPECT_EQ(resolve_url("http://a", "g"), "http://a/g");
  EXPECT_EQ(resolve_url("", "g"), "g");
  EXPECT_EQ(resolve_url("feeds/a.rss", "g"), "g");
}

TEST(RelativeUrl, FindsTheHost) {
  struct Case {
    std::string_view url, host;
  };
  const Case cases[] = {
      {"https://WWW.Jobs.Example/x", "jobs.example"},
      {"http://me:pw@jobs.example:8080?x", "jobs.example"},
      {"http://[::1]:80/", "[::1]"},
      {"http://[::1]/", "[::1]"},
      {"ftp://jobs.example/", ""},
      {"jobs.example", ""},
      {"http://", ""},
  };
  for (const auto& [url, host] : cases) EXPECT_EQ(url_host(url), host) << url;
}

}  // namespace
}  // namespace skillgap
