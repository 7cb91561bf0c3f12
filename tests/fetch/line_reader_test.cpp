#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "skillgap/files.h"
#include "support/compressed.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

struct Read {
  std::string bytes;
  std::vector<LineChunk> chunks;
  std::vector<std::string> problems;  // "kind where: message"
  std::size_t bytes_read = 0;
  std::size_t bytes_total = 0;
};

Read read_all(const std::string& path, std::size_t chunk_bytes = 1 << 20) {
  auto lines = LineReader::open(path, chunk_bytes);
  Read read;
  if (!lines) {
    read.problems.push_back(to_line(lines.error()));
    return read;
  }
  while (auto chunk = lines->next_chunk()) {
    read.bytes += chunk->bytes;
    read.chunks.push_back(std::move(*chunk));
  }
  EXPECT_FALSE(lines->next_chunk());
  for (const Problem& problem : lines->problems()) {
    read.problems.push_back(std::string(problem_kind_name(problem.kind)) + " " + to_line(problem));
  }
  read.bytes_read = lines->bytes_read();
  read.bytes_total = lines->bytes_total();
  return read;
}

std::size_t newlines(std::string_view bytes) {
  return static_cast<std::size_t>(std::ranges::count(bytes, '\n'));
}

void expect_whole_numbered_lines(const Read& read) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < read.chunks.size(); ++i) {
    EXPECT_EQ(read.chunks[i].first_line, line);
    EXPECT_FALSE(read.chunks[i].bytes.empty());
    EXPECT_TRUE(i + 1 == read.chunks.size() || read.chunks[i].bytes.ends_with('\n'));
    line += newlines(read.chunks[i].bytes);
  }
}

TEST(LineReader, GivesWholeLinesWhateverTheChunkAndThePacking) {
  const TestFolder folder;
  const std::string text = varied_text(500) + "and a last one without an end";
  for (const std::string& packed : {text, gzip_of(text), zstd_of(text)}) {
    const std::string path = folder.write("a", packed);
    for (const std::size_t chunk : {1u, 2u, 17u, 1000u, 1u << 20, 1u << 30}) {
      const Read read = read_all(path, chunk);
      EXPECT_EQ(read.bytes, text) << chunk;
      EXPECT_TRUE(read.problems.empty());
      EXPECT_EQ(read.bytes_read, packed.size());
      EXPECT_EQ(read.bytes_total, packed.size());
      expect_whole_numbered_lines(read);
    }
  }
}

TEST(LineReader, KeepsChunksNearTheirSize) {
  const TestFolder folder;
  const Read read = read_all(folder.write("a.gz", gzip_of(varied_text(20'000))), 10'000);
  for (const LineChunk& chunk : read.chunks) EXPECT_LE(chunk.bytes.size(), 10'000u);
  EXPECT_GT(read.chunks.size(), 40u);
}

TEST(LineReader, SplitsOnLineFeedsOnly) {
  const TestFolder folder;
  const std::string line =
      "a\r\xe2\x80\xa8"
      "b\xc2\x85\x0b\x0c"
      "c\r";
  const Read read = read_all(folder.write("a", line + "\nsecond\n"), 1);
  ASSERT_EQ(read.chunks.size(), 2u);
  EXPECT_EQ(read.chunks[0].bytes, line + "\n");
  EXPECT_EQ(read.chunks[1].first_line, 2u);
}

TEST(LineReader, KeepsEmptyLinesAndNulBytes) {
  const TestFolder folder;
  const std::string text("\n\n\0\n\nend", 8);
  EXPECT_EQ(read_all(folder.write("a", text), 1).bytes, text);
  EXPECT_TRUE(read_all(folder.write("b", "")).chunks.empty());
  EXPECT_TRUE(read_all(folder.write("c", gzip_of(""))).chunks.empty());
}

TEST(LineReader, ReadsSeveralMembersAndFrames) {
  const TestFolder folder;
  for (const auto pack : {gzip_of, zstd_of}) {
    const Read read = read_all(folder.write("a", pack("one\ntw") + pack("o\n") + pack("three")), 4);
    EXPECT_EQ(read.bytes, "one\ntwo\nthree");
    EXPECT_TRUE(read.problems.empty());
    expect_whole_numbered_lines(read);
  }
}

TEST(LineReader, SkipsOverLongLinesAndGoesOn) {
  const TestFolder folder;
  const std::size_t most = LineReader::max_line_bytes;
  const std::string fits(most, 'f');
  const std::string too_long(most + 1, 'x');
  const std::string path =
      folder.write("a", "one\n" + too_long + "\nthree\n" + fits + "\n" + too_long + "y\nsix\n");
  for (const std::size_t chunk : {std::size_t{1000}, std::size_t{1} << 20, 4 * most}) {
    const Read read = read_all(path, chunk);
    EXPECT_TRUE(read.bytes == "one\nthree\n" + fits + "\nsix\n") << chunk;
    EXPECT_EQ(read.chunks.back().first_line + newlines(read.chunks.back().bytes), 7u) << chunk;
    const std::string message = ": the line is longer than 16 MiB, it was left out; split it";
    EXPECT_EQ(read.problems, (std::vector<std::string>{"limit " + path + ":2" + message,
                                                       "limit " + path + ":5" + message}));
  }
}

TEST(LineReader, SkipsAnOverLongLastLine) {
  const TestFolder folder;
  const std::string bomb = gzip_of("one\n" + std::string(40'000'000, 'x'));
  const Read read = read_all(folder.write("a.gz", bomb));
  EXPECT_EQ(read.bytes, "one\n");
  EXPECT_EQ(read.problems.size(), 1u);
}

TEST(LineReader, GivesWhatIsBeforeACutAndReportsIt) {
  const TestFolder folder;
  const std::string text = varied_text(300);
  for (const auto pack : {gzip_of, zstd_of}) {
    const std::string packed = pack(text);
    for (std::size_t size = 2; size < packed.size(); size += 1 + packed.size() / 50) {
      const std::string path = folder.write("a", packed.substr(0, size));
      const Read read = read_all(path, 100);
      EXPECT_TRUE(text.starts_with(read.bytes)) << size;
      EXPECT_EQ(read.problems, std::vector{"truncated " + path +
                                           ": the compressed data ends early, what came before "
                                           "was kept; get the file again"});
      expect_whole_numbered_lines(read);
    }
  }
}

TEST(LineReader, GivesWhatIsBeforeDamageAndReportsIt) {
  const TestFolder folder;
  const std::string text = varied_text(300);
  const std::string path = folder.write("a", with_bad_checksum(gzip_of(text)));
  const Read read = read_all(path, 100);
  EXPECT_EQ(read.bytes, text);
  EXPECT_EQ(read.problems, std::vector{"truncated " + path +
                                       ": the compressed data is damaged, what came before was "
                                       "kept; get the file again"});
}

TEST(LineReader, SaysWhyAFileCannotBeOpened) {
  const TestFolder folder;
  EXPECT_EQ(read_all(folder.path("none")).problems,
            std::vector{folder.path("none") + ": No such file or directory, check the path"});
  EXPECT_EQ(read_all(folder.path()).problems,
            std::vector{folder.path() + ": is a folder, name a file in it"});
}

// Standard input is swapped for a file and put back.
class SwappedInput {
 public:
  explicit SwappedInput(int descriptor) : saved_(dup(STDIN_FILENO)) {
    dup2(descriptor, STDIN_FILENO);
    close(descriptor);
  }
  ~SwappedInput() {
    dup2(saved_, STDIN_FILENO);
    close(saved_);
  }
  SwappedInput(const SwappedInput&) = delete;
  SwappedInput& operator=(const SwappedInput&) = delete;

 private:
  int saved_;
};

TEST(LineReader, ReadsStandardInputAndLeavesItOpen) {
  const TestFolder folder;
  const std::string path = folder.write("a", gzip_of("one\ntwo\n"));
  const SwappedInput swapped(open(path.c_str(), O_RDONLY));
  EXPECT_EQ(read_all("-").bytes, "one\ntwo\n");
  EXPECT_GE(fcntl(STDIN_FILENO, F_GETFD), 0);
}

TEST(LineReader, ReadsPipesWithoutKnowingTheirSize) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const SwappedInput swapped(ends[0]);
  ASSERT_EQ(write(ends[1], "one\ntwo", 7), 7);
  close(ends[1]);
  const Read read = read_all("-");
  EXPECT_EQ(read.bytes, "one\ntwo");
  EXPECT_EQ(read.bytes_total, 0u);
}

}  // namespace
}  // namespace skillgap
