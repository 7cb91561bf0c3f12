// As much of Abseil as the published test file needs.
#pragma once

#include <string_view>

namespace absl {
using std::string_view;
}
