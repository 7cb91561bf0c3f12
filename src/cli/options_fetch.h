// The options of `fetch`.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace skillgap {

// REQUIRES: `command` lives as long as `sub`.
void add_fetch_options(CLI::App& sub, FetchCommand& command);

}  // namespace skillgap
