#include "support/loopback_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace skillgap {

struct LoopbackServer::Connection {
  explicit Connection(int accepted) : descriptor(accepted) {}
  ~Connection() { close(descriptor); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool has_to_send() const { return answering && (sent < reply.bytes.size() || repeats()); }
  bool repeats() const { return reply.then == ScriptedReply::Then::kRepeat; }

  int descriptor;
  std::string received;
  ScriptedReply reply;
  std::size_t sent = 0;
  bool answering = false;
};

namespace {

constexpr int kTickMs = 1;

std::string status_line(int status) {
  return "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n";
}

SeenRequest parse_request(std::string_view head) {
  SeenRequest request;
  const std::size_t path = head.find(' ') + 1;
  request.path = head.substr(path, head.find(' ', path) - path);
  for (std::size_t at = head.find("\r\n"); at != std::string_view::npos;) {
    const std::size_t begin = at + 2;
    at = head.find("\r\n", begin);
    request.fields.emplace_back(head.substr(begin, at - begin));
  }
  return request;
}

}  // namespace

std::string http_reply_unframed(int status, const std::vector<std::string>& fields,
                                std::string_view body) {
  std::string reply = status_line(status);
  for (const std::string& field : fields) reply += field + "\r\n";
  return reply + "\r\n" + std::string(body);
}

std::string http_reply(int status, const std::vector<std::string>& fields, std::string_view body) {
  std::vector<std::string> all = fields;
  const bool stated = std::ranges::any_of(
      fields, [](const std::string& field) { return field.starts_with("Content-Length:"); });
  if (!stated) all.push_back("Content-Length: " + std::to_string(body.size()));
  return http_reply_unframed(status, all, body);
}

std::string open_chunk(std::string_view data) {
  std::array<char, 32> size{};
  std::snprintf(size.data(), size.size(), "%zx\r\n", data.size());
  return size.data() + std::string(data) + "\r\n";
}

bool SeenRequest::has(std::string_view name) const {
  return std::ranges::any_of(fields, [name](const std::string& field) {
    return field.starts_with(name) && field.substr(name.size(), 1) == ":";
  });
}

std::string SeenRequest::field(std::string_view name) const {
  for (const std::string& field : fields) {
    if (field.starts_with(std::string(name) + ": ")) return field.substr(name.size() + 2);
  }
  return "";
}

LoopbackServer::LoopbackServer() {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  bind(listener_, reinterpret_cast<sockaddr*>(&address), length);
  listen(listener_, 64);
  getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
  port_ = ntohs(address.sin_port);
  if (pipe(wake_) != 0) std::perror("pipe");
  thread_ = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
  close(wake_[1]);  // the poll of the thread sees the end of the pipe
  thread_.join();
  close(wake_[0]);
  close(listener_);
}

void LoopbackServer::on(const std::string& path, std::vector<ScriptedReply> replies) {
  const std::lock_guard lock(mutex_);
  replies_[path] = std::move(replies);
}

void LoopbackServer::on(const std::string& path, const std::string& reply) {
  ScriptedReply scripted;
  scripted.bytes = reply;
  on(path, std::vector{std::move(scripted)});
}

void LoopbackServer::release() {
  {
    const std::lock_guard lock(mutex_);
    released_ = true;
  }
  if (write(wake_[1], "r", 1) != 1) std::perror("write");
}

std::string LoopbackServer::url(const std::string& path, const std::string& host) const {
  return "http://" + host + ":" + std::to_string(port_) + path;
}

std::vector<SeenRequest> LoopbackServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

int LoopbackServer::hits(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::ranges::count(requests_, path, &SeenRequest::path));
}

int LoopbackServer::hits() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(requests_.size());
}

int LoopbackServer::connections() const {
  const std::lock_guard lock(mutex_);
  return connections_;
}

int LoopbackServer::most_at_once() const {
  const std::lock_guard lock(mutex_);
  return most_at_once_;
}

void LoopbackServer::serve() {
  for (;;) {
    std::vector<pollfd> watched{{listener_, POLLIN, 0}, {wake_[0], POLLIN, 0}};
    bool dripping = false;
    for (const auto& connection : open_) {
      const bool drips = connection->has_to_send() && connection->reply.drip > 0;
      const bool sends = connection->has_to_send() && !drips && !connection->reply.held;
      dripping = dripping || drips;
      watched.push_back(
          {connection->descriptor, static_cast<short>(sends ? POLLIN | POLLOUT : POLLIN), 0});
    }
    poll(watched.data(), watched.size(), dripping ? kTickMs : -1);
    if ((watched[1].revents & POLLHUP) != 0) return open_.clear();
    if ((watched[1].revents & POLLIN) != 0) {
      char signal = 0;
      if (read(wake_[0], &signal, 1) != 1) std::perror("read");
    }
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const bool readable = (watched[i + 2].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
      if (!step(*open_[i], readable)) open_[i].reset();
    }
    std::erase(open_, nullptr);
    if ((watched[0].revents & POLLIN) != 0) accept_connection();
  }
}

void LoopbackServer::accept_connection() {
  const int accepted = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (accepted < 0) return;
  open_.push_back(std::make_unique<Connection>(accepted));
  const std::lock_guard lock(mutex_);
  ++connections_;
}

// False where the connection has ended.
bool LoopbackServer::step(Connection& connection, bool readable) {
  bool lives = !readable || receive(connection);
  if (lives && !connection.answering && connection.received.find("\r\n\r\n") != std::string::npos) {
    begin_reply(connection);
  }
  if (lives && connection.answering) lives = send_some(connection);
  if (!lives && connection.answering) end_request(connection);
  return lives;
}

bool LoopbackServer::receive(Connection& connection) {
  std::array<char, 4096> buffer;
  const ssize_t count = recv(connection.descriptor, buffer.data(), buffer.size(), 0);
  if (count > 0) connection.received.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

void LoopbackServer::begin_reply(Connection& connection) {
  const std::size_t end = connection.received.find("\r\n\r\n");
  const SeenRequest request = parse_request(std::string_view(connection.received).substr(0, end));
  connection.received.erase(0, end + 4);
  connection.reply = next_reply(request);
  connection.sent = 0;
  connection.answering = true;
}

ScriptedReply LoopbackServer::next_reply(const SeenRequest& request) {
  const std::lock_guard lock(mutex_);
  requests_.push_back(request);
  most_at_once_ = std::max(most_at_once_, ++under_way_);
  const auto found = replies_.find(request.path);
  ScriptedReply reply;
  reply.bytes = http_reply(404, {"Connection: close"}, "no such route");
  if (found == replies_.end()) return reply;
  reply = found->second.front();
  if (found->second.size() > 1) found->second.erase(found->second.begin());
  return reply;
}

void LoopbackServer::end_request(Connection& connection) {
  connection.answering = false;
  const std::lock_guard lock(mutex_);
  --under_way_;
}

// False where the reply ends the connection, or the client left.
bool LoopbackServer::send_some(Connection& connection) {
  if (connection.reply.held) {
    const std::lock_guard lock(mutex_);
    if (!released_) return true;
    connection.reply.held = false;
  }
  ScriptedReply& reply = connection.reply;
  if (connection.sent == reply.bytes.size() && connection.repeats()) {
    reply.bytes = reply.again;
    connection.sent = 0;
  }
  std::string_view rest = std::string_view(reply.bytes).substr(connection.sent);
  if (reply.drip > 0) rest = rest.substr(0, reply.drip);
  if (!rest.empty()) {
    const ssize_t count = send(connection.descriptor, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count < 0) return errno == EAGAIN;
    connection.sent += static_cast<std::size_t>(count);
  }
  if (connection.has_to_send() || reply.then == ScriptedReply::Then::kStall) return true;
  if (reply.then == ScriptedReply::Then::kReset) {
    const linger at_once{1, 0};
    setsockopt(connection.descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    return false;
  }
  if (reply.then == ScriptedReply::Then::kClose) return false;
  end_request(connection);
  return true;
}

}  // namespace skillgap
