#include "fetch/retry.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "fetch/freshness.h"

namespace skillgap {

using std::chrono::milliseconds;

bool may_pass(const Reply& reply) {
  constexpr int kStatuses[] = {408, 425, 429, 500, 502, 503, 504};
  constexpr CURLcode kFaults[] = {CURLE_COULDNT_CONNECT, CURLE_GOT_NOTHING, CURLE_RECV_ERROR,
                                  CURLE_SEND_ERROR,      CURLE_HTTP2,       CURLE_HTTP2_STREAM};
  const int status = reply.head.whole ? reply.head.status : reply.proxy_status;

  if (reply.head.whole || status >= 300)
    return std::ranges::find(kStatuses, status) != std::end(kStatuses);
  return !reply.time_is_up && !reply.head_too_large && reply.refused_address.empty() &&
         std::ranges::find(kFaults, reply.code) != std::end(kFaults);
}

std::optional<milliseconds> wait_before_retry(const Reply& reply, int retries,
                                              const Politeness& politeness, double chance) {
  if (retries >= politeness.max_retries || !may_pass(reply)) return std::nullopt;
  const double doubled = static_cast<double>(politeness.retry_delay.count()) * std::exp2(retries);
  const milliseconds backoff(static_cast<milliseconds::rep>(doubled * (0.5 + chance)));
  const milliseconds wait = std::max<milliseconds>(backoff, reply.retry_after);
  if (wait > politeness.longest_wait) return std::nullopt;
  return wait;
}

std::chrono::seconds not_again_for(const Reply& reply) {
  if (!reply.head.whole) return std::chrono::seconds{0};
  if (reply.head.status == 429 || reply.head.status >= 500)
    return std::min<std::chrono::seconds>(reply.retry_after, std::chrono::hours{24});
  const bool is_answer = reply.head.status < 300 || reply.head.status == 304;
  return is_answer ? fresh_for(reply.head) : std::chrono::seconds{0};
}

}  // namespace skillgap
