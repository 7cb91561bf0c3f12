// Reading a document written in the test itself.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/feed.h"

namespace skillgap {

inline RawDocument document(std::string_view bytes, std::string_view url = "") {
  return {.where = "a.rss",
          .url = std::string(url),
          .bytes = std::string(bytes),
          .content_type = "",
          .charset = "",
          .complete = true};
}

// The feed, or an empty one with a test failure.
inline ParsedFeed parsed(const RawDocument& raw) {
  auto feed = parse_feed(raw);
  EXPECT_TRUE(feed.has_value()) << (feed ? "" : to_line(feed.error()));
  return feed ? *std::move(feed) : ParsedFeed{};
}
inline ParsedFeed parsed(std::string_view bytes) { return parsed(document(bytes)); }

inline Posting only_posting(const ParsedFeed& feed) {
  EXPECT_EQ(feed.postings.size(), 1u);
  return feed.postings.empty() ? Posting{} : feed.postings.front();
}

// "kind where: message" of each problem.
inline std::vector<std::string> problem_lines(const ParsedFeed& feed) {
  std::vector<std::string> lines;
  for (const Problem& problem : feed.problems) {
    lines.push_back(std::string(problem_kind_name(problem.kind)) + " " + to_line(problem));
  }
  return lines;
}

inline std::string error_line(const RawDocument& raw) {
  const auto feed = parse_feed(raw);
  return feed ? "no error" : to_line(feed.error());
}
inline std::string error_line(std::string_view bytes) { return error_line(document(bytes)); }

inline std::string extra(const Posting& posting, std::string_view key) {
  for (const ExtraField& field : posting.extra) {
    if (field.key == key) return field.json;
  }
  return "";
}

// A channel around items, as RSS 2.0.
inline std::string rss(std::string_view items) {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Jobs</title>"
         "<link>https://jobs.example/it</link>\n" +
         std::string(items) + "</channel></rss>\n";
}

}  // namespace skillgap
