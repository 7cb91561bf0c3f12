// An HTTP/2 server for one connection: says exactly the frames that it was told, as a real one
// would not. The TLS below it is that of `openssl s_server`.
//
//   ScriptedHttp2 server(authority, {{.frames = http2_head(200) + http2_data("<rss/>")}});
//   fetch(server.url("/feed"), {.ca_file = authority.file()});
#pragma once

#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "support/child_server.h"

namespace skillgap {

// RFC 9113, 6, all of the first stream; RFC 7541 for the head, without compression.
std::string http2_head(int status,
                       const std::vector<std::pair<std::string, std::string>>& fields = {},
                       bool last = false);
std::string http2_data(std::string_view bytes, bool last = true);
std::string http2_reset(unsigned error);
std::string http2_goaway(unsigned last_stream, unsigned error);

struct Http2Reply {
  std::string frames = {};
  std::string again = {};  // sent without end
  bool close = false;      // the connection ends behind it
};

class ScriptedHttp2 {
 public:
  ScriptedHttp2(const TestAuthority& authority, Http2Reply reply);
  ~ScriptedHttp2();
  ScriptedHttp2(const ScriptedHttp2&) = delete;  // owns a thread and a process
  ScriptedHttp2& operator=(const ScriptedHttp2&) = delete;

  std::string url(const std::string& path) const { return server_.url(path); }

 private:
  void serve();

  Http2Reply reply_;
  ChildServer server_;
  std::thread thread_;
};

}  // namespace skillgap
