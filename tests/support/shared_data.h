// The folder of documents and published data that lies beside a checkout on machines that have it.
// Tests that need it say how many cases they ran, and are skipped where it is absent.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace skillgap {

inline std::optional<std::filesystem::path> shared_folder(const std::string& below) {
  const std::filesystem::path folder =
      std::filesystem::path(SKILLGAP_SOURCE_DIR) / ".." / "shared" / below;
  if (!std::filesystem::exists(folder)) return std::nullopt;
  return folder;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace skillgap
