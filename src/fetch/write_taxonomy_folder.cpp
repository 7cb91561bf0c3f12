#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "fetch/input_file.h"
#include "fetch/taxonomy_file.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

namespace fs = std::filesystem;

constexpr int kNameAttempts = 100;

std::unexpected<Error> refused(const fs::path& folder, std::string why) {
  return std::unexpected(Error{folder.string(), std::move(why)});
}

// What stands at the target now: nothing, an empty folder, or one that may be replaced.
std::expected<bool, Error> is_taken(const fs::path& folder, bool replace) {
  std::error_code error;
  if (!fs::exists(folder, error)) {
    if (error) return refused(folder, error.message() + ", check the path");
    return false;
  }
  if (!fs::is_directory(folder, error)) return refused(folder, "is no folder, name another");
  bool taken = false;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    taken = true;
    if (replace && !is_taxonomy_file(entry.path()))
      return refused(folder, "holds more than tables (" + entry.path().filename().string() +
                                 "), name another folder");
  }
  if (error) return refused(folder, error.message() + ", check who may read it");
  if (taken && !replace)
    return refused(folder, "is not empty, name another folder or replace it with --force");
  return taken;
}

std::expected<fs::path, Error> make_beside(const fs::path& folder) {
  std::error_code error;
  const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  fs::create_directories(parent, error);
  for (int attempt = 0; !error && attempt < kNameAttempts; ++attempt) {
    fs::path beside =
        parent / (".skillgap-" + std::to_string(getpid()) + "-" + std::to_string(attempt) + ".tmp");
    if (fs::create_directory(beside, error)) return beside;
  }
  return refused(folder, (error ? error.message() : "no free name beside it") + ", check the path");
}

// Exchanges the two where something stands at the target, else renames. Each is one step.
int put_in_place(const fs::path& made, const fs::path& folder, bool taken) {
  const unsigned flags = taken ? RENAME_EXCHANGE : 0;
  const int failed = taken ? renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, folder.c_str(), flags)
                           : rename(made.c_str(), folder.c_str());
  return failed ? errno : 0;
}

}  // namespace

std::expected<void, Error> write_taxonomy_folder(const std::string& folder,
                                                 const std::vector<TaxonomyFile>& files,
                                                 bool replace) {
  fs::path target = folder;
  if (!target.has_filename()) target = target.parent_path();  // "out/"
  if (target.empty()) return refused(target, "is no folder's name, check the path");
  const auto taken = is_taken(target, replace);
  if (!taken) return std::unexpected(taken.error());
  const auto made = make_beside(target);
  if (!made) return std::unexpected(made.error());
  std::error_code ignored;
  std::expected<void, Error> result;
  for (const TaxonomyFile& file : files) {
    if (result) result = write_file((*made / file.name).string(), file.content);
  }
  if (result) {
    if (const int error_number = put_in_place(*made, target, *taken); error_number != 0)
      result = refused(target, "writing failed: " + system_message(error_number));
  }
  fs::remove_all(*made, ignored);  // what failed, or what was exchanged; else there is nothing
  return result;
}

}  // namespace skillgap
