// robots.txt: what a site lets us ask for (RFC 9309).
//
//   const Robots robots = Robots::parse("User-agent: *\nDisallow: /private/\nCrawl-delay: 5\n");
//   robots.allows("skillgap", "https://a.example/private/x")   // false
//   robots.crawl_delay("skillgap")                             // 5 s
//
// The group of our own name decides, else that of "*", else everything is allowed. In a group the
// longest pattern that matches wins; of equally long ones the allowing one. Where the RFC is
// silent we read what sites mean as the largest crawler does: "disallow /" without a colon, common
// misspellings, "index.html" at the end of a pattern for its folder, lines cut at 16,664 bytes.
// Parsing is total; only the first 512,000 bytes are read (RFC 9309, 2.5). A value; any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

class Robots {
 public:
  static constexpr std::size_t kMaxBytes = 512'000;

  static Robots parse(std::string_view bytes, std::size_t max_bytes = kMaxBytes);

  // `agent` is a product token ("skillgap"), compared without case; `url` is percent-encoded as it
  // would be sent.
  bool allows(std::string_view agent, std::string_view url) const;

  // Seconds between requests, where the group of this agent states them; not of RFC 9309, but
  // common. Clamped to a day.
  std::optional<std::chrono::milliseconds> crawl_delay(std::string_view agent) const;

  // Addresses of "Sitemap:" lines, in order; they belong to no group.
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    bool allow = false;
    std::string pattern;  // percent-encoded
  };
  struct Agent {
    std::string name;  // a product token; "*" is every agent
    // Behind its name in the group: a delay does not end a list of names, as a rule does.
    std::optional<std::chrono::milliseconds> delay;
  };
  // Some agents and what is said to them. One name may have several groups: they add up.
  struct Group {
    std::vector<Agent> agents;
    std::vector<Rule> rules;
  };
  std::vector<const Group*> groups_for(std::string_view agent) const;

  std::vector<Group> groups_;
  std::vector<std::string> sitemaps_;
};

}  // namespace skillgap
