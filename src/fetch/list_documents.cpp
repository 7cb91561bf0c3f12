#include <algorithm>
#include <filesystem>
#include <system_error>

#include "fetch/file_type.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// Links are not followed: they may lead out of the folder, or in circles.
bool is_document(const fs::directory_entry& entry) {
  std::error_code error;
  return entry.symlink_status(error).type() == fs::file_type::regular &&
         is_document_type(type_by_ending(entry.path().string()));
}

}  // namespace

std::expected<std::vector<std::string>, Error> list_documents(const std::string& folder,
                                                              std::size_t most) {
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         error);
  for (; !error && entry != fs::end(entry); entry.increment(error)) {
    if (is_hidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (is_document(*entry)) {
      paths.push_back(entry->path().string());
    }
    if (paths.size() > most)
      return std::unexpected(
          Error{folder, "holds more than " + std::to_string(most) + " documents, name its parts"});
  }
  if (error) return std::unexpected(Error{folder, error.message() + ", name another folder"});
  if (paths.empty())
    return std::unexpected(
        Error{folder, "holds no pages or feeds (.html .xml .rss .atom .json …), name another"});
  std::ranges::sort(paths);
  return paths;
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

}  // namespace skillgap
