#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "fetch/taxonomy_file.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTableBytes = 64u << 20;

std::expected<std::vector<fs::path>, Error> tables_in(const std::string& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_taxonomy_file(entry->path())) paths.push_back(entry->path());
  }
  if (error) return std::unexpected(Error{folder, error.message() + ", name a taxonomy folder"});
  if (paths.empty()) {
    return std::unexpected(Error{folder, "holds no *.tsv table, name a taxonomy folder"});
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

std::expected<std::vector<TaxonomyFile>, Error> read_taxonomy_folder(const std::string& folder) {
  const auto paths = tables_in(folder);
  if (!paths) return std::unexpected(paths.error());
  std::vector<TaxonomyFile> files;
  for (const fs::path& path : *paths) {
    auto table = read_document(path.string(), kMaxTableBytes);
    if (!table) return std::unexpected(std::move(table.error()));
    files.push_back({path.filename().string(), std::move(table->bytes)});
  }
  return files;
}

}  // namespace skillgap
