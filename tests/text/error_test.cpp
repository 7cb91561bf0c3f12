#include "skillgap/error.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace skillgap {
namespace {

TEST(Error, ShowsThePlaceThenTheMessage) {
  const Error error{"jobs.rss:12", "the tag is not closed, check the end of the file"};
  EXPECT_EQ(to_line(error), "jobs.rss:12: the tag is not closed, check the end of the file");
}

TEST(Error, ShowsAProblemInTheSameForm) {
  const Problem problem{ProblemKind::kBadRow, "jobs.csv:3", "4 fields instead of 5; row left out"};
  EXPECT_EQ(to_line(problem), "jobs.csv:3: 4 fields instead of 5; row left out");
}

TEST(Error, LeavesOutTheColonWhereOneSideIsMissing) {
  EXPECT_EQ(to_line(Error{"", "no place is known"}), "no place is known");
  EXPECT_EQ(to_line(Error{"jobs.csv", ""}), "jobs.csv");
}

TEST(Error, NamesEveryKindOfProblem) {
  const std::pair<ProblemKind, std::string_view> names[] = {
      {ProblemKind::kNotAFeed, "not-a-feed"},   {ProblemKind::kTruncated, "truncated"},
      {ProblemKind::kBadItem, "bad-item"},      {ProblemKind::kMissingField, "missing-field"},
      {ProblemKind::kEncoding, "encoding"},     {ProblemKind::kBadRow, "bad-row"},
      {ProblemKind::kDuplicate, "duplicate"},   {ProblemKind::kLimit, "limit"},
      {ProblemKind::kUnreadable, "unreadable"}, {ProblemKind::kRefused, "refused"},
      {ProblemKind::kRobots, "robots"},
  };
  for (const auto& [kind, name] : names) EXPECT_EQ(problem_kind_name(kind), name);
}

}  // namespace
}  // namespace skillgap
