#include <gtest/gtest.h>

#include "skillgap/files.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

namespace fs = std::filesystem;

const std::vector<TaxonomyFile> kTables = {{"VERSION", "1\n"}, {"skills.tsv", "id\n"}};

std::size_t entries_in(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(WriteTaxonomyFolder, MakesTheFolderAndThoseAboveIt) {
  const TestFolder folder;
  for (const std::string name : {"a/b", "c/", "./e"}) {
    ASSERT_TRUE(write_taxonomy_folder(folder.path(name), kTables, false)) << name;
    const auto read = read_taxonomy_folder(folder.path(name));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size(), 2u);
  }
}

TEST(WriteTaxonomyFolder, FillsAnEmptyFolderAndKeepsAFullOne) {
  const TestFolder folder;
  fs::create_directory(folder.path("out"));
  ASSERT_TRUE(write_taxonomy_folder(folder.path("out"), kTables, false));
  const auto again = write_taxonomy_folder(folder.path("out"), {{"VERSION", "2\n"}}, false);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, "is not empty, name another folder or replace it with --force");
  EXPECT_EQ(folder.read("out/VERSION"), "1\n");
}

TEST(WriteTaxonomyFolder, ExchangesTablesOnlyWhereAskedTo) {
  const TestFolder folder;
  ASSERT_TRUE(write_taxonomy_folder(folder.path("out"), kTables, true));
  ASSERT_TRUE(write_taxonomy_folder(folder.path("out"), {{"VERSION", "2\n"}}, true));
  EXPECT_EQ(folder.read("out/VERSION"), "2\n");
  EXPECT_EQ(entries_in(folder.path("out")), 1u);
  EXPECT_EQ(entries_in(folder.path()), 1u) << "something temporary was left";
}

TEST(WriteTaxonomyFolder, NeverTakesAwayWhatIsNoTable) {
  const TestFolder folder;
  fs::create_directory(folder.path("home"));
  folder.write("home/letter.txt", "dear");
  const auto written = write_taxonomy_folder(folder.path("home"), kTables, true);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "holds more than tables (letter.txt), name another folder");
  EXPECT_EQ(folder.read("home/letter.txt"), "dear");
  folder.write("file", "x");
  EXPECT_EQ(write_taxonomy_folder(folder.path("file"), kTables, true).error().message,
            "is no folder, name another");
}

TEST(WriteTaxonomyFolder, LeavesNothingBehindWhereATableCannotBeWritten) {
  const TestFolder folder;
  EXPECT_FALSE(
      write_taxonomy_folder(folder.path("out"), {{"VERSION", "1\n"}, {"no/such.tsv", ""}}, false));
  EXPECT_EQ(entries_in(folder.path()), 0u);
}

}  // namespace
}  // namespace skillgap
