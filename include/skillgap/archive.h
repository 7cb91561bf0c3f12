// The members of a ZIP archive in memory, unpacked within limits.
//
//   auto members = read_archive(bytes, "cv.docx", [](std::string_view name) {
//     return name == "word/document.xml";
//   });
//
// Only members that `wanted` names are unpacked. Refused: more than 10,000 members, a member or all
// together larger than the limits once unpacked (a zip bomb), encrypted members, damaged data.
// Nothing is written anywhere. Pure; any thread.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct ArchiveLimits {
  std::size_t members = 10'000;
  std::size_t member_bytes = 16u << 20;
  std::size_t all_bytes = 32u << 20;
};

struct ArchiveMember {
  std::string name, bytes;
};

struct Archive {
  std::vector<std::string> names;      // of all members
  std::vector<ArchiveMember> members;  // those wanted, in the order of the archive
};

std::expected<Archive, Error> read_archive(std::string_view bytes, std::string_view where,
                                           const std::function<bool(std::string_view)>& wanted,
                                           const ArchiveLimits& limits = {});

}  // namespace skillgap
