#include "support/scripted_http2.h"

namespace skillgap {
namespace {

constexpr char kData = 0, kHeaders = 1, kReset = 3, kSettings = 4, kGoaway = 7;
constexpr char kEndStream = 1, kEndHeaders = 4;
constexpr std::size_t kFrameHead = 9;

// `count` bytes of a number, the highest first.
std::string number(std::size_t value, int count) {
  std::string bytes;
  while (count-- > 0) bytes += static_cast<char>(value >> (8 * count) & 0xFF);
  return bytes;
}

std::string frame(char type, char flags, unsigned stream, std::string_view payload) {
  return number(payload.size(), 3) + type + flags + number(stream, 4) + std::string(payload);
}

// RFC 7541, 5.2: shorter than 127 bytes.
std::string short_text(std::string_view text) { return number(text.size(), 1) + std::string(text); }

}  // namespace

std::string http2_head(int status, const std::vector<std::pair<std::string, std::string>>& fields,
                       bool last) {
  std::string block = "\x08" + short_text(std::to_string(status));  // 6.2.2, ":status" is the 8th
  for (const auto& [name, value] : fields) block += '\0' + short_text(name) + short_text(value);
  return frame(kHeaders, static_cast<char>(kEndHeaders | (last ? kEndStream : 0)), 1, block);
}

std::string http2_data(std::string_view bytes, bool last) {
  return frame(kData, last ? kEndStream : char{0}, 1, bytes);
}

std::string http2_reset(unsigned error) { return frame(kReset, 0, 1, number(error, 4)); }

std::string http2_goaway(unsigned last_stream, unsigned error) {
  return frame(kGoaway, 0, 0, number(last_stream, 4) + number(error, 4));
}

ScriptedHttp2::ScriptedHttp2(const TestAuthority& authority, Http2Reply reply)
    : reply_(std::move(reply)),
      server_({"openssl", "s_server", "-alpn", "h2", "-naccept", "1", "-accept", "127.0.0.1:0",
               "-cert", authority.certificate(), "-key", authority.key()},
              "ACCEPT"),
      thread_([this] { serve(); }) {}

ScriptedHttp2::~ScriptedHttp2() {
  server_.stop();
  thread_.join();
}

// s_server says something of the connection first, then hands the bytes through.
void ScriptedHttp2::serve() {
  const std::string preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  if (!server_.read_until(preface).ends_with(preface)) return;
  server_.write(frame(kSettings, 0, 0, ""));
  for (std::string head; (head = server_.read(kFrameHead)).size() == kFrameHead;) {
    std::size_t size = 0;
    for (const char byte : head.substr(0, 3)) size = size << 8 | static_cast<unsigned char>(byte);
    server_.read(size);
    if (head[3] != kHeaders) continue;
    server_.write(reply_.frames);
    while (!reply_.again.empty() && server_.write(reply_.again)) {
    }
    if (reply_.close) server_.close_input();
  }
}

}  // namespace skillgap
