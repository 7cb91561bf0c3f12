#include "cli/output_file.h"

#include <filesystem>

namespace skillgap {

std::expected<void, Error> check_new(const std::vector<std::string>& files, bool force) {
  for (const std::string& file : files) {
    std::error_code ignored;
    const auto status = std::filesystem::status(file, ignored);
    // What is no file is refused by the writing.
    if (!force && std::filesystem::is_regular_file(status))
      return std::unexpected(
          Error{file, "exists already, choose another name or replace it with --force"});
  }
  return {};
}

std::expected<void, Error> write_new_file(const std::string& path, std::string_view bytes,
                                          bool force, FileAccess access) {
  if (auto is_new = check_new({path}, force); !is_new) return is_new;
  return write_file(path, bytes, access);
}

}  // namespace skillgap
