#include "fetch/host_schedule.h"

#include <gtest/gtest.h>

namespace skillgap {
namespace {

using std::chrono::seconds;

// The clock of these tests: seconds since it was made.
HostSchedule::Time at(int second) { return HostSchedule::Time(seconds(second)); }

TEST(HostSchedule, GivesEachHostOneTurnAtATime) {
  HostSchedule schedule(2);
  schedule.add("a", 1);
  schedule.add("a", 2);
  schedule.add("b", 3);
  schedule.add("c", 4);
  EXPECT_EQ(schedule.take(at(0)), 1u);
  EXPECT_EQ(schedule.take(at(0)), 3u);
  EXPECT_FALSE(schedule.take(at(0)));  // two hosts are busy
  EXPECT_FALSE(schedule.next_time());
  schedule.release("a", at(0));
  EXPECT_EQ(schedule.take(at(0)), 4u);  // c has waited longer than a
  schedule.release("b", at(0));
  EXPECT_EQ(schedule.take(at(0)), 2u);
  schedule.release("a", at(0));
  schedule.release("c", at(0));
  EXPECT_FALSE(schedule.take(at(0)));
  EXPECT_FALSE(schedule.next_time());
}

TEST(HostSchedule, LeavesAPauseBetweenTheTasksOfAHost) {
  HostSchedule schedule(2);
  schedule.add("a", 1);
  schedule.add("a", 2);
  schedule.add("b", 3);
  EXPECT_EQ(schedule.take(at(0)), 1u);
  EXPECT_EQ(schedule.take(at(0)), 3u);
  schedule.release("a", at(5));
  EXPECT_FALSE(schedule.take(at(4)));
  EXPECT_EQ(schedule.next_time(), at(5));
  EXPECT_EQ(schedule.take(at(5)), 2u);
}

TEST(HostSchedule, LetsATaskWaitBehindTheOthersOfItsHost) {
  HostSchedule schedule(8);
  schedule.add("a", 1, at(9));  // a second try
  schedule.add("a", 2);
  EXPECT_EQ(schedule.take(at(0)), 2u);
  schedule.release("a", at(1));
  EXPECT_EQ(schedule.next_time(), at(9));
  EXPECT_FALSE(schedule.take(at(8)));
  EXPECT_EQ(schedule.take(at(9)), 1u);
}

TEST(HostSchedule, RemembersThePauseOfAHostWithoutTasks) {
  HostSchedule schedule(8);
  schedule.add("a", 1);
  EXPECT_EQ(schedule.take(at(0)), 1u);
  schedule.release("a", at(3));
  schedule.release("a", at(0));  // not busy: says nothing
  schedule.add("a", 2);
  EXPECT_FALSE(schedule.take(at(2)));
  EXPECT_EQ(schedule.take(at(3)), 2u);
}

}  // namespace
}  // namespace skillgap
