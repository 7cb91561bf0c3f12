#include <gtest/gtest.h>

#include "skillgap/files.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

std::string text_of(const MappedFile& file) {
  return {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()};
}

TEST(MappedFile, ShowsTheBytesAsLongAsItsOwnerIsHeld) {
  TestFolder folder;
  folder.write("a", "some bytes");
  folder.write("empty", "");
  auto file = map_file(folder.path("a"));
  ASSERT_TRUE(file) << to_line(file.error());
  const MappedFile copy = *file;
  file = std::unexpected(Error{});
  EXPECT_EQ(text_of(copy), "some bytes");
  EXPECT_EQ(map_file(folder.path("empty")).value().bytes.size(), 0u);
}

TEST(MappedFile, SaysWhyAFileCannotBeMapped) {
  TestFolder folder;
  EXPECT_EQ(map_file(folder.path()).error().message, "is no regular file, name one");
  EXPECT_EQ(map_file(folder.path("none")).error().message,
            "No such file or directory, check the path");
}

}  // namespace
}  // namespace skillgap
