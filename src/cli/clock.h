// The only place that asks what time it is.
#pragma once

#include <string>

namespace skillgap {

std::string now_utc();  // "2026-11-21T10:00:00Z"

}  // namespace skillgap
