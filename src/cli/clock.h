// The only place that asks what time it is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace skillgap {

std::chrono::sys_seconds now_seconds();
std::string now_utc();  // "2026-11-21T10:00:00Z"

std::string utc_text(std::chrono::sys_seconds time);
// What utc_text() wrote; nullopt for anything else.
std::optional<std::chrono::sys_seconds> parse_utc(std::string_view text);

}  // namespace skillgap
