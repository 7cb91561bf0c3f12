#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "fetch/input_file.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

namespace fs = std::filesystem;

constexpr int kNameAttempts = 100;

std::unexpected<Error> failed(const std::string& path, int error_number) {
  return std::unexpected(Error{path, "writing failed: " + system_message(error_number)});
}

struct Target {
  fs::path path;       // where a link points, so that the link stays one
  mode_t mode = 0644;  // less the umask; that of the file which is replaced
  bool replaces = false;
};

std::expected<Target, Error> target_of(const std::string& path, FileAccess access) {
  if (path.empty() || path.find('\0') != std::string::npos) {
    return std::unexpected(Error{path.c_str(), "is no file name, check the path"});
  }
  struct stat status{};
  if (stat(path.c_str(), &status) != 0)
    return Target{.path = path, .mode = access == FileAccess::kOwner ? 0600u : 0644u};
  if (S_ISDIR(status.st_mode))
    return std::unexpected(Error{path, "is a folder, name a file in it"});
  if (!S_ISREG(status.st_mode))
    return std::unexpected(Error{path, "is a device or a pipe, name a file"});
  std::error_code error;
  fs::path real = fs::canonical(path, error);
  return Target{error ? fs::path(path) : std::move(real), status.st_mode & 0777, true};
}

// An own file beside the target, or errno. The name does not grow from the target's, which may
// already be as long as a name can be.
struct Temporary {
  fs::path path;
  int descriptor = -1;
};

Temporary open_beside(const Target& target) {
  Temporary temporary;
  for (int attempt = 0; attempt < kNameAttempts; ++attempt) {
    const std::string name =
        ".skillgap-" + std::to_string(getpid()) + "-" + std::to_string(attempt) + ".tmp";
    temporary.path = target.path.parent_path() / name;
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    temporary.descriptor = open(temporary.path.c_str(), flags, target.mode);
    if (temporary.descriptor >= 0 || errno != EEXIST) break;
  }
  return temporary;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

using NextPiece = std::function<std::optional<std::string>()>;

// 0, or the errno of the first step that failed.
int fill_and_rename(const Temporary& temporary, const Target& target, const NextPiece& next) {
  int error_number = 0;
  for (auto piece = next(); piece && error_number == 0; piece = next()) {
    if (!write_all(temporary.descriptor, *piece)) error_number = errno;
  }
  // The umask narrows what open() grants; a file that is replaced keeps its own mode.
  if (error_number == 0 && target.replaces && fchmod(temporary.descriptor, target.mode) != 0) {
    error_number = errno;
  }
  // Renaming first and crashing then would leave the new name with no content.
  if (error_number == 0 && fsync(temporary.descriptor) != 0) error_number = errno;
  if (close(temporary.descriptor) != 0 && error_number == 0) error_number = errno;
  if (error_number == 0 && rename(temporary.path.c_str(), target.path.c_str()) != 0) {
    error_number = errno;
  }
  return error_number;
}

}  // namespace

std::expected<void, Error> write_file(const std::string& path, std::string_view bytes,
                                      FileAccess access) {
  bool given = false;
  const auto next = [&]() -> std::optional<std::string> {
    if (std::exchange(given, true)) return std::nullopt;
    return std::string(bytes);
  };
  return write_file(path, next, access);
}

std::expected<void, Error> write_file(const std::string& path, const NextPiece& next,
                                      FileAccess access) {
  const auto target = target_of(path, access);
  if (!target) return std::unexpected(target.error());
  const Temporary temporary = open_beside(*target);
  if (temporary.descriptor < 0) return failed(path, errno);
  if (const int error_number = fill_and_rename(temporary, *target, next); error_number != 0) {
    unlink(temporary.path.c_str());
    return failed(path, error_number);
  }
  return {};
}

}  // namespace skillgap
