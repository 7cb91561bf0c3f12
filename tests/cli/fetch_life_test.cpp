// The life of postings over several runs of `fetch`: who is new, changed, gone, and who may say so.
#include <gtest/gtest.h>

#include "skillgap/fetch_log.h"
#include "support/command.h"
#include "support/compressed.h"
#include "support/loopback_server.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

std::string item(const std::string& id, const std::string& date = "") {
  const std::string url = "https://jobs.example/" + id;
  return "<item><title>Job " + id + "</title><link>" + url + "</link><guid>" + url + "</guid>" +
         (date.empty() ? "" : "<pubDate>" + date + "</pubDate>") +
         "<description>We need Python.</description></item>\n";
}

std::string feed(const std::string& items) {
  return "<rss version=\"2.0\"><channel><title>Jobs</title><link>https://jobs.example/</link>\n" +
         items + "</channel></rss>\n";
}

std::string job_page(const std::string& title) {
  return "<html><head><script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"" +
         title + "\",\"description\":\"We need SQL.\"}</script></head><body></body></html>";
}

class FetchLifeTest : public testing::Test {
 protected:
  CommandResult fetch(std::vector<std::string> words) {
    words.insert(words.begin(), {"fetch", "--db", folder_.path("t.db"), "--allow-private",
                                 "127.0.0.1", "--delay", "0"});
    return run_command(words);
  }
  // "2 new, 0 changed, 1 same, 0 gone" of the summary.
  std::string counts(const std::vector<std::string>& words) {
    const std::string err = fetch(words).err;
    const std::size_t end = err.find(" gone\n");
    if (end == std::string::npos) return err;
    const std::size_t begin = err.rfind('\n', end);
    return err.substr(begin + 1, end + 5 - begin - 1);
  }
  std::string stored() {
    return run_command({"export", "postings", "--format", "ndjson", "--db", folder_.path("t.db")})
        .out;
  }
  std::string gone(const std::string& id) {
    Store store = Store::open_existing(folder_.path("t.db")).value();
    return FetchLog(store).life(id).value().value().gone;
  }

  TestFolder folder_;
};

TEST_F(FetchLifeTest, CountsWhatAFeedNoLongerShows) {
  const std::string dated =
      feed(item("a", "Mon, 02 Nov 2026 08:00:00 GMT") + item("b", "Tue, 03 Nov 2026 08:00:00 GMT") +
           item("c", "Wed, 04 Nov 2026 08:00:00 GMT"));
  const std::string path = folder_.write("a.rss", dated);
  EXPECT_EQ(counts({path}), "3 new, 0 changed, 0 same, 0 gone");
  folder_.write("a.rss", feed(item("b", "Tue, 03 Nov 2026 08:00:00 GMT") +
                              item("d", "Thu, 05 Nov 2026 08:00:00 GMT")));
  // The oldest has only scrolled out; the third was taken away.
  EXPECT_EQ(counts({path}), "1 new, 0 changed, 1 same, 1 gone");
  folder_.write("a.rss", dated);
  EXPECT_EQ(counts({path}), "0 new, 0 changed, 3 same, 1 gone");
}

TEST_F(FetchLifeTest, TakesAFeedWithoutDatesForAWindowUnlessItShrinks) {
  const std::string path = folder_.write("a.rss", feed(item("a") + item("b")));
  EXPECT_EQ(counts({path}), "2 new, 0 changed, 0 same, 0 gone");
  folder_.write("a.rss", feed(item("b") + item("c")));
  EXPECT_EQ(counts({path}), "1 new, 0 changed, 1 same, 0 gone");
  folder_.write("a.rss", feed(item("c")));
  EXPECT_EQ(counts({path}), "0 new, 0 changed, 1 same, 2 gone");
}

// Invariant I3: every way in which a fetch can be less than complete and well classified.
TEST_F(FetchLifeTest, MarksNothingGoneByAFetchThatIsNotWhole) {
  const std::string whole = feed(item("a") + item("b") + item("c"));
  const std::string less = feed(item("a"));
  const ScriptedReply replies[] = {
      {.bytes = http_reply(200, {}, whole.substr(0, whole.find("Job b")))},  // cut document
      {.bytes = http_reply(200, {"Content-Length: 9999"}, less)},            // cut transfer
      {.bytes = http_reply_unframed(200, {"Transfer-Encoding: chunked"}, open_chunk(less))},
      {.bytes = http_reply(206, {}, less)},
      {.bytes = http_reply(200, {}, feed(""))},  // nothing in it
      {.bytes = http_reply(200, {}, "")},
      {.bytes = http_reply(200, {}, "<html><body>Login</body></html>")},
      {.bytes = http_reply(200, {}, feed(item("a") + "<item><b></item>"))},  // a broken item
      {.bytes = http_reply(200, {}, feed(item("a") + "<item></item>"))},     // a bad item
      {.bytes = http_reply(200, {}, feed(item("a") + "<item><title>\xff</title></item>"))},
      {.bytes = http_reply(304, {}, "")},
      {.bytes = http_reply(401, {}, less)},
      {.bytes = http_reply(403, {}, less)},
      {.bytes = http_reply(404, {}, less)},
      {.bytes = http_reply(410, {}, less)},
      {.bytes = http_reply(500, {"Retry-After: 999"}, less)},
      {.bytes = http_reply(302, {"Location: ftp://x.example/"}, less)},
      {.bytes = "HTTP/1.1 200 OK\r\n"},
      {.bytes = "no http"},
  };
  LoopbackServer server;
  server.on("/jobs", http_reply(200, {"ETag: \"1\""}, whole));
  const std::vector<std::string> words = {server.url("/jobs"), "--force"};
  ASSERT_EQ(counts(words), "3 new, 0 changed, 0 same, 0 gone");
  for (const ScriptedReply& reply : replies) {
    server.on("/jobs", {reply});
    EXPECT_TRUE(counts(words).ends_with(" 0 gone")) << reply.bytes;
  }
  server.on("/jobs", http_reply(200, {}, less));
  // The two, and what the feed with a broken character showed.
  EXPECT_TRUE(counts(words).ends_with(" 3 gone")) << "the rule itself works";
}

TEST_F(FetchLifeTest, MarksThePostingOfAPageThatIsGone) {
  LoopbackServer server;
  server.on("/map.xml",
            http_reply(200, {},
                       "<urlset><url><loc>" + server.url("/a") + "</loc></url><url><loc>" +
                           server.url("/b") + "</loc></url></urlset>"));
  for (const std::string name : {"/a", "/b", "/own"})
    server.on(name, http_reply(200, {}, job_page("Job " + name)));
  const std::vector<std::string> words = {server.url("/map.xml"), server.url("/own")};
  EXPECT_EQ(counts(words), "3 new, 0 changed, 0 same, 0 gone");
  server.on("/a", http_reply(410, {}, ""));
  server.on("/own", http_reply(404, {}, ""));
  EXPECT_EQ(counts(words), "0 new, 0 changed, 1 same, 2 gone");
  EXPECT_EQ(counts(words), "0 new, 0 changed, 1 same, 0 gone");
  server.on("/a", http_reply(200, {}, job_page("Job /a")));
  EXPECT_EQ(counts(words), "0 new, 0 changed, 2 same, 0 gone");
}

TEST_F(FetchLifeTest, LeavesBehindWhatEachFetchGave) {
  LoopbackServer server;
  server.on("/old", http_reply(302, {"Location: /jobs"}, ""));
  server.on("/jobs", http_reply(200, {"Cache-Control: max-age=3600"},
                                feed(item("a") + "<item></item><item><link>x</link></item>")));
  fetch({server.url("/old")});
  Store store = Store::open_existing(folder_.path("t.db")).value();
  const auto last = FetchLog(store).last_asked(server.url("/old")).value();
  EXPECT_GT(last.not_before, last.time);
  const auto rows = folder_.path("t.db");
  EXPECT_NE(run_command({"fetch", "--db", rows, "--dry-run", server.url("/old")})
                .out.find("nothing before " + last.not_before),
            std::string::npos);
}

TEST_F(FetchLifeTest, AsksNobodyForWhatIsFresh) {
  LoopbackServer server;
  server.on("/robots.txt", http_reply(200, {}, "User-agent: *\nAllow: /"));
  server.on("/fresh", http_reply(200, {"Cache-Control: max-age=600"}, feed(item("a"))));
  server.on("/stale", http_reply(200, {"Cache-Control: no-cache"}, feed(item("b"))));
  server.on("/busy", http_reply(503, {"Retry-After: 3600"}, ""));
  server.on("/ttl",
            http_reply(200, {}, "<rss><channel><ttl>60</ttl>" + item("c") + "</channel></rss>"));
  const std::vector<std::string> words = {server.url("/fresh"), server.url("/stale"),
                                          server.url("/busy"), server.url("/ttl")};
  fetch(words);
  const CommandResult second = fetch(words);
  EXPECT_EQ(server.hits("/fresh"), 1);
  EXPECT_EQ(server.hits("/stale"), 2);
  EXPECT_EQ(server.hits("/busy"), 1);
  EXPECT_EQ(server.hits("/ttl"), 1);
  EXPECT_EQ(server.hits("/robots.txt"), 1) << "robots.txt is kept for a day";
  EXPECT_NE(second.err.find("3 addresses are still fresh and were not asked, see --force"),
            std::string::npos)
      << second.err;
  auto forced = words;
  forced.push_back("--force");
  fetch(forced);
  EXPECT_EQ(server.hits("/fresh"), 2);
}

TEST_F(FetchLifeTest, AsksAListedSourceNotMoreOftenThanItsInterval) {
  LoopbackServer server;
  server.on("/a", http_reply(200, {}, feed(item("a"))));
  server.on("/b", http_reply(200, {}, feed(item("b"))));
  const std::string list = folder_.write(
      "s.toml",
      "contact = \"https://bot.example/about\"\n[[source]]\nname = \"Board A\"\nurl = \"" +
          server.url("/a") + "\"\ninterval = \"6h\"\n[[source]]\nurl = \"" + server.url("/b") +
          "\"\ntags = [\"daily\"]\n");
  const CommandResult first = fetch({"--sources", list});
  EXPECT_NE(first.err.find("Board A"), std::string::npos) << first.err;
  fetch({"--sources", list});
  EXPECT_EQ(server.hits("/a"), 1);
  EXPECT_EQ(server.hits("/b"), 2);
  EXPECT_EQ(server.requests().back().field("User-Agent"), "skillgap (+https://bot.example/about)");
  fetch({"--sources", list, "--tag", "daily"});
  EXPECT_EQ(server.hits("/b"), 3);
  EXPECT_EQ(fetch({"--sources", list, "--tag", "none"}).err,
            "skillgap: " + list + ": no source has the tag, see --tag\n");
}

TEST_F(FetchLifeTest, SaysWhatIsWrongInAListOfSources) {
  const std::string path = folder_.write("a.rss", feed(item("a")));
  const std::string list = folder_.write(
      "s.toml", "[[source]]\nurl = \"" + path +
                    "\"\ninterval = \"often\"\ntags = \"daily\"\nfollow = 1\ncolour = \"red\"\n");
  const std::string err = fetch({"--sources", list}).err;
  for (const std::string& message : {
           std::string(":3: 'interval' is not what it should be, write a time such as \"30min\", "
                       "\"6h\" or \"2d\""),
           std::string(":4: 'tags' is not what it should be, write a list of texts"),
           std::string(":5: 'follow' is not what it should be, write true or false"),
           std::string(":6: unknown key 'colour', use url, name, tags, interval, follow or "
                       "allow_private"),
       }) {
    EXPECT_NE(err.find(list + message), std::string::npos) << message << "\n" << err;
  }
}

TEST_F(FetchLifeTest, TakesOnlyWhatWasPostedSince) {
  const std::string path =
      folder_.write("a.rss", feed(item("old", "Mon, 02 Nov 2026 08:00:00 GMT") +
                                  item("new", "Tue, 10 Nov 2026 08:00:00 GMT") + item("undated")));
  EXPECT_EQ(counts({path, "--since", "2026-11-05"}), "2 new, 0 changed, 0 same, 0 gone");
  EXPECT_EQ(counts({path}), "1 new, 0 changed, 2 same, 0 gone");
  EXPECT_EQ(counts({path, "--since", "2026-11-05"}), "0 new, 0 changed, 2 same, 0 gone");
  EXPECT_EQ(fetch({path, "--since", "soon"}).err,
            "skillgap fetch: --since: 'soon' is no date, write YYYY-MM-DD\n"
            "Run `skillgap fetch --help` for more.\n");
}

TEST_F(FetchLifeTest, PassesOverPagesOfASitemapThatHaveNotChangedSince) {
  LoopbackServer server;
  server.on("/map.xml", http_reply(200, {},
                                   "<urlset><url><loc>" + server.url("/old") +
                                       "</loc><lastmod>2026-10-01</lastmod></url><url><loc>" +
                                       server.url("/new") +
                                       "</loc><lastmod>2026-11-10T08:00:00Z</lastmod></url>"
                                       "</urlset>"));
  server.on("/new", http_reply(200, {}, job_page("New")));
  EXPECT_EQ(counts({server.url("/map.xml"), "--since", "2026-11-01"}),
            "1 new, 0 changed, 0 same, 0 gone");
  EXPECT_EQ(server.hits("/old"), 0);
}

// Sitemaps are often files of gzip, and no header says so.
TEST_F(FetchLifeTest, ReadsSitemapsThatAreFilesOfGzip) {
  LoopbackServer server;
  const std::string map = "<urlset><url><loc>" + server.url("/a") + "</loc></url></urlset>";
  server.on("/map.xml.gz", http_reply(200, {"Content-Type: application/gzip"}, gzip_of(map)));
  server.on("/a", http_reply(200, {}, job_page("A")));
  EXPECT_EQ(counts({server.url("/map.xml.gz")}), "1 new, 0 changed, 0 same, 0 gone");
}

TEST_F(FetchLifeTest, GoesThreeListsDeepAndNoFurther) {
  LoopbackServer server;
  for (int i = 0; i < 6; ++i) {
    const std::string next = server.url("/" + std::to_string(i + 1));
    server.on("/" + std::to_string(i), http_reply(200, {},
                                                  "<sitemapindex><sitemap><loc>" + next +
                                                      "</loc></sitemap>"
                                                      "</sitemapindex>"));
  }
  fetch({server.url("/0")});
  EXPECT_EQ(server.hits("/3"), 1);
  EXPECT_EQ(server.hits("/4"), 0);
}

TEST_F(FetchLifeTest, TakesNoListedPageWithoutDataForAPosting) {
  LoopbackServer server;
  server.on(
      "/map.xml",
      http_reply(200, {}, "<urlset><url><loc>" + server.url("/about") + "</loc></url></urlset>"));
  std::string prose;
  for (int i = 0; i < 9; ++i)
    prose += "<p>We are a company that makes things which people like, since many years.</p>";
  server.on("/about", http_reply(200, {}, "<html><body><h1>About us</h1>" + prose));
  const CommandResult result = fetch({server.url("/map.xml")});
  EXPECT_NE(
      result.err.find(server.url("/about") + ": a listed page without JobPosting data, left out"),
      std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("0 new"), std::string::npos);
}

TEST_F(FetchLifeTest, ReadsAFolderOfSavedPages) {
  std::filesystem::create_directories(folder_.path("saved/more/.hidden"));
  folder_.write("saved/a.html", job_page("A"));
  folder_.write("saved/more/b.HTM", job_page("B"));
  folder_.write("saved/more/feed.rss", feed(item("c")));
  folder_.write("saved/more/.hidden/d.html", job_page("D"));
  folder_.write("saved/notes.txt", "no posting");
  std::filesystem::create_symlink(folder_.path("saved"), folder_.path("saved/more/loop"));
  const CommandResult result = fetch({folder_.path("saved")});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.err.find("3 new"), std::string::npos) << result.err;
  EXPECT_NE(stored().find("\"source\":\"" + folder_.path("saved") + "\",\"title\":\"A\""),
            std::string::npos)
      << stored();
  std::filesystem::create_directories(folder_.path("empty"));
  EXPECT_NE(fetch({folder_.path("empty")})
                .err.find("empty: holds no pages or feeds (.html .xml .rss .atom .json …), name "
                          "another"),
            std::string::npos);
}

TEST_F(FetchLifeTest, GoesFromAPageToTheFeedsThatItNames) {
  LoopbackServer server;
  server.on("/", http_reply(200, {},
                            "<html><head><title>Careers</title><link rel=alternate "
                            "type='application/rss+xml' href='/jobs.rss'></head><body>Join us"));
  server.on("/jobs.rss", http_reply(200, {}, feed(item("a") + item("b"))));
  const CommandResult result = fetch({server.url("/")});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.err.find("no JobPosting data, the 1 feeds that it names are read instead"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("2 new"), std::string::npos) << result.err;
}

// --- teasers

std::string teaser(const std::string& url, const std::string& text) {
  return feed("<item><title>Analyst</title><link>" + url + "</link><guid>" + url +
              "</guid><description>" + text + "</description></item>");
}

std::string whole_page(const std::string& text) {
  return "<html><head><script "
         "type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"x\","
         "\"hiringOrganization\":\"Acme\",\"description\":\"" +
         text + "\"}</script></head></html>";
}

TEST_F(FetchLifeTest, FollowsATeaserToItsPageOnce) {
  LoopbackServer server;
  const std::string text = "We need Python and SQL, and somebody who can explain both.";
  server.on("/feed", http_reply(200, {}, teaser(server.url("/1"), "We need Python…")));
  server.on("/1", http_reply(200, {}, whole_page(text)));
  const std::vector<std::string> words = {server.url("/feed"), "--follow"};
  EXPECT_EQ(counts(words), "1 new, 0 changed, 0 same, 0 gone");
  EXPECT_NE(stored().find(text), std::string::npos) << stored();
  EXPECT_NE(stored().find("\"title\":\"Analyst\",\"company\":\"Acme\""), std::string::npos);
  EXPECT_EQ(counts(words), "0 new, 0 changed, 1 same, 0 gone");
  EXPECT_EQ(server.hits("/1"), 1) << "the item is the same, and its page was read";
  // The item changed: its page may have changed, too.
  server.on("/feed", http_reply(200, {}, teaser(server.url("/1"), "We need R…")));
  server.on("/1", http_reply(200, {}, whole_page(text + " And R.")));
  EXPECT_EQ(counts(words), "0 new, 1 changed, 0 same, 0 gone");
  EXPECT_NE(stored().find("And R."), std::string::npos);
}

TEST_F(FetchLifeTest, KeepsTheTeaserWhereThePageCannotBeHad) {
  LoopbackServer server;
  server.on("/feed", http_reply(200, {}, teaser(server.url("/1"), "We need Python…")));
  server.on("/1", http_reply(404, {}, ""));
  const std::vector<std::string> words = {server.url("/feed"), "--follow"};
  EXPECT_EQ(counts(words), "1 new, 0 changed, 0 same, 0 gone");
  EXPECT_NE(stored().find("We need Python…"), std::string::npos);
  server.on("/1", http_reply(200, {}, whole_page("We need Python, and more than that.")));
  EXPECT_EQ(counts(words), "0 new, 1 changed, 0 same, 0 gone");
  // What was completed is not undone by a page that is away for a day.
  server.on("/feed", http_reply(200, {}, teaser(server.url("/1"), "We need R…")));
  server.on("/1", http_reply(404, {}, ""));
  fetch(words);
  EXPECT_NE(stored().find("and more than that"), std::string::npos) << stored();
}

TEST_F(FetchLifeTest, FollowsNoMorePagesThanAllowed) {
  LoopbackServer server;
  std::string items;
  for (const std::string id : {"1", "2", "3"}) {
    items += "<item><title>Job</title><link>" + server.url("/" + id) +
             "</link><description>Short</description></item>";
    server.on("/" + id, http_reply(200, {}, whole_page("A longer text about job " + id)));
  }
  server.on("/feed", http_reply(200, {}, feed(items)));
  EXPECT_EQ(counts({server.url("/feed"), "--follow", "--max", "2"}),
            "3 new, 0 changed, 0 same, 0 gone");
  EXPECT_EQ(server.hits("/1") + server.hits("/2") + server.hits("/3"), 2);
  EXPECT_EQ(counts({server.url("/feed"), "--follow", "--max", "2"}),
            "0 new, 1 changed, 2 same, 0 gone");
}

TEST_F(FetchLifeTest, SaysWhatItWouldAskAndAsksNothing) {
  LoopbackServer server;
  server.on("/jobs", http_reply(200, {"ETag: \"1\""}, feed(item("a"))));
  const std::string file = folder_.write("b.rss", feed(item("b")));
  const std::vector<std::string> words = {"--dry-run", server.url("/jobs"), file,
                                          "https://jobs.lever.co/acme"};
  const CommandResult before = fetch(words);
  EXPECT_EQ(before.code, kDone);
  EXPECT_EQ(server.connections(), 0);
  EXPECT_FALSE(std::filesystem::exists(folder_.path("t.db"))) << "nothing is made either";
  for (const std::string& part : {std::string("a file, read"), std::string("the document  http"),
                                  std::string("https://api.lever.co/v0/postings/acme?mode=json")}) {
    EXPECT_NE(before.out.find(part), std::string::npos) << before.out;
  }
  fetch({server.url("/jobs")});
  EXPECT_NE(fetch(words).out.find("the document, if it changed"), std::string::npos);
  EXPECT_EQ(server.hits("/jobs"), 1);
}

}  // namespace
}  // namespace skillgap
