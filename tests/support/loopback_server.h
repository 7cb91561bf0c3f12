// A scripted HTTP/1.1 server on 127.0.0.1: says exactly the bytes that it was told, and remembers
// what it was asked.
//
//   LoopbackServer server;
//   server.on("/feed", {http_reply(200, {"ETag: \"1\""}, "<rss/>")});
//   fetch(server.url("/feed"));
//   EXPECT_EQ(server.hits("/feed"), 1);
//
// One thread of its own, joined on destruction. A path gives its replies in order and repeats the
// last; a path without any gives a 404. All members may be called from any thread.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace skillgap {

struct ScriptedReply {
  enum class Then {
    kKeep,    // the connection waits for the next request
    kClose,   // the end of the bytes is the end of the connection
    kReset,   // the same, and the client is told that something broke
    kStall,   // nothing more comes, and nothing is closed
    kRepeat,  // `again` is sent without end
  };
  std::string bytes = {};
  Then then = Then::kClose;
  std::string again = {};
  std::size_t drip = 0;  // bytes a tick of 1 ms; 0: all at once
  bool held = false;     // nothing is sent before release()
};

// A status line, the fields given ("Name: value"), a Content-Length of the body unless `fields` has
// one, and the body.
std::string http_reply(int status, const std::vector<std::string>& fields, std::string_view body);
// The same without any Content-Length.
std::string http_reply_unframed(int status, const std::vector<std::string>& fields,
                                std::string_view body);
// A chunked body of one chunk, without the last chunk that would end it.
std::string open_chunk(std::string_view data);

struct SeenRequest {
  std::string path;
  std::vector<std::string> fields;                 // "Name: value", byte for byte
  std::string field(std::string_view name) const;  // value, or "" ; the case of the name matters
  bool has(std::string_view name) const;
};

class LoopbackServer {
 public:
  LoopbackServer();
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;  // owns a thread and its sockets
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  void on(const std::string& path, std::vector<ScriptedReply> replies);
  void on(const std::string& path, const std::string& reply);  // then closes
  void release();                                              // lets the held replies go

  int port() const { return port_; }
  std::string url(const std::string& path, const std::string& host = "127.0.0.1") const;

  std::vector<SeenRequest> requests() const;
  int hits(const std::string& path) const;
  int hits() const;
  int connections() const;
  int most_at_once() const;  // requests that were under way at the same time

 private:
  struct Connection;

  void serve();
  void accept_connection();
  bool step(Connection& connection, bool readable);
  bool receive(Connection& connection);
  bool send_some(Connection& connection);
  void begin_reply(Connection& connection);
  ScriptedReply next_reply(const SeenRequest& request);
  void end_request(Connection& connection);

  int listener_ = -1;
  int wake_[2] = {-1, -1};
  int port_ = 0;
  std::vector<std::unique_ptr<Connection>> open_;

  mutable std::mutex mutex_;  // of everything below
  std::map<std::string, std::vector<ScriptedReply>> replies_;
  std::vector<SeenRequest> requests_;
  bool released_ = false;
  int connections_ = 0;
  int under_way_ = 0;
  int most_at_once_ = 0;

  std::thread thread_;
};

}  // namespace skillgap
