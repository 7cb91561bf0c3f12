#include "skillgap/posting_identity.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace skillgap {
namespace {

struct UrlCase {
  std::string_view url, canonical;
};

constexpr UrlCase kUrls[] = {
    {"HTTPS://Jobs.Example/a/../b?utm_source=x&id=7#top", "https://jobs.example/b?id=7"},
    // scheme, user, host and port
    {"http://h.example", "http://h.example/"},
    {"http://h.example:80/", "http://h.example/"},
    {"https://h.example:443", "https://h.example/"},
    {"https://h.example:80/", "https://h.example:80/"},
    {"https://h.example:/", "https://h.example/"},
    {"https://h.example:08080/", "https://h.example:8080/"},
    {"https://user:p@ss@h.example/a", "https://h.example/a"},
    {"https://BÜRO.example/", "https://bÜro.example/"},
    {"https://[2001:DB8::1]:443/x", "https://[2001:db8::1]/x"},
    {"https://[::1]:8443", "https://[::1]:8443/"},
    // path
    {"https://h.example/a/./b/.", "https://h.example/a/b/"},
    {"https://h.example/a/b/..", "https://h.example/a/"},
    {"https://h.example/../../a", "https://h.example/a"},
    {"https://h.example/a//b", "https://h.example/a//b"},
    {"https://h.example/a/%2E%2e/b", "https://h.example/b"},
    {"https://h.example/jobs/", "https://h.example/jobs/"},
    {"https://h.example/Jobs", "https://h.example/Jobs"},
    // percent-encoding
    {"https://h.example/%7euser/%41", "https://h.example/~user/A"},
    {"https://h.example/a%2fb", "https://h.example/a%2Fb"},
    {"https://h.example/lowongan kerja", "https://h.example/lowongan%20kerja"},
    {"https://h.example/caf\xC3\xA9", "https://h.example/caf%C3%A9"},
    {"https://h.example/caf%c3%a9", "https://h.example/caf%C3%A9"},
    {"https://h.example/100%", "https://h.example/100%25"},
    {"https://h.example/%%41", "https://h.example/%25A"},
    {"https://h.example/%2541", "https://h.example/%2541"},
    {"https://h.example/%+1", "https://h.example/%25+1"},
    {"https://h.example/%-1", "https://h.example/%25-1"},
    {"https://h.example/a\\b", "https://h.example/a%5Cb"},
    // query
    {"https://h.example/?b=2&a=1", "https://h.example/?a=1&b=2"},
    {"https://h.example?b=2", "https://h.example/?b=2"},
    {"https://h.example/?a=2&a=1", "https://h.example/?a=2&a=1"},
    {"https://h.example/?&&a=1&", "https://h.example/?a=1"},
    {"https://h.example/?", "https://h.example/"},
    {"https://h.example/?a", "https://h.example/?a"},
    {"https://h.example/?a=", "https://h.example/?a="},
    {"https://h.example/?q=x%26y+z", "https://h.example/?q=x%26y+z"},
    {"https://h.example/?u=http://o.example/?x", "https://h.example/?u=http://o.example/?x"},
    // tracking
    {"https://h.example/?UTM_Campaign=a&utm_x&gclid=1&fbclid=2", "https://h.example/"},
    {"https://h.example/?mc_cid=1&mc_eid=2&igshid=3&trk=4&id=5", "https://h.example/?id=5"},
    {"https://h.example/?%75tm_source=a&id=5", "https://h.example/?id=5"},
    {"https://h.example/?gh_jid=1&gh_src=2", "https://h.example/?gh_jid=1"},
    {"https://h.example/?ref=1&source=2&trkx=3", "https://h.example/?ref=1&source=2&trkx=3"},
    // fragment
    {"https://h.example/a#", "https://h.example/a"},
    {"https://h.example/a#apply?x", "https://h.example/a"},
    {"https://h.example/#/jobs/7", "https://h.example/#/jobs/7"},
    {"https://h.example/#!jobs/7", "https://h.example/#!jobs/7"},
    // blanks around and breaks within
    {" \n https://h.example/a\n/b \t", "https://h.example/a/b"},
};

TEST(CanonicalUrl, GivesOneSpelling) {
  for (const auto& [url, canonical] : kUrls) EXPECT_EQ(canonical_url(url), canonical) << url;
}

TEST(CanonicalUrl, ReturnsAsGivenWhatIsNoHttpUrl) {
  for (const std::string_view url : {"",
                                     " ",
                                     "jobs",
                                     "/jobs/7",
                                     "//h.example/a",
                                     "ftp://h.example/A/../b",
                                     "mailto:A@b.example",
                                     "urn:guid:X",
                                     "http:",
                                     "http:/h",
                                     "http://",
                                     "http:///a",
                                     "http://:80/",
                                     "http://@/",
                                     "http://h:x/",
                                     "http://h:65536/",
                                     "http://h:-1/",
                                     "http://h:+80/",
                                     "http://h:80:80/",
                                     "http://a b/",
                                     "http://a%20b/",
                                     "http://a\\b/",
                                     "http://[::1/",
                                     "http://::1]/",
                                     "http://[]/",
                                     "http://[::1]x/",
                                     "http://[g::]/",
                                     "HTTPX://h/",
                                     "http://a<b/"}) {
    EXPECT_EQ(canonical_url(url), url);
  }
}

TEST(CanonicalUrl, IsIdempotent) {
  for (const auto& [url, canonical] : kUrls) EXPECT_EQ(canonical_url(canonical), canonical) << url;
}

// All texts of up to five pieces after the host, from the pieces that matter to the rules.
TEST(CanonicalUrl, IsIdempotentOverAllSmallUrls) {
  const std::string_view pieces[] = {"/", ".", "%", "2e", "41",   "?",
                                     "&", "#", "=", "a",  "utm_", "!"};
  std::set<std::string> level = {"http://h", "http://h:8"};
  for (int length = 0; length < 4; ++length) {
    std::set<std::string> longer;
    for (const std::string& url : level) {
      for (const std::string_view piece : pieces) longer.insert(url + std::string(piece));
    }
    for (const std::string& url : longer) {
      const std::string once = canonical_url(url);
      ASSERT_EQ(canonical_url(once), once) << url;
    }
    level = std::move(longer);
  }
}

Posting sample() {
  Posting posting;
  posting.title = "Welder";
  posting.company = "Ironworks";
  posting.location = "Bandung";
  posting.description = "MIG and TIG";
  return posting;
}

TEST(PostingId, ComesFromTheCanonicalUrlWhereThereIsOne) {
  Posting a = sample(), b = sample();
  a.url = "https://jobs.example/1?utm_source=x";
  b.url = "HTTPS://JOBS.example/1#top";
  b.title = "Baker";
  EXPECT_EQ(posting_id(a), posting_id(b));
  EXPECT_EQ(posting_id(a), "u-472207bd75c2b858");
}

TEST(PostingId, ComesFromTheContentOtherwise) {
  EXPECT_EQ(posting_id(sample()), "c-14d1449e37a61983");
  Posting other = sample();
  other.date_posted = "2026-01-01";
  other.source = "elsewhere";
  EXPECT_EQ(posting_id(other), posting_id(sample()));
}

TEST(PostingId, TellsWhereTheTextStands) {
  Posting a = sample(), b = sample();
  a.title = "Welder Senior", a.company = "";
  b.title = "Welder", b.company = " Senior";
  EXPECT_NE(posting_id(a), posting_id(b));
  a.title = "a\",\"b", a.company = "c";
  b.title = "a", b.company = "b\",\"c";
  EXPECT_NE(posting_id(a), posting_id(b));
}

TEST(ContentHash, ChangesWithEverythingAReaderSees) {
  const std::function<void(Posting&)> changes[] = {
      [](Posting&) {},
      [](Posting& p) { p.title += "s"; },
      [](Posting& p) { p.company += "s"; },
      [](Posting& p) { p.location += "s"; },
      [](Posting& p) { p.description += "s"; },
      [](Posting& p) { p.url = "https://jobs.example/2"; },
      [](Posting& p) { p.date_posted = "2026-01-01"; },
      [](Posting& p) { p.date_valid_through = "2026-01-01"; },
      [](Posting& p) { p.employment_type = "Full time"; },
      [](Posting& p) { p.salary.surface = "much"; },
      [](Posting& p) { p.salary.min = 1; },
      [](Posting& p) { p.salary.max = 1; },
      [](Posting& p) { p.salary = {.surface = "much", .currency = "IDR"}; },
      [](Posting& p) { p.salary = {.surface = "much", .unit = "month"}; },
      [](Posting& p) { p.tags = {"a"}; },
      [](Posting& p) { p.tags = {"a", "b"}; },
      [](Posting& p) { p.tags = {"ab"}; },
  };
  std::set<std::string> hashes;
  for (const auto& change : changes) {
    Posting posting = sample();
    change(posting);
    EXPECT_EQ(content_hash(posting).size(), 32u);
    EXPECT_TRUE(hashes.insert(content_hash(posting)).second) << posting.title;
  }
}

TEST(ContentHash, DoesNotChangeWithWhatNoReaderSees) {
  const std::function<void(Posting&)> changes[] = {
      [](Posting& p) { p.id = "x"; },
      [](Posting& p) { p.salary = {.currency = "IDR", .unit = "month"}; },
      [](Posting& p) { p.source = "elsewhere"; },
      [](Posting& p) { p.language = "en"; },
      [](Posting& p) { p.extra.push_back({"views", "17"}); },
      [](Posting& p) { p.url = "https://jobs.example/1?utm_source=mail"; },
  };
  Posting base = sample();
  base.url = "https://jobs.example/1";
  for (const auto& change : changes) {
    Posting posting = base;
    change(posting);
    EXPECT_EQ(content_hash(posting), content_hash(base));
  }
}

}  // namespace
}  // namespace skillgap
