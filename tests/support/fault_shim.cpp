// Preloaded into a program under test: counts the system calls that change files, and makes one of
// them fail or the last thing that the program does. SKILLGAP_FAULT says which:
//   count        at the end, the number of calls goes to standard error: "calls 123"
//   kill:N       the program is killed in place of the N-th call
//   torn:N       the N-th call writes half of its bytes, then the program is killed
//   enospc:N     the N-th call fails with ENOSPC; enospc+:N it and all that follow
//   eio:N, eio+:N  the same with EIO
// Calls on standard output and error do not count. One thread at a time may write.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

struct Fault {
  std::string_view what;
  bool sticky = false;
  unsigned long at = 0;
};

Fault read_fault() {
  const char* text = std::getenv("SKILLGAP_FAULT");
  if (text == nullptr) return {};
  std::string_view what(text);
  const std::size_t colon = what.find(':');
  Fault fault{what.substr(0, colon)};
  if (colon != std::string_view::npos) fault.at = std::strtoul(text + colon + 1, nullptr, 10);
  if (fault.what.ends_with('+')) {
    fault.what.remove_suffix(1);
    fault.sticky = true;
  }
  return fault;
}

const Fault kFault = read_fault();
unsigned long calls = 0;

struct AtEnd {
  ~AtEnd() {
    if (kFault.what != "count") return;
    char text[32];
    const int size = std::snprintf(text, sizeof text, "calls %lu\n", calls);
    (void)!::write(STDERR_FILENO, text, static_cast<std::size_t>(size));
  }
} at_end;

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// Whether this call is to fail; errno is set then. Does not return where the program is to end.
bool fails() {
  ++calls;
  const bool now = kFault.sticky ? calls >= kFault.at : calls == kFault.at;
  if (kFault.at == 0 || !now) return false;
  if (kFault.what == "kill" || kFault.what == "torn") kill(getpid(), SIGKILL);
  if (kFault.what != "enospc" && kFault.what != "eio") return false;
  errno = kFault.what == "enospc" ? ENOSPC : EIO;
  return true;
}

bool is_torn() { return kFault.what == "torn" && calls + 1 == kFault.at; }

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  const auto call = real<ssize_t (*)(int, const void*, size_t)>("write");
  if (file <= STDERR_FILENO) return call(file, bytes, size);
  if (is_torn()) (void)!call(file, bytes, size / 2);
  return fails() ? -1 : call(file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  const auto call = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  if (is_torn()) (void)!call(file, bytes, size / 2, offset);
  return fails() ? -1 : call(file, bytes, size, offset);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  return pwrite64(file, bytes, size, offset);
}

int fsync(int file) { return fails() ? -1 : real<int (*)(int)>("fsync")(file); }

int fdatasync(int file) { return fails() ? -1 : real<int (*)(int)>("fdatasync")(file); }

int ftruncate64(int file, off64_t size) {
  return fails() ? -1 : real<int (*)(int, off64_t)>("ftruncate64")(file, size);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int unlink(const char* path) { return fails() ? -1 : real<int (*)(const char*)>("unlink")(path); }

int rename(const char* from, const char* to) {
  return fails() ? -1 : real<int (*)(const char*, const char*)>("rename")(from, to);
}

// Only those that may make a file.
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  if ((flags & O_CREAT) != 0 && fails()) return -1;
  return real<int (*)(const char*, int, mode_t)>("open64")(path, flags, mode);
}

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return open64(path, flags, mode);
}
}
