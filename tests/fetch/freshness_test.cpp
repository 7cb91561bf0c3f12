#include "fetch/freshness.h"

#include <gtest/gtest.h>

#include "fetch/retry.h"

namespace skillgap {
namespace {

using std::chrono::seconds;

TEST(FreshFor, ReadsWhatAReplySays) {
  struct Case {
    std::vector<std::pair<std::string, std::string>> fields;
    int fresh;
  };
  const std::string date = "Sun, 22 Nov 2026 10:00:00 GMT";
  const std::string later = "Sun, 22 Nov 2026 11:00:00 GMT";
  const Case cases[] = {
      {{}, 0},
      {{{"cache-control", "max-age=600"}}, 600},
      {{{"cache-control", "public, MAX-AGE=\"600\", must-revalidate"}}, 600},
      {{{"cache-control", "max-age=600"}, {"age", "200"}}, 400},
      {{{"cache-control", "max-age=600"}, {"age", "900"}}, 0},
      {{{"cache-control", "no-cache, max-age=600"}}, 0},
      {{{"cache-control", "max-age=600"}, {"cache-control", "no-store"}}, 0},
      {{{"cache-control", "max-age=600, max-age=60"}}, 60},
      {{{"cache-control", "s-maxage=600"}}, 0},
      {{{"cache-control", "max-age=soon"}}, 0},
      {{{"cache-control", "max-age"}}, 0},
      {{{"cache-control", "max-age=-1"}}, 0},
      {{{"cache-control", "max-age=31536000"}}, 86'400},
      {{{"cache-control", "max-age=99999999999999999999999"}}, 86'400},
      {{{"expires", later}, {"date", date}}, 3'600},
      {{{"expires", date}, {"date", later}}, 0},
      {{{"expires", later}}, 0},
      {{{"expires", "0"}, {"date", date}}, 0},
      {{{"expires", later}, {"date", date}, {"cache-control", "max-age=5"}}, 5},
  };
  for (const auto& [fields, fresh] : cases) {
    const ResponseHead head{.status = 200, .fields = fields, .whole = true};
    EXPECT_EQ(fresh_for(head), seconds(fresh))
        << (fields.empty() ? "" : fields.front().second + " and more");
  }
}

TEST(NotAgainFor, IsWhatARefusalAsksFor) {
  struct Case {
    int status;
    seconds asked, wait;
  };
  const Case cases[] = {
      {200, seconds(0), seconds(60)},         {304, seconds(0), seconds(60)},
      {404, seconds(5), seconds(0)},          {429, seconds(5), seconds(5)},
      {503, seconds(0), seconds(0)},          {503, seconds(100'000), seconds(86'400)},
      {503, seconds(86'400), seconds(86'400)}};
  for (const auto& [status, asked, wait] : cases) {
    Reply reply(10);
    reply.head = {.status = status, .fields = {{"cache-control", "max-age=60"}}, .whole = true};
    reply.retry_after = asked;
    EXPECT_EQ(not_again_for(reply), wait) << status << " " << asked.count();
  }
}

}  // namespace
}  // namespace skillgap
