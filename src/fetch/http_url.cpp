#include "fetch/http_url.h"

#include <curl/curl.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, FreeUrl>;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(url, which, &value, flags) != CURLUE_OK) return "";
  std::string text = value;
  curl_free(value);
  return text;
}

std::string without_brackets(const std::string& host) {
  return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

// Hosts in other letters by their "xn--" name (UTS #46); libcurl would do so only under a locale.
// "１２７.0.0.1" is 127.0.0.1 to who looks it up, and has to be to who guards. "" where it is none.
std::string ascii_host(const std::string& host) {
  if (std::ranges::all_of(host, is_ascii)) return host;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> names(icu::IDNA::createUTS46Instance(
      UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, status));
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  if (U_SUCCESS(status)) names->nameToASCII_UTF8(host, sink, info, status);
  return U_SUCCESS(status) && !info.hasErrors() ? ascii : std::string();
}

Problem no_address() {
  return {ProblemKind::kUnreadable, "", "is not an address, write http:// or https:// and a host"};
}

std::expected<HttpUrl, Problem> take_apart(CURLU* url, std::string_view verb) {
  const std::string scheme = part(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") {
    return std::unexpected(
        Problem{ProblemKind::kRefused, "",
                std::string(verb) + " " + scheme + "://, only http and https are fetched"});
  }
  HttpUrl out;
  out.had_credentials =
      !part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_PASSWORD).empty();
  for (const CURLUPart dropped :
       {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT}) {
    curl_url_set(url, dropped, nullptr, 0);
  }
  const std::string written = part(url, CURLUPART_HOST), host = ascii_host(written);
  if (host.empty()) return std::unexpected(no_address());
  if (host != written && curl_url_set(url, CURLUPART_HOST, host.c_str(), 0) != CURLUE_OK)
    return std::unexpected(no_address());
  out.text = part(url, CURLUPART_URL);
  out.host = without_brackets(ascii_lower(host));
  out.authority = out.host + ":" + part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  return out;
}

// Other schemes are let through here so that the message can name them.
constexpr unsigned kParseFlags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;

}  // namespace

std::expected<HttpUrl, Problem> parse_http_url(const std::string& text) {
  const UrlHandle url(curl_url());
  const bool holds_nul = text.find('\0') != std::string::npos;
  if (holds_nul || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), kParseFlags) != CURLUE_OK) {
    return std::unexpected(no_address());
  }
  return take_apart(url.get(), "has the scheme");
}

std::expected<HttpUrl, Problem> follow_location(const HttpUrl& from, const std::string& location) {
  const UrlHandle url(curl_url());
  curl_url_set(url.get(), CURLUPART_URL, from.text.c_str(), 0);
  if (location.empty() ||
      curl_url_set(url.get(), CURLUPART_URL, location.c_str(), kParseFlags) != CURLUE_OK) {
    return std::unexpected(Problem{ProblemKind::kUnreadable, "",
                                   "redirects to no usable address, open it in a browser and "
                                   "give the address that you end at"});
  }
  return take_apart(url.get(), "redirects to");
}

}  // namespace skillgap
