// The templates of input.h.
#pragma once

#include <optional>
#include <utility>

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

// Calls `take` with the posting of each of the unit's lines; what is wrong with others is added to
// `problems`.
void parse_lines(const Unit& unit, const ColumnMap& columns, std::vector<Problem>& problems,
                 const std::function<void(Posting&&)>& take);

// Reports what was wrong, in the order of the input, and knows at the end whether there was a
// posting.
class ReadTally {
 public:
  explicit ReadTally(Console& console) : console_(console) {}
  void add(std::size_t postings, const std::vector<Problem>& problems);
  bool found_nothing_but_problems() const { return postings_ == 0 && problems_ > 0; }

 private:
  Console& console_;
  std::size_t postings_ = 0, problems_ = 0;
};

}  // namespace input_detail

template <typename T>
bool for_each_posting(const InputOptions& input, const CommonOptions& common, Console& console,
                      const std::function<T(Posting&&)>& work,
                      const std::function<void(T)>& consume) {
  const auto analyze_unit = [&](input_detail::Unit unit) {
    UnitResult<T> result;
    result.problems = std::move(unit.problems);
    const auto take = [&](Posting&& posting) { result.items.push_back(work(std::move(posting))); };
    for (Posting& posting : unit.postings) take(std::move(posting));
    input_detail::parse_lines(unit, input.columns, result.problems, take);
    result.postings = result.items.size();
    return result;
  };
  input_detail::ReadTally tally(console);
  const auto hand_over = [&](UnitResult<T> result) {
    tally.add(result.postings, result.problems);
    for (T& item : result.items) consume(std::move(item));
  };
  OrderedPipeline<input_detail::Unit, UnitResult<T>> pipeline(input.jobs, analyze_unit, hand_over);
  const bool readable = input_detail::read_units(
      input, common, console, [&](input_detail::Unit unit) { pipeline.push(std::move(unit)); });
  pipeline.finish();
  return readable && !tally.found_nothing_but_problems();
}

}  // namespace skillgap
