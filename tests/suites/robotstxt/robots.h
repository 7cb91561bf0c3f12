// Lets the published test file of another robots.txt parser run against ours: the names that it
// uses, in terms of ours.
#pragma once

#include <cstring>
#include <string>

#include "absl/strings/string_view.h"
#include "fetch/robots_line.h"
#include "skillgap/robots.h"

namespace googlebot {

class RobotsParseHandler {
 public:
  virtual ~RobotsParseHandler() = default;
  virtual void HandleRobotsStart() = 0;
  virtual void HandleRobotsEnd() = 0;
  virtual void HandleUserAgent(int line, absl::string_view value) = 0;
  virtual void HandleAllow(int line, absl::string_view value) = 0;
  virtual void HandleDisallow(int line, absl::string_view value) = 0;
  virtual void HandleSitemap(int line, absl::string_view value) = 0;
  virtual void HandleUnknownAction(int line, absl::string_view name, absl::string_view value) = 0;
};

inline void tell(const skillgap::RobotsLine& line, RobotsParseHandler& handler) {
  const int number = static_cast<int>(line.number);
  switch (line.key) {
    case skillgap::RobotsKey::kUserAgent:
      return handler.HandleUserAgent(number, line.value);
    case skillgap::RobotsKey::kAllow:
      return handler.HandleAllow(number, line.value);
    case skillgap::RobotsKey::kDisallow:
      return handler.HandleDisallow(number, line.value);
    case skillgap::RobotsKey::kSitemap:
      return handler.HandleSitemap(number, line.value);
    case skillgap::RobotsKey::kCrawlDelay:
    case skillgap::RobotsKey::kUnknown:
      return handler.HandleUnknownAction(number, line.name, line.value);
  }
}

inline void ParseRobotsTxt(absl::string_view text, RobotsParseHandler* handler) {
  handler->HandleRobotsStart();
  skillgap::for_each_robots_line(text, [&](const auto& line) { tell(line, *handler); });
  handler->HandleRobotsEnd();
}

class RobotsMatcher {
 public:
  bool OneAgentAllowedByRobots(absl::string_view robots, const std::string& agent,
                               const std::string& url) {
    return skillgap::Robots::parse(robots).allows(agent, url);
  }
  static bool IsValidUserAgentToObey(absl::string_view agent) {
    return skillgap::is_product_token(agent);
  }
};

inline std::string GetPathParamsQuery(const std::string& url) { return skillgap::robots_path(url); }

// The caller frees what is handed out where the answer is true.
inline bool MaybeEscapePattern(const char* from, char** to) {
  const std::string text = skillgap::encoded_pattern(from);
  *to = new char[text.size() + 1];
  std::memcpy(*to, text.c_str(), text.size() + 1);
  return true;
}

}  // namespace googlebot
