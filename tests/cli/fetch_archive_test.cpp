// `fetch` of archives of saved pages.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/compressed.h"
#include "support/small_archives.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

std::string job_page(const std::string& title) {
  return "<html><head><script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"" +
         title + "\",\"description\":\"We need SQL.\"}</script></head><body></body></html>";
}

class FetchArchiveTest : public testing::Test {
 protected:
  CommandResult fetch(const std::string& path) {
    return run_command({"fetch", "--db", folder_.path("t.db"), path});
  }
  // The last row of the table and the line under it.
  std::string summary(const CommandResult& result, const std::string& path) {
    const auto at = result.err.rfind(path + "  ");
    return at == std::string::npos ? result.err : result.err.substr(at + path.size());
  }
  TestFolder folder_;
};

TEST_F(FetchArchiveTest, StoresItsPagesAsOneSource) {
  const Members pages = {{"a.html", job_page("A")}, {"b/b.html", job_page("B")}, {"c.txt", "no"}};
  const std::string zip = folder_.write("p.zip", small_zip(pages));
  const CommandResult first = fetch(zip);
  EXPECT_EQ(first.code, kDone) << first.err;
  EXPECT_NE(first.err.find("archive      2    2"), std::string::npos) << first.err;
  EXPECT_NE(first.err.find("2 new, 0 changed, 0 same, 0 gone\n"), std::string::npos) << first.err;
  EXPECT_NE(fetch(zip).err.find("0 new, 0 changed, 2 same, 0 gone\n"), std::string::npos);
  const std::string stored =
      run_command({"export", "postings", "--format", "ndjson", "--db", folder_.path("t.db")}).out;
  EXPECT_NE(stored.find("\"source\":\"" + zip + "\""), std::string::npos) << stored;
  const std::string tar = folder_.write("p.tgz", gzip_of(small_tar(pages)));
  EXPECT_NE(fetch(tar).err.find("archive      2"), std::string::npos);
}

TEST_F(FetchArchiveTest, GoesOnPastWhatIsBadInIt) {
  const std::string zip = folder_.write(
      "p.zip",
      small_zip({{"a.html", "<html><body>Hello</body></html>"}, {"b.html", job_page("B")}}));
  const CommandResult result = fetch(zip);
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.err.find(zip + "/a.html: no JobPosting data in the page"), std::string::npos);
  EXPECT_NE(result.err.find("1 new, 0 changed"), std::string::npos) << result.err;
  const CommandResult none = fetch(folder_.write("q.zip", "no archive"));
  EXPECT_EQ(none.code, kNotDone);
  EXPECT_NE(none.err.find("q.zip: no archive that can be read"), std::string::npos) << none.err;
}

}  // namespace
}  // namespace skillgap
