// The program in a process of its own, with as much memory and processor time as it may have.
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include "support/test_folder.h"

namespace skillgap {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;  // needs address space without end
#else
inline constexpr bool kSanitized = false;
#endif

struct ChildLimits {
  std::size_t address_space = 512u << 20;  // bytes
  unsigned processor_seconds = 2;
};

struct ChildRun {
  bool ended = false;  // by itself, not by a signal
  int code = -1;
  std::string out, err;
  std::size_t most_memory = 0;  // bytes that it held at once
  double processor_seconds = 0;
};

inline void limit_to(int resource, rlim_t value) {
  const rlimit limit{value, value};
  setrlimit(resource, &limit);
}

// REQUIRES: words[0] is the path of the program.
inline ChildRun run_child(const std::vector<std::string>& words, const TestFolder& folder,
                          const ChildLimits& limits) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const std::string out = folder.path("out.txt"), err = folder.path("err.txt");
  std::fflush(nullptr);  // or the child would write it once more
  const pid_t child = fork();
  if (child == 0) {
    limit_to(RLIMIT_CORE, 0);
    if (!kSanitized) limit_to(RLIMIT_AS, limits.address_space);
    limit_to(RLIMIT_CPU, limits.processor_seconds * (kSanitized ? 10 : 1));
    if (!std::freopen(out.c_str(), "w", stdout) || !std::freopen(err.c_str(), "w", stderr))
      _exit(126);
    execv(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  ChildRun run;
  run.ended = WIFEXITED(status);
  run.code = run.ended ? WEXITSTATUS(status) : -WTERMSIG(status);
  run.out = folder.read("out.txt");
  run.err = folder.read("err.txt");
  run.most_memory = static_cast<std::size_t>(usage.ru_maxrss) << 10;
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  run.processor_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  return run;
}

}  // namespace skillgap
