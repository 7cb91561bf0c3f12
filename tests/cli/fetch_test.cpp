// `fetch` as a user meets it: several sources, some of them bad, over files and over http.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/command.h"
#include "support/loopback_server.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

std::string item(const std::string& id, const std::string& title) {
  return "<item><title>" + title + "</title><link>https://jobs.example/" + id +
         "</link><guid>https://jobs.example/" + id +
         "</guid><description>&lt;p&gt;We need Python.&lt;/p&gt;</description></item>\n";
}

std::string feed(const std::string& items) {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Jobs</title>"
         "<link>https://jobs.example/</link>\n" +
         items + "</channel></rss>\n";
}

std::vector<SeenRequest> requests_for(const std::string& path, const LoopbackServer& server) {
  std::vector<SeenRequest> all = server.requests();
  std::erase_if(all, [&](const SeenRequest& request) { return request.path != path; });
  return all;
}

class FetchCommandTest : public testing::Test {
 protected:
  CommandResult fetch(const std::vector<std::string>& sources) {
    std::vector<std::string> words = {"fetch", "--db", folder_.path("t.db"), "--allow-private",
                                      "127.0.0.1"};
    words.insert(words.end(), sources.begin(), sources.end());
    return run_command(words);
  }
  std::size_t stored() {
    const CommandResult all =
        run_command({"export", "postings", "--format", "ndjson", "--db", folder_.path("t.db")});
    return static_cast<std::size_t>(std::ranges::count(all.out, '\n'));
  }
  TestFolder folder_;
};

TEST_F(FetchCommandTest, StoresEachPostingOnceAndSaysSo) {
  const std::string a = folder_.write("a.rss", feed(item("1", "A") + item("2", "B")));
  const std::string b = folder_.write("b.rss", feed(item("2", "B") + item("3", "C")));
  EXPECT_NE(fetch({a, b}).err.find("3 new, 0 changed, 1 same"), std::string::npos);
  EXPECT_NE(fetch({a, b}).err.find("0 new, 0 changed, 4 same"), std::string::npos);
  EXPECT_EQ(stored(), 3u);
}

TEST_F(FetchCommandTest, PrintsPostingsForAPipeAndStoresNothing) {
  const std::string a =
      folder_.write("a.rss", feed(item("1", "A") + item("1", "A") + item("2", "B")));
  const CommandResult result = run_command({"fetch", "--stdout", a});
  EXPECT_EQ(result.code, kDone);
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 2);
  const CommandResult analyzed = run_command({"analyze", folder_.write("p.ndjson", result.out)});
  EXPECT_NE(analyzed.out.find("\"skill\":\"python\""), std::string::npos) << analyzed.out;
}

// Each bad source gets its message; the good one beside it is stored all the same.
TEST_F(FetchCommandTest, GoesOnPastEveryKindOfBadSource) {
  struct Case {
    const char* name;
    std::string bytes;
    const char* message;  // behind "path:" or "path:line: "
    const char* kind;
    std::size_t stored;  // besides the good source's posting
  };
  const std::string whole = feed(item("1", "A") + item("2", "B"));
  const Case cases[] = {
      {"text.rss", "this is no feed", "", "not-a-feed", 0},
      {"empty.rss", "", "", "not-a-feed", 0},
      {"cut.rss", whole.substr(0, whole.size() - 60), "", "truncated", 1},
      {"untitled.rss", feed("<item><description>Python</description></item>" + item("1", "A")), "",
       "missing-field", 2},
      {"hollow.rss", feed("<item><link>https://jobs.example/9</link></item>" + item("1", "A")), "",
       "bad-item", 1},
      {"klingon.rss",
       "<?xml version=\"1.0\" encoding=\"x-klingon\"?>" + feed(item("1", "A")).substr(21), "",
       "encoding", 1},
      {"broken.rss",
       feed(item("1",
                 "A\xff\xfe"
                 "B")),
       "", "encoding", 1},
  };
  for (const Case& c : cases) {
    const std::string db = folder_.path(std::string(c.name) + ".db");
    const std::string good = folder_.write("good.rss", feed(item("good", "Good")));
    const std::string bad = folder_.write(c.name, c.bytes);
    const CommandResult result = run_command({"fetch", bad, good, "--db", db});
    EXPECT_EQ(result.code, kDoneWithProblems) << c.name << "\n" << result.err;
    EXPECT_NE(result.err.find(bad + ":"), std::string::npos) << c.name << "\n" << result.err;
    EXPECT_NE(result.err.find(std::string("1 ") + c.kind), std::string::npos) << c.name << "\n"
                                                                              << result.err;
    const CommandResult all = run_command({"export", "postings", "--format", "ndjson", "--db", db});
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(all.out, '\n')), c.stored + 1)
        << c.name << "\n"
        << result.err;
  }
}

TEST_F(FetchCommandTest, CannotBeDoneWhereNoSourceCouldBeRead) {
  const CommandResult result =
      fetch({folder_.path("missing.rss"), folder_.write("no.rss", "no feed")});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find("missing.rss: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("2 problems: 1 not-a-feed, 1 unreadable"), std::string::npos)
      << result.err;
}

TEST_F(FetchCommandTest, TellsAnAddressWithoutItsSchemeFromAPath) {
  const std::string hint =
      "jobs.example/all.rss: no such file; of a site write https://jobs.example/all.rss\n";
  EXPECT_TRUE(run_command({"fetch", "jobs.example/all.rss", "--stdout"}).err.starts_with(hint));
  EXPECT_TRUE(run_command({"fetch", "feeds/none.rss", "--stdout"})
                  .err.starts_with("feeds/none.rss: No such file or directory, check the path\n"));
}

TEST_F(FetchCommandTest, LosesNothingWhenAFeedComesBackCutOrEmpty) {
  const std::string whole = feed(item("1", "A") + item("2", "B"));
  const std::string path = folder_.write("a.rss", whole);
  fetch({path});
  const std::string before =
      run_command({"export", "postings", "--format", "ndjson", "--db", folder_.path("t.db")}).out;
  for (const std::string& damaged :
       {std::string(), whole.substr(0, 40), whole.substr(0, whole.size() - 30), feed("")}) {
    folder_.write("a.rss", damaged);
    fetch({path});
    EXPECT_EQ(
        run_command({"export", "postings", "--format", "ndjson", "--db", folder_.path("t.db")}).out,
        before)
        << damaged;
  }
}

TEST_F(FetchCommandTest, KeepsValidatorsOverA304ThatDoesNotRepeatThem) {
  LoopbackServer server;
  server.on(
      "/jobs",
      {{.bytes = http_reply(200, {"ETag: W/\"odd \\ one\"", "Content-Type: application/rss+xml"},
                            feed(item("1", "A")))},
       {.bytes = http_reply_unframed(304, {}, "")},
       {.bytes = http_reply_unframed(304, {}, "")}});
  EXPECT_NE(fetch({server.url("/jobs")}).err.find("1 new"), std::string::npos);
  EXPECT_NE(fetch({server.url("/jobs")}).err.find("not modified"), std::string::npos);
  EXPECT_NE(fetch({server.url("/jobs")}).err.find("not modified"), std::string::npos);
  const auto asked = requests_for("/jobs", server);
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_FALSE(asked[0].has("If-None-Match"));
  EXPECT_EQ(asked[1].field("If-None-Match"), "W/\"odd \\ one\"");
  EXPECT_EQ(asked[2].field("If-None-Match"), "W/\"odd \\ one\"");
}

TEST_F(FetchCommandTest, DoesNotTrustTheValidatorsOfACutTransfer) {
  LoopbackServer server;
  const std::string whole = feed(item("1", "A"));
  server.on(
      "/jobs",
      {{.bytes = http_reply(
            200, {"ETag: \"1\"", "Content-Length: " + std::to_string(whole.size() + 9)}, whole)},
       {.bytes = http_reply(200, {"ETag: \"2\""}, whole)}});
  EXPECT_EQ(fetch({server.url("/jobs")}).code, kDoneWithProblems);
  EXPECT_EQ(fetch({server.url("/jobs")}).code, kDone);
  const auto asked = requests_for("/jobs", server);
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_FALSE(asked[1].has("If-None-Match"));
}

TEST_F(FetchCommandTest, AsksNoPrivateHostThatWasNotNamed) {
  LoopbackServer server;
  server.on("/jobs", http_reply(200, {}, feed(item("1", "A"))));
  const CommandResult result =
      run_command({"fetch", "--db", folder_.path("t.db"), server.url("/jobs")});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_EQ(server.connections(), 0);
  EXPECT_NE(result.err.find("1 refused"), std::string::npos) << result.err;
}

TEST_F(FetchCommandTest, TakesAddressesInCapitalsAndListsWithAByteOrderMark) {
  LoopbackServer server;
  server.on("/jobs", http_reply(200, {}, feed(item("1", "A"))));
  const std::string url = "HTTP" + server.url("/jobs").substr(4);
  const std::string list = folder_.write(
      "sources.toml", "\xEF\xBB\xBF[[source]]\nurl = \"" + url + "\"\nallow_private = true\n");
  const CommandResult result =
      run_command({"fetch", "--sources", list, "--db", folder_.path("t.db")});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_EQ(server.hits("/jobs"), 1);
}

TEST_F(FetchCommandTest, CountsWhatRobotsTxtForbids) {
  LoopbackServer server;
  server.on("/robots.txt", http_reply(200, {}, "User-agent: *\nDisallow: /jobs"));
  server.on("/jobs", http_reply(200, {}, feed(item("1", "A"))));
  const CommandResult result =
      fetch({server.url("/jobs"), folder_.write("a.rss", feed(item("2", "B")))});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_EQ(server.hits("/jobs"), 0);
  EXPECT_NE(result.err.find("does not let skillgap read this"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("1 robots"), std::string::npos) << result.err;
}

std::string job_page(const std::string& title) {
  return "<html><head><title>x</title><script type=\"application/ld+json\">"
         "{\"@type\":\"JobPosting\",\"title\":\"" +
         title + "\",\"description\":\"We need SQL.\"}</script></head><body></body></html>";
}

TEST_F(FetchCommandTest, GoesThroughTheSitemapsOfASiteInSeveralRuns) {
  LoopbackServer server;
  server.on("/index.xml", http_reply(200, {},
                                     "<sitemapindex><sitemap><loc>" + server.url("/map.xml") +
                                         "</loc></sitemap></sitemapindex>"));
  std::string map = "<urlset>";
  for (const std::string name : {"a", "b", "c"}) {
    map += "<url><loc>" + server.url("/" + name) + "</loc></url>";
    server.on("/" + name, http_reply(200, {"ETag: \"" + name + "\""}, job_page("Job " + name)));
  }
  server.on("/map.xml", http_reply(200, {}, map + "</urlset>"));
  const std::vector<std::string> words = {server.url("/index.xml"), "--max", "3", "--delay", "0"};
  const CommandResult first = fetch(words);
  EXPECT_EQ(first.code, kDone) << first.err;
  EXPECT_NE(first.err.find("2 new, 0 changed, 0 same"), std::string::npos) << first.err;
  EXPECT_NE(first.err.find("1 listed pages were not asked for in this run, see --max"),
            std::string::npos)
      << first.err;
  EXPECT_EQ(server.hits("/c"), 0);
  EXPECT_NE(fetch(words).err.find("1 new"), std::string::npos);
  EXPECT_EQ(server.hits("/c"), 1);
  const std::string all =
      run_command({"export", "postings", "--format", "ndjson", "--db", folder_.path("t.db")}).out;
  EXPECT_NE(all.find("\"source\":\"" + server.url("/index.xml") + "\""), std::string::npos) << all;
}

TEST_F(FetchCommandTest, ReadsAListOfSources) {
  LoopbackServer server;
  server.on("/jobs", http_reply(200, {}, feed(item("1", "A"))));
  const std::string list =
      folder_.write("sources.toml", "[[source]]\nurl = \"" + server.url("/jobs") +
                                        "\"\nallow_private = true\n"
                                        "[[source]]\nurl = \"" +
                                        folder_.write("b.rss", feed(item("2", "B"))) +
                                        "\"\n"
                                        "[[source]]\nurl_ = \"x\"\n");
  const CommandResult result =
      run_command({"fetch", "--sources", list, "--db", folder_.path("t.db")});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.err.find(list + ":6: a source without url, add url = \"…\"; left out"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("2 new"), std::string::npos) << result.err;
}

TEST_F(FetchCommandTest, SaysWhatIsWrongInAListOfSources) {
  const std::string good = folder_.write("a.rss", feed(item("1", "A")));
  const std::string list = folder_.write("sources.toml",
                                         "contact = 5\n"
                                         "other = 1\n"
                                         "[[source]]\n"
                                         "url = \"" +
                                             good +
                                             "\"\n"
                                             "interval = \"6 hours\"\n"
                                             "folow = true\n"
                                             "[[source]]\n"
                                             "url = \"ftp://x.example/a\"\n");
  const CommandResult result =
      run_command({"fetch", "--sources", list, "--db", folder_.path("t.db")});
  EXPECT_EQ(result.code, kDoneWithProblems);
  for (const std::string& said :
       {list + ":1: 'contact' is not what it should be, write a text\n",
        list + ":2: unknown key 'other', use contact or [[source]]\n",
        list + ":5: 'interval' is not what it should be, write a time such as \"30min\", \"6h\" or "
               "\"2d\"\n",
        list + ":6: unknown key 'folow', use url, name, tags, interval, follow or "
               "allow_private\n",
        std::string(
            "ftp://x.example/a: only http://, https:// and file:// addresses are read; give "
            "one of these or a path\n"),
        std::string("1 new")}) {
    EXPECT_NE(result.err.find(said), std::string::npos) << said << result.err;
  }
  const std::string one = folder_.write("one.toml", "[source]\nurl = \"" + good + "\"\n");
  EXPECT_EQ(run_command({"fetch", "--sources", one, "--db", folder_.path("u.db")}).code, kDone);
}

}  // namespace
}  // namespace skillgap
