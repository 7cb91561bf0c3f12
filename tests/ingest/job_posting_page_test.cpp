#include <gmock/gmock.h>

#include "ingest/feed_cases.h"
#include "ingest/loose_json.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string block(std::string_view json) {
  return "<script type=\"application/ld+json\">" + std::string(json) + "</script>";
}

std::string page(std::string_view blocks) {
  return "<!DOCTYPE html>\n<html><head><title>Jobs at Acme</title>\n" + std::string(blocks) +
         "</head><body><p>Hello</p></body></html>";
}

// A posting with these members besides its title.
Posting read_job(std::string_view members) {
  return only_posting(parsed(
      page(block("{\"@type\":\"JobPosting\",\"title\":\"T\"," + std::string(members) + "}"))));
}

TEST(JobPostingPage, ReadsEveryField) {
  const auto feed = parsed(document(page(block(R"({"@context":"https://schema.org",
"@type":"JobPosting","title":"R&amp;D Engineer","description":"<p>Wajib <b>SQL</b></p>",
"datePosted":"2026-07-25T05:32:47Z","validThrough":"2026-08-25","employmentType":["FULL_TIME","INTERN"],
"hiringOrganization":{"@type":"Organization","name":"Acme &amp; Co"},
"jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","streetAddress":"Jl. Dago 1",
  "addressLocality":"Bandung","addressRegion":"Jawa Barat","addressCountry":"ID"}},
"jobLocationType":"TELECOMMUTE","inLanguage":"id",
"baseSalary":{"@type":"MonetaryAmount","currency":"IDR","value":{"@type":"QuantitativeValue",
  "minValue":8000000,"maxValue":15000000,"unitText":"MONTH"}},
"identifier":{"@type":"PropertyValue","name":"Acme","value":"R-7"},
"skills":["SQL","Python"],"industry":"Retail","url":"/jobs/7"})")),
                                    "https://acme.example/careers/7"));
  EXPECT_EQ(feed.format, FeedFormat::kHtmlPage);
  EXPECT_EQ(feed.title, "Jobs at Acme");
  EXPECT_TRUE(feed.complete);
  EXPECT_THAT(problem_lines(feed), IsEmpty());
  const auto posting = only_posting(feed);
  EXPECT_EQ(posting.title, "R&D Engineer");
  EXPECT_EQ(posting.company, "Acme & Co");
  EXPECT_EQ(posting.description, "<p>Wajib <b>SQL</b></p>");
  EXPECT_EQ(posting.description_format, TextFormat::kHtml);
  EXPECT_EQ(posting.date_posted, "2026-07-25");
  EXPECT_EQ(posting.date_valid_through, "2026-08-25");
  EXPECT_EQ(posting.employment_type, "FULL_TIME, INTERN");
  EXPECT_EQ(posting.location, "Bandung, Jawa Barat, ID");
  EXPECT_EQ(posting.language, "id");
  EXPECT_EQ(posting.salary.min, 8'000'000);
  EXPECT_EQ(posting.salary.max, 15'000'000);
  EXPECT_EQ(posting.salary.currency, "IDR");
  EXPECT_EQ(posting.salary.unit, "month");
  EXPECT_EQ(posting.url, "https://acme.example/jobs/7");
  EXPECT_EQ(posting.source, "a.rss");
  EXPECT_EQ(extra(posting, "identifier"), "\"R-7\"");
  EXPECT_EQ(extra(posting, "jobLocationType"), "\"TELECOMMUTE\"");
  EXPECT_EQ(extra(posting, "skills"), "\"SQL, Python\"");
  EXPECT_EQ(extra(posting, "industry"), "\"Retail\"");
}

TEST(JobPostingPage, FindsThePostingWhereverItStands) {
  const std::string_view job = R"({"@type":"JobPosting","title":"A"})";
  for (const std::string& json : {
           std::string(job),
           "[" + std::string(job) + "]",
           R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite"},)" + std::string(job) +
               "]}",
           R"({"@type":"WebPage","mainEntity":)" + std::string(job) + "}",
           R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":)" +
               std::string(job) + "}]}",
           std::string(R"({"@type":["Thing","JobPosting"],"title":"A"})"),
           std::string(R"({"@type":"http://schema.org/JobPosting","title":"A"})"),
           std::string(R"({"@type":"schema:JobPosting","title":"A"})"),
           std::string(R"({"@type":"JobPosting","name":"A"})"),
       }) {
    EXPECT_EQ(only_posting(parsed(page(block(json)))).title, "A") << json;
  }
}

TEST(JobPostingPage, ReadsBlocksThatAreNearlyJson) {
  for (const std::string_view json : {
           "{\"@type\":\"JobPosting\",\"title\":\"A\",}",
           "{\"@type\":[\"JobPosting\",],\"title\":\"A\"};",
           "<!-- {\"@type\":\"JobPosting\",\"title\":\"A\"} -->",
           "//<![CDATA[\n{\"@type\":\"JobPosting\",\"title\":\"A\"}\n//]]>",
           "/* job */ {\"@type\":\"JobPosting\", // kind\n\"title\":\"A\"}",
           "{&quot;@type&quot;:&quot;JobPosting&quot;,&quot;title&quot;:&quot;A&quot;}",
           "{\"@type\":\"JobPosting\",\"title\":\"A\",\"description\":\"one\ntwo\tthree\x01\"}",
           "{\"@type\":\"JobPosting\",\"title\":\"A\",\"description\":\"it\\'s \\x \\u12\"}",
           "{\"@type\":\"JobPosting\",\"title\":\"A\",\"description\":\"\\ud83d cut\"}",
       }) {
    EXPECT_EQ(only_posting(parsed(page(block(json)))).title, "A") << json;
  }
}

TEST(LooseJson, MendsWhatPagesGetWrong) {
  struct Case {
    std::string_view text, mended;
  };
  const Case cases[] = {
      {R"({"a":[1,2,],})", R"({"a":[1,2]})"},
      {R"({"a":1};)", R"({"a":1})"},
      {R"({"a":1},)", R"({"a":1})"},
      {R"({"a":"1,]; // /* <!-- x"})", R"({"a":"1,]; // /* <!-- x"})"},
      {"[1,/* two */2]", "[1,2]"},
      {"[1,// two\n2]", "[1,\n2]"},
      {"<!--[1]-->", "[1]"},
      {"<!-- job -->[1,<!-- two -->2]", "[1,2]"},
      {"[1, // one\n/* two */ ]", "[1 \n ]"},
      {"<![CDATA[[1]]]>", "[1]"},
      {"[\"a\nb\tc\rd\x02\"]", R"(["a\nb\tc\rd"])"},
      {R"(["it\'s","\"","\\"])", R"(["it's","\"","\\"])"},
      {R"(["\ud83d\ude00","\ud83d","\ude00","\ud83dx"])",
       R"(["\ud83d\ude00","\ufffd","\ufffd","\ufffdx"])"},
      {R"(["\u12"])", R"(["u12"])"},
      {R"(["\uD83D\uDE00"])", R"(["\uD83D\uDE00"])"},
      {"[&quot;R&amp;D&quot;]", R"(["R&D"])"},
      {R"({"a":"&quot;"})", R"({"a":"&quot;"})"},
      {"\"open", "\"open"},
      {"\"open\\", "\"open"},
      {"/* open", ""},
      {"", ""},
  };
  for (const auto& [text, mended] : cases) EXPECT_EQ(mend_json(text), mended) << text;
}

TEST(LooseJson, LeavesValidJsonAsItIs) {
  for (const std::string_view text :
       {R"({"a":[1,-2.5e3,true,null,"x\n\u00e9"],"b":{}})", "[]", " [ 1 , 2 ] ", R"("//")"}) {
    EXPECT_EQ(mend_json(text), text);
  }
}

TEST(JobPostingPage, KeepsTheGoodBlocksBesideABadOne) {
  const auto feed = parsed(page(block(R"({"@type":"JobPosting","title":"A"})") + "\n" +
                                block(R"({"@type":"JobPosting","title":)") + "\n" +
                                block(R"({"@type":"JobPosting","title":"C"})")));
  EXPECT_EQ(feed.postings.size(), 2u);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("bad-item a.rss:4: JSON-LD block 2 is not JSON, skipped"));
}

TEST(JobPostingPage, SaysWhereAPageHasNone) {
  struct Case {
    std::string html, error;
  };
  const std::string none =
      "a.rss: no JobPosting data in the page, give the address of a feed or of a single job";
  const Case cases[] = {
      {page(""), none},
      {page(block(R"({"@type":"WebSite"})")), none},
      {page("<script>var x = {\"@type\":\"JobPosting\"}</script>"), none},
      {"<p>Hello", none},
      {page(block("{oops")), none + "; a.rss:3: JSON-LD block 1 is not JSON, skipped"},
  };
  for (const auto& [html, error] : cases) EXPECT_EQ(error_line(html), error) << html;
}

constexpr std::string_view kMicrodata = R"(<!DOCTYPE html><html lang="en-GB"><title>Jobs</title>
<div itemscope itemtype="https://schema.org/JobPosting">
<h1 itemprop="title">R&amp;D Engineer</h1><meta itemprop="datePosted" content="2026-07-25">
<a itemprop="url" href="jobs/7">link</a>
<span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
 <b itemprop="name">Acme</b></span>
<span itemprop="jobLocation" itemscope><i itemprop="address" itemscope>
 <i itemprop="addressLocality">Bandung</i><i itemprop="addressCountry">ID</i></i></span>
<span itemprop="jobLocation" itemscope><i itemprop="address" itemscope>
 <i itemprop="addressLocality">Oslo</i></i></span>
<span itemprop="baseSalary" itemscope><meta itemprop="currency" content="EUR">
 <span itemprop="value" itemscope><meta itemprop="minValue" content="50000">
 <meta itemprop="unitText" content="YEAR"></span></span>
<div itemprop="description"><p>You know:</p><ul><li>SQL<li>Python</ul></div>
<span itemprop="identifier" itemscope><meta itemprop="value" content="R-7"></span></div>)";

TEST(JobPostingPage, ReadsMicrodata) {
  const auto feed = parsed(document(kMicrodata, "https://a.example/x/"));
  EXPECT_THAT(problem_lines(feed), IsEmpty());
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.title, "R&D Engineer");
  EXPECT_EQ(job.company, "Acme");
  EXPECT_EQ(job.location, "Bandung, ID; Oslo");
  EXPECT_EQ(job.date_posted, "2026-07-25");
  EXPECT_EQ(job.url, "https://a.example/x/jobs/7");
  EXPECT_EQ(job.salary.min, 50'000);
  EXPECT_EQ(job.salary.unit, "year");
  EXPECT_EQ(job.description, "You know:\n\n- SQL\n- Python");
  EXPECT_EQ(job.language, "en-GB");
  EXPECT_EQ(extra(job, "identifier"), "\"R-7\"");
  EXPECT_FALSE(feed.from_text);
}

TEST(JobPostingPage, ReadsRdfa) {
  const Posting job = only_posting(parsed(
      R"(<body vocab="http://schema.org/" typeof="JobPosting"><h1 property="title">Analyst</h1>
      <p property="hiringOrganization" typeof="Organization"><a property="name" href="/">Acme</a>
      <p property="jobLocation" typeof="Place"><span property="address" typeof="PostalAddress">
      <span property="addressLocality">Medan</span></span>
      <div property="description">We need <b>R</b>.</div>)"));
  EXPECT_EQ(job.title, "Analyst");
  EXPECT_EQ(job.company, "Acme");
  EXPECT_EQ(job.location, "Medan");
  EXPECT_EQ(job.description, "We need R.");
}

TEST(JobPostingPage, TakesJsonLdBeforeWhatSaysTheSame) {
  const auto feed =
      parsed(std::string(kMicrodata) + block(R"({"@type":"JobPosting","title":"From JSON-LD"})"));
  EXPECT_EQ(only_posting(feed).title, "From JSON-LD");
}

const std::string kProse =
    "<p>We look for a person who knows SQL well and likes to explain what the figures say to "
    "others, in the team and outside of it, and who wants to learn more about our trade.</p>"
    "<p>You will work with three analysts, and with everybody who has a question about the "
    "warehouse, the reports, or what they mean for the plans of the next year.</p>";

TEST(JobPostingPage, TakesTheTextOfAPageWithoutData) {
  const auto feed = parsed(document(
      "<html lang=en><head><title>Analyst - Acme jobs</title>"
      "<meta property='og:site_name' content='Acme'>"
      "<meta property='article:published_time' content='2026-11-02T08:00:00Z'></head><body>"
      "<nav>Home</nav><main><h1>Data Analyst</h1>" +
          kProse + "</main></body></html>",
      "https://a.example/jobs/7"));
  EXPECT_TRUE(feed.from_text);
  EXPECT_THAT(problem_lines(feed),
              ElementsAre("missing-field a.rss: no JobPosting data in the page, its title and main "
                          "text were taken as one posting; look it over"));
  const Posting job = only_posting(feed);
  EXPECT_EQ(job.title, "Data Analyst");
  EXPECT_EQ(job.url, "https://a.example/jobs/7");
  EXPECT_EQ(job.date_posted, "2026-11-02");
  EXPECT_EQ(job.language, "en");
  EXPECT_EQ(job.description_format, TextFormat::kText);
  EXPECT_TRUE(job.description.starts_with("Data Analyst\n\nWe look for")) << job.description;
  EXPECT_EQ(extra(job, "site_name"), "\"Acme\"");
}

TEST(JobPostingPage, TakesNoListOfJobsForOne) {
  std::string list = "<body><main><h1>Open positions</h1>";
  for (int i = 0; i < 40; ++i) list += "<div><b>Job number one</b></div><div>Full time, Oslo</div>";
  EXPECT_EQ(error_line(list),
            "a.rss: no JobPosting data in the page, give the address of a feed or of a single job");
}

TEST(JobPostingPage, NamesTheFeedsOfAPageWithoutData) {
  const std::string_view links =
      "<base href='/careers/'><link rel=alternate type='application/rss+xml' href='jobs.rss'>"
      "<link rel=alternate type='application/rss+xml' href='/comments/feed/'>"
      "<link rel=alternate hreflang=id href='/id/'><link rel=sitemap href='/map.xml'>"
      "<link rel='alternate' type='application/feed+json' href='jobs.json'>"
      "<a type='application/atom+xml' href='https://b.example/atom'>Atom</a>"
      "<link rel=alternate type='application/rss+xml' href='javascript:x'>";
  const auto feed = parsed(document(page(links), "https://a.example/x"));
  EXPECT_THAT(feed.postings, IsEmpty());
  EXPECT_THAT(feed.feeds,
              ElementsAre("https://a.example/careers/jobs.rss",
                          "https://a.example/careers/jobs.json", "https://b.example/atom"));
  EXPECT_THAT(
      parsed(document(page("<link rel=sitemap href='/map.xml'>"), "https://a.example/x")).feeds,
      ElementsAre("https://a.example/map.xml"));
  const auto job = block(R"({"@type":"JobPosting","title":"A"})");
  EXPECT_THAT(parsed(document(page(std::string(links) + job), "https://a.example/x")).feeds,
              IsEmpty());
}

TEST(JobPostingPage, KnowsWhereASavedPageCameFrom) {
  const auto job = block(R"({"@type":"JobPosting","title":"A"})");
  EXPECT_EQ(
      only_posting(parsed(page("<meta property='og:url' content='https://a.example/7'>" + job)))
          .url,
      "https://a.example/7");
}

TEST(JobPostingPage, ReadsPlacesOfEveryShape) {
  struct Case {
    std::string_view json, location;
  };
  const Case cases[] = {
      {R"("Bandung")", "Bandung"},
      {R"({"address":"Jl. Dago 1, Bandung"})", "Jl. Dago 1, Bandung"},
      {R"({"name":"Head office"})", "Head office"},
      {R"({"address":{"addressLocality":"Oslo"}})", "Oslo"},
      {R"({"address":{"addressLocality":"Oslo","addressRegion":"Oslo","addressCountry":"NO"}})",
       "Oslo, NO"},
      {R"({"address":{"addressLocality":"Oslo","addressCountry":{"@type":"Country","name":"NO"}}})",
       "Oslo, NO"},
      {R"({"address":{"streetAddress":"Dago 1"}})", "Dago 1"},
      {R"({"addressLocality":"Oslo","addressCountry":"NO"})", "Oslo, NO"},
      {R"([{"address":{"addressLocality":"Oslo"}},{"address":{"addressLocality":"Bergen"}},
           {"address":{"addressLocality":"Oslo"}}])",
       "Oslo; Bergen"},
      {R"(null)", ""},
      {R"([])", ""},
  };
  for (const auto& [json, location] : cases) {
    EXPECT_EQ(read_job("\"jobLocation\":" + std::string(json)).location, location) << json;
  }
}

TEST(JobPostingPage, ReadsSalariesOfEveryShape) {
  struct Case {
    std::string_view json;
    Salary salary;
  };
  const auto pay = [](std::optional<double> min, std::optional<double> max, std::string currency,
                      std::string unit, std::string surface = "") {
    Salary salary;
    salary.surface = std::move(surface);
    salary.min = min;
    salary.max = max;
    salary.currency = std::move(currency);
    salary.unit = std::move(unit);
    return salary;
  };
  const Case cases[] = {
      {R"("baseSalary":50000)", pay(50000, 50000, "", "")},
      {R"("baseSalary":"50000.50","salaryCurrency":"EUR")", pay(50000.5, 50000.5, "EUR", "")},
      {R"("baseSalary":"Rp 8–15 juta")", pay({}, {}, "", "", "Rp 8–15 juta")},
      {R"("baseSalary":{"currency":"USD","value":42,"unitText":"HOUR"})",
       pay(42, 42, "USD", "hour")},
      {R"("baseSalary":{"currency":"USD","value":{"value":42,"unitText":"hour"}})",
       pay(42, 42, "USD", "hour")},
      {R"("baseSalary":{"currency":"USD","minValue":"40","maxValue":"50"})",
       pay(40, 50, "USD", "")},
      {R"("baseSalary":{"currency":"USD","value":{"minValue":40,"unitText":"WEEK"}})",
       pay(40, {}, "USD", "week")},
      {R"("baseSalary":[{"currency":"USD","value":[{"maxValue":50,"unitText":"DAY"}]}])",
       pay({}, 50, "USD", "day")},
      {R"("baseSalary":{"currency":"USD","value":"negotiable"})",
       pay({}, {}, "USD", "", "negotiable")},
      {R"("estimatedSalary":{"currency":"USD","value":{"minValue":1,"unitText":"FORTNIGHT"}})",
       pay(1, {}, "USD", "")},
      {R"("baseSalary":{"currency":"USD","value":{"minValue":0,"maxValue":0}})", Salary()},
      {R"("baseSalary":{"currency":"USD","value":0})", Salary()},
      {R"("baseSalary":null)", Salary()},
      {R"("baseSalary":true)", Salary()},
      {R"("baseSalary":{"currency":"USD","value":{"minValue":-1,"maxValue":"-1"}})", Salary()},
      {R"("baseSalary":{"value":{"minValue":"0","maxValue":"90"}})", pay({}, 90, "", "")},
      {R"("baseSalary":{"currency":"usd","value":{"value":42,"unitText":"PER HOUR"}})",
       pay(42, 42, "USD", "hour")},
      {R"("baseSalary":{"currency":"IDR","value":{"minValue":"5,000,000","maxValue":"7.500.000"}})",
       pay(5'000'000, 7'500'000, "IDR", "")},
      {R"("baseSalary":{"value":{"minValue":"50 000,00","maxValue":"60'000"}})",
       pay(50'000, 60'000, "", "")},
      {R"("baseSalary":{"value":{"minValue":"7.500","maxValue":"1234,567"}})",
       pay(7.5, {}, "", "", "7.500 - 1234,567")},
      {R"("baseSalary":{"currency":"EUR","value":"40000-50000","unitText":"YEAR"})",
       pay(40'000, 50'000, "EUR", "year", "40000-50000")},
      {R"("baseSalary":{"currency":"EUR","value":{"value":"40,000 – 50,000"}})",
       pay(40'000, 50'000, "EUR", "", "40,000 – 50,000")},
      {R"("baseSalary":{"currency":"USD","value":{"minValue":"$50K","maxValue":"$70K"}})",
       pay({}, {}, "USD", "", "$50K - $70K")},
      {R"("estimatedSalary":[{"currency":"USD","duration":"P1Y","percentile10":"1000",
          "median":2000,"percentile90":"3000"}])",
       pay(1000, 3000, "USD", "year")},
      {R"("estimatedSalary":{"currency":"USD","median":2000,"unitText":"MONTH"})",
       pay(2000, 2000, "USD", "month")},
      {R"("baseSalary":{})", Salary()},
  };
  for (const auto& [json, salary] : cases) {
    const auto read = read_job(json).salary;
    EXPECT_EQ(read.min, salary.min) << json;
    EXPECT_EQ(read.max, salary.max) << json;
    EXPECT_EQ(read.currency, salary.currency) << json;
    EXPECT_EQ(read.unit, salary.unit) << json;
    EXPECT_EQ(read.surface, salary.surface) << json;
  }
}

TEST(JobPostingPage, ReadsEncodedDescriptionsAndLoosePartsOfAPosting) {
  EXPECT_EQ(read_job(R"("description":"&lt;p&gt;SQL &amp;amp; R&lt;/p&gt;")").description,
            "<p>SQL &amp; R</p>");
  EXPECT_EQ(read_job(R"("description":"Line one\nR&amp;D")").description, "Line one\nR&D");
  EXPECT_EQ(read_job(R"("hiringOrganization":"Acme")").company, "Acme");
  EXPECT_EQ(read_job(R"("hiringOrganization":{"legalName":"Acme Ltd"})").company, "Acme Ltd");
  EXPECT_EQ(read_job(R"("hiringOrganization":[{"name":"Acme"}])").company, "Acme");
  EXPECT_EQ(read_job(R"("title":{"@value":"X"},"employmentType":"CONTRACTOR")").employment_type,
            "CONTRACTOR");
}

TEST(JobPostingPage, LooksUpWhatIsOnlyNamed) {
  const auto feed = parsed(page(
      block(R"({"@graph":[{"@type":"JobPosting","title":"A","hiringOrganization":{"@id":"#org"},
                "jobLocation":[{"@id":"#place"}],"baseSalary":{"@id":"#none"}}]})") +
      block(R"([{"@id":"#org","@type":"Organization","name":"Acme"},
                {"@id":"#place","address":{"@id":"#address"}},
                {"@id":"#address","addressLocality":"Oslo"}])")));
  EXPECT_EQ(only_posting(feed).company, "Acme");
  EXPECT_EQ(only_posting(feed).location, "Oslo");
  EXPECT_TRUE(only_posting(feed).salary.empty());
}

TEST(JobPostingPage, LooksUpOnlySmallThings) {
  const auto company = [](std::size_t bytes) {
    return only_posting(
               parsed(page(block(
                   R"([{"@type":"JobPosting","title":"A","hiringOrganization":{"@id":"#a"}},
                       {"@id":"#a","name":"Acme","description":")" +
                   std::string(bytes, 'x') + "\"}]"))))
        .company;
  };
  EXPECT_EQ(company(60'000), "Acme");
  EXPECT_EQ(company(70'000), "");
}

// A few megabytes of postings that name one thing would become gigabytes.
TEST(JobPostingPage, LooksUpAtMostSoMuchInOnePage) {
  std::string json = "[{\"@id\":\"#a\",\"name\":\"" + std::string(60'000, 'x') + "\"}";
  for (int i = 0; i < 1'000; ++i) {
    json += ",{\"@type\":\"JobPosting\",\"title\":\"T" + std::to_string(i) +
            "\",\"hiringOrganization\":{\"@id\":\"#a\"}}";
  }
  std::size_t bytes = 0;
  for (const auto& posting : parsed(page(block(json + "]"))).postings) {
    bytes += posting.company.size();
  }
  EXPECT_GT(bytes, 30u << 20);
  EXPECT_LT(bytes, 33u << 20);
}

TEST(JobPostingPage, LeavesPostingsWithinAPostingOut) {
  EXPECT_EQ(read_job(R"("related":[{"@type":"JobPosting","title":"Other"}])").title, "T");
}

TEST(JobPostingPage, EndsWhatRefersToItself) {
  const auto feed = parsed(page(block(
      R"({"@graph":[{"@id":"#a","@type":"JobPosting","title":"A","hiringOrganization":{"@id":"#b"},
          "jobLocation":{"@id":"#b"}},{"@id":"#b","name":{"@id":"#b"},"address":{"@id":"#b"}}]})")));
  EXPECT_EQ(only_posting(feed).company, "");
}

TEST(JobPostingPage, TakesThePagesAddressWhereThePostingHasNone) {
  const auto job = block(R"({"@type":"JobPosting","title":"A"})");
  const auto url_of = [&](std::string_view head) {
    return only_posting(
               parsed(document(page(std::string(head) + job), "https://a.example/x/1?s=2")))
        .url;
  };
  EXPECT_EQ(url_of(""), "https://a.example/x/1?s=2");
  EXPECT_EQ(url_of("<link rel=\"canonical\" href=\"https://a.example/jobs/1?a=1&amp;b=2\">"),
            "https://a.example/jobs/1?a=1&b=2");
  EXPECT_EQ(url_of("<LINK href='/jobs/2' rel='canonical' />"), "https://a.example/jobs/2");
  EXPECT_EQ(url_of("<link rel=\"icon\" href=\"/i.png\">"), "https://a.example/x/1?s=2");
  EXPECT_EQ(url_of("<link rel=\"canonical\" href=\"javascript:x\">"), "https://a.example/x/1?s=2");
}

TEST(JobPostingPage, SeveralPostingsOfOnePageHaveEachTheirId) {
  const auto feed = parsed(
      document(page(block(R"([{"@type":"JobPosting","title":"A"},{"@type":"JobPosting","title":"B"},
                     {"@type":"JobPosting","title":"C","url":"https://a.example/c"}])")),
               "https://a.example/all"));
  ASSERT_EQ(feed.postings.size(), 3u);
  EXPECT_EQ(feed.postings[0].url, "https://a.example/all");
  EXPECT_TRUE(feed.postings[0].id.starts_with("c-"));
  EXPECT_NE(feed.postings[0].id, feed.postings[1].id);
  EXPECT_TRUE(feed.postings[2].id.starts_with("u-"));
}

TEST(JobPostingPage, TakesARepeatedPostingOnce) {
  const auto job = block(R"({"@type":"JobPosting","title":"A"})");
  EXPECT_EQ(parsed(page(job + job)).postings.size(), 1u);
}

TEST(JobPostingPage, ReadsAtMost50Blocks) {
  const auto with_blocks = [](std::size_t count) {
    std::string blocks;
    for (std::size_t i = 1; i < count; ++i) blocks += block("{}") + "\n";
    return parse_feed(document(page(blocks + block(R"({"@type":"JobPosting","title":"A"})"))));
  };
  EXPECT_TRUE(with_blocks(49).has_value());
  EXPECT_TRUE(with_blocks(50).has_value());
  ASSERT_FALSE(with_blocks(51).has_value());
  EXPECT_EQ(to_line(with_blocks(51).error()),
            "a.rss: no JobPosting data in the page, give the address of a feed or of a single job; "
            "a.rss:53: more than 50 JSON-LD blocks, this one and the rest were left out");
}

// Each would cost the square of its size, or more, where a guard is missing.
TEST(JobPostingPage, StaysLinearInHostileShapes) {
  const auto repeat = [](std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  const std::string job = R"({"@type":"JobPosting","title":"A","jobLocation":{"@id":"#a"}})";
  for (const auto& json : {
           "[" + repeat(job + ",", 9'000) + "{\"@id\":\"#a\"," + repeat("\"k\":1,", 300'000) +
               "\"name\":\"x\"}]",
           R"({"@type":"JobPosting","title":"A","skills":[)" + repeat("\"s\",", 500'000) + "1]}",
           repeat("[", 500'000),
           "\"" + repeat("\\", 1'000'001),
       }) {
    const auto feed = parse_feed(document(page(block(json))));
    EXPECT_LE(feed ? feed->postings.size() : 0, 1u);
  }
}

}  // namespace
}  // namespace skillgap
