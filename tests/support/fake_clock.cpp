#include "support/fake_clock.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace skillgap {
namespace {

using std::chrono::milliseconds;

thread_local FakeClock* current = nullptr;

template <class Function>
Function* next_function(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

int real_poll(pollfd* files, nfds_t count, int timeout) {
  static auto* const real = next_function<decltype(poll)>("poll");
  return real(files, count, timeout);
}

int fake_poll(FakeClock& clock, pollfd* files, nfds_t count, int timeout) {
  constexpr int kArrivalMs = 100;  // that what was said may take, where the machine is busy
  milliseconds left{timeout < 0 ? 3'600'000 : timeout};
  bool said = clock.pass(milliseconds{0});
  while (true) {
    const int ready = real_poll(files, count, said ? kArrivalMs : 0);
    if (ready != 0 || left.count() <= 0) return ready;
    const auto step = std::min(left, FakeClock::kStep);
    said = clock.pass(step);
    left -= step;
  }
}

}  // namespace

FakeClock::FakeClock(World world) : world_(std::move(world)) { current = this; }
FakeClock::~FakeClock() { current = nullptr; }

bool FakeClock::pass(milliseconds time) {
  passed_ += time;
  return world_(passed_);
}

SteppedServer::SteppedServer(Script script) : script_(std::move(script)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  bind(listener_, generic, length);
  listen(listener_, 16);
  getsockname(listener_, generic, &length);
  port_ = ntohs(address.sin_port);
}

SteppedServer::~SteppedServer() {
  for (const Connection& connection : open_) close(connection.descriptor);
  close(listener_);
}

std::string SteppedServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

bool SteppedServer::step(milliseconds now) {
  const int accepted = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (accepted >= 0) open_.push_back({.descriptor = accepted, .received = {}});
  bool said = false;
  for (Connection& connection : open_) said = serve(connection, now) || said;
  return said;
}

bool SteppedServer::serve(Connection& connection, milliseconds now) {
  std::array<char, 4096> buffer;
  const ssize_t count = recv(connection.descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count > 0) connection.received.append(buffer.data(), static_cast<std::size_t>(count));
  if (connection.received.ends_with("\r\n\r\n")) {
    connection.received.clear();
    connection.request = requests_++;
    connection.asked = now;
    connection.sent = 0;
  }
  if (connection.request < 0) return false;
  const std::string said = script_(connection.request, now - connection.asked);
  if (said.size() <= connection.sent) return false;
  const ssize_t sent = send(connection.descriptor, said.data() + connection.sent,
                            said.size() - connection.sent, MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent > 0) connection.sent += static_cast<std::size_t>(sent);
  return sent > 0;
}

}  // namespace skillgap

extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept {
  static auto* const real = skillgap::next_function<int(clockid_t, timespec*)>("clock_gettime");
  const int result = real(clock, time);
  if (result != 0 || skillgap::current == nullptr || clock == CLOCK_REALTIME) return result;
  // Far enough from zero that the differences which programs take stay positive.
  const auto passed = std::chrono::hours{1000} + skillgap::current->passed();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(passed);
  time->tv_sec = static_cast<time_t>(seconds.count());
  time->tv_nsec = std::chrono::nanoseconds(passed - seconds).count();
  return 0;
}

extern "C" int poll(pollfd* files, nfds_t count, int timeout) {
  if (skillgap::current == nullptr) return skillgap::real_poll(files, count, timeout);
  return skillgap::fake_poll(*skillgap::current, files, count, timeout);
}
