// Documents made to exhaust memory or time (invariant I1), each read by the program in a process of
// its own: feeds within 2 s of processor time and 512 MiB, pages within 1 s and 256 MiB.
#include <gtest/gtest.h>

#include <functional>

#include "support/child_run.h"
#include "support/compressed.h"
#include "support/small_archives.h"

namespace skillgap {
namespace {

constexpr std::size_t kMiB = 1u << 20;

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::string numbered(const std::string& before, const std::string& behind, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += before + std::to_string(i) + behind;
  return out;
}

std::string rss(std::string_view content) {
  return "<rss version=\"2.0\"><channel>" + std::string(content) + "</channel></rss>";
}
std::string item(std::string_view content) { return "<item>" + std::string(content) + "</item>"; }

std::string lol_entities() {
  std::string text = "<!DOCTYPE rss [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i)
    text += "<!ENTITY l" + std::to_string(i) + " \"" +
            repeat("&l" + std::to_string(i - 1) + ";", 10) + "\">";
  return text + "]>" + rss(item("<title>&l9;</title>"));
}

struct Bomb {
  const char* name;
  std::string file;
  std::function<std::string()> bytes;
  std::string said;  // in what the program writes
};

class FetchBombsTest : public testing::Test {
 protected:
  void expect_bounded(const std::vector<Bomb>& bombs, std::size_t most_memory, unsigned seconds) {
    for (const Bomb& bomb : bombs) {
      const std::string path = folder_.write(bomb.file, bomb.bytes());
      const ChildRun run = run_child({SKILLGAP_PROGRAM, "fetch", "--stdout", path}, folder_,
                                     {.address_space = 512 * kMiB, .processor_seconds = seconds});
      EXPECT_TRUE(run.ended && run.code >= 0 && run.code <= 2) << bomb.name << " " << run.code;
      EXPECT_TRUE(kSanitized || run.most_memory < most_memory) << bomb.name;
      const std::string all = run.err + run.out.substr(0, 2'000);
      EXPECT_NE(all.find(bomb.said), std::string::npos) << bomb.name << ": " << all.substr(0, 600);
      if (std::getenv("SKILLGAP_FIGURES") != nullptr)
        printf("%-32s exit %d  %5.2f s  %4zu MiB\n", bomb.name, run.code, run.processor_seconds,
               run.most_memory / kMiB);
    }
  }

  TestFolder folder_;
};

const std::string kTooManyTags = "more than 1,000,000 tags, no feed has so many; check the address";
const std::string kTooDeep = "nested deeper than 256 levels, no feed is; check the address";
const std::string kTooLarge = "is larger than 16777216 bytes, split it or raise the limit";
const std::string kCut = "the document ends early, fetch it again";

TEST_F(FetchBombsTest, OfXmlAreRefusedOrBounded) {
  const std::string open = "<rss><channel><item><title>A</title>";
  expect_bounded(
      {{"entities of entities", "a.rss", lol_entities, "\"title\":\"&l9;\""},
       {"one large entity, often", "a.rss",
        [] {
          return "<!DOCTYPE rss [<!ENTITY a \"" + std::string(kMiB, 'x') + "\">]>" +
                 rss(item("<title>T</title><description>" + repeat("&a;", 100'000) +
                          "</description>"));
        },
        "\"title\":\"T\""},
       {"entity of a file", "a.rss",
        [] {
          return "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" +
                 rss(item("<title>&a;</title>"));
        },
        "\"title\":\"&a;\""},
       {"entity of parameters", "a.rss",
        [] {
          return "<!DOCTYPE rss [<!ENTITY % a SYSTEM \"http://127.0.0.1:9/\"> %a;]>" +
                 rss(item("<title>T</title>"));
        },
        "\"title\":\"T\""},
       {"a million open elements", "a.rss", [] { return "<rss>" + repeat("<a>", 999'990); },
        kTooDeep},
       {"a million nested elements", "a.rss",
        [] { return "<rss>" + repeat("<a>", 1'000'000) + repeat("</a>", 1'000'000); },
        kTooManyTags},
       {"400,000 nested elements", "a.rss",
        [] { return "<rss>" + repeat("<a>", 400'000) + repeat("</a>", 400'000) + "</rss>"; },
        kTooDeep},
       {"a million attributes", "a.rss",
        [] { return rss("<item" + numbered(" a", "=''", 1'000'000) + "></item>"); },
        "an element with more than 400 attributes, no feed has one; check the address"},
       {"100,000 prefixes", "a.rss",
        [] { return rss(numbered("<item xmlns:a", "='u'><title>T</title></item>", 100'000)); },
        "more than 10,000 items"},
       {"attribute of 100 MB", "a.rss",
        [] { return rss("<item a='" + std::string(100'000'000, 'x') + "'></item>"); }, kTooLarge},
       {"attribute of 15 MB", "a.rss",
        [] {
          return rss("<item a='" + std::string(15'000'000, 'x') + "'><title>T</title></item>");
        },
        "\"title\":\"T\""},
       {"a million items", "a.rss", [] { return rss(repeat("<item/>", 1'000'000)); }, kTooManyTags},
       {"240,000 items", "a.rss",
        [] { return rss(repeat("<item><title>A</title></item>", 240'000)); },
        "more than 10,000 items, this one and the rest were left out; split the feed"},
       {"100,000 broken items", "a.rss",
        [] { return rss(repeat("<item><title>A<b></title></item>", 100'000)); },
        "more than 10,000 items"},
       {"open CDATA", "a.rss",
        [open] { return open + "<description><![CDATA[" + std::string(15'000'000, '<'); },
        kTooManyTags},
       {"open CDATA of text", "a.rss",
        [open] { return open + "<description><![CDATA[" + std::string(15'000'000, 'x'); }, kCut},
       {"open comment", "a.rss", [open] { return open + "<!--" + std::string(15'000'000, '-'); },
        kCut},
       {"open instruction", "a.rss",
        [open] { return open + "<?a " + std::string(15'000'000, '?'); }, kCut},
       {"open attribute", "a.rss",
        [open] { return open + "<a b=\"" + std::string(15'000'000, '>'); }, kCut},
       {"title of 15 MB", "a.rss",
        [] { return rss(item("<title>" + std::string(15'000'000, 'x') + "</title>")); },
        "\"title\":\"xxx"},
       {"ampersands", "a.rss",
        [] { return rss(item("<title>A</title><description>" + repeat("&amp;", 3'000'000))); },
        "item 1 is not well-formed XML, skipped"},
       {"marks on one letter", "a.rss",
        [] { return rss(item("<title>T" + repeat("\u0301\u0323", 1'000'000) + "</title>")); },
        "\"title\":\"T"},
       {"UTF-16 of 16 MiB", "a.rss",
        [] { return "\xFF\xFE" + repeat(std::string("<\0a\0>\0", 6), 16 * kMiB / 6 - 1); },
        "no JobPosting data in the page"}},
      512 * kMiB, 2);
}

TEST_F(FetchBombsTest, OfOtherKindsAreRefusedOrBounded) {
  expect_bounded(
      {{"gzip of 100 MB", "a.rss.gz", [] { return gzip_of(std::string(100'000'000, ' ')); },
        kTooLarge},
       {"gzip in gzip", "a.rss.gz", [] { return gzip_of(gzip_of(rss(""))); },
        "neither a feed nor a page"},
       {"zip that names a page often", "a.zip",
        [] { return overlapping_zip("a.html", std::string(kMiB, 'x'), 1'000); },
        "unpacks to more than 100 times its size, the rest was left out; check the file"},
       {"open brackets", "a.json", [] { return std::string(15'000'000, '['); }, "not JSON"},
       {"open objects", "a.json", [] { return repeat("{\"a\":", 3'000'000); }, "not JSON"},
       {"five million items", "a.json",
        [] {
          return "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" +
                 repeat("{},", 5'000'000) + "{}]}";
        },
        "more than 10,000 items"},
       {"string of escapes", "a.json",
        [] {
          return "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"title\":\"A\","
                 "\"content_text\":\"" +
                 repeat("\\u0000", 2'500'000) + "\"}]}";
        },
        "\"title\":\"A\""},
       {"500,000 addresses", "a.xml",
        [] {
          return "<urlset>" + numbered("<url><loc>http://a.example/", "</loc></url>", 190'000) +
                 "</urlset>";
        },
        "more than 50,000 addresses"},
       {"100,000 blocks", "a.html",
        [] {
          return "<html><head>" +
                 repeat("<script type='application/ld+json'>{\"@type\":\"JobPosting\"}</script>",
                        100'000);
        },
        "more than 50 JSON-LD blocks"},
       {"slips of JSON", "a.html",
        [] {
          return "<html><script type='application/ld+json'>[" + repeat(" ,", 3'000'000) +
                 repeat("\" \"x", 1'000'000) + repeat("a :", 1'000'000) + "</script>";
        },
        "is not JSON"}},
      512 * kMiB, 2);
}

TEST_F(FetchBombsTest, OfPagesAreBounded) {
  const std::string none = "no JobPosting data in the page";
  expect_bounded(
      {{"100,000 div", "a.html", [] { return "<html><body>" + repeat("<div>", 100'000) + "x"; },
        none},
       {"100,000 tables", "a.html",
        [] { return "<html><body>" + repeat("<table><tr><td>", 100'000) + "x"; }, none},
       {"a million attributes", "a.html",
        [] { return "<html><body><div" + numbered(" a", "=''", 1'000'000) + ">x"; }, none},
       {"comment of 16 MiB", "a.html",
        [] { return "<html><body><!--" + std::string(16 * kMiB - 100, '-') + ">"; }, none},
       {"scripts in scripts", "a.html",
        [] { return "<html><body>" + repeat("<script><!--<script>", 500'000) + "x"; }, none},
       {"formatting that never ends", "a.html",
        [] { return "<html><body>" + repeat("<b><i><a href=x><p>", 200'000) + "x"; }, none},
       {"items in items", "a.html",
        [] {
          return "<html><body>" +
                 repeat("<div itemscope itemtype=http://schema.org/JobPosting itemprop=a>",
                        100'000);
        },
        "neither title nor description"},
       {"references", "a.html", [] { return "<html><body>" + repeat("&am", 500'000); }, none}},
      256 * kMiB, 1);
}

}  // namespace
}  // namespace skillgap
