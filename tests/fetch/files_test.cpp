#include "skillgap/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/compressed.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

constexpr std::size_t kEnough = 1 << 20;

std::string message_of(const std::string& path, std::size_t max_bytes = kEnough) {
  const auto document = read_document(path, max_bytes);
  return document ? "(read)" : document.error().message;
}

mode_t mode_of(const std::string& path) {
  struct stat status{};
  stat(path.c_str(), &status);
  return status.st_mode & 0777;
}

std::size_t entries_of(const TestFolder& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()),
                                                std::filesystem::directory_iterator()));
}

TEST(ReadDocument, GivesTheBytesAndWhereTheyCameFrom) {
  const TestFolder folder;
  const std::string bytes("<rss/>\r\n\0\xff", 10);
  const std::string path = folder.write("a.rss", bytes);
  const auto document = read_document(path, kEnough);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->bytes, bytes);
  EXPECT_EQ(document->where, path);
  EXPECT_EQ(document->url, "");
  EXPECT_EQ(document->content_type, "application/rss+xml");
  EXPECT_EQ(document->charset, "");
  EXPECT_TRUE(document->complete);
}

TEST(ReadDocument, ReadsAnEmptyFile) {
  const TestFolder folder;
  const auto document = read_document(folder.write("empty", ""), kEnough);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->bytes, "");
  EXPECT_TRUE(document->complete);
}

TEST(ReadDocument, TakesTheTypeFromTheEnding) {
  const TestFolder folder;
  const std::pair<std::string, std::string> cases[] = {
      {"a.html", "text/html"},
      {"a.HTM", "text/html"},
      {"a.xml", "application/xml"},
      {"a.atom", "application/atom+xml"},
      {"a.json", "application/json"},
      {"a.jsonl.zst", "application/x-ndjson"},
      {"a.csv.gz", "text/csv"},
      {"a.txt", "text/plain"},
      {"a", ""},
      {"a.bin", ""},
      {"html", ""},
  };
  for (const auto& [name, type] : cases) {
    const auto document = read_document(folder.write(name, "x"), kEnough);
    ASSERT_TRUE(document) << name;
    EXPECT_EQ(document->content_type, type) << name;
  }
}

TEST(ReadDocument, ReadsFileUrls) {
  const TestFolder folder;
  folder.write("two words%.rss", "<rss/>");
  const std::string name = folder.path() + "two%20words%25.rss";
  for (const std::string& url : {"file://" + name, "FILE://localhost" + name, "file:" + name,
                                 "file://" + name + "#item", "file://" + name + "?q"}) {
    const auto document = read_document(url, kEnough);
    ASSERT_TRUE(document) << url << ": " << document.error().message;
    EXPECT_EQ(document->bytes, "<rss/>");
    EXPECT_EQ(document->where, url);
    EXPECT_EQ(document->url, url);
  }
  folder.write("100%zz", "x");
  EXPECT_TRUE(read_document("file://" + folder.path("100%zz"), kEnough));
}

TEST(ReadDocument, RefusesFileUrlsOfOtherMachines) {
  const auto document = read_document("file://elsewhere/etc/feed.rss", kEnough);
  ASSERT_FALSE(document);
  EXPECT_EQ(to_line(document.error()),
            "file://elsewhere/etc/feed.rss: names a file of another machine, copy the file here");
}

TEST(ReadDocument, SaysWhyAFileCannotBeRead) {
  const TestFolder folder;
  ASSERT_EQ(mkfifo(folder.path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(message_of(folder.path("none")), "No such file or directory, check the path");
  EXPECT_EQ(message_of(folder.path()), "is a folder, name a file in it");
  EXPECT_EQ(message_of(folder.path("pipe")), "is a pipe, save what it gives to a file first");
  EXPECT_EQ(message_of("/dev/zero"), "is a device, name a file");
  EXPECT_EQ(message_of("file:///a%00b"), "the path holds a NUL byte, check the path");
}

TEST(ReadDocument, HoldsTheLimitToTheByte) {
  const TestFolder folder;
  const std::string text = varied_text(100);
  for (const std::string& packed : {text, gzip_of(text), zstd_of(text)}) {
    const std::string path = folder.write("a", packed);
    EXPECT_EQ(message_of(path, text.size() + 1), "(read)");
    EXPECT_EQ(message_of(path, text.size()), "(read)");
    EXPECT_EQ(message_of(path, text.size() - 1), "is larger than " +
                                                     std::to_string(text.size() - 1) +
                                                     " bytes, split it or raise the limit");
  }
}

TEST(ReadDocument, StopsACompressionBombAtTheLimit) {
  const TestFolder folder;
  const std::string zeros(20'000'000, '\0');
  EXPECT_EQ(message_of(folder.write("bomb.gz", gzip_of(zeros)), 1000),
            "is larger than 1000 bytes, split it or raise the limit");
  EXPECT_EQ(message_of(folder.write("bomb.zst", zstd_of(zeros)), 1000),
            "is larger than 1000 bytes, split it or raise the limit");
}

TEST(ReadDocument, MarksACutArchiveAsIncomplete) {
  const TestFolder folder;
  const std::string text = varied_text(100);
  const std::string packed = gzip_of(text);
  const auto cut = read_document(folder.write("a", packed.substr(0, packed.size() / 2)), kEnough);
  ASSERT_TRUE(cut);
  EXPECT_FALSE(cut->complete);
  EXPECT_FALSE(cut->bytes.empty());
  EXPECT_TRUE(text.starts_with(cut->bytes));
  const auto damaged = read_document(folder.write("b", with_bad_checksum(packed)), kEnough);
  ASSERT_TRUE(damaged);
  EXPECT_FALSE(damaged->complete);
  EXPECT_EQ(message_of(folder.write("c", packed.substr(0, 5))),
            "the compressed data ends early, what came before was kept; get the file again");
}

TEST(ReadTaxonomyFolder, TakesTablesAndVersionSortedByName) {
  const TestFolder folder;
  folder.write("skills.tsv", "s");
  folder.write("VERSION", "1");
  folder.write("aliases.tsv", "a");
  folder.write("README.md", "no table");
  folder.write("skills.tsv~", "no table");
  const auto files = read_taxonomy_folder(folder.path());
  ASSERT_TRUE(files);
  std::vector<std::string> seen;
  for (const TaxonomyFile& file : *files) seen.push_back(file.name + "=" + file.content);
  EXPECT_EQ(seen, (std::vector<std::string>{"VERSION=1", "aliases.tsv=a", "skills.tsv=s"}));
}

TEST(ReadTaxonomyFolder, SaysWhatIsWrongWithAFolder) {
  const TestFolder folder;
  const auto none = read_taxonomy_folder(folder.path("none"));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "No such file or directory, name a taxonomy folder");
  const auto file = read_taxonomy_folder(folder.write("a.tsv.txt", ""));
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().message, "Not a directory, name a taxonomy folder");
  const auto empty = read_taxonomy_folder(folder.path());
  ASSERT_FALSE(empty);
  EXPECT_EQ(to_line(empty.error()),
            folder.path() + ": holds no *.tsv table, name a taxonomy folder");
}

TEST(WriteFile, WritesAndLeavesNothingElse) {
  const TestFolder folder;
  const std::string bytes("a\0b\r\n", 5);
  ASSERT_TRUE(write_file(folder.path("out"), bytes));
  EXPECT_EQ(folder.read("out"), bytes);
  ASSERT_TRUE(write_file(folder.path("out"), ""));
  EXPECT_EQ(folder.read("out"), "");
  EXPECT_EQ(entries_of(folder), 1u);
}

TEST(WriteFile, KeepsTheModeOfTheFileItReplaces) {
  const TestFolder folder;
  chmod(folder.write("mine", "old").c_str(), 0600);
  ASSERT_TRUE(write_file(folder.path("mine"), "new"));
  EXPECT_EQ(mode_of(folder.path("mine")), 0600u);
  chmod(folder.write("ours", "old").c_str(), 0664);
  ASSERT_TRUE(write_file(folder.path("ours"), "new"));
  EXPECT_EQ(mode_of(folder.path("ours")), 0664u);
}

// A reader that has the old file open keeps it: the new one never takes shape in its place.
TEST(WriteFile, MakesAFileForItsOwnerAlone) {
  const TestFolder folder;
  ASSERT_TRUE(write_file(folder.path("mine"), "new", FileAccess::kOwner));
  EXPECT_EQ(std::filesystem::status(folder.path("mine")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(WriteFile, ReplacesRatherThanOverwrites) {
  const TestFolder folder;
  std::ifstream old_reader(folder.write("out", "old"));
  ASSERT_TRUE(write_file(folder.path("out"), "new"));
  std::string seen;
  old_reader >> seen;
  EXPECT_EQ(seen, "old");
  EXPECT_EQ(folder.read("out"), "new");
}

TEST(WriteFile, WritesWhereALinkPoints) {
  const TestFolder folder;
  folder.write("real", "old");
  std::filesystem::create_symlink("real", folder.path("link"));
  ASSERT_TRUE(write_file(folder.path("link"), "new"));
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path("link")));
  EXPECT_EQ(folder.read("real"), "new");
}

TEST(WriteFile, TakesTheLongestName) {
  const TestFolder folder;
  EXPECT_TRUE(write_file(folder.path(std::string(255, 'n')), "x"));
}

TEST(WriteFile, SaysWhyItCannotWrite) {
  const TestFolder folder;
  const auto message = [](const std::string& path) {
    const auto written = write_file(path, "x");
    return written ? "(written)" : written.error().message;
  };
  EXPECT_EQ(message(folder.path("no/such/file")), "writing failed: No such file or directory");
  EXPECT_EQ(message(folder.path()), "is a folder, name a file in it");
  EXPECT_EQ(message(std::string("a\0b", 3)), "is no file name, check the path");
  EXPECT_EQ(message(""), "is no file name, check the path");
  EXPECT_EQ(message(folder.path(std::string(300, 'n'))), "writing failed: File name too long");
  EXPECT_EQ(entries_of(folder), 0u);
}

// A pipe of our own, not a device of the machine: a writer without this guard replaces it.
TEST(WriteFile, LeavesPipesAndDevicesAlone) {
  const TestFolder folder;
  const std::string pipe = folder.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto written = write_file(pipe, "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(to_line(written.error()), pipe + ": is a device or a pipe, name a file");
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

}  // namespace
}  // namespace skillgap
