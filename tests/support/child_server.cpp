#include "support/child_server.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace skillgap {
namespace {

bool run(const std::string& command) {
  return std::system((command + " 2>/dev/null").c_str()) == 0;
}

// "socket:[4711]" of the files that a process has open.
std::vector<std::string> sockets_of(pid_t process) {
  std::vector<std::string> inodes;
  const std::string folder = "/proc/" + std::to_string(process) + "/fd";
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
    const std::string target = std::filesystem::read_symlink(file.path(), error).string();
    if (target.starts_with("socket:[")) inodes.push_back(target.substr(8, target.size() - 9));
  }
  return inodes;
}

// Of proc(5): "0: 0100007F:B3C1 00000000:0000 0A …", the inode in the tenth column.
int listening_port(pid_t process) {
  std::ifstream table("/proc/net/tcp");
  std::string line;
  while (std::getline(table, line)) {
    std::istringstream words(line);
    std::array<std::string, 10> column;
    for (std::string& word : column) words >> word;
    if (column[3] != "0A") continue;
    for (const std::string& inode : sockets_of(process)) {
      if (column[9] == inode)
        return std::stoi(column[1].substr(column[1].find(':') + 1), nullptr, 16);
    }
  }
  return 0;
}

}  // namespace

TestAuthority::TestAuthority(const std::string& host) {
  const std::string make =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 ";
  const std::string own_key = folder_.path("authority.key");
  works_ = run(make + "-subj /CN=authority.example -keyout " + own_key + " -out " + file()) &&
           run(make + "-subj /CN=server.example -addext subjectAltName=" + host +
               " -addext basicConstraints=critical,CA:FALSE -CA " + file() + " -CAkey " + own_key +
               " -keyout " + key() + " -out " + certificate());
}

ChildServer::ChildServer(const std::vector<std::string>& words, std::string_view ready) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  signal(SIGPIPE, SIG_IGN);  // it may end while it is written to
  int input[2], output[2];
  if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) return;
  process_ = fork();
  if (process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(input[0], STDIN_FILENO);
    dup2(output[1], STDOUT_FILENO);
    dup2(output[1], STDERR_FILENO);
    execvp(argv[0], argv.data());
    _exit(127);
  }
  ::close(input[0]);
  ::close(output[1]);
  input_ = input[1];
  output_ = output[0];
  if (read_until(ready).ends_with(ready)) port_ = listening_port(process_);
}

ChildServer::~ChildServer() {
  stop();
  close_input();
  if (output_ >= 0) ::close(output_);
}

std::string ChildServer::url(const std::string& path) const {
  return "https://127.0.0.1:" + std::to_string(port_) + path;
}

// False at the end of its output, or where it says nothing for so long that it never will.
bool ChildServer::read_byte(std::string& said) {
  constexpr int kPatienceMs = 60'000;
  pollfd watched{output_, POLLIN, 0};
  char byte = 0;
  if (poll(&watched, 1, kPatienceMs) <= 0 || ::read(output_, &byte, 1) != 1) return false;
  said += byte;
  return true;
}

std::string ChildServer::read_until(std::string_view mark) {
  std::string said;
  while (!said.ends_with(mark) && read_byte(said)) {
  }
  return said;
}

std::string ChildServer::read(std::size_t count) {
  std::string said;
  while (said.size() < count && read_byte(said)) {
  }
  return said;
}

bool ChildServer::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(input_, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void ChildServer::close_input() {
  if (input_ >= 0) ::close(input_);
  input_ = -1;
}

void ChildServer::stop() {
  if (process_ <= 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

std::string ChildServer::end() {
  stop();
  std::string said;
  while (read_byte(said)) {
  }
  return said;
}

bool is_installed(const std::string& program) {
  return run("command -v " + program + " >/dev/null");
}

}  // namespace skillgap
