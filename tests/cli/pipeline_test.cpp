#include "cli/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

namespace skillgap {
namespace {

TEST(OrderedPipeline, HandsResultsOverInTheOrderOfThePushes) {
  for (const unsigned jobs : {1u, 2u, 7u}) {
    std::vector<int> seen;
    OrderedPipeline<int, int> pipeline(
        jobs, [](int i) { return i * i; }, [&](int square) { seen.push_back(square); });
    for (int i = 0; i < 1000; ++i) pipeline.push(i);
    pipeline.finish();
    ASSERT_EQ(seen.size(), 1000u);
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i * i);
  }
}

TEST(OrderedPipeline, KeepsNoMoreUnitsThanItSays) {
  std::atomic<int> alive = 0;
  int most = 0;
  OrderedPipeline<int, int> pipeline(2, [&](int i) { return ++alive, i; }, [&](int) { --alive; });
  for (int i = 0; i < 200; ++i) {
    pipeline.push(i);
    most = std::max(most, alive.load());
  }
  pipeline.finish();
  EXPECT_LE(most, 4);
  EXPECT_EQ(alive, 0);
}

TEST(OrderedPipeline, ThrowsOnTheCallersThreadWhatTheWorkThrew) {
  std::vector<int> seen;
  OrderedPipeline<int, int> pipeline(
      2, [](int i) { return i == 3 ? throw std::runtime_error("three") : i; },
      [&](int i) { seen.push_back(i); });
  EXPECT_THROW(
      {
        for (int i = 0; i < 100; ++i) pipeline.push(i);
        pipeline.finish();
      },
      std::runtime_error);
  EXPECT_EQ(seen, (std::vector<int>{0, 1, 2}));
}

TEST(OrderedPipeline, MayBeDroppedWithUnitsUnderWay) {
  OrderedPipeline<int, std::string> pipeline(
      3, [](int i) { return std::string(1000, static_cast<char>('a' + i % 26)); },
      [](std::string) {});
  for (int i = 0; i < 50; ++i) pipeline.push(i);
}

}  // namespace
}  // namespace skillgap
