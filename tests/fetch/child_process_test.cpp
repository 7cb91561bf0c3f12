#include "skillgap/child_process.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "support/test_folder.h"

namespace skillgap {
namespace {

std::string fault(const std::vector<std::string>& words, const ChildLimits& limits = {}) {
  const auto output = run_limited(words, limits);
  return output ? "" : to_line(output.error());
}

TEST(ChildProcess, GivesOutputErrorsAndExitCode) {
  const auto output = run_limited({"sh", "-c", "echo out; echo err >&2; exit 3"});
  ASSERT_TRUE(output);
  EXPECT_EQ(output->out, "out\n");
  EXPECT_EQ(output->err, "err\n");
  EXPECT_EQ(output->exit_code, 3);
}

TEST(ChildProcess, PassesWordsAsTheyAre) {
  const auto output = run_limited({"printf", "%s|", "a b", "$(id)", ""});
  ASSERT_TRUE(output);
  EXPECT_EQ(output->out, "a b|$(id)||");
}

TEST(ChildProcess, HasNoInputAndNothingOfOurEnvironment) {
  setenv("SKILLGAP_CANARY", "canary", 1);
  const auto output = run_limited({"sh", "-c", "cat; env"});
  unsetenv("SKILLGAP_CANARY");
  ASSERT_TRUE(output);
  EXPECT_EQ(output->out.find("canary"), std::string::npos) << output->out;
  EXPECT_NE(output->out.find("LC_ALL=C"), std::string::npos);
}

TEST(ChildProcess, SaysThatAProgramIsMissing) {
  EXPECT_EQ(fault({"no-such-program-here"}), "no-such-program-here: is not installed");
}

TEST(ChildProcess, EndsWhatReachesALimit) {
  const ChildLimits limits{.seconds = 1, .memory_bytes = 64u << 20, .output_bytes = 1000};
  const std::string time =
      "reached its limit of 1 s, 64 MiB of memory or 0 MiB of output, and was "
      "ended";
  EXPECT_EQ(fault({"sleep", "60"}, limits), "sleep: " + time);
  EXPECT_EQ(fault({"sh", "-c", "while :; do :; done"}, limits), "sh: " + time);
  EXPECT_EQ(fault({"yes"}, limits), "yes: " + time);
  EXPECT_EQ(fault({"head", "-c", "1000", "/dev/zero"}, limits), "");
  EXPECT_EQ(fault({"head", "-c", "1001", "/dev/zero"}, limits), "head: " + time);
}

TEST(ChildProcess, WritesNoFile) {
  const TestFolder folder;
  const auto output = run_limited({"sh", "-c", "echo text > " + folder.path("file")});
  EXPECT_TRUE(!output || output->exit_code != 0);
  EXPECT_EQ(folder.read("file"), "");
}

TEST(ChildProcess, GetsNoMoreMemoryThanItsLimit) {
  const auto output = run_limited({"head", "-c", "1", "/dev/zero"}, {.memory_bytes = 1u << 20});
  EXPECT_TRUE(!output || output->exit_code != 0);
}

}  // namespace
}  // namespace skillgap
