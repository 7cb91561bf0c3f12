// TOML that toml++ 3.3 does not survive, found before it is parsed.
//
//   if (auto fault = find_toml_fault(text, "me.toml")) return std::unexpected(*fault);
//
// A character above ASCII where a key may begin runs into code that toml++ calls unreachable, and a
// key of thousands of dotted parts into its unlimited recursion. Text in strings and comments is
// free. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "skillgap/error.h"

namespace skillgap {

std::optional<Error> find_toml_fault(std::string_view toml, std::string_view where);

}  // namespace skillgap
