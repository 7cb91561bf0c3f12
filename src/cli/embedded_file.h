// Data files compiled into the program, for `skillgap demo`: path below samples/, and bytes.
// cmake/embed.cmake writes the definitions.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace skillgap {

extern const std::pair<std::string_view, std::string_view> k_sample_files[];
extern const std::size_t k_sample_files_count;

}  // namespace skillgap
