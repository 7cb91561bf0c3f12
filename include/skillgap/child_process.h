// A program run with its input in a file and its output in a pipe, within limits.
//
//   auto output = run_limited({"pdftotext", "-enc", "UTF-8", path, "-"}, {.seconds = 20});
//
// The child has no standard input, no environment but PATH and LC_ALL=C, an address space,
// processor time and file size that are limited, and is killed after `seconds`. No shell takes
// part. One call at a time a thread; REQUIRES: nobody else waits for children of this process.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct ChildLimits {
  unsigned seconds = 20;                 // of processor time, and of the clock
  std::size_t memory_bytes = 1u << 30;   // of address space
  std::size_t output_bytes = 16u << 20;  // of standard output; more ends the child
};

struct ChildOutput {
  std::string out, err;  // err: the first 4 KiB
  int exit_code = 0;
};

// An Error where the program is missing, was killed or reached a limit; a program that fails by
// itself is an output with its exit code.
std::expected<ChildOutput, Error> run_limited(const std::vector<std::string>& words,
                                              const ChildLimits& limits = {});

}  // namespace skillgap
