#include "skillgap/table.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(TableRows, MayBeWrittenWhenTheyAreRead) {
  TableRows kept(Cells{"v1"});
  kept.add({"2026-01", "", "sql", "0", ""});
  kept.add({"2026-01", "", "sql", "1", ""});
  const TableRows written(2,
                          [](std::size_t row, std::string& cells) {
                            cells += TableRows::begin_of({"2026-01", ""});
                            TableRows::append(cells, {"sql", std::to_string(row), ""});
                          },
                          {"v1"});
  EXPECT_EQ(written, kept);
  EXPECT_EQ(written[1], (Cells{"2026-01", "", "sql", "1", "", "v1"}));
  EXPECT_EQ(written.size(), 2u);
  EXPECT_NE(written, (TableRows{Cells{"2026-01", "", "sql", "0", "", "v1"}}));
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
