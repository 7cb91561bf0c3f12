// As much of Abseil as the published test file needs.
#pragma once

#include <string>

namespace absl {
template <typename... Parts>
void StrAppend(std::string* to, const Parts&... parts) {
  (to->append(parts), ...);
}
template <typename... Parts>
std::string StrCat(const Parts&... parts) {
  std::string all;
  StrAppend(&all, parts...);
  return all;
}
}  // namespace absl
