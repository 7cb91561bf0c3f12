#include <gmock/gmock.h>

#include "ingest/feed_cases.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(JsonFeed, ReadsEveryFieldOfAnItem) {
  const auto feed = parsed(R"({"version":"https://jsonfeed.org/version/1.1","title":"Jobs",
"home_page_url":"https://jobs.example/","language":"en",
"items":[{"id":"https://jobs.example/7","url":"https://jobs.example/7?utm_source=json",
"title":"R&amp;D Lead","content_html":"<p>SQL</p>","content_text":"SQL","summary":"S",
"date_published":"2026-07-25T05:32:47Z","date_modified":"2026-07-26T05:32:47Z",
"tags":["data","data","R&amp;D"],"authors":[{"name":"Rina"}],"language":"id",
"location":"Bandung","company":"Acme"}]})");
  EXPECT_EQ(feed.format, FeedFormat::kJsonFeed);
  EXPECT_EQ(feed.title, "Jobs");
  EXPECT_TRUE(feed.complete);
  EXPECT_THAT(problem_lines(feed), IsEmpty());
  const auto posting = only_posting(feed);
  EXPECT_EQ(posting.title, "R&D Lead");
  EXPECT_EQ(posting.url, "https://jobs.example/7?utm_source=json");
  EXPECT_EQ(posting.source, "https://jobs.example/");
  EXPECT_EQ(posting.description, "<p>SQL</p>");
  EXPECT_EQ(posting.description_format, TextFormat::kHtml);
  EXPECT_EQ(posting.date_posted, "2026-07-25");
  EXPECT_EQ(posting.language, "id");
  EXPECT_EQ(posting.location, "Bandung");
  EXPECT_EQ(posting.company, "Acme");
  EXPECT_THAT(posting.tags, ElementsAre("data", "R&D"));
  EXPECT_EQ(extra(posting, "author"), "\"Rina\"");
  EXPECT_EQ(posting.id, only_posting(parsed(rss("<item><title>X</title>"
                                                "<guid>https://jobs.example/7</guid></item>")))
                            .id);
}

TEST(JsonFeed, TakesWhatAnItemHas) {
  const auto feed = parsed(R"({"items":[
{"id":7,"title":"A","content_text":"a < b\n<b> is bold","external_url":"https://x.example/1",
 "date_modified":"2026-07-26","author":{"name":"Ada"}},
{"id":8,"summary":"Only this"},
{"id":9},
"no object"]})");
  ASSERT_EQ(feed.postings.size(), 2u);
  EXPECT_EQ(feed.postings[0].description, "a < b\n<b> is bold");
  EXPECT_EQ(feed.postings[0].description_format, TextFormat::kText);
  EXPECT_EQ(feed.postings[0].url, "https://x.example/1");
  EXPECT_EQ(feed.postings[0].date_posted, "2026-07-26");
  EXPECT_EQ(extra(feed.postings[0], "author"), "\"Ada\"");
  EXPECT_EQ(feed.postings[1].description, "Only this");
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("missing-field a.rss: item 2 has no title, kept without one",
                          "bad-item a.rss: item 3 has neither title nor description, skipped",
                          "bad-item a.rss: item 4 has neither title nor description, skipped"));
}

TEST(JsonFeed, SurvivesHalfASurrogatePair) {
  const auto feed = parsed(R"({"items":[{"title":"Dev \ud83d now","salary":"12"}]})");
  EXPECT_EQ(only_posting(feed).title, "Dev \xEF\xBF\xBD now");
  EXPECT_EQ(only_posting(feed).salary.surface, "12");
}

TEST(JsonFeed, MayHaveNoItems) {
  EXPECT_THAT(parsed(R"({"items":[]})").postings, IsEmpty());
  EXPECT_THAT(problem_lines(parsed(R"({"items":[]})")), IsEmpty());
  for (const std::string members : {"", R"(,"items":{"a":1})", R"(,"items":null)"}) {
    EXPECT_THAT(
        problem_lines(parsed(R"({"version":"https://jsonfeed.org/version/1")" + members + "}")),
        ElementsAre("missing-field a.rss: a JSON Feed without a list 'items', check the address"));
  }
}

TEST(JsonFeed, ReadsValuesOfOtherKinds) {
  const auto posting = only_posting(
      parsed(R"({"items":[{"id":1.5,"url":["https://a.example/1"],"title":["A","B"],)"
             R"("tags":"x, y","authors":{"name":"N"},"content_html":["<p>x</p>"]}]})"));
  EXPECT_EQ(posting.url, "https://a.example/1");
  EXPECT_EQ(posting.title, "A");
  EXPECT_EQ(posting.description, "<p>x</p>");
  EXPECT_EQ(extra(posting, "author"), "\"N\"");
  EXPECT_THAT(posting.tags, ElementsAre("x", "y"));
}

TEST(JsonFeed, SaysWhatOtherJsonLooksLike) {
  struct Case {
    std::string_view text, error;
  };
  const Case cases[] = {
      {R"({"count":2,"jobs":[{"title":"A"}]})",
       "a.rss: a JSON object with a list 'jobs', not a JSON Feed; write that list as NDJSON and "
       "import it"},
      {R"([{"title":"A"}])",
       "a.rss: a JSON list, not a JSON Feed; write its postings as NDJSON and import them"},
      {R"({"title":"A"})",
       "a.rss: JSON, not a JSON Feed; write its postings as NDJSON and import them"},
      {"{\"title\":\"A\"}\n{\"title\":\"B\"}\n",
       "a.rss: several JSON values, not a feed; if this is NDJSON, import it"},
      {"{\"items\":[\n{\"title\":\"A\"},\n{\"title\":",
       "a.rss:3: not JSON from here on, fetch it again or check the address"},
      {"{\"items\":[\n{title:1}]}",
       "a.rss:2: not JSON from here on, fetch it again or check the address"},
  };
  for (const auto& [text, error] : cases) EXPECT_EQ(error_line(text), error);
}

TEST(JsonFeed, RefusesWhatIsTooDeep) {
  const auto nested = [](int depth) {
    return "{\"items\":[],\"x\":" + std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']') + "}";
  };
  EXPECT_EQ(error_line(nested(60)), "no error");
  EXPECT_NE(error_line(nested(64)), "no error");
  EXPECT_NE(error_line(nested(1'000'000)), "no error");
}

}  // namespace
}  // namespace skillgap
