#include "fetch/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace skillgap {
namespace {

std::string advice(int error_number) {
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return ", check the path";
    case EACCES:
    case EPERM:
      return ", check who may read it";
    default:
      return "";
  }
}

std::string why_not(const struct stat& status, InputFile::Accept accept) {
  if (S_ISDIR(status.st_mode)) return "is a folder, name a file in it";
  if (accept == InputFile::Accept::kAnyStream || S_ISREG(status.st_mode)) return "";
  if (S_ISFIFO(status.st_mode)) return "is a pipe, save what it gives to a file first";
  return "is a device, name a file";
}

std::size_t size_of(const struct stat& status) {
  return S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
}

}  // namespace

std::string system_message(int error_number) {
  return std::generic_category().message(error_number);
}

InputFile::InputFile(std::string path, int descriptor, std::size_t bytes_total)
    : path_(std::move(path)), descriptor_(descriptor), bytes_total_(bytes_total) {}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      bytes_total_(other.bytes_total_),
      bytes_read_(other.bytes_read_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(bytes_total_, other.bytes_total_);
  std::swap(bytes_read_, other.bytes_read_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

std::expected<InputFile, Error> InputFile::open(const std::string& path, Accept accept) {
  if (path.find('\0') != std::string::npos) {
    return std::unexpected(Error{path.c_str(), "the path holds a NUL byte, check the path"});
  }
  // Without O_NONBLOCK a pipe that nobody writes to would hold us before it could be refused.
  const int flags = O_RDONLY | O_CLOEXEC | (accept == Accept::kFilesOnly ? O_NONBLOCK : 0);
  const int descriptor = ::open(path.c_str(), flags);
  if (descriptor < 0) {
    return std::unexpected(Error{path, system_message(errno) + advice(errno)});
  }
  struct stat status{};
  fstat(descriptor, &status);
  InputFile file(path, descriptor, size_of(status));
  if (std::string reason = why_not(status, accept); !reason.empty()) {
    return std::unexpected(Error{path, std::move(reason)});
  }
  return file;
}

InputFile InputFile::standard_input() {
  struct stat status{};
  fstat(STDIN_FILENO, &status);
  return InputFile("-", STDIN_FILENO, size_of(status));
}

std::expected<std::size_t, Error> InputFile::read(std::span<char> into) {
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, into.data(), into.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    return std::unexpected(Error{path_, "reading failed: " + system_message(errno)});
  }
  bytes_read_ += static_cast<std::size_t>(count);
  return static_cast<std::size_t>(count);
}

}  // namespace skillgap
