// The fields of a posting by their names in JSON, and what each holds. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "skillgap/posting.h"

namespace skillgap {

// Bytes of UTF-8; what is longer is cut at a character boundary.
inline constexpr std::size_t kMaxField = 256u << 10;

enum class FieldMeaning { kText, kDate, kFormat, kTags, kSalary, kSalaryPart };

struct OwnField {
  std::string_view key;
  FieldMeaning meaning = FieldMeaning::kText;
  std::string Posting::* member = nullptr;  // of a text or date
  std::size_t max_bytes = kMaxField;
};

// Null for a name that is not ours.
const OwnField* own_field(std::string_view key);

}  // namespace skillgap
