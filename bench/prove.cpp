#include "bench/prove.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

namespace skillgap::bench {

void require(bool holds, std::string_view promise) {
  if (holds) return;
  std::fprintf(stderr, "wrong answer, nothing was timed: %.*s\n", static_cast<int>(promise.size()),
               promise.data());
  std::exit(1);
}

int prove_then_time(void (*prove)(), int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  prove();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace skillgap::bench
