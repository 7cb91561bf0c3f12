// Whether a request is made again, and when. Pure; any thread.
#pragma once

#include <chrono>
#include <optional>

#include "fetch/hop.h"
#include "skillgap/fetcher.h"

namespace skillgap {

// What may pass by itself: 408, 425, 429, 500, 502, 503, 504, a connection that was not made or
// broke before the head of the reply was whole.
bool may_pass(const Reply& reply);

// The pause before the next try, or nothing where there is none: it would not help, it was tried
// often enough, or the site asks for a longer pause than we take. `chance` is in [0, 1): 0 halves
// the delay, 1 makes it one and a half times as long, so that clients do not come back together.
std::optional<std::chrono::milliseconds> wait_before_retry(const Reply& reply, int retries,
                                                           const Politeness& politeness,
                                                           double chance);

// For how long the site is left alone: Retry-After of a reply that refused, else what fresh_for()
// says of the document. At most a day.
std::chrono::seconds not_again_for(const Reply& reply);

}  // namespace skillgap
