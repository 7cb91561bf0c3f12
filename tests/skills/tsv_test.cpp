#include "skills/tsv.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace skillgap {
namespace {

using Strings = std::vector<std::string_view>;

TEST(Tsv, ReadsRowsWithTheirLines) {
  const TsvTable table = parse_tsv("t.tsv", "a\tb\n1\t2\n\n# note\tof\tany\tform\n 3 \t4 5\r\n");
  EXPECT_EQ(table.columns, (Strings{"a", "b"}));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].line, 2u);
  EXPECT_EQ(table.rows[0].cells, (Strings{"1", "2"}));
  EXPECT_EQ(table.rows[1].line, 5u);
  EXPECT_EQ(table.rows[1].cells, (Strings{"3", "4 5"}));
  EXPECT_TRUE(table.problems.empty());
}

TEST(Tsv, KeepsEmptyCellsAndNeedsNoLastLineBreak) {
  const TsvTable table = parse_tsv("t.tsv", "# first\na\tb\tc\r\n\t\t\n1\t\t3");
  EXPECT_EQ(table.columns, (Strings{"a", "b", "c"}));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].cells, (Strings{"", "", ""}));
  EXPECT_EQ(table.rows[1].cells, (Strings{"1", "", "3"}));
}

TEST(Tsv, LeavesOutRowsOfTheWrongLength) {
  const TsvTable table = parse_tsv("t.tsv", "a\tb\n1\n1\t2\n1\t2\t3\n");
  ASSERT_EQ(table.rows.size(), 1u);
  ASSERT_EQ(table.problems.size(), 2u);
  EXPECT_EQ(to_line(table.problems[0]),
            "t.tsv:2: 1 cells where the header has 2, add or remove tabs; row left out");
  EXPECT_EQ(to_line(table.problems[1]),
            "t.tsv:4: 3 cells where the header has 2, add or remove tabs; row left out");
  EXPECT_EQ(table.problems[0].kind, ProblemKind::kBadRow);
}

TEST(Tsv, HasNothingOfAnEmptyText) {
  for (const std::string_view content : {"", "\n", "\r\n\n", "# only a note"}) {
    const TsvTable table = parse_tsv("t.tsv", content);
    EXPECT_TRUE(table.columns.empty() && table.rows.empty() && table.problems.empty()) << content;
  }
}

TEST(Tsv, SplitsListsAtCommas) {
  const std::pair<std::string_view, Strings> cases[] = {
      {"", {}},
      {" , ,", {}},
      {"a", {"a"}},
      {"a, b", {"a", "b"}},
      {"a,b,", {"a", "b"}},
      {" a b ,  c", {"a b", "c"}},
  };
  for (const auto& [cell, items] : cases) EXPECT_EQ(split_list(cell), items) << cell;
}

}  // namespace
}  // namespace skillgap
