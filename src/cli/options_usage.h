// What to say where the words typed are not understood: which of them, and the nearest that is.
//
//   skillgap fethc       "skillgap: 'fethc' is no command, did you mean fetch?"
//   skillgap match -j    "skillgap match: --jobs: its value is missing, write --jobs N"
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

// Lines that end with a newline; the last one says how to get help. `app` has parsed and thrown
// `error`.
std::string usage_error(const CLI::App& app, const CLI::ParseError& error);

// The name that `word` is a few keystrokes from, or begins; "" where there is none.
std::string nearest_name(std::string_view word, const std::vector<std::string>& names);

}  // namespace skillgap
