#include "cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "skillgap/report.h"

namespace skillgap {
namespace {

constexpr std::chrono::milliseconds kQuietStart{1000};
constexpr std::chrono::milliseconds kBetweenDraws{100};
constexpr std::size_t kBarWidth = 24;
constexpr std::size_t kMostLinesShown = 20;

void write_to(std::FILE* file, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), file);
}

// "p.ndjson:12" and "p.json: item 12" → the name of the file.
std::string file_of(std::string_view where) {
  where = where.substr(0, where.find_last_not_of("0123456789") + 1);
  if (where.ends_with(": item ")) where.remove_suffix(6);
  return std::string(where.ends_with(':') ? where.substr(0, where.size() - 1) : where);
}

std::string bar(std::size_t done, std::size_t total) {
  const std::size_t filled = std::min(kBarWidth, kBarWidth * done / total);
  return std::string(filled, '#') + std::string(kBarWidth - filled, '.');
}

}  // namespace

Console Console::of_process() {
  const auto out = [](std::string_view text) { write_to(stdout, text); };
  const auto err = [](std::string_view text) {
    std::fflush(stdout);  // so that results and messages stand in the order of the work
    write_to(stderr, text);
  };
  return Console(out, err, isatty(STDERR_FILENO) != 0);
}

std::expected<void, Error> Console::flush_process() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return {};
  return std::unexpected(Error{
      "standard output", "could not be written to the end, free some space and run it again"});
}

ExitCode Console::finish() {
  if (const std::string problems = problem_summary(); !problems.empty()) note(problems);
  return exit_code();
}

void Console::note(std::string_view line) {
  if (quiet_) return;
  progress_line("");
  err_(printable(line) + "\n");
}

void Console::note_lines(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    note(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

void Console::report(const Problem& problem) {
  ++counts_[problem.kind];
  progress_line("");
  err_(printable(to_line(problem)) + "\n");
}

void Console::report_line(const Problem& problem) {
  const std::string file = file_of(problem.where);
  const std::size_t before = lines_shown_[{problem.kind, file}]++;
  if (before < kMostLinesShown) return report(problem);
  ++counts_[problem.kind];
  if (before == kMostLinesShown)
    note(fmt::format("{}: more of this kind ({}) are counted and not shown", file,
                     problem_kind_name(problem.kind)));
}

ExitCode Console::fail(const Error& error) {
  progress_line("");
  err_("skillgap: " + printable(to_line(error)) + "\n");
  return kNotDone;
}

void Console::progress_line(std::string_view line) {
  if (!progress_ || (line.empty() && !line_shown_)) return;
  err_(fmt::format("\r\x1b[K{}", line));
  line_shown_ = !line.empty();
}

std::string Console::problem_summary() const {
  std::size_t all = 0;
  std::string kinds;
  for (const auto& [kind, count] : counts_) {
    all += count;
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, problem_kind_name(kind));
  }
  if (all == 0) return {};
  return fmt::format("{} problem{}: {}", all, all == 1 ? "" : "s", kinds);
}

void Progress::update(std::size_t done, std::size_t total) {
  if (!console_.shows_progress()) return;
  const auto now = Clock::now();
  if (now - started_ < kQuietStart || now - drawn_ < kBetweenDraws) return;
  drawn_ = now;
  const std::string amount = total == 0
                                 ? fmt::format("{}", done)
                                 : fmt::format("[{}] {:3}%", bar(done, total),
                                               std::min<std::size_t>(100, 100 * done / total));
  console_.progress_line(fmt::format("{} {}", what_, amount));
}

}  // namespace skillgap
