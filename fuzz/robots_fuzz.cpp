// Any bytes as a robots.txt, the last line also as an address: an answer, and always the same one.
#include "skillgap/robots.h"

#include "fetch/robots_line.h"
#include "fuzz/invariants.h"

using namespace skillgap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view url = bytes.substr(bytes.rfind('\n') + 1);
  const Robots robots = Robots::parse(bytes);
  const bool allowed = robots.allows("skillgap", url);
  fuzz::require(allowed == robots.allows("SKILLGAP", url), "names are compared without case");
  fuzz::require(robots_path(url).starts_with('/'), "a path begins with a slash");
  const std::string pattern = encoded_pattern(url);
  fuzz::require_equal(encoded_pattern(pattern), pattern, "what is encoded stays as it is");
  if (const auto delay = robots.crawl_delay("skillgap"))
    fuzz::require(delay->count() >= 0 && *delay <= std::chrono::hours(24), "at most a day");
  std::size_t last = 0;
  for_each_robots_line(bytes, [&](const RobotsLine& line) {
    fuzz::require(line.number > last, "lines come in order");
    last = line.number;
  });
  return 0;
}
