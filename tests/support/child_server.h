// Servers of others that a test starts, and the certificates for them.
//
//   TestAuthority authority;                        // trusted by nobody but who is told of it
//   ChildServer server({"nghttpd", "-a", "127.0.0.1", "0", authority.key(),
//   authority.certificate()},
//                      "listen");
//   fetch(server.url("/a"), {.ca_file = authority.file()});
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/test_folder.h"

namespace skillgap {

// Signs a certificate for a host, by the openssl command.
class TestAuthority {
 public:
  explicit TestAuthority(const std::string& host = "IP:127.0.0.1");
  bool works() const { return works_; }  // false: there is no openssl
  std::string file() const { return folder_.path("authority.pem"); }
  std::string key() const { return folder_.path("server.key"); }
  std::string certificate() const { return folder_.path("server.pem"); }

 private:
  TestFolder folder_;
  bool works_ = false;
};

// A program that listens on 127.0.0.1, at a port that the system chose; ended with this. One thread
// may write while another reads.
class ChildServer {
 public:
  // `ready`: what its output holds once it listens.
  ChildServer(const std::vector<std::string>& words, std::string_view ready);
  ~ChildServer();
  ChildServer(const ChildServer&) = delete;  // owns a process
  ChildServer& operator=(const ChildServer&) = delete;

  bool runs() const { return port_ != 0; }
  std::string url(const std::string& path) const;

  // Its output up to and with the first `mark`; to its end where there is none.
  std::string read_until(std::string_view mark);
  std::string read(std::size_t count);
  bool write(std::string_view bytes);  // to its standard input; false where it has ended
  void close_input();
  void stop();
  std::string end();  // stops it; the rest of its output

 private:
  bool read_byte(std::string& said);

  pid_t process_ = -1;
  int input_ = -1, output_ = -1;
  int port_ = 0;
};

// Whether the tests that need a program may run; says loudly where they may not.
bool is_installed(const std::string& program);

}  // namespace skillgap
