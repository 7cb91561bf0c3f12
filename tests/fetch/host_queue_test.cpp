#include "fetch/host_queue.h"

#include <gtest/gtest.h>

namespace skillgap {
namespace {

TEST(HostQueue, GivesEachHostOneTurnAtATime) {
  HostQueue queue(2);
  queue.add("a", 1);
  queue.add("a", 2);
  queue.add("b", 3);
  queue.add("c", 4);
  EXPECT_EQ(queue.take(), 1u);
  EXPECT_EQ(queue.take(), 3u);
  EXPECT_FALSE(queue.take());  // two hosts are busy
  queue.release("a");
  EXPECT_EQ(queue.take(), 4u);  // c has waited longer than a
  queue.release("b");
  EXPECT_EQ(queue.take(), 2u);
  queue.release("a");
  queue.release("c");
  EXPECT_FALSE(queue.take());
}

}  // namespace
}  // namespace skillgap
