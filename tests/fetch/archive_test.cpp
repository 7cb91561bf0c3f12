#include "skillgap/archive.h"

#include <gtest/gtest.h>

#include "support/small_documents.h"

namespace skillgap {
namespace {

bool everything(std::string_view) { return true; }

std::string fault(std::string_view bytes, const ArchiveLimits& limits = {}) {
  const auto archive = read_archive(bytes, "a.zip", everything, limits);
  return archive ? "" : to_line(archive.error());
}

TEST(Archive, GivesTheMembersThatAreWantedAndTheNamesOfAll) {
  const auto archive =
      read_archive(small_zip({{"a.csv", "one"}, {"b/c.txt", "two"}, {"d.csv", ""}}), "a.zip",
                   [](std::string_view name) { return name.ends_with(".csv"); });
  ASSERT_TRUE(archive);
  EXPECT_EQ(archive->names, (std::vector<std::string>{"a.csv", "b/c.txt", "d.csv"}));
  ASSERT_EQ(archive->members.size(), 2u);
  EXPECT_EQ(archive->members[0].bytes, "one");
  EXPECT_EQ(archive->members[1].bytes, "");
}

TEST(Archive, HoldsItsLimits) {
  const std::string three = small_zip({{"a", "12345"}, {"b", "12345"}, {"c", "12345"}});
  EXPECT_EQ(fault(three, {3, 5, 15}), "");
  EXPECT_EQ(fault(three, {2, 5, 15}), "a.zip: more than 2 files in this archive");
  EXPECT_EQ(fault(three, {3, 4, 15}),
            "a.zip: a: more than 4 bytes once unpacked, not read further");
  EXPECT_EQ(fault(three, {3, 5, 14}),
            "a.zip: c: more than 4 bytes once unpacked, not read further");
}

TEST(Archive, RefusesWhatIsDamaged) {
  const std::string whole = small_zip({{"a", "Some text that is checked by a sum"}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_NE(fault(whole.substr(0, size)), "") << size;
  std::string changed = whole;
  changed[whole.find("text")] = 'T';
  EXPECT_NE(fault(changed), "");
  EXPECT_NE(fault("PK\3\4 and nothing else"), "");
}

}  // namespace
}  // namespace skillgap
