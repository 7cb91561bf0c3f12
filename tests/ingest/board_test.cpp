// Public boards: which address a page leads to, and how the data is read. The answers are written
// for these tests after the boards' documentation.
#include "skillgap/board.h"

#include <gmock/gmock.h>

#include "ingest/feed_cases.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FindBoard, KnowsABoardByThePageAPersonWouldPaste) {
  struct Case {
    std::string_view page, url;
  };
  const Case cases[] = {
      {"https://boards.greenhouse.io/acme",
       "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"},
      {"https://job-boards.greenhouse.io/acme/?gh_src=x#jobs",
       "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"},
      {"https://boards.greenhouse.io/acme/jobs/42",
       "https://boards-api.greenhouse.io/v1/boards/acme/jobs/42"},
      {"https://boards.greenhouse.io/embed/job_board?b=x&for=acme",
       "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"},
      {"https://boards.greenhouse.io/embed/job_board?forum=acme", ""},
      {"https://news.ycombinator.com/item?id=42&p=2", "https://hn.algolia.com/api/v1/items/42"},
      {"https://news.ycombinator.com/item?id=x", ""},
      {"https://news.ycombinator.com/news", ""},
      {"https://jobs.lever.co/acme", "https://api.lever.co/v0/postings/acme?mode=json"},
      {"https://JOBS.lever.co/acme/7f3c", "https://api.lever.co/v0/postings/acme/7f3c?mode=json"},
      {"https://jobs.eu.lever.co/acme", "https://api.eu.lever.co/v0/postings/acme?mode=json"},
      {"https://jobs.ashbyhq.com/acme",
       "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true"},
      {"https://jobs.ashbyhq.com/acme/7f3c", ""},
      {"https://careers.smartrecruiters.com/Acme",
       "https://api.smartrecruiters.com/v1/companies/Acme/postings?limit=100"},
      {"https://jobs.smartrecruiters.com/Acme/743999-data-engineer",
       "https://api.smartrecruiters.com/v1/companies/Acme/postings/743999"},
      {"https://apply.workable.com/acme/",
       "https://apply.workable.com/api/v1/widget/accounts/acme?details=true"},
      {"https://apply.workable.com/acme/j/7F3C/", ""},
      {"https://acme.recruitee.com", "https://acme.recruitee.com/api/offers/"},
      {"https://acme.recruitee.com/o/data-engineer", ""},
      {"https://acme.jobs.personio.de/", "https://acme.jobs.personio.de/xml"},
      {"https://acme.teamtailor.com/jobs", "https://acme.teamtailor.com/jobs.rss"},
      {"https://acme.teamtailor.com/jobs/7-data-engineer", ""},
      {"https://jobs.example/lever.co/acme", ""},
      {"https://jobs.lever.co", ""},
      {"jobs.lever.co/acme", ""},
      {"a.rss", ""},
  };
  for (const auto& [page, url] : cases) {
    const auto found = find_board(page);
    EXPECT_EQ(found ? found->url : "", url) << page;
  }
  EXPECT_EQ(find_board("https://jobs.lever.co/acme")->board, "lever");
}

TEST(Boards, ReadGreenhouse) {
  const auto feed = parsed(R"({"jobs":[{"id":42,"title":"Data Engineer","absolute_url":
    "https://boards.greenhouse.io/acme/jobs/42","location":{"name":"Jakarta"},
    "content":"&lt;p&gt;We need &lt;b&gt;Spark&lt;/b&gt;.&lt;/p&gt;","updated_at":"2026-11-02T08:00:00-05:00",
    "company_name":"Acme","departments":[{"name":"Data"},{"name":"Data"}]}],"meta":{"total":1}})");
  EXPECT_EQ(feed.format, FeedFormat::kBoard);
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.title, "Data Engineer");
  EXPECT_EQ(job.company, "Acme");
  EXPECT_EQ(job.location, "Jakarta");
  EXPECT_EQ(job.description, "<p>We need <b>Spark</b>.</p>");
  EXPECT_EQ(job.date_posted, "2026-11-02");
  EXPECT_EQ(extra(job, "department"), "\"Data\"");
}

// Replies are no postings, and names of people are not kept.
TEST(Boards, ReadTheHiringThreadOfHackerNews) {
  const std::string api = "https://hn.algolia.com/api/v1/items/42";
  const std::string comment = R"({"id":43,"created_at":"2026-11-02T15:01:00.000Z","type":"comment",
    "author":"someone","text":"Acme | Data Engineer | Bandung | ONSITE<p>We use SQL &amp; Spark.",
    "story_id":42,"children":[{"id":44,"type":"comment","text":"Is this still open?"}]})";
  const std::string thread =
      R"({"id":42,"type":"story","title":"Who is hiring?","story_id":42,"children":[)" + comment +
      R"(,{"id":45,"type":"comment","story_id":42,"text":")" + std::string(150, 'x') + " " +
      std::string(100, 'y') + "\"}]}";
  const auto feed = parsed(document(thread, api));
  EXPECT_EQ(feed.format, FeedFormat::kBoard);
  ASSERT_EQ(feed.postings.size(), 2u);
  const Posting& job = feed.postings[0];
  EXPECT_EQ(job.title, "Acme | Data Engineer | Bandung | ONSITE");
  EXPECT_EQ(job.company, "Acme");
  EXPECT_EQ(job.url, "https://news.ycombinator.com/item?id=43");
  EXPECT_EQ(job.date_posted, "2026-11-02");
  EXPECT_THAT(job.description, testing::HasSubstr("SQL &amp; Spark"));
  EXPECT_THAT(job.extra, IsEmpty());
  EXPECT_EQ(feed.postings[1].title, std::string(150, 'x') + "…");
  EXPECT_EQ(feed.postings[1].company, "");
  EXPECT_EQ(only_posting(parsed(document(comment, api))).company, "Acme");
}

TEST(Boards, ReadASingleJobOfGreenhouse) {
  const auto feed = parsed(R"({"id":42,"title":"Data Engineer","absolute_url":
    "https://boards.greenhouse.io/acme/jobs/42","content":"SQL","location":{"name":"Bandung"}})");
  EXPECT_EQ(only_posting(feed).location, "Bandung");
}

TEST(Boards, ReadLever) {
  const auto feed = parsed(R"([{"id":"7f3c","text":"ML Engineer","hostedUrl":
    "https://jobs.lever.co/acme/7f3c","createdAt":1762041600000,"workplaceType":"remote",
    "categories":{"commitment":"Full-time","location":"Bandung","team":"AI"},
    "description":"<div>About us</div>","lists":[{"text":"Requirements","content":"<li>PyTorch</li>"}],
    "additional":"<div>Benefits</div>",
    "salaryRange":{"min":90000,"max":120000,"currency":"USD","interval":"per-year-salary"}}])");
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.title, "ML Engineer");
  EXPECT_EQ(job.location, "Bandung");
  EXPECT_EQ(job.employment_type, "Full-time");
  EXPECT_EQ(job.date_posted, "2025-11-02");
  EXPECT_EQ(job.description,
            "<div>About us</div>\n<h3>Requirements</h3>\n<ul><li>PyTorch</li></ul>\n"
            "<div>Benefits</div>\n");
  EXPECT_EQ(job.salary.min, 90000);
  EXPECT_EQ(job.salary.max, 120000);
  EXPECT_EQ(job.salary.unit, "year");
  EXPECT_EQ(extra(job, "jobLocationType"), "\"TELECOMMUTE\"");
}

TEST(Boards, ReadAshby) {
  const auto feed = parsed(R"({"apiVersion":"1","jobs":[{"title":"AI Engineer","location":"Jakarta",
    "secondaryLocations":[{"location":"Surabaya"},{"location":"Medan"}],"isRemote":false,
    "descriptionHtml":"<p>RAG</p>","publishedAt":"2026-10-01T00:00:00.000+00:00",
    "employmentType":"FullTime","jobUrl":"https://jobs.ashbyhq.com/acme/1",
    "compensation":{"compensationTierSummary":"IDR 20M \u2013 30M"}}]})");
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.location, "Jakarta; Surabaya; Medan");
  EXPECT_EQ(job.salary.surface, "IDR 20M \u2013 30M");
  EXPECT_EQ(job.date_posted, "2026-10-01");
  EXPECT_EQ(extra(job, "jobLocationType"), "");
}

TEST(Boards, FollowTheListOfSmartRecruitersToItsJobs) {
  const std::string api = "https://api.smartrecruiters.com/v1/companies/Acme/postings";
  const auto list = parsed(
      document(R"({"offset":0,"limit":2,"totalFound":3,"content":[{"id":"1","name":"A","ref":")" +
                   api + R"(/1"},{"id":"2","name":"B","ref":")" + api + R"(/2"}]})",
               api + "?limit=2"));
  EXPECT_THAT(list.postings, IsEmpty());
  EXPECT_THAT(list.links, ElementsAre(api + "/1", api + "/2", api + "?limit=2&offset=2"));
  const auto last = parsed(document(
      R"({"offset":2,"limit":2,"totalFound":3,"content":[{"ref":")" + api + R"(/3"}]})", api));
  EXPECT_THAT(last.links, ElementsAre(api + "/3"));

  const auto feed = parsed(document(
      R"({"id":"1","uuid":"u1","name":"Data Analyst","company":{"name":"Acme"},
      "location":{"city":"Jakarta","country":"id","remote":true},"releasedDate":"2026-11-01T01:02:03.000Z",
      "typeOfEmployment":{"label":"Full-time"},"postingUrl":"https://jobs.smartrecruiters.com/Acme/1",
      "jobAd":{"sections":{"jobDescription":{"title":"Job","text":"<p>SQL</p>"},
      "qualifications":{"title":"You","text":"<p>Tableau</p>"}}}})",
      api + "/1"));
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.description, "<h3>Job</h3>\n<p>SQL</p>\n<h3>You</h3>\n<p>Tableau</p>\n");
  EXPECT_EQ(job.location, "Jakarta, id");
  EXPECT_EQ(job.company, "Acme");
}

TEST(Boards, ReadWorkableAndNameItsCompany) {
  const auto feed = parsed(R"({"name":"Acme","jobs":[{"title":"Data Scientist","shortcode":"7F3C",
    "employment_type":"Full-time","telecommuting":true,"url":"https://apply.workable.com/j/7F3C",
    "published_on":"2026-11-03","country":"Indonesia","city":"Jakarta","description":"<p>R</p>"}]})");
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.company, "Acme");
  EXPECT_EQ(job.location, "Jakarta, Indonesia");
  EXPECT_EQ(extra(job, "jobLocationType"), "\"TELECOMMUTE\"");
}

TEST(Boards, ReadRecruitee) {
  const auto feed = parsed(R"({"offers":[{"id":7,"title":"BI Analyst","careers_url":
    "https://acme.recruitee.com/o/bi-analyst","description":"<p>About</p>","requirements":"<p>Power BI</p>",
    "location":"Bandung, Indonesia","company_name":"Acme","created_at":"2026-11-04 10:00:00 UTC",
    "employment_type_code":"fulltime","salary":{"min":"0","max":null}}]})");
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.description, "<p>About</p>\n<p>Power BI</p>\n");
  EXPECT_TRUE(job.salary.empty());
}

TEST(Boards, ReadPersonio) {
  const auto feed = parsed(document(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workzag-jobs><position><id>77</id>"
      "<subcompany>Acme</subcompany><office>Jakarta</office><name>Data Engineer</name>"
      "<jobDescriptions><jobDescription><name>Tasks</name><value><![CDATA[<ul><li>dbt</li></ul>]]>"
      "</value></jobDescription></jobDescriptions><employmentType>permanent</employmentType>"
      "<createdAt>2026-11-05T09:00:00+01:00</createdAt></position></workzag-jobs>",
      "https://acme.jobs.personio.de/xml"));
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.url, "https://acme.jobs.personio.de/job/77");
  EXPECT_EQ(job.description, "<h3>Tasks</h3>\n<ul><li>dbt</li></ul>\n");
  EXPECT_EQ(job.date_posted, "2026-11-05");
}

TEST(Boards, AreKnownByTheirAddressWhereTheyHaveNoJobs) {
  const auto feed = parsed(document("[]", "https://api.lever.co/v0/postings/acme?mode=json"));
  EXPECT_EQ(feed.format, FeedFormat::kBoard);
  EXPECT_THAT(feed.postings, IsEmpty());
  EXPECT_TRUE(feed.complete);
}

TEST(Boards, KeepTheGoodJobsBesideTheBad) {
  const auto feed = parsed(
      R"([{"hostedUrl":"https://jobs.lever.co/a/1","text":"A"},null,7,{"hostedUrl":[]},
      {"hostedUrl":"https://jobs.lever.co/a/2","text":"B","lists":{"x":1},"categories":[]}])");
  EXPECT_EQ(feed.postings.size(), 2u);
  EXPECT_EQ(feed.problems.size(), 3u);
}

}  // namespace
}  // namespace skillgap
