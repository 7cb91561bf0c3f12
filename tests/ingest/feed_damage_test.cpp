// Feeds that are cut, broken, wrongly encoded or made to do harm.
#include <gmock/gmock.h>

#include "ingest/feed_cases.h"
#include "skillgap/posting_identity.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::vector<std::string> titles(const ParsedFeed& feed) {
  std::vector<std::string> out;
  for (const auto& posting : feed.postings) out.push_back(posting.title);
  return out;
}

constexpr std::string_view kRss = R"(<?xml version="1.0"?>
<rss version="2.0">
<channel>
<title>Jobs</title>
<item><title>A</title><link>https://a.example/1</link></item>
<item><title>B</title><description><![CDATA[<p>Text</p>]]></description></item>
<item><title>C</title><guid isPermaLink="false">3</guid></item>
</channel>
</rss>)";

constexpr std::string_view kAtom = R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>J</title>
<entry><title>A</title><link href="https://a.example/1"/></entry>
<entry><title>B</title><content type="xhtml"><div>x<br/>y</div></content></entry>
<entry><title>C</title></entry>
</feed>)";

// I3: what is not complete must not say that it is.
TEST(FeedDamage, EveryPrefixIsReadAndOnlyTheWholeIsComplete) {
  for (const auto whole : {kRss, kAtom}) {
    const auto last = parsed(whole).postings;
    ASSERT_EQ(last.size(), 3u);
    for (std::size_t n = 0; n < whole.size(); ++n) {
      const auto feed = parse_feed(document(whole.substr(0, n)));
      if (!feed) continue;
      EXPECT_FALSE(feed->complete) << whole.substr(0, n);
      ASSERT_LE(feed->postings.size(), 3u);
      // Whole items only: half an item would pass for a changed one.
      for (std::size_t i = 0; i < feed->postings.size(); ++i) {
        EXPECT_EQ(feed->postings[i].id, last[i].id) << whole.substr(0, n);
        EXPECT_EQ(feed->postings[i].description, last[i].description) << whole.substr(0, n);
      }
      ASSERT_FALSE(feed->problems.empty());
      EXPECT_EQ(feed->problems.back().kind, ProblemKind::kTruncated);
    }
  }
}

constexpr std::string_view kRdf = R"(<rdf:RDF xmlns="http://purl.org/rss/1.0/">
<channel><title>Jobs</title></channel>
<item rdf:about="https://a.example/1"><title>A</title><description>&lt;p&gt;x</description></item>
<item rdf:about="https://a.example/2"><title>B</title></item>
</rdf:RDF>)";
constexpr std::string_view kSitemap = R"(<?xml version="1.0"?><urlset>
<url><loc>https://a.example/10</loc></url><url><loc>https://a.example/200</loc></url></urlset>)";
constexpr std::string_view kJsonFeed = R"({"version":"https://jsonfeed.org/version/1.1","items":[
{"id":"1","title":"A","content_html":"<p>x"},{"id":"2","title":"B","content_text":"y"}]})";
constexpr std::string_view kLever =
    R"([{"id":"1","text":"A","hostedUrl":"https://jobs.lever.co/a/1",
"descriptionPlain":"x"},{"id":"2","text":"B","hostedUrl":"https://jobs.lever.co/a/2"}])";
constexpr std::string_view kPage = R"(<html><head><script type="application/ld+json">
{"@type":"JobPosting","title":"A","description":"x"}</script></head><body><p>Hello</p></body></html>)";

// Half a posting or address passes for another one, so there is none.
TEST(FeedDamage, NoPrefixOfAnyFormatHoldsWhatTheWholeDoesNot) {
  for (const auto whole : {kRdf, kSitemap, kJsonFeed, kLever, kPage}) {
    const ParsedFeed all = parsed(whole);
    EXPECT_TRUE(all.complete);
    EXPECT_GT(all.postings.size() + all.links.size(), 0u) << whole;
    for (std::size_t n = 0; n < whole.size(); ++n) {
      const auto feed = parse_feed(document(whole.substr(0, n)));
      if (!feed) continue;
      EXPECT_TRUE(!feed->complete || whole == kPage) << whole.substr(0, n);
      ASSERT_LE(feed->postings.size(), all.postings.size());
      for (std::size_t i = 0; i < feed->postings.size(); ++i)
        EXPECT_EQ(content_hash(feed->postings[i]), content_hash(all.postings[i]))
            << whole.substr(0, n);
      ASSERT_LE(feed->links.size(), all.links.size());
      for (std::size_t i = 0; i < feed->links.size(); ++i)
        EXPECT_EQ(feed->links[i], all.links[i]) << whole.substr(0, n);
    }
  }
}

TEST(FeedDamage, KeepsTheItemsBeforeTheEndOfACutFeed) {
  const auto feed = parsed(kRss.substr(0, kRss.find("<guid")));
  EXPECT_THAT(titles(feed), ElementsAre("A", "B"));
  EXPECT_EQ(feed.title, "Jobs");
  EXPECT_FALSE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("truncated a.rss:7: the document ends early, fetch it again; 2 items "
                          "before the end were kept"));
}

TEST(FeedDamage, SkipsABrokenItemAndReadsThoseBehindIt) {
  const auto feed =
      parsed(rss("<item><title>A</title></item>\n"
                 "<item><title B</title></item>\n"
                 "<item><title>C</title></item>\n"
                 "<item><b></item>\n"
                 "<item><title>E</title></item>\n"));
  EXPECT_THAT(titles(feed), ElementsAre("A", "C", "E"));
  EXPECT_FALSE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("bad-item a.rss:4: item 2 is not well-formed XML, skipped",
                          "bad-item a.rss:6: item 4 is not well-formed XML, skipped"));
}

// Markup that nobody escaped costs no more than the element that it stands in.
TEST(FeedDamage, ReadsTheElementsOfABrokenItem) {
  const auto feed =
      parsed(rss("<item><title>A & B<br></title><link>https://a.example/?a=1&b=2</link>\n"
                 "<description><p>one<p>two <![CDATA[<b>three</b>]]></description></item>\n"
                 "<item><title>C</title><x><y></x><guid isPermaLink=false>7</guid><z></item>\n"
                 "<item><title>D</title></item>\n"));
  ASSERT_THAT(titles(feed), ElementsAre("A & B", "C", "D"));
  EXPECT_EQ(feed.postings[0].url, "https://a.example/?a=1&b=2");
  EXPECT_EQ(feed.postings[0].description, "<p>one<p>two  <b>three</b> ");
  EXPECT_FALSE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("bad-item a.rss:3: item 1 is not well-formed XML, its elements were read "
                          "one by one",
                          "bad-item a.rss:5: item 2 is not well-formed XML, its elements were read "
                          "one by one"));
}

TEST(FeedDamage, ReadsAFeedBehindTheRemarksOfAServer) {
  for (const std::string remark : {"<br />\n<b>Warning</b>: x.php on line <b>3</b><br />\n",
                                   "Notice: x\n", "\n\n  ", "<!-- cached -->\n"}) {
    const auto feed = parsed(remark + rss("<item><title>A</title></item>"));
    EXPECT_THAT(titles(feed), ElementsAre("A")) << remark;
    EXPECT_TRUE(feed.complete) << remark;
  }
  EXPECT_TRUE(error_line("<html><body><pre>&lt;?xml <b>x</b></pre></body></html>")
                  .starts_with("a.rss: no JobPosting data"));
}

TEST(FeedDamage, ReadsTagsInCapitals) {
  const auto feed = parsed(
      "<RSS VERSION=\"2.0\"><CHANNEL><TITLE>Jobs</TITLE><ITEM><TITLE>A</TITLE>"
      "<LINK>https://a.example/1</LINK><PubDate>17 Nov 2014</PubDate>"
      "<DESCRIPTION><![CDATA[<P>Text</P>]]></DESCRIPTION></ITEM></CHANNEL></RSS>");
  EXPECT_EQ(feed.title, "Jobs");
  const auto posting = only_posting(feed);
  EXPECT_EQ(posting.title, "A");
  EXPECT_EQ(posting.url, "https://a.example/1");
  EXPECT_EQ(posting.date_posted, "2014-11-17");
  EXPECT_EQ(posting.description, "<P>Text</P>");
}

TEST(FeedDamage, ReadsTheItemsOfAFeedWhoseHeadIsBroken) {
  const auto feed = parsed(
      "<rss><channel><title>Jobs <br></title>\n"
      "<item><title>A</title></item><item ><title>B</title></item >\n"
      "</channel></rss>");
  EXPECT_THAT(titles(feed), ElementsAre("A", "B"));
  EXPECT_FALSE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("bad-item a.rss: not well-formed XML, its items were read one by one"));
}

TEST(FeedDamage, AnUnclosedItemDoesNotSwallowTheNext) {
  const auto feed = parsed(rss("<item><title>A</title>\n<item><title>B</title></item>\n"));
  EXPECT_THAT(titles(feed), ElementsAre("B"));
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("bad-item a.rss:3: item 1 is not well-formed XML, skipped"));
}

TEST(FeedDamage, ReadsAFeedThatIsThereTwiceAsOne) {
  const auto feed =
      parsed(rss("<item><title>A</title></item>") + rss("<item><title>B</title></item>"));
  ASSERT_EQ(feed.postings.size(), 2u);
  EXPECT_EQ(feed.postings[0].title, "A");
  EXPECT_EQ(feed.postings[1].title, "B");
}

TEST(FeedDamage, ReadsOnBehindAReferenceToNothing) {
  for (const std::string nothing : {"&#0;", "&#x0;", "&#x000;", "&#00;"}) {
    EXPECT_EQ(only_posting(parsed(rss("<item><title>A" + nothing + "B</title></item>"))).title,
              "A B");
  }
  EXPECT_EQ(only_posting(parsed(rss("<item><title>A&#065;&#x041;</title></item>"))).title, "AAA");
}

TEST(FeedDamage, ATransferThatEndedEarlyIsNotComplete) {
  auto raw = document(kRss);
  raw.complete = false;
  const auto feed = parsed(raw);
  EXPECT_EQ(feed.postings.size(), 3u);
  EXPECT_FALSE(feed.complete);
}

TEST(FeedEncoding, IsDecodedBeforeTheXmlIsRead) {
  const auto latin = parsed(
      "<?xml version=\"1.0\" encoding=\"windows-1252\"?>"
      "<rss><channel><item><title>Caf\xE9 \x96 Chef</title></item>"
      "</channel></rss>");
  EXPECT_EQ(only_posting(latin).title, "Café – Chef");
  auto stated = document("<rss><channel><item><title>Caf\xE9</title></item></channel></rss>");
  stated.charset = "iso-8859-1";
  EXPECT_EQ(only_posting(parsed(stated)).title, "Café");
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string_view("<rss><item><title>\xE9</title></item></rss>")) {
    utf16 += c;
    utf16 += '\0';
  }
  EXPECT_EQ(only_posting(parsed(utf16)).title, "é");
}

TEST(FeedEncoding, IsUtf8WhereTheBytesAreWhateverIsStated) {
  for (const std::string label : {"iso-8859-1", "windows-1252", "us-ascii", "unicode", "utf-16"}) {
    const auto feed = parsed("<?xml version=\"1.0\" encoding=\"" + label +
                             "\"?><rss><channel><item><title>Café</title></item></channel></rss>");
    EXPECT_EQ(only_posting(feed).title, "Café") << label;
  }
}

TEST(FeedEncoding, IsSeenInTwoByteCharactersWithoutAMark) {
  for (const bool big : {false, true}) {
    std::string bytes;
    for (const char c : std::string_view("<rss><item><title>A</title></item></rss>"))
      bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
    EXPECT_EQ(only_posting(parsed(bytes)).title, "A") << big;
  }
}

// Numbers of characters that windows-1252 has and Unicode has not, as every browser reads them.
TEST(FeedEncoding, ReadsReferencesAsTheirWritersMeantThem) {
  const auto posting = only_posting(parsed(rss(
      "<item><title>T &#150; &#x80;</title><description>&lt;p>it&#146;s</description></item>")));
  EXPECT_EQ(posting.title, "T – €");
  EXPECT_EQ(posting.description, "<p>it’s");
}

TEST(FeedEncoding, SaysOnceWhatDidNotDecode) {
  auto raw = document(rss("<item><title>A\xFFZ</title></item><item><title>B\xFFZ</title></item>"));
  raw.charset = "utf-8";
  EXPECT_THAT(problem_lines(parsed(raw)),
              ElementsAre("encoding a.rss: 2 sequences are not utf-8 and became U+FFFD; check the "
                          "encoding that the document states"));
}

TEST(FeedEncoding, SaysWhichLabelItDoesNotRead) {
  auto raw = document(rss("<item><title>A+ADw-b</title></item>"));
  raw.charset = "utf-7";
  const auto feed = parsed(raw);
  EXPECT_EQ(only_posting(feed).title, "A+ADw-b");
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("encoding a.rss: the stated encoding 'utf-7' is none that we read, utf-8 "
                          "was used; check the encoding that the document states"));
}

// A message is UTF-8 whatever it quotes: here the 40th byte is the first half of a letter.
TEST(FeedEncoding, QuotesNoHalfCharacter) {
  const std::string x39(39, 'x');
  auto raw = document(rss("<item><title>A</title></item>"));
  raw.charset = x39 + "\u00E9tude";
  EXPECT_THAT(problem_lines(parsed(raw)),
              ElementsAre("encoding a.rss: the stated encoding '" + x39 +
                          "\uFFFD' is none that we read, utf-8 was used; check the encoding that "
                          "the document states"));
  EXPECT_EQ(error_line("<" + x39 + "\u00E9tude/>"),
            "a.rss: <" + x39 +
                "\uFFFD> is no feed that we read (RSS, Atom, RDF, JSON Feed, or a page with "
                "JobPosting data), check the address");
}

TEST(FeedFormat, SaysWhatOtherDocumentsAre) {
  struct Case {
    std::string_view text, error;
  };
  const Case cases[] = {
      {"", "a.rss: neither a feed nor a page, check the address"},
      {"Not Found", "a.rss: neither a feed nor a page, check the address"},
      {"<!-- nothing", "a.rss: neither a feed nor a page, check the address"},
      {"<opml/>",
       "a.rss: <opml> is no feed that we read (RSS, Atom, RDF, JSON Feed, or a page with "
       "JobPosting data), check the address"},
  };
  for (const auto& [text, error] : cases) EXPECT_EQ(error_line(text), error) << text;
}

constexpr std::size_t kMaxBytes = 16u << 20;

TEST(FeedLimits, ADocumentHasAtMost16MiB) {
  const auto of_size = [](std::size_t size) {
    const auto bare = rss("<item><title>A</title></item><!---->");
    auto text = bare;
    return text.insert(text.find("-->"), std::string(size - bare.size(), 'x'));
  };
  EXPECT_EQ(error_line(of_size(kMaxBytes - 1)), "no error");
  EXPECT_EQ(error_line(of_size(kMaxBytes)), "no error");
  EXPECT_EQ(error_line(of_size(kMaxBytes + 1)),
            "a.rss: larger than 16 MiB, no feed is; check the address");
}

TEST(FeedLimits, AFeedHasAtMostAMillionTags) {
  const std::string_view head = "<rss><channel>", tail = "</channel></rss>";
  const auto of_tags = [&](std::size_t count) {
    return std::string(head) + repeat("<a/>", count - 4) + std::string(tail);
  };
  EXPECT_EQ(error_line(of_tags(999'999)), "no error");
  EXPECT_EQ(error_line(of_tags(1'000'000)), "no error");
  EXPECT_EQ(error_line(of_tags(1'000'001)),
            "a.rss: more than 1,000,000 tags, no feed has so many; check the address");
}

TEST(FeedLimits, AFeedHasAtMost256Levels) {
  const auto of_depth = [](std::size_t depth) {
    return "<rss>" + repeat("<a>", depth - 1) + repeat("</a>", depth - 1) + "</rss>";
  };
  EXPECT_EQ(error_line(of_depth(255)), "no error");
  EXPECT_EQ(error_line(of_depth(256)), "no error");
  const std::string refusal = "a.rss: nested deeper than 256 levels, no feed is; check the address";
  EXPECT_EQ(error_line(of_depth(257)), refusal);
  EXPECT_EQ(error_line(of_depth(400'000)), refusal);
  EXPECT_EQ(error_line("<rss>" + repeat("<a>", 900'000)), refusal);
}

TEST(FeedLimits, AnElementHasAtMost400Attributes) {
  const auto of_attributes = [](std::size_t count) {
    std::string element = "<rss><channel><item";
    for (std::size_t i = 0; i < count; ++i) element += " a" + std::to_string(i) + "='1'";
    return element + "><title>A</title></item></channel></rss>";
  };
  EXPECT_EQ(error_line(of_attributes(399)), "no error");
  EXPECT_EQ(error_line(of_attributes(400)), "no error");
  EXPECT_EQ(error_line(of_attributes(401)),
            "a.rss: an element with more than 400 attributes, no feed has one; check the address");
}

TEST(FeedLimits, AFeedHasAtMost10000Items) {
  const auto of_items = [](std::size_t count) {
    return parsed(rss(repeat("<item><title>A</title></item>\n", count)));
  };
  for (const std::size_t count : {9'999u, 10'000u}) {
    EXPECT_EQ(of_items(count).postings.size(), count);
    EXPECT_TRUE(of_items(count).complete);
  }
  const auto feed = of_items(10'002);
  EXPECT_EQ(feed.postings.size(), 10'000u);
  EXPECT_FALSE(feed.complete);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("limit a.rss:10003: more than 10,000 items, this one and the rest were "
                          "left out; split the feed"));
}

TEST(FeedLimits, BrokenItemsCountToo) {
  const auto feed = parsed(rss(repeat("<item><b></item>\n", 10'500)));
  EXPECT_EQ(feed.problems.size(), 10'001u);
  EXPECT_EQ(feed.problems.back().kind, ProblemKind::kLimit);
}

TEST(FeedLimits, FieldsAreCutAtACharacter) {
  const auto with_title = [](std::size_t bytes) {
    const std::string title = std::string(bytes - 2, 'x') + "é";
    return only_posting(parsed(rss("<item><title>" + title + "</title></item>"))).title.size();
  };
  EXPECT_EQ(with_title(999), 999u);
  EXPECT_EQ(with_title(1'000), 1'000u);
  EXPECT_EQ(with_title(1'001), 999u);
  const auto text = only_posting(parsed(
      rss("<item><description>" + std::string((1u << 20) + 1, 'x') + "</description></item>")));
  EXPECT_EQ(text.description.size(), 1u << 20);
}

TEST(FeedLimits, ALongLinkIsLeftOut) {
  const auto with_link = [](std::size_t bytes) {
    const std::string head = "https://a.example/";
    return parsed(rss("<item><title>A</title><link>" + head +
                      std::string(bytes - head.size(), 'x') + "</link></item>"));
  };
  EXPECT_EQ(only_posting(with_link(2'083)).url.size(), 2'083u);
  const auto feed = with_link(2'084);
  EXPECT_EQ(only_posting(feed).url, "");
  EXPECT_THAT(
      problem_lines(feed),
      ElementsAre("limit a.rss:3: the link of item 1 is longer than 2083 bytes, it was left "
                  "out"));
}

TEST(FeedSafety, ExpandsNoEntities) {
  const auto feed = parsed(R"(<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss><channel><item><title>&b; &x;</title></item></channel></rss>)");
  EXPECT_EQ(only_posting(feed).title, "&b; &x;");
}

// Each of these would cost the square of its size, or more, where a guard is missing.
TEST(FeedSafety, StaysLinearInHostileShapes) {
  const std::string open = "<item><title>T</title>";
  for (const auto& items : {
           open + repeat("<category>c</category>", 300'000) + "</item>",
           open + "<description>" + std::string(4u << 20, 'x') + "</description>" +
               repeat("<summary>s</summary>", 200'000) + "</item>",
           repeat("<item>", 200'000),
           repeat("</item>", 200'000),
           repeat("<item>", 200'000) + std::string(10u << 20, 'x') + "</item></b>",
           repeat("<item></x>", 100'000),
           open + "<description><![CDATA[" + std::string(8u << 20, '<'),
       }) {
    const auto feed = parse_feed(document(rss(items)));
    EXPECT_LE(feed ? feed->postings.size() : 0, 1u);
  }
}

}  // namespace
}  // namespace skillgap
