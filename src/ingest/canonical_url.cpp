#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "skillgap/ascii.h"
#include "skillgap/posting_identity.h"

namespace skillgap {
namespace {

// Parameters that say where a visitor came from, not which page it is, in lower case; '*' = any
// end. "ref" and "source" are not among them: some boards select the posting with them.
constexpr std::string_view kTracking[] = {
    "utm_*",  // campaign tags of all vendors
    "gclid",  "gclsrc",        "dclid",        "gbraid",  "wbraid",
    "_ga",    "_gl",  // Google
    "fbclid", "igshid",        "igsh",         "msclkid", "yclid",
    "twclid", "ttclid",                                               // other networks
    "mc_cid", "mc_eid",        "_hsenc",       "_hsmi",   "mkt_tok",  // newsletters
    "trk",    "trackingid",                                           // LinkedIn
    "gh_src", "lever-source*", "lever-origin",                        // applicant tracking systems
};

struct UrlParts {
  std::string scheme;
  std::string host;  // with the brackets of an IPv6 address
  std::string port;  // "" for the scheme's own
  std::string_view path, query, fragment;
};

bool is_unreserved(char c) { return is_ascii_alnum(c) || std::string_view("-._~").contains(c); }
bool is_control_or_blank(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

// As browsers do: blanks around a URL and line breaks within are not part of it.
std::string without_breaks(std::string_view url) {
  while (!url.empty() && is_control_or_blank(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_control_or_blank(url.back())) url.remove_suffix(1);
  std::string out(url);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\r' || c == '\n'; });
  return out;
}

// Takes what stands before the first of `ends` away from `rest`.
std::string_view take_until(std::string_view& rest, std::string_view ends) {
  const std::string_view taken = rest.substr(0, rest.find_first_of(ends));
  rest.remove_prefix(taken.size());
  return taken;
}

bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    return host.size() > 2 && host.ends_with(']') &&
           host.find_first_not_of("0123456789abcdef:.", 1) == host.size() - 1;
  }
  return !host.empty() && std::ranges::none_of(host, is_control_or_blank) &&
         host.find_first_of("%<>\"\\^`{|}[]:") == std::string_view::npos;
}

// The port in its shortest form, "" for the default; nullopt where it is none.
std::optional<std::string> port_of(std::string_view text, std::string_view scheme) {
  if (text.empty()) return "";
  unsigned port = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, port);
  if (error != std::errc() || stop != end || port > 65535) return std::nullopt;
  const bool is_default = port == (scheme == "https" ? 443u : 80u);
  return is_default ? "" : std::to_string(port);
}

// Host and port from "user:secret@host:port"; false where there is no host in it.
bool split_authority(std::string_view authority, UrlParts& parts) {
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  parts.host = ascii_lower(authority.substr(0, colon));
  const std::string_view after =
      colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
  const std::optional<std::string> port = port_of(after, parts.scheme);
  parts.port = port.value_or("");
  return port && is_host(parts.host);
}

std::optional<UrlParts> split_http_url(std::string_view url) {
  UrlParts parts;
  parts.scheme = ascii_lower(take_until(url, ":"));
  if (parts.scheme != "http" && parts.scheme != "https") return std::nullopt;
  if (!url.starts_with("://")) return std::nullopt;
  url.remove_prefix(3);
  if (!split_authority(take_until(url, "/?#"), parts)) return std::nullopt;
  parts.path = take_until(url, "?#");
  parts.query = take_until(url, "#");
  parts.fragment = url;
  return parts;
}

// The byte written as %XX at i, or -1.
int escaped_byte(std::string_view text, std::size_t i) {
  int byte = -1;
  const std::string_view hex = text.substr(i + 1, 2);
  if (hex.size() < 2 || !is_ascii_alnum(hex[0])) return -1;  // no sign
  const auto [stop, error] = std::from_chars(hex.data(), hex.data() + 2, byte, 16);
  return error == std::errc() && stop == hex.data() + 2 ? byte : -1;
}

// One spelling of percent-encoding: what needs none has none, what needs it has it, in upper case.
std::string one_spelling(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int escaped = text[i] == '%' ? escaped_byte(text, i) : -1;
    const char c = escaped >= 0 ? static_cast<char>(escaped) : text[i];
    if (escaped >= 0) i += 2;
    const auto byte = static_cast<unsigned char>(c);
    const bool must = byte <= 0x20 || byte >= 0x7F || std::string_view("%\"<>\\^`{|}").contains(c);
    // A reserved character means something else when it stands bare, so its form is kept.
    const bool escape = must || (escaped >= 0 && !is_unreserved(c));
    out += escape ? fmt::format("%{:02X}", byte) : std::string(1, c);
  }
  return out;
}

// RFC 3986, 5.2.4. REQUIRES: an absolute path.
std::string without_dot_segments(std::string_view path) {
  std::vector<std::string_view> segments;
  bool ends_in_folder = false;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::string_view segment = take_until(path, "/");
    ends_in_folder = segment == "." || segment == "..";
    if (segment == ".." && !segments.empty()) segments.pop_back();
    if (!ends_in_folder) segments.push_back(segment);
  }
  if (ends_in_folder || segments.empty()) segments.push_back("");
  std::string out;
  for (const std::string_view segment : segments) out.append("/").append(segment);
  return out;
}

bool is_tracking(std::string_view parameter_name) {
  const std::string name = ascii_lower(parameter_name);
  return std::ranges::any_of(kTracking, [&](std::string_view known) {
    if (!known.ends_with('*')) return name == known;
    return name.starts_with(known.substr(0, known.size() - 1));
  });
}

// "?b=2&utm_source=x&a=1" → "?a=1&b=2". Equal names keep their order: it can carry meaning.
std::string canonical_query(std::string_view query) {
  std::multimap<std::string, std::string> parameters;
  while (!query.empty()) {
    query.remove_prefix(1);  // '?' or '&'
    std::string parameter = one_spelling(take_until(query, "&"));
    std::string name = parameter.substr(0, parameter.find('='));
    if (parameter.empty() || is_tracking(name)) continue;
    parameters.emplace(std::move(name), std::move(parameter));
  }
  std::string out;
  for (const auto& [name, parameter] : parameters) {
    out.append(out.empty() ? "?" : "&").append(parameter);
  }
  return out;
}

// Of most URLs nothing is changed: no letter but small ones in the host, no port, a path without
// escapes and dots, one parameter at most. Never true of one that would be changed.
bool is_canonical(std::string_view url) {
  const std::string_view scheme = url.starts_with("https://") ? "https://" : "http://";
  if (!url.starts_with(scheme)) return false;
  url.remove_prefix(scheme.size());
  const std::string_view host = take_until(url, "/?#");
  const auto is_plain = [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; };
  const auto is_of_host = [&](char c) { return (is_plain(c) && !is_ascii_upper(c)) || c == '.'; };
  if (host.empty() || !std::ranges::all_of(host, is_of_host) || !url.starts_with('/')) return false;
  const std::string_view path = take_until(url, "?");
  if (!std::ranges::all_of(path, [&](char c) { return is_plain(c) || c == '/'; })) return false;
  if (url.empty()) return true;
  const std::string_view parameter = url.substr(1);
  const auto is_of_parameter = [&](char c) { return is_plain(c) || c == '=' || c == '.'; };
  return !parameter.empty() && std::ranges::all_of(parameter, is_of_parameter) &&
         !is_tracking(parameter.substr(0, parameter.find('=')));
}

// Boards that are one page with many views keep the posting's path there.
bool is_route(std::string_view fragment) {
  return fragment.starts_with("#/") || fragment.starts_with("#!");
}

}  // namespace

std::string canonical_url(std::string_view url) {
  if (is_canonical(url)) return std::string(url);
  const std::string text = without_breaks(url);
  const std::optional<UrlParts> parts = split_http_url(text);
  if (!parts) return std::string(url);
  std::string out = parts->scheme + "://" + parts->host;
  if (!parts->port.empty()) out += ":" + parts->port;
  out += without_dot_segments(one_spelling(parts->path));
  out += canonical_query(parts->query);
  if (is_route(parts->fragment)) out += "#" + one_spelling(parts->fragment.substr(1));
  return out;
}

}  // namespace skillgap
