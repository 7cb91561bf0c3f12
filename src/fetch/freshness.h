// How long a reply says that it is good for (RFC 9111, 4.2 and 5.2.2). Pure; any thread.
#pragma once

#include <chrono>

#include "fetch/response_head.h"

namespace skillgap {

// By max-age less Age, else by Expires less Date; 0 where nothing is said, or "no-cache" or
// "no-store" is. At most a day.
std::chrono::seconds fresh_for(const ResponseHead& head);

}  // namespace skillgap
