// Where a command writes. Results go to `out`, everything else to `err`; tests give both a string.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "skillgap/error.h"

namespace skillgap {

enum ExitCode { kDone = 0, kDoneWithProblems = 1, kNotDone = 2 };

class Console {
 public:
  using Sink = std::function<void(std::string_view)>;

  Console(Sink out, Sink err, bool progress)
      : out_(std::move(out)), err_(std::move(err)), progress_(progress) {}
  // Standard output and error; progress only where the latter is a terminal.
  static Console of_process();
  // Writes out what standard output still holds; an Error where that failed, now or before (a full
  // disk).
  static std::expected<void, Error> flush_process();

  void out(std::string_view text) {
    progress_line("");
    out_(text);
  }
  // A line for the person at the screen; left out under --quiet. Control characters are removed.
  void note(std::string_view line);
  void note_lines(std::string_view lines);  // each ends with a newline
  // Shown and counted: the exit code of the command depends on it.
  void report(const Problem& problem);
  // The same for lines of a long input: of one kind in one file the first twenty are shown, the
  // others counted, so that a file that needs --map does not fill the screen.
  void report_line(const Problem& problem);
  // Shown; the command cannot be done.
  ExitCode fail(const Error& error);

  void set_quiet(bool quiet) { quiet_ = quiet; }
  bool shows_progress() const { return progress_ && !quiet_; }
  void progress_line(std::string_view line);  // overwrites itself; "" clears it

  // "3 problems: 2 bad-item, 1 truncated", or "" where there were none.
  std::string problem_summary() const;
  ExitCode exit_code() const { return counts_.empty() ? kDone : kDoneWithProblems; }
  // The end of a command that was done: notes the summary, if there is one.
  ExitCode finish();

 private:
  Sink out_, err_;
  bool progress_ = false;
  bool quiet_ = false;
  bool line_shown_ = false;
  std::map<ProblemKind, std::size_t> counts_;
  std::map<std::pair<ProblemKind, std::string>, std::size_t> lines_shown_;  // by kind and file
};

// A bar that appears once the work has taken a second, and is gone when it ends.
class Progress {
 public:
  Progress(Console& console, std::string what) : console_(console), what_(std::move(what)) {}
  ~Progress() { console_.progress_line(""); }
  Progress(const Progress&) = delete;  // one line on one screen
  Progress& operator=(const Progress&) = delete;

  // `total` 0: unknown, only `done` is shown. Cheap: draws at most ten times a second.
  void update(std::size_t done, std::size_t total);

 private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  std::string what_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point drawn_ = started_;
};

}  // namespace skillgap
