#include "fetch/outcome.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace skillgap {
namespace {

using Outcome = std::expected<FetchedDocument, Problem>;

constexpr std::chrono::hours kLongestWait{24};

Problem said(ProblemKind kind, std::string message) { return {kind, "", std::move(message)}; }

struct Reason {
  int status;
  std::string_view phrase;
};
constexpr Reason kReasons[] = {
    {204, " No Content"},
    {205, " Reset Content"},
    {300, " Multiple Choices"},
    {304, " Not Modified"},
    {400, " Bad Request"},
    {401, " Unauthorized"},
    {403, " Forbidden"},
    {404, " Not Found"},
    {407, " Proxy Authentication Required"},
    {410, " Gone"},
    {429, " Too Many Requests"},
    {451, " Unavailable For Legal Reasons"},
    {500, " Internal Server Error"},
    {502, " Bad Gateway"},
    {503, " Service Unavailable"},
    {504, " Gateway Timeout"},
};

// Ours, not the server's: its own words could be anything.
std::string_view reason_phrase(int status) {
  const auto* found = std::ranges::find(kReasons, status, &Reason::status);
  return found == std::end(kReasons) ? std::string_view() : found->phrase;
}

std::string when_to_try_again(std::chrono::seconds retry_after) {
  if (retry_after.count() == 0) return "try again later";
  if (retry_after > kLongestWait) return "the site asks for a pause of more than a day";
  return fmt::format("try again in {} seconds", retry_after.count());
}

std::string advice(const Reply& reply) {
  const int status = reply.head.status;
  if (status == 304) return "although nothing was asked to be compared, try again later";
  if (status == 401) return "the page wants a login and skillgap has none, use another address";
  if (status == 403) return "the site does not let programs read this, ask its owner";
  if (status == 407) return "the proxy wants a user name and password, put them into its address";
  if (status == 410) return "the page is gone for good, remove the address";
  if (status == 429 || status >= 500) return when_to_try_again(reply.retry_after);
  return "check the address";
}

Problem status_problem(const Reply& reply) {
  const int status = reply.head.status;
  return said(ProblemKind::kUnreadable,
              fmt::format("{}{}, {}", status, reason_phrase(status), advice(reply)));
}

Problem transport_problem(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return said(ProblemKind::kUnreadable, "the host is not known, check the address");
    case CURLE_COULDNT_CONNECT:
      return said(ProblemKind::kUnreadable, "no connection, check the address or try again later");
    case CURLE_OPERATION_TIMEDOUT:
      return said(ProblemKind::kUnreadable, "the server is too slow, try again later");
    case CURLE_PEER_FAILED_VERIFICATION:
      return said(ProblemKind::kUnreadable,
                  "the certificate is not valid for this host, check the address");
    case CURLE_SSL_CACERT_BADFILE:
      return said(ProblemKind::kUnreadable,
                  "the file of certificates cannot be read, check SSL_CERT_FILE");
    case CURLE_UNSUPPORTED_PROTOCOL:  // what libcurl says of a reply without a status line
    case CURLE_WEIRD_SERVER_REPLY:
      return said(ProblemKind::kUnreadable, "the reply is not HTTP, check the address");
    case CURLE_OUT_OF_MEMORY:  // what libcurl says of a header line over 100 KiB
      return said(ProblemKind::kLimit, "the head of the reply is too large, it was not read");
    case CURLE_OK:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return said(ProblemKind::kTruncated, "the reply ends early, try again later");
    default:
      return said(ProblemKind::kUnreadable,
                  fmt::format("{}, check the address", curl_easy_strerror(code)));
  }
}

// What stands before the site's own words.
std::optional<Problem> proxy_problem(const Reply& reply) {
  constexpr std::string_view kAdvice = "check http_proxy, https_proxy and no_proxy";
  const auto problem = [&](std::string_view what) {
    return said(ProblemKind::kUnreadable, fmt::format("{}, {}", what, kAdvice));
  };
  if (!reply.by_proxy || reply.head.whole) return std::nullopt;
  if (reply.proxy_status >= 300)
    return problem(fmt::format("the proxy refuses with {}{}", reply.proxy_status,
                               reason_phrase(reply.proxy_status)));
  if (reply.code == CURLE_COULDNT_RESOLVE_PROXY)
    return problem("the host of the proxy is not known");
  if (reply.code == CURLE_COULDNT_CONNECT) return problem("no connection to the proxy");
  if (reply.code == CURLE_PROXY) return problem("the proxy does not answer as one");
  return std::nullopt;
}

// What made us end the transfer ourselves, whatever libcurl called it.
std::optional<Problem> own_reason(Reply& reply, const HttpUrl& asked) {
  if (reply.code == CURLE_COULDNT_CONNECT && !reply.refused_address.empty()) {
    return not_public(reply.refused_address, asked.host);
  }
  if (reply.head_too_large) return transport_problem(CURLE_OUT_OF_MEMORY);
  if (!reply.framing_fault.empty()) {
    return said(ProblemKind::kUnreadable, fmt::format("{}, tell its owner", reply.framing_fault));
  }
  if (reply.body.too_large()) {
    return said(ProblemKind::kLimit, "the document is too large, it was left out");
  }
  return std::nullopt;
}

bool labelled_gzip(const ResponseHead& head) {
  return head.field("content-encoding").ends_with("gzip");
}

Validators validators_of(const ResponseHead& head) {
  return {std::string(head.field("etag")), std::string(head.field("last-modified"))};
}

Outcome not_modified(const Reply& reply, const FetchRequest& request, const HttpUrl& asked) {
  if (request.validators.empty()) return std::unexpected(status_problem(reply));
  FetchedDocument fetched;
  fetched.not_modified = true;
  fetched.status = reply.head.status;
  fetched.final_url = asked.text;
  fetched.validators = validators_of(reply.head);
  if (fetched.validators.empty()) fetched.validators = request.validators;
  return fetched;
}

// Invariant I3: complete only where status, framing and checksum all say so.
bool is_complete(const Reply& reply) {
  const bool full_status = reply.head.status == 200 || reply.head.status == 203;
  return full_status && reply.code == CURLE_OK && reply.body.whole();
}

Outcome document_of(Reply& reply, const FetchRequest& request, const HttpUrl& asked) {
  const bool mislabelled = labelled_gzip(reply.head) && !reply.body.packed();
  const bool complete = is_complete(reply) && !mislabelled;
  if (reply.body.bytes().empty() && !complete) {
    return std::unexpected(transport_problem(CURLE_PARTIAL_FILE));
  }
  if (mislabelled) {
    return std::unexpected(
        said(ProblemKind::kUnreadable, "the reply is labelled gzip and is not, tell its owner"));
  }
  FetchedDocument fetched;
  const ContentType type = parse_content_type(reply.head.field("content-type"));
  fetched.document = {request.url,     asked.text,   std::move(reply.body.bytes()),
                      type.media_type, type.charset, complete};
  fetched.validators = validators_of(reply.head);
  fetched.status = reply.head.status;
  fetched.final_url = asked.text;
  fetched.wire_bytes = reply.body.wire_bytes();
  return fetched;
}

bool is_redirect_status(int status) {
  constexpr int kRedirects[] = {301, 302, 303, 307, 308};
  return std::ranges::find(kRedirects, status) != std::end(kRedirects);
}

Outcome judge(Reply& reply, const FetchRequest& request, const HttpUrl& asked) {
  if (auto problem = own_reason(reply, asked)) return std::unexpected(std::move(*problem));
  if (reply.time_is_up && (!reply.head.whole || is_redirect_status(reply.head.status))) {
    return std::unexpected(
        said(ProblemKind::kUnreadable, "the time for one document is used up, try again later"));
  }
  if (auto problem = proxy_problem(reply)) return std::unexpected(std::move(*problem));
  if (!reply.head.whole) return std::unexpected(transport_problem(reply.code));
  if (reply.head.status == 304) return not_modified(reply, request, asked);
  if (!has_document(reply.head.status)) return std::unexpected(status_problem(reply));
  return document_of(reply, request, asked);
}

}  // namespace

Problem not_public(const std::string& address, const std::string& host) {
  return said(
      ProblemKind::kRefused,
      fmt::format("{} is not a public address, use --allow-private {} to allow it", address, host));
}

bool is_redirect(const Reply& reply) {
  return reply.head.whole && !reply.time_is_up && is_redirect_status(reply.head.status);
}

std::expected<FetchedDocument, Problem> outcome_of(Reply reply, const FetchRequest& request,
                                                   const HttpUrl& asked) {
  return judge(reply, request, asked);
}

}  // namespace skillgap
