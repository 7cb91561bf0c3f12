// One request to one address, without redirects: a libcurl transfer and what it collected.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "fetch/body.h"
#include "fetch/http_url.h"
#include "fetch/response_head.h"
#include "skillgap/fetcher.h"

namespace skillgap {

// The answer to one hop, as far as it came.
struct Reply {
  explicit Reply(std::size_t max_body_bytes) : body(max_body_bytes) {}

  CURLcode code = CURLE_OK;
  ResponseHead head;
  Body body;
  std::string refused_address;     // the guard did not connect to it
  std::string_view framing_fault;  // see response_head.h
  bool head_too_large = false;
  bool time_is_up = false;  // the limit for the whole journey, not a slow server, ended it
  bool by_proxy = false;
  int proxy_status = 0;  // where a proxy was asked for a tunnel: its answer
  std::chrono::seconds retry_after{0};
};

class Hop {
 public:
  static constexpr std::size_t kMaxHeadBytes = 256 * 1024;  // of a reply, 1xx and trailers included
  static constexpr std::size_t kMaxUnusedBytes = 64 * 1024;  // bodies of errors and redirects

  // Starts the transfer in `multi`, to which it belongs until it is destroyed. REQUIRES: `options`
  // lives longer.
  Hop(CURLM* multi, std::size_t request, HttpUrl url, const Validators& validators,
      const FetchOptions& options, std::chrono::milliseconds time_left);
  ~Hop();
  Hop(const Hop&) = delete;  // libcurl keeps a pointer to it
  Hop& operator=(const Hop&) = delete;

  // REQUIRES: libcurl said that the transfer ended, with `code`.
  Reply take_reply(CURLcode code);
  std::chrono::milliseconds time_taken() const;

  CURL* handle() const { return handle_; }
  std::size_t request() const { return request_; }
  const HttpUrl& url() const { return url_; }

 private:
  void set_target(const FetchOptions& options);
  void set_limits(const FetchLimits& limits);
  void set_headers(const Validators& validators, const std::string& contact);
  void set_callbacks();

  static std::size_t on_head_line(char* data, std::size_t size, std::size_t count, void* hop);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* hop);
  static curl_socket_t on_open_socket(void* hop, curlsocktype purpose, curl_sockaddr* address);

  bool take_head_line(std::string_view line);
  bool take_body(std::string_view bytes);

  CURLM* multi_;
  CURL* handle_;
  curl_slist* headers_ = nullptr;
  std::size_t request_;
  HttpUrl url_;
  std::string proxy_;  // "" = none
  bool any_address_;   // the host was allowed by name, or a proxy connects for us
  std::chrono::milliseconds time_left_;
  std::size_t head_bytes_ = 0;
  std::size_t unused_bytes_ = 0;
  Reply reply_;
};

// A reply whose body is the document, or part of it.
bool has_document(int status);

}  // namespace skillgap
