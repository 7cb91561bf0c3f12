#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "fetch/input_file.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

std::unexpected<Error> failed(const std::string& path, int error_number) {
  return std::unexpected(Error{path, system_message(error_number) + ", check the path"});
}

// The mapping stays when the descriptor is closed.
std::expected<MappedFile, Error> map(const std::string& path, int descriptor) {
  struct stat status{};
  if (fstat(descriptor, &status) != 0) return failed(path, errno);
  if (!S_ISREG(status.st_mode)) return std::unexpected(Error{path, "is no regular file, name one"});
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile{};
  void* begin = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (begin == MAP_FAILED) return failed(path, errno);
  std::shared_ptr<const void> owner(begin, [size](void* mapped) { munmap(mapped, size); });
  return MappedFile{{static_cast<const std::byte*>(begin), size}, std::move(owner)};
}

}  // namespace

std::expected<MappedFile, Error> map_file(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(path, errno);
  auto mapped = map(path, descriptor);
  close(descriptor);
  return mapped;
}

}  // namespace skillgap
