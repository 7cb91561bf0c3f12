// Runs a command of the program inside the test and keeps what it wrote.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "cli/run.h"

namespace skillgap {

struct CommandResult {
  ExitCode code = kNotDone;
  std::string out, err;
};

// `words` as typed behind the program's name: {"analyze", "a.ndjson", "--jobs", "1"}.
inline CommandResult run_command(const std::vector<std::string>& words,
                                 const Environment& environment) {
  CommandResult result;
  Console console([&](std::string_view text) { result.out += text; },
                  [&](std::string_view text) { result.err += text; }, false);
  std::vector<const char*> argv = {"skillgap"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  const auto options = parse_options(static_cast<int>(argv.size()), argv.data(), environment);
  result.code = options ? run(*options, console) : print_usage(options.error(), console);
  return result;
}

inline CommandResult run_command(const std::vector<std::string>& words, unsigned processors = 2) {
  Environment environment;
  environment.home = "/nonexistent";
  environment.processors = processors;
  return run_command(words, environment);
}

}  // namespace skillgap
