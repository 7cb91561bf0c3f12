// Prove the answer, then time it: a benchmark that is fast and wrong must not print a figure.
#pragma once

#include <string_view>

namespace skillgap::bench {

// Ends the program with exit code 1 and the message where the answer is not as promised.
void require(bool holds, std::string_view promise);

// The main() of a benchmark: calls `prove`, then times. Takes Google Benchmark's options.
int prove_then_time(void (*prove)(), int argc, char** argv);

}  // namespace skillgap::bench
