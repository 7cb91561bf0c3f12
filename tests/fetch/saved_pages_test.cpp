#include "skillgap/saved_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/compressed.h"
#include "support/small_archives.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SavedPagesTest : public testing::Test {
 protected:
  // "name: bytes" of each page, "kind name: message" of each problem, the archive's own last.
  std::vector<std::string> read(const std::string& name, const std::string& bytes,
                                const SavedPagesLimits& limits = {}) {
    const std::string path = folder_.write(name, bytes);
    std::vector<std::string> lines;
    const auto say = [&](const Problem& problem) {
      lines.push_back(std::string(problem_kind_name(problem.kind)) + " " +
                      to_line(problem).substr(folder_.path().size()));
    };
    const auto problem = read_saved_pages(path, limits, [&](auto page) {
      if (page) {
        lines.push_back(page->where.substr(folder_.path().size()) + ": " + page->bytes +
                        (page->complete ? "" : " …"));
      } else {
        say(page.error());
      }
      return true;
    });
    if (problem) say(*problem);
    return lines;
  }

  TestFolder folder_;
};

const Members kPages = {
    {"b.html", "two"},     {"jobs/a.rss", "one"},       {"notes.pdf", "no"},
    {".git/c.html", "no"}, {"__MACOSX/._b.html", "no"}, {"d.json.gz", gzip_of("three")},
    {"e.html", ""}};

TEST(PageArchive, IsKnownByItsEnding) {
  for (const char* name : {"a.zip", "A.ZIP", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst"})
    EXPECT_TRUE(is_page_archive(name)) << name;
  for (const char* name : {"a.html", "zip", "a.gz", "a.zip.html", "a.html.gz", ""})
    EXPECT_FALSE(is_page_archive(name)) << name;
}

TEST_F(SavedPagesTest, AreThoseOfTheArchiveInItsOrder) {
  const std::string tar = small_tar(kPages);
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"a.zip", small_zip(kPages)},
                                    {"a.tar", tar},
                                    {"a.tgz", gzip_of(tar)},
                                    {"a.tar.zst", zstd_of(tar)}}) {
    EXPECT_THAT(read(name, bytes), ElementsAre(name + "/b.html: two", name + "/jobs/a.rss: one",
                                               name + "/d.json.gz: three", name + "/e.html: "));
  }
}

// Names are labels: whatever they say, nothing is written.
TEST_F(SavedPagesTest, LeadNowhere) {
  const Members members = {{"../../up.html", "1"}, {"/etc/x.html", "2"}, {"a\nb.html", "3"}};
  for (const auto& [name, bytes] :
       {std::pair<std::string, std::string>{"a.zip", small_zip(members)},
        {"a.tar", small_tar(members)}})
    EXPECT_THAT(read(name, bytes), testing::SizeIs(testing::Ge(2u)));
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path()))
    files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 2u);
}

TEST_F(SavedPagesTest, HaveLongNamesInTar) {
  const std::string folder(150, 'f');
  EXPECT_THAT(read("a.tar", small_tar({{folder + "/a.html", "x"}, {"b.html", "y"}})),
              ElementsAre("a.tar/" + folder + "/a.html: x", "a.tar/b.html: y"));
  const std::string path = "pages/" + folder + ".html";
  const std::string record = " path=" + path + "\n";
  const std::string pax = std::to_string(record.size() + 3) + record;
  EXPECT_THAT(read("b.tar", tar_member("PaxHeaders/x", pax, 'x') + small_tar({{"cut.bin", "x"}})),
              ElementsAre("b.tar/" + path + ": x"));
}

TEST_F(SavedPagesTest, HoldTheirLimitsToTheByte) {
  const Members three = {{"a.html", "12345"}, {"b.html", "12345"}, {"c.html", "12345"}};
  const std::string many =
      "limit a.zip: more than 2 files in this archive, the rest was left out; "
      "split it";
  EXPECT_THAT(read("a.zip", small_zip(three), {.members = 3, .member_bytes = 5, .all_bytes = 15}),
              testing::SizeIs(3));
  EXPECT_THAT(read("a.zip", small_zip(three), {.members = 2, .member_bytes = 5, .all_bytes = 15}),
              ElementsAre("a.zip/a.html: 12345", "a.zip/b.html: 12345", many));
  EXPECT_THAT(read("a.zip", small_zip(three), {.members = 3, .member_bytes = 5, .all_bytes = 14}),
              ElementsAre("a.zip/a.html: 12345", "a.zip/b.html: 12345",
                          "limit a.zip: more than 14 bytes once unpacked, the rest was left out; "
                          "split it"));
  EXPECT_THAT(read("a.zip", small_zip({{"a.html", "123456"}, {"b.html", "12345"}}),
                   {.members = 3, .member_bytes = 5, .all_bytes = 15}),
              ElementsAre("unreadable a.zip/a.html: more than 5 bytes once unpacked, it was left "
                          "out",
                          "a.zip/b.html: 12345"));
  const std::string tar = small_tar(three);
  EXPECT_THAT(read("a.tar", tar, {.members = 3, .member_bytes = 5, .all_bytes = 3 * 512}),
              testing::SizeIs(3));
  EXPECT_THAT(read("a.tar", tar, {.members = 3, .member_bytes = 5, .all_bytes = 3 * 512 - 1}),
              testing::SizeIs(4));
}

// Few bytes that become many: the members are left out one by one, and then all of them are.
TEST_F(SavedPagesTest, StopABomb) {
  const std::string page(1'000'000, 'x');
  const std::string bomb = overlapping_zip("a.html", page, 1'000);
  EXPECT_LT(bomb.size(), 100'000u);
  const auto lines = read("a.zip", bomb, {.member_bytes = 2'000'000, .all_bytes = 5'000'000});
  ASSERT_FALSE(lines.empty());
  EXPECT_LE(lines.size(), 7u);
  EXPECT_THAT(lines.back(), testing::HasSubstr("once unpacked, the rest was left out"));
  // The same with the guard off takes all of it.
  EXPECT_EQ(read("b.zip", overlapping_zip("a.html", page, 20), {.member_bytes = 2'000'000}).size(),
            20u);
  const std::string tar = gzip_of(small_tar({{"a.bin", std::string(20'000'000, 'x')}}));
  EXPECT_THAT(read("a.tgz", tar, {.member_bytes = 1'000, .all_bytes = 1'000'000}),
              ElementsAre("limit a.tgz: more than 1000000 bytes once unpacked, the rest was left "
                          "out; split it"));
  EXPECT_THAT(read("b.zip", small_zip({{"a.html.gz", gzip_of(std::string(5'000'000, 'x'))}}),
                   {.member_bytes = 1'000}),
              ElementsAre("unreadable b.zip/a.html.gz: more than 1000 bytes once unpacked, it was "
                          "left out"));
}

TEST_F(SavedPagesTest, UnpackToAHundredTimesTheirSizeAtMost) {
  const std::string bomb = overlapping_zip("a.html", std::string(1'000, 'x'), 100);
  const SavedPagesLimits careful{.times = 2, .trusted_bytes = 50'000};
  const auto lines = read("a.zip", bomb, careful);
  EXPECT_EQ(lines.size(), 51u);
  EXPECT_EQ(lines.back(),
            "limit a.zip: unpacks to more than 2 times its size, the rest was left out; check the "
            "file");
  EXPECT_EQ(read("a.zip", bomb, {.times = 1'000, .trusted_bytes = 50'000}).size(), 100u);
}

TEST_F(SavedPagesTest, SayWhatIsWrongWithTheArchive) {
  const std::string none =
      ": holds no pages or feeds (.html .xml .rss .atom .json …), name another";
  EXPECT_THAT(read("a.zip", small_zip({{"a.pdf", "x"}})), ElementsAre("unreadable a.zip" + none));
  EXPECT_THAT(read("a.tar", small_tar({})), ElementsAre("unreadable a.tar" + none));
  EXPECT_THAT(
      read("b.zip", "no archive"),
      ElementsAre("unreadable b.zip: no archive that can be read (Not a zip archive), check "
                  "the file"));
  EXPECT_THAT(read("b.tar", std::string(1'000, 'x')),
              ElementsAre("unreadable b.tar: no tar archive, or damaged from here on; check the "
                          "file"));
  EXPECT_THAT(read("c.zip", small_zip(kPages).substr(0, 60)), testing::SizeIs(1));
  EXPECT_EQ(to_line(*read_saved_pages("/nonexistent/a.tar", {}, [](auto) { return true; })),
            "/nonexistent/a.tar: No such file or directory, check the path");
}

// What came before the end is whole.
TEST_F(SavedPagesTest, AreReadToTheEndOfACutArchive) {
  const std::string tar = small_tar({{"a.html", "one"}, {"b.html", "two"}, {"c.html", "six"}});
  for (std::size_t n = 0; n < tar.size() - 1024; ++n) {
    for (const std::string& line : read("a.tar", tar.substr(0, n)))
      EXPECT_TRUE(line == "a.tar/a.html: one" || line == "a.tar/b.html: two" ||
                  line == "a.tar/c.html: six" || line.starts_with("truncated a.tar: ") ||
                  line.starts_with("unreadable a.tar"))
          << n << line;
  }
  std::string damaged = small_zip({{"a.html", "one"}, {"b.html", "two"}});
  damaged[damaged.find("one")] = 'O';
  EXPECT_THAT(read("a.zip", damaged),
              ElementsAre("unreadable a.zip/a.html: damaged in the archive, get it anew",
                          "a.zip/b.html: two"));
}

TEST_F(SavedPagesTest, EndWhereNoMoreAreWanted) {
  const std::string path = folder_.write("a.zip", small_zip(kPages));
  int taken = 0;
  EXPECT_FALSE(read_saved_pages(path, {}, [&](auto) { return ++taken < 2; }));
  EXPECT_EQ(taken, 2);
}

}  // namespace
}  // namespace skillgap
