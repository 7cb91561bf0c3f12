// TLS is verified always: a certificate that nobody vouches for, and one of another host, are
// refused before anything is asked. The server is openssl's own.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "support/fetching.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class TlsServer {
 public:
  explicit TlsServer(const std::string& host) {
    const std::string make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + host +
                             " -keyout " + folder_.path("k.pem") + " -out " +
                             folder_.path("c.pem") + " 2>/dev/null";
    int output[2];
    if (std::system(make.c_str()) != 0 || pipe(output) != 0) return;
    server_ = fork();
    if (server_ == 0) {
      dup2(output[1], STDOUT_FILENO);
      close(output[0]);
      execlp("openssl", "openssl", "s_server", "-www", "-accept", "127.0.0.1:0", "-cert",
             folder_.path("c.pem").c_str(), "-key", folder_.path("k.pem").c_str(), nullptr);
      _exit(127);
    }
    close(output[1]);
    read_port(output[0]);
    close(output[0]);
  }
  ~TlsServer() {
    if (server_ <= 0) return;
    kill(server_, SIGKILL);
    waitpid(server_, nullptr, 0);
  }
  TlsServer(const TlsServer&) = delete;  // owns a process
  TlsServer& operator=(const TlsServer&) = delete;

  bool runs() const { return !port_.empty(); }
  std::string url() const { return "https://127.0.0.1:" + port_ + "/"; }

 private:
  // "ACCEPT 127.0.0.1:41234" is what it says when it listens.
  void read_port(int output) {
    const std::string before = "ACCEPT 127.0.0.1:";
    std::string said;
    for (char c = 0; read(output, &c, 1) == 1;) {
      if (c != '\n') {
        said += c;
      } else if (said.starts_with(before)) {
        port_ = said.substr(before.size());
        return;
      } else {
        said.clear();
      }
    }
  }

  TestFolder folder_;
  pid_t server_ = -1;
  std::string port_;
};

TEST(FetcherTls, RefusesACertificateThatNobodyVouchesFor) {
  for (const std::string host : {"127.0.0.1", "other.example"}) {
    const TlsServer server(host);
    if (!server.runs()) GTEST_SKIP() << "no openssl to serve TLS with";
    EXPECT_EQ(problem_of(fetch_one(server.url())),
              "unreadable " + server.url() +
                  ": the certificate is not valid for this host, check the address");
  }
}

}  // namespace
}  // namespace skillgap
