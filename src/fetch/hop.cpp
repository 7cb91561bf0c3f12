#include "fetch/hop.h"

#include <sys/socket.h>

#include <algorithm>
#include <utility>

#include "fetch/address_guard.h"
#include "fetch/proxy.h"

namespace skillgap {
namespace {

constexpr std::string_view kUserAgentName = "skillgap";
constexpr std::chrono::milliseconds kClockSlack{20};  // libcurl rounds its times

std::string user_agent(const std::string& contact) {
  std::string agent(kUserAgentName);
  if (is_sendable(contact)) agent += " (+" + contact + ")";
  return agent;
}

}  // namespace

bool has_document(int status) {
  return status >= 200 && status < 300 && status != 204 && status != 205;
}

Hop::Hop(CURLM* multi, std::size_t request, HttpUrl url, const Validators& validators,
         const FetchOptions& options, std::chrono::milliseconds time_left)
    : multi_(multi),
      handle_(curl_easy_init()),
      request_(request),
      url_(std::move(url)),
      proxy_(proxy_for(url_, options.proxies)),
      any_address_(!proxy_.empty() || is_allowed(url_.host, options.allow_private)),
      time_left_(time_left),
      reply_(options.limits.max_body_bytes) {
  set_target(options);
  set_limits(options.limits);
  set_headers(validators, options.contact);
  set_callbacks();
  curl_multi_add_handle(multi_, handle_);
}

Hop::~Hop() {
  curl_multi_remove_handle(multi_, handle_);
  curl_easy_cleanup(handle_);
  curl_slist_free_all(headers_);
}

// Most of these are the defaults of libcurl 7.88; they are written out because they are promises.
void Hop::set_target(const FetchOptions& options) {
  curl_easy_setopt(handle_, CURLOPT_URL, url_.text.c_str());
  curl_easy_setopt(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle_, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle_, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle_, CURLOPT_HTTP09_ALLOWED, 0L);
  curl_easy_setopt(handle_, CURLOPT_HTTP_CONTENT_DECODING, 0L);  // cut gzip would be believed
  curl_easy_setopt(handle_, CURLOPT_PROXY, proxy_.c_str());
  curl_easy_setopt(handle_, CURLOPT_NOPROXY, "");  // the environment is not asked
  curl_easy_setopt(handle_, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(handle_, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle_, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle_, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle_, CURLOPT_PROXY_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle_, CURLOPT_PROXY_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  if (options.ca_file.empty()) return;
  // The folder of the system's authorities stays; only their file gives way.
  curl_easy_setopt(handle_, CURLOPT_CAINFO, options.ca_file.c_str());
  curl_easy_setopt(handle_, CURLOPT_PROXY_CAINFO, options.ca_file.c_str());
}

void Hop::set_limits(const FetchLimits& limits) {
  const auto milliseconds = [](std::chrono::milliseconds time) {
    return std::max<long>(1, static_cast<long>(time.count()));  // 0 would mean no limit
  };
  curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle_, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(limits.connect_timeout));
  curl_easy_setopt(handle_, CURLOPT_TIMEOUT_MS, milliseconds(time_left_));
  curl_easy_setopt(handle_, CURLOPT_LOW_SPEED_LIMIT, limits.min_bytes_per_second);
  curl_easy_setopt(handle_, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.slow_for.count()));
}

void Hop::set_headers(const Validators& validators, const std::string& contact) {
  const auto add = [this](const std::string& line) {
    headers_ = curl_slist_append(headers_, line.c_str());
  };
  add("Accept-Encoding: gzip");
  if (is_sendable(validators.etag)) add("If-None-Match: " + validators.etag);
  if (is_sendable(validators.last_modified)) {
    add("If-Modified-Since: " + validators.last_modified);
  }
  curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, headers_);
  curl_easy_setopt(handle_, CURLOPT_USERAGENT, user_agent(contact).c_str());
}

void Hop::set_callbacks() {
  curl_easy_setopt(handle_, CURLOPT_HEADERFUNCTION, &Hop::on_head_line);
  curl_easy_setopt(handle_, CURLOPT_HEADERDATA, static_cast<void*>(this));
  curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, &Hop::on_body);
  curl_easy_setopt(handle_, CURLOPT_WRITEDATA, static_cast<void*>(this));
  curl_easy_setopt(handle_, CURLOPT_OPENSOCKETFUNCTION, &Hop::on_open_socket);
  curl_easy_setopt(handle_, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
}

Reply Hop::take_reply(CURLcode code) {
  curl_off_t seconds = 0;
  curl_easy_getinfo(handle_, CURLINFO_RETRY_AFTER, &seconds);
  reply_.retry_after = std::chrono::seconds(std::max<curl_off_t>(0, seconds));
  long proxy_status = 0;
  curl_easy_getinfo(handle_, CURLINFO_HTTP_CONNECTCODE, &proxy_status);
  reply_.proxy_status = static_cast<int>(proxy_status);
  reply_.by_proxy = !proxy_.empty();
  reply_.code = code;
  reply_.time_is_up = code == CURLE_OPERATION_TIMEDOUT && time_taken() + kClockSlack >= time_left_;
  reply_.body.finish();
  return std::move(reply_);
}

std::chrono::milliseconds Hop::time_taken() const {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(handle_, CURLINFO_TOTAL_TIME_T, &microseconds);
  return std::chrono::milliseconds(microseconds / 1000);
}

std::size_t Hop::on_head_line(char* data, std::size_t size, std::size_t count, void* hop) {
  const std::string_view line(data, size * count);
  return static_cast<Hop*>(hop)->take_head_line(line) ? line.size() : 0;
}

std::size_t Hop::on_body(char* data, std::size_t size, std::size_t count, void* hop) {
  const std::string_view bytes(data, size * count);
  // Anything but what was offered ends the transfer; 0 would not, were nothing offered.
  return static_cast<Hop*>(hop)->take_body(bytes) ? bytes.size() : bytes.size() + 1;
}

curl_socket_t Hop::on_open_socket(void* hop, curlsocktype, curl_sockaddr* address) {
  Hop& self = *static_cast<Hop*>(hop);
  if (!self.any_address_ && !is_global_address(&address->addr, address->addrlen)) {
    std::string& refused = self.reply_.refused_address;
    if (refused.empty()) refused = address_text(&address->addr, address->addrlen);
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool Hop::take_head_line(std::string_view line) {
  head_bytes_ += line.size();
  reply_.head_too_large = head_bytes_ > kMaxHeadBytes;
  if (reply_.head_too_large) return false;
  add_line(reply_.head, line);
  if (reply_.head.whole && has_document(reply_.head.status)) {
    reply_.framing_fault = framing_fault(reply_.head);
  }
  return reply_.framing_fault.empty();
}

bool Hop::take_body(std::string_view bytes) {
  if (has_document(reply_.head.status)) return reply_.body.take(bytes);
  // A short rest is read so that the connection can be used again.
  unused_bytes_ += bytes.size();
  return unused_bytes_ <= kMaxUnusedBytes;
}

}  // namespace skillgap
