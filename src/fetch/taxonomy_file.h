// Which files of a folder are those of a taxonomy.
#pragma once

#include <filesystem>

namespace skillgap {

inline bool is_taxonomy_file(const std::filesystem::path& path) {
  return path.extension() == ".tsv" || path.filename() == "VERSION";
}

}  // namespace skillgap
