#include "skillgap/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace skillgap {
namespace {

using Cells = TableRows::Cells;

TEST(TableRows, KeepTheirCells) {
  TableRows rows(Cells{"v1", "m1"});
  rows.add({"b", "", "x\ty"});
  rows.add({"a", "é", "\n"});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], (Cells{"b", "", "x\ty", "v1", "m1"}));
  EXPECT_EQ(rows[1], (Cells{"a", "é", "\n", "v1", "m1"}));
}

TEST(TableRows, SortByCellAfterCell) {
  TableRows rows = {Cells{"a!", "1"}, Cells{"a", "2"}, Cells{"a", "10"}, Cells{"", "9"}};
  rows.sort();
  EXPECT_EQ(rows, (TableRows{Cells{"", "9"}, Cells{"a", "10"}, Cells{"a", "2"}, Cells{"a!", "1"}}));
}

TEST(TableRows, MayShareTheirParts) {
  TableRows kept(Cells{"v1"});
  kept.add({"2026-02", "", "sql", "0", ""});
  kept.add({"2026-01", "", "sql", "1", "x"});
  TableRows shared({"v1"}, 3);
  const auto february = shared.part({"2026-02", ""}), january = shared.part({"2026-01", ""});
  const auto sql = shared.part({"sql"});
  shared.add({february, sql, shared.part({"0", ""})});
  shared.add({january, sql, shared.part({"1", "x"})});
  EXPECT_EQ(shared, kept);
  EXPECT_EQ(shared.size(), 2u);
  EXPECT_EQ(shared[1], (Cells{"2026-01", "", "sql", "1", "x", "v1"}));
  EXPECT_EQ(shared.text(sql), "sql");
  shared.sort();
  EXPECT_NE(shared, kept);
  kept.sort();
  EXPECT_EQ(shared, kept);
  EXPECT_EQ(shared[0][0], "2026-01");
}

TEST(TableRows, SortByCellAfterCellAcrossParts) {
  const std::string cells[] = {"", "a", "a!", "ab", "b"};
  TableRows shared({}, 2);
  std::vector<Cells> expected;
  for (const std::string& first : cells) {
    for (const std::string& second : cells) {
      for (const std::string& third : cells) {
        shared.add({shared.part({first, second}), shared.part({third})});
        expected.push_back({first, second, third});
      }
    }
  }
  shared.sort();
  std::ranges::sort(expected);
  EXPECT_TRUE(std::ranges::equal(shared, expected));
}

TEST(TableRows, AreVisitedInOrder) {
  const TableRows rows = {Cells{"a"}, Cells{"b"}};
  std::string seen;
  for (const Cells& cells : rows) seen += cells[0];
  EXPECT_EQ(seen, "ab");
  EXPECT_TRUE(TableRows().empty());
}

}  // namespace
}  // namespace skillgap
