// Cases by section of RFC 9309; the published table of another parser is run by tests/suites.
#include "skillgap/robots.h"

#include <gtest/gtest.h>

#include "fetch/robots_line.h"

namespace skillgap {
namespace {

using std::chrono::milliseconds;

struct Case {
  std::string_view robots, path;
  bool allowed;
};

template <std::size_t N>
void expect_all(const Case (&cases)[N]) {
  for (const auto& [robots, path, allowed] : cases)
    EXPECT_EQ(Robots::parse(robots).allows("skillgap", "https://jobs.example" + std::string(path)),
              allowed)
        << robots << path;
}

TEST(Robots, OurOwnGroupDecidesElseThatOfEveryoneElseNothing) {
  expect_all({
      {"", "/a", true},
      {"Disallow: /", "/a", true},  // addressed to nobody
      {"User-agent: *\nDisallow: /", "/a", false},
      {"User-agent: *\nDisallow: /\nUser-agent: SkillGap\nDisallow: /b", "/a", true},
      {"User-agent: *\nDisallow: /\nUser-agent: SkillGap\nDisallow: /b", "/b", false},
      {"User-agent: skillgap/1.0 (bot)\nDisallow: /", "/a", false},
      {"User-agent: skillgapper\nDisallow: /", "/a", true},
      {"User-agent: skill\nDisallow: /", "/a", true},
      {"User-agent: other\nUser-agent: skillgap\nDisallow: /", "/a", false},
      {"User-agent: other\nDisallow: /\nUser-agent: skillgap", "/a", true},
      {"User-agent: skillgap\nAllow: /b\nUser-agent: x\nAllow: /\nUser-agent: skillgap\nDisallow: "
       "/",
       "/b", true},
      {"User-agent: skillgap\nSitemap: https://x/s\nUser-agent: *\nDisallow: /", "/a", false},
  });
}

TEST(Robots, TheLongestMatchWinsAndAllowWinsATie) {
  expect_all({
      {"User-agent: *\nDisallow: /jobs\nAllow: /jobs/open", "/jobs/open/1", true},
      {"User-agent: *\nAllow: /jobs/open\nDisallow: /jobs", "/jobs/closed", false},
      {"User-agent: *\nDisallow: /jobs\nAllow: /jobs", "/jobs", true},
      {"User-agent: *\nDisallow:", "/jobs", true},
      {"User-agent: *\nDisallow: /\nAllow:", "/jobs", false},
      {"User-agent: *\nDisallow: /Jobs", "/jobs", true},
  });
}

TEST(Robots, StarsAndDollarsStandForTextAndEnd) {
  expect_all({
      {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false},
      {"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true},
      {"User-agent: *\nDisallow: /a*b*c", "/a-b-c-d", false},
      {"User-agent: *\nDisallow: /a*b*c", "/a-c-b", true},
      {"User-agent: *\nDisallow: /$x", "/$x", false},
      {"User-agent: *\nDisallow: /**a", "/xxa", false},
      {"User-agent: *\nAllow: /open/index.html\nDisallow: /", "/open/", true},
      {"User-agent: *\nAllow: /open/index.html\nDisallow: /", "/open/x", false},
  });
}

TEST(Robots, ReadsWhatSitesWriteInPlaceOfTheRules) {
  expect_all({
      {"\xEF\xBB\xBFUser-agent: *\r\nDisallow: /\r\n", "/a", false},
      {"user-agent *\ndisallow /", "/a", false},
      {"USER-AGENT : *\n  Disallow\t:\t/ # all", "/a", false},
      {"Useragent: *\nDissallow: /", "/a", false},
      {"User-agent: *\rDisallow: /", "/a", false},
      {"<html>\n<p>Not found: /</p>", "/a", true},
      {"User-agent: *\nDisallow: / everything here", "/a", true},
      {"User-agent: *\nDisallow everything / here", "/a", true},
  });
}

TEST(Robots, ComparesAddressesAsTheyAreSent) {
  expect_all({
      {"User-agent: *\nDisallow: /caf\xC3\xA9", "/caf%C3%A9", false},
      {"User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", false},
      {"User-agent: *\nDisallow: /a?b=http://x", "/a?b=http://x#c", false},
  });
  const Robots robots = Robots::parse("User-agent: *\nDisallow: /?q");
  EXPECT_FALSE(robots.allows("skillgap", "https://jobs.example?q"));
  EXPECT_TRUE(robots.allows("skillgap", "https://jobs.example"));
}

TEST(Robots, CutsLinesAndTheFile) {
  const std::string group = "User-agent: *\nDisallow: /x/", longest(8 * 2083 - 1 - 13, 'a');
  EXPECT_FALSE(Robots::parse(group + longest + "/tail")
                   .allows("skillgap", "https://a/x/" + longest + "/other"));
  EXPECT_TRUE(
      Robots::parse(group + longest.substr(1) + "b").allows("skillgap", "https://a/x/" + longest));

  const std::string rule = "User-agent: *\nDisallow: /\n";
  const std::string fill(Robots::kMaxBytes - rule.size(), '\n');
  EXPECT_FALSE(Robots::parse(fill + rule).allows("skillgap", "https://a/"));
  EXPECT_TRUE(Robots::parse("\n\n" + fill + rule).allows("skillgap", "https://a/"));
  EXPECT_FALSE(
      Robots::parse("\n\n" + fill + rule, 2 * Robots::kMaxBytes).allows("skillgap", "https://a/"));
}

TEST(Robots, TellsDelaysAndSitemaps) {
  struct DelayCase {
    std::string_view value;
    std::optional<milliseconds> delay;
  };
  const DelayCase cases[] = {
      {"5", milliseconds(5000)},
      {"0.5", milliseconds(500)},
      {"0", milliseconds(0)},
      {"-1", std::nullopt},
      {"soon", std::nullopt},
      {"", std::nullopt},
      {"nan", std::nullopt},
      {"inf", std::nullopt},
      {"1e9", milliseconds(86'400'000)},
      {"10 # s", milliseconds(10'000)},
  };
  for (const auto& [value, delay] : cases)
    EXPECT_EQ(
        Robots::parse("User-agent: *\nCrawl-delay: " + std::string(value)).crawl_delay("skillgap"),
        delay)
        << value;
  const Robots robots = Robots::parse(
      "Sitemap: https://a/1.xml\nUser-agent: x\nCrawl-delay: 9\nUser-agent: *\nDisallow: /\n"
      "sitemap: https://a/2.xml");
  EXPECT_EQ(robots.crawl_delay("skillgap"), std::nullopt);
  EXPECT_EQ(robots.crawl_delay("x"), milliseconds(9000));
  EXPECT_EQ(robots.sitemaps(), (std::vector<std::string>{"https://a/1.xml", "https://a/2.xml"}));
}

// The same answer as trying every way to share out the path among the stars.
bool slow_match(std::string_view path, std::string_view pattern) {
  if (pattern.empty()) return true;
  if (pattern == "$") return path.empty();
  if (pattern.front() == '*')
    return slow_match(path, pattern.substr(1)) ||
           (!path.empty() && slow_match(path.substr(1), pattern));
  return !path.empty() && path.front() == pattern.front() &&
         slow_match(path.substr(1), pattern.substr(1));
}

TEST(Robots, MatchesPatternsAsItsSlowTwin) {
  constexpr std::string_view kLetters = "ab*$";
  const auto word = [&](std::size_t number, std::size_t letters) {
    std::string text;
    for (; number > 0; number /= letters + 1)
      if (const std::size_t digit = number % (letters + 1); digit > 0) text += kLetters[digit - 1];
    return text;
  };
  for (std::size_t p = 0; p < 3125; ++p)
    for (std::size_t t = 0; t < 243; ++t)
      ASSERT_EQ(matches_pattern(word(t, 2), word(p, 4)), slow_match(word(t, 2), word(p, 4)))
          << word(t, 2) << " " << word(p, 4);
}

}  // namespace
}  // namespace skillgap
