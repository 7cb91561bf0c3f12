// The templates of input.h.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/input.h"
#include "cli/pipeline.h"
#include "skillgap/files.h"
#include "skillgap/posting_json.h"
#include "skillgap/store.h"

namespace skillgap {
namespace input_detail {

// Lines of a file still to be parsed, or postings of the store, or what was wrong with the reading:
// all on one way, so that messages stand in the order of the input whatever the number of threads.
struct Unit {
  std::string file;
  LineChunk lines;
  std::vector<Posting> postings;
  std::vector<Problem> problems;
};

// Calls `push` with units until the input ends; reports what could not be read. False: nothing
// could.
bool read_units(const InputOptions& input, const CommonOptions& common, Console& console,
                const std::function<void(Unit)>& push);

// What was read of a unit (about 128 KiB of lines, or some rows of the store).
struct UnitReport {
  std::vector<Problem> problems;
  std::size_t postings = 0;
  std::set<std::string> columns;  // those of --map that a line names
};
template <typename T>
struct UnitResult {
  std::vector<T> items;  // in order
  UnitReport report;
};

// A line that is more than a posting: `readable` bytes may be read from its first on. False: it is
// not.
using TakeLine = std::function<bool(std::string_view line, std::size_t readable)>;

// Puts the postings of the unit into `posting`, one after the other, and calls `take` for each:
// what is left there is memory for the next. `take_line` is asked first, where it is given.
void take_postings(Unit unit, const ColumnMap& columns, UnitReport& report, Posting& posting,
                   const std::function<void()>& take, const TakeLine& take_line = {});

// Reports what was wrong, in the order of the input, and knows at the end whether there was a
// posting.
class ReadTally {
 public:
  explicit ReadTally(Console& console) : console_(console) {}
  void add(const UnitReport& report);
  // A column of --map that no line has is misspelt, or meant for another file.
  void report_columns_of_no_line(const InputOptions& input) const;
  bool found_nothing_but_problems() const { return postings_ == 0 && problems_ > 0; }

 private:
  Console& console_;
  std::size_t postings_ = 0, problems_ = 0;
  std::set<std::string> columns_;
};

// `work(Unit, UnitResult<T>&)` runs on the threads; its items are consumed and its problems
// reported on this one, in input order. False where nothing could be read, or no posting was there.
template <typename T>
bool for_each_unit(const InputOptions& input, const CommonOptions& common, Console& console,
                   const std::function<void(Unit, UnitResult<T>&)>& work,
                   const std::function<void(T&&)>& consume) {
  const auto work_on = [&](Unit unit) {
    UnitResult<T> result;
    result.report.problems = std::exchange(unit.problems, {});
    work(std::move(unit), result);
    return result;
  };
  ReadTally tally(console);
  const auto hand_over = [&](UnitResult<T> result) {
    tally.add(result.report);
    for (T& item : result.items) consume(std::move(item));
  };
  OrderedPipeline<Unit, UnitResult<T>> pipeline(input.jobs, work_on, hand_over);
  const bool readable =
      read_units(input, common, console, [&](Unit unit) { pipeline.push(std::move(unit)); });
  pipeline.finish();
  tally.report_columns_of_no_line(input);
  return readable && !tally.found_nothing_but_problems();
}

}  // namespace input_detail

template <typename T>
bool for_each_posting(const InputOptions& input, const CommonOptions& common, Console& console,
                      const std::function<T(Posting&&)>& work,
                      const std::function<void(T&&)>& consume) {
  using namespace input_detail;
  return for_each_unit<T>(
      input, common, console,
      [&](Unit unit, UnitResult<T>& result) {
        Posting posting;
        take_postings(std::move(unit), input.columns, result.report, posting,
                      [&] { result.items.push_back(work(std::move(posting))); });
      },
      consume);
}

}  // namespace skillgap
