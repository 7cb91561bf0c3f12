#include <gtest/gtest.h>

#include "skillgap/report.h"

namespace skillgap {
namespace {

TEST(TextTable, AlignsColumnsUnderARule) {
  EXPECT_EQ(text_table({{"skill"}, {"postings", Align::kRight}, {"note"}},
                       {{"python", "12", "up"}, {"c", "1234567890", ""}}),
            "skill     postings  note\n"
            "------  ----------  ----\n"
            "python          12  up\n"
            "c       1234567890\n");
}

TEST(TextTable, CountsColumnsNotBytes) {
  EXPECT_EQ(text_table({{"a"}, {"b"}}, {{"データ", "x"}, {"é", "y"}}),
            "a       b\n"
            "------  -\n"
            "データ  x\n"
            "é       y\n");
}

TEST(TextTable, CutsHeadingsAndCellsToTheWidthGiven) {
  EXPECT_EQ(text_table({{"location", Align::kLeft, 5}, {"n", Align::kRight, 3}},
                       {{"Yogyakarta", "1"}, {"Solo", "12345"}}),
            "loca…    n\n"
            "-----  ---\n"
            "Yogy…    1\n"
            "Solo   12…\n");
}

TEST(TextTable, LetsNoControlCharacterPass) {
  EXPECT_EQ(text_table({{"a\x1B[31m"}, {"b"}}, {{"x\ny\x07", "\u202Ez"}}),
            "a    b\n"
            "---  -\n"
            "x y  z\n");
}

TEST(TextTable, FillsShortRowsAndLeavesOutWhatHasNoColumn) {
  EXPECT_EQ(text_table({{"a"}, {"b"}}, {{"1"}, {"1", "2", "3"}}), "a  b\n-  -\n1\n1  2\n");
}

TEST(TextTable, ShowsTheHeadingWhereThereAreNoRows) {
  EXPECT_EQ(text_table({{"a"}, {"bc"}}, {}), "a  bc\n-  --\n");
}

}  // namespace
}  // namespace skillgap
