// Values of JobPosting of other kinds than schema.org has them, as sites write them.
#include <gtest/gtest.h>

#include "ingest/feed_cases.h"

namespace skillgap {
namespace {

std::string page(std::string_view json) {
  return "<html><head><script type=\"application/ld+json\">" + std::string(json) +
         "</script></head></html>";
}

Posting read_job(std::string_view members, std::string_view url = "") {
  return only_posting(
      parsed(document(page("{\"@type\":\"JobPosting\"," + std::string(members) + "}"), url)));
}

struct FieldCase {
  std::string_view json, value;
};

void expect_field(std::string Posting::* field, const std::vector<FieldCase>& cases) {
  for (const auto& [json, value] : cases) {
    const std::string titled =
        json.contains("\"title\"") ? std::string(json) : "\"title\":\"T\"," + std::string(json);
    EXPECT_EQ(read_job(titled).*field, value) << json;
  }
}

TEST(JobPostingValues, NameTheCompany) {
  expect_field(&Posting::company,
               {{R"("hiringOrganization":[{"name":"Acme"},{"name":"Beta"}])", "Acme, Beta"},
                {R"("hiringOrganization":{"name":{"@value":"Acme","@language":"en"}})", "Acme"},
                {R"("hiringOrganization":{"alternateName":"Acme"})", "Acme"},
                {R"("hiringOrganization":{"name":"N/A"})", ""},
                {R"("hiringOrganization":{"name":true})", ""},
                {R"("hiringOrganization":{"@id":"https://acme.example/"})", ""}});
}

TEST(JobPostingValues, NameThePlace) {
  expect_field(
      &Posting::location,
      {{R"("jobLocation":{"address":[{"addressLocality":"Solo"},{"addressLocality":"Bali"}]})",
        "Solo; Bali"},
       {R"("jobLocation":{"address":{"addressLocality":["Solo","Bali"],"addressCountry":"ID"}})",
        "Solo, Bali, ID"},
       {R"("jobLocation":{"address":{"addressLocality":"undefined","addressCountry":"null"}})", ""},
       {R"("jobLocation":["Solo",{"address":"Bali"}])", "Solo; Bali"}});
}

TEST(JobPostingValues, SayWhenAndWhat) {
  expect_field(&Posting::date_posted,
               {{R"("datePosted":["2026-01-02","2026-01-03"])", "2026-01-02"},
                {R"("datePosted":{"@type":"Date","@value":"2026-01-02"})", "2026-01-02"},
                {R"("datePosted":1767312000)", "2026-01-02"},
                {R"("datePosted":"/Date(1767312000000)/")", "2026-01-02"},
                {R"("datePosted":"January 2, 2026")", "2026-01-02"},
                {R"("datePosted":"undefined")", ""}});
  expect_field(&Posting::employment_type,
               {{R"("employmentType":["FULL_TIME","CONTRACTOR"])", "FULL_TIME, CONTRACTOR"},
                {R"("employmentType":"https://schema.org/FULL_TIME")", "FULL_TIME"},
                {R"("employmentType":[null,"OTHER"])", "OTHER"}});
  expect_field(&Posting::title, {{R"("title":["A","B"])", "A"},
                                 {R"("title":{"@value":"A"})", "A"},
                                 {R"("title":null,"name":"N")", "N"},
                                 {R"("title":"","jobTitle":"J")", "J"}});
}

TEST(JobPostingValues, DescribeTheJob) {
  expect_field(&Posting::description,
               {{R"("description":["one","two"])", "one\n\ntwo"},
                {R"("description":{"@type":"TextObject","text":"one"})", "one"},
                {R"("description":"one\\ntwo\\r\\n\\nthree")", "one\ntwo\n\nthree"},
                {R"("description":"write \\n for a line")", "write \\n for a line"},
                {R"("description":"one\n\\n and \\n")", "one\n\\n and \\n"},
                {R"("description":"N/A","responsibilities":"Do","qualifications":["A","B"])",
                 "Do\n\nA\nB"}});
}

TEST(JobPostingValues, LeadToThePage) {
  expect_field(&Posting::url,
               {{R"("url":["https://a.example/1","https://a.example/2"])", "https://a.example/1"},
                {R"("url":{"@id":"https://a.example/1"})", "https://a.example/1"},
                {R"("url":"https://a.example/a b")", "https://a.example/a%20b"},
                {R"("mainEntityOfPage":{"@type":"WebPage","@id":"https://a.example/1"})",
                 "https://a.example/1"},
                {R"("@id":"https://a.example/1")", "https://a.example/1"},
                {R"("@id":"https://a.example/#job")", ""},
                {R"("@id":"J-1")", ""},
                {R"j("url":"javascript:alert(1)")j", ""}});
  // Where it is known which page was read, that decides, unless it has several postings.
  EXPECT_EQ(read_job(R"("title":"T","@id":"https://a.example/1")", "https://a.example/x").url,
            "https://a.example/x");
  const auto two = parsed(document(
      page(R"([{"@type":"JobPosting","title":"A","@id":"https://a.example/1"},)"
           R"({"@type":"JobPosting","title":"B","mainEntityOfPage":"https://a.example/2"}])"),
      "https://a.example/x"));
  ASSERT_EQ(two.postings.size(), 2u);
  EXPECT_EQ(two.postings[0].url, "https://a.example/1");
  EXPECT_EQ(two.postings[1].url, "https://a.example/2");
}

TEST(JobPostingValues, AreLookedUpByNameAndType) {
  const auto feed = parsed(page(
      R"({"@graph":[{"@type":"JobPosting","title":"A","hiringOrganization":{"@type":"Organization",)"
      R"("@id":"#o"}},{"@type":"Organization","@id":"#o","name":"Acme"}]})"));
  EXPECT_EQ(only_posting(feed).company, "Acme");
}

TEST(JobPostingValues, AreCarriedThrough) {
  const auto job = read_job(
      R"("title":"T","experienceRequirements":{"monthsOfExperience":36},"jobBenefits":"Lunch",)"
      R"("applicantLocationRequirements":[{"name":"ID"},{"name":"SG"}],"skills":["SQL",)"
      R"({"@type":"DefinedTerm","name":"R"}],"identifier":{"name":"Acme","value":7})");
  EXPECT_EQ(extra(job, "monthsOfExperience"), "\"36\"");
  EXPECT_EQ(extra(job, "jobBenefits"), "\"Lunch\"");
  EXPECT_EQ(extra(job, "applicantLocationRequirements"), "\"ID, SG\"");
  EXPECT_EQ(extra(job, "skills"), "\"SQL, R\"");
  EXPECT_EQ(extra(job, "identifier"), "\"7\"");
}

}  // namespace
}  // namespace skillgap
