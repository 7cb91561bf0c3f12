#include "fetch/freshness.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

using std::chrono::seconds;

constexpr seconds kLongest{24 * 60 * 60};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\"");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\"") - begin + 1);
}

// A number beyond what we can count is a long time (RFC 9111, 1.2.2).
std::optional<seconds> seconds_in(std::string_view text) {
  long value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return kLongest;
  if (error != std::errc() || stop != text.data() + text.size() || value < 0) return std::nullopt;
  return std::min(seconds(std::min(value, long{1'000'000'000})), kLongest * 365);
}

struct CacheControl {
  bool forbids = false;
  std::optional<seconds> max_age;
};

void read_directive(CacheControl& control, std::string_view directive) {
  const std::string name = ascii_lower(trimmed(directive.substr(0, directive.find('='))));
  if (name == "no-cache" || name == "no-store") control.forbids = true;
  const std::size_t equals = directive.find('=');
  if (name != "max-age" || equals == std::string_view::npos) return;
  // Of several, or of one that is no number, the most careful reading.
  const seconds age = seconds_in(trimmed(directive.substr(equals + 1))).value_or(seconds{0});
  control.max_age = std::min(control.max_age.value_or(age), age);
}

CacheControl cache_control_of(const ResponseHead& head) {
  CacheControl control;
  for (const auto& [name, value] : head.fields) {
    if (name != "cache-control") continue;
    for (std::string_view rest = value; !rest.empty();) {
      const std::string_view directive = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(directive.size() + 1, rest.size()));
      read_directive(control, directive);
    }
  }
  return control;
}

// Without a Date the reply is as new as can be, and "Expires" alone says nothing we can measure.
seconds until_expiry(const ResponseHead& head) {
  const auto time_of = [&head](std::string_view name) {
    return curl_getdate(std::string(head.field(name)).c_str(), nullptr);
  };
  const time_t expires = time_of("expires"), date = time_of("date");
  return expires < 0 || date < 0 ? seconds{0} : seconds(expires - date);
}

}  // namespace

std::chrono::seconds fresh_for(const ResponseHead& head) {
  const CacheControl control = cache_control_of(head);
  if (control.forbids) return seconds{0};
  seconds left = control.max_age ? *control.max_age : until_expiry(head);
  if (control.max_age) left -= seconds_in(head.field("age")).value_or(seconds{0});
  return std::clamp(left, seconds{0}, kLongest);
}

}  // namespace skillgap
