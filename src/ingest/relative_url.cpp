#include "ingest/relative_url.h"

#include <algorithm>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

bool is_scheme_char(char c) { return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.'; }

bool has_scheme(std::string_view link) {
  const auto colon = link.find(':');
  return colon != std::string_view::npos && colon > 0 && is_ascii_letter(link[0]) &&
         std::ranges::all_of(link.substr(0, colon), is_scheme_char);
}

// "https://host" of a web URL.
std::string_view origin(std::string_view url) {
  const auto host = url.find("://") + 3;
  return url.substr(0, url.find_first_of("/?#", host));
}

std::string_view path_of(std::string_view url) {
  url.remove_prefix(origin(url).size());
  return url.substr(0, url.find_first_of("?#"));
}

// Resolves "." and ".." in the path part; what is behind '?' or '#' stays.
std::string without_dot_segments(std::string_view path) {
  const auto end = std::min(path.find_first_of("?#"), path.size());
  std::string out;
  for (std::size_t start = 0; start < end;) {
    const auto stop = std::min(path.find('/', start + 1), end);
    const auto segment = path.substr(start, stop - start);
    if (segment == "/..") out.erase(std::min(out.rfind('/'), out.size()));
    if (segment == "/." || segment == "/..") {
      if (stop == end) out += '/';
    } else {
      out += segment;
    }
    start = stop;
  }
  return out += path.substr(end);
}

}  // namespace

bool is_web_url(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (starts_ignoring_case(url, scheme) && url.size() > scheme.size()) return true;
  }
  return false;
}

std::string url_host(std::string_view url) {
  if (!is_web_url(url)) return {};
  auto host = origin(url).substr(url.find("://") + 3);
  host.remove_prefix(std::min(host.rfind('@') + 1, host.size()));
  const auto port = host.rfind(':');
  if (port != std::string_view::npos && !host.ends_with(']')) host = host.substr(0, port);
  if (starts_ignoring_case(host, "www.")) host.remove_prefix(4);
  return ascii_lower(host);
}

std::string resolve_url(std::string_view base, std::string_view link) {
  if (has_scheme(link) || !is_web_url(base)) return std::string(link);
  const std::string root(origin(base));
  const auto path = path_of(base);
  if (link.empty()) return std::string(base.substr(0, base.find('#')));
  if (link.starts_with("//")) return std::string(base.substr(0, base.find(':') + 1)).append(link);
  if (link.starts_with('/')) return root + without_dot_segments(link);
  if (link.starts_with('#')) return std::string(base.substr(0, base.find('#'))).append(link);
  if (link.starts_with('?')) return root + std::string(path).append(link);
  const auto folder = path.substr(0, path.rfind('/') + 1);
  return root + without_dot_segments((folder.empty() ? "/" : std::string(folder)).append(link));
}

}  // namespace skillgap
