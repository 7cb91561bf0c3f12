#include "skillgap/role_demand.h"

#include <gtest/gtest.h>

namespace skillgap {
namespace {

constexpr ConceptId kSql{1}, kPython{2}, kGo{3};

AnalyzedPosting posting(std::string date, std::vector<SkillDemand> skills) {
  AnalyzedPosting posting;
  posting.posting.date_posted = std::move(date);
  posting.skills = std::move(skills);
  return posting;
}

std::string text_of(const RoleDemand& demand) {
  std::string text;
  for (const DemandLine& line : demand.lines())
    text += std::to_string(static_cast<unsigned>(line.skill)) + ": " + std::to_string(line.asked) +
            " " + std::to_string(line.required) + " " + std::to_string(line.before) + " " +
            std::to_string(line.after) + "\n";
  return text;
}

TEST(RoleDemand, CountsPostingsThatAskBeforeADayAndFromThenOn) {
  RoleDemand demand(parse_date("2026-02-01"));
  demand.add(posting("2026-01-31", {{kSql, Status::kRequired, 1, {}}}));
  demand.add(posting("2026-02-01",
                     {{kSql, Status::kMentioned, 1, {}}, {kPython, Status::kRequired, 1, {}}}));
  demand.add(
      posting("some day", {{kPython, Status::kPreferred, 1, {}}, {kGo, Status::kNegated, 1, {}}}));
  AnalyzedPosting other = posting("2026-01-01", {{kGo, Status::kRequired, 1, {}}});
  other.verdict = Verdict::kTooShort;
  demand.add(other);
  EXPECT_EQ(text_of(demand), "1: 2 1 1 1\n2: 2 1 0 1\n");
  EXPECT_EQ(demand.postings(), 3u);
  EXPECT_EQ(demand.before(), 1u);
  EXPECT_EQ(demand.after(), 1u);
  EXPECT_EQ(demand.without_date(), 1u);
  EXPECT_EQ(demand.not_judged(), 1u);
}

TEST(RoleDemand, KnowsNoTimesWithoutADay) {
  RoleDemand demand(std::nullopt);
  demand.add(posting("", {{kSql, Status::kRequired, 1, {}}}));
  EXPECT_EQ(text_of(demand), "1: 1 1 0 0\n");
  EXPECT_EQ(demand.without_date(), 0u);
}

}  // namespace
}  // namespace skillgap
