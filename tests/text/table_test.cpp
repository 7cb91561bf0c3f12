#include "skillgap/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

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

TEST(TableRows, MayBeAddedBehindACommonBeginning) {
  TableRows rows(Cells{"v1"}), alike(Cells{"v1"});
  const std::string begin = TableRows::begin_of({"2026-01", ""});
  rows.add(begin, {"sql", "", std::string_view("3")});
  rows.add({}, {"alone"});
  alike.add({"2026-01", "", "sql", "", "3"});
  alike.add({"alone"});
  EXPECT_EQ(rows, alike);
  EXPECT_EQ(rows[0], (Cells{"2026-01", "", "sql", "", "3", "v1"}));
}

TEST(TableRows, SortAlikeHoweverTheyWereAdded) {
  std::mt19937 random(20261122);
  for (int round = 0; round < 500; ++round) {
    const std::size_t runs = random() % 6, longest = 1 + random() % 9;
    std::vector<Cells> cells;
    for (std::size_t run = 0; run < runs; ++run) {
      const std::size_t begin = cells.size();
      for (std::size_t left = random() % longest; left > 0; --left)
        cells.push_back({std::to_string(random() % 7), std::to_string(random() % 3)});
      std::sort(cells.begin() + static_cast<std::ptrdiff_t>(begin), cells.end());
    }
    TableRows rows, expected;
    for (const Cells& row : cells) rows.add(row);
    std::sort(cells.begin(), cells.end());
    for (const Cells& row : cells) expected.add(row);
    rows.sort();
    ASSERT_EQ(rows, expected);
  }
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
