#include "skills/table_reader.h"

#include <gtest/gtest.h>

#include <utility>

namespace skillgap {
namespace {

const TableShape kShape = {"units.tsv", {"surface", "number", "source"}};

TEST(TableReader, FindsCellsByColumnWhateverTheOrder) {
  const TaxonomyFile file{"units.tsv", "source\tsurface\tnumber\nown, doc1:2\tjuta\t1e6\n"};
  std::vector<Problem> problems;
  TableReader table(file, problems);
  ASSERT_TRUE(table.has_columns(kShape));
  const TsvRow& row = table.rows().at(0);
  EXPECT_EQ(table.cell(row, "surface"), "juta");
  EXPECT_EQ(table.cell(row, "rank"), "");
  EXPECT_EQ(table.list(row, "source"), (std::vector<std::string>{"own", "doc1:2"}));
  EXPECT_EQ(table.number(row, "number"), 1e6);
  EXPECT_EQ(to_text(table.place(row)), "units.tsv:2");
  EXPECT_TRUE(problems.empty());
}

TEST(TableReader, SaysWhichColumnsAreMissingOrUnknown) {
  const TaxonomyFile file{"units.tsv", "surface\tamount\n"};
  std::vector<Problem> problems;
  EXPECT_FALSE(TableReader(file, problems).has_columns(kShape));
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(to_line(problems[0]),
            "units.tsv:1: column 'number' is missing, add it to the first line; table left out");
  EXPECT_EQ(to_line(problems[1]),
            "units.tsv:1: column 'source' is missing, add it to the first line; table left out");
  EXPECT_EQ(to_line(problems[2]),
            "units.tsv:1: unknown column 'amount', see taxonomy/README.md for the columns");
}

TEST(TableReader, TakesZeroForWhatIsNoNumberAndSaysSo) {
  struct Case {
    std::string cell;
    double value;
    std::size_t problems;
  };
  const Case cases[] = {{"", 0, 0},    {"0.5", 0.5, 0}, {"-1", -1, 0},  {"ten", 0, 1},
                        {"1,5", 0, 1}, {"5 ", 5, 0},    {"1e999", 0, 1}};
  for (const auto& [cell, value, count] : cases) {
    const TaxonomyFile file{"units.tsv", "surface\tnumber\tsource\nx\t" + cell + "\town\n"};
    std::vector<Problem> problems;
    TableReader table(file, problems);
    EXPECT_EQ(table.number(table.rows().at(0), "number"), value) << cell;
    ASSERT_EQ(problems.size(), count) << cell;
    if (cell == "ten") {
      EXPECT_EQ(to_line(problems[0]),
                "units.tsv:2: 'ten' is not a number, write digits in column 'number'");
    }
  }
}

}  // namespace
}  // namespace skillgap
