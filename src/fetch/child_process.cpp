#include "skillgap/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

namespace skillgap {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kNotFound = 127;
constexpr std::size_t kMostErr = 4096;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read, write;
};

std::expected<Pipe, Error> make_pipe(const std::string& program) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    return std::unexpected(Error{program, fmt::format("cannot be started ({})", strerror(errno))});
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

void limit(int resource, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// In the child: only calls that are safe between fork and exec.
[[noreturn]] void become(char* const* words, char* const* environment, int out, int err,
                         const ChildLimits& limits) {
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  limit(RLIMIT_CPU, limits.seconds);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 64);
  execvpe(words[0], words, environment);
  _exit(kNotFound);
}

// Reads both pipes until they close. False: a limit was reached.
bool drain(const Pipe& out, const Pipe& err, Clock::time_point until, std::size_t most,
           ChildOutput& output) {
  std::array<pollfd, 2> ends = {pollfd{out.read.number(), POLLIN, 0},
                                pollfd{err.read.number(), POLLIN, 0}};
  std::array<char, 1 << 16> piece{};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0) return false;
    if (poll(ends.data(), ends.size(), static_cast<int>(left.count())) < 0 && errno != EINTR)
      return false;
    for (pollfd& end : ends) {
      if (end.fd < 0 || end.revents == 0) continue;
      const ssize_t size = read(end.fd, piece.data(), piece.size());
      if (size <= 0) {
        end.fd = -1;
        continue;
      }
      std::string& text = &end == ends.data() ? output.out : output.err;
      text.append(piece.data(), static_cast<std::size_t>(size));
      if (output.err.size() > kMostErr) output.err.resize(kMostErr);
      if (output.out.size() > most) return false;
    }
  }
  return true;
}

}  // namespace

std::expected<ChildOutput, Error> run_limited(const std::vector<std::string>& words,
                                              const ChildLimits& limits) {
  const std::string& program = words.front();
  auto out = make_pipe(program), err = make_pipe(program);
  if (!out) return std::unexpected(out.error());
  if (!err) return std::unexpected(err.error());
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  std::string path = "PATH=/usr/local/bin:/usr/bin:/bin", locale = "LC_ALL=C";
  std::array<char*, 3> environment = {path.data(), locale.data(), nullptr};

  const pid_t child = fork();
  if (child < 0)
    return std::unexpected(Error{program, fmt::format("cannot be started ({})", strerror(errno))});
  if (child == 0)
    become(argv.data(), environment.data(), out->write.number(), err->write.number(), limits);
  out->write.close();
  err->write.close();

  ChildOutput output;
  const bool in_time = drain(*out, *err, Clock::now() + std::chrono::seconds(limits.seconds),
                             limits.output_bytes, output);
  if (!in_time) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!in_time || WIFSIGNALED(status))
    return std::unexpected(
        Error{program,
              fmt::format("reached its limit of {} s, {} MiB of memory or {} MiB of "
                          "output, and was ended",
                          limits.seconds, limits.memory_bytes >> 20, limits.output_bytes >> 20)});
  output.exit_code = WEXITSTATUS(status);
  if (output.exit_code == kNotFound) return std::unexpected(Error{program, "is not installed"});
  return output;
}

}  // namespace skillgap
