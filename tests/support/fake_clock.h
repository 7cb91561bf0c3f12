// Time that passes only while nothing happens: a minute of a slow peer takes no time of ours, and
// what is measured does not depend on how busy the machine is.
//
//   SteppedServer server([](milliseconds waited) { return waited < 3s ? "" : "HTTP/1.1 …"; });
//   FakeClock clock([&](milliseconds now) { return server.step(now); });
//   fetch(server.url());
//   EXPECT_EQ(clock.passed(), 3s);
//
// Stands in for clock_gettime() and poll() of the C library in the thread that made it: a poll()
// that finds nothing lets a step of the fake time pass, in which the world around may do something.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace skillgap {

class FakeClock {
 public:
  // True: it sent something, which may arrive now.
  using World = std::function<bool(std::chrono::milliseconds passed)>;

  explicit FakeClock(World world);
  ~FakeClock();
  FakeClock(const FakeClock&) = delete;  // a thread has one time
  FakeClock& operator=(const FakeClock&) = delete;

  std::chrono::milliseconds passed() const { return passed_; }

  static constexpr std::chrono::milliseconds kStep{100};
  bool pass(std::chrono::milliseconds time);

 private:
  World world_;
  std::chrono::milliseconds passed_{0};
};

// A server on 127.0.0.1 without a thread: it does something only when it is told that time passed.
class SteppedServer {
 public:
  // All that it has said so long after the end of the request, to the n-th request (from 0).
  using Script = std::function<std::string(int request, std::chrono::milliseconds waited)>;

  explicit SteppedServer(Script script);
  ~SteppedServer();
  SteppedServer(const SteppedServer&) = delete;  // owns its sockets
  SteppedServer& operator=(const SteppedServer&) = delete;

  bool step(std::chrono::milliseconds now);
  std::string url(const std::string& path = "/") const;
  int requests() const { return requests_; }

 private:
  struct Connection {
    int descriptor = -1;
    std::string received;
    int request = -1;  // none yet
    std::chrono::milliseconds asked{0};
    std::size_t sent = 0;
  };
  bool serve(Connection& connection, std::chrono::milliseconds now);

  Script script_;
  int listener_ = -1;
  int port_ = 0;
  int requests_ = 0;
  std::vector<Connection> open_;
};

}  // namespace skillgap
