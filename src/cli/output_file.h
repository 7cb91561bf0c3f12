// Files that a command was told to write: never over one that is there, unless --force says so.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/files.h"

namespace skillgap {

// An Error that names the first of them that exists, unless `force`.
std::expected<void, Error> check_new(const std::vector<std::string>& files, bool force);

std::expected<void, Error> write_new_file(const std::string& path, std::string_view bytes,
                                          bool force, FileAccess access = FileAccess::kShared);

}  // namespace skillgap
