// The input of a command as analyzed postings. Lines that `analyze` wrote with the same tables are
// read back; everything else is analyzed. Order and problems are those of for_each_posting().
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/input.h"
#include "skillgap/analyzed_json.h"

namespace skillgap {

// Calls `visit` for each posting of the unit.
void visit_analyzed(input_detail::Unit unit, const ColumnMap& columns, const Analyzer& analyzer,
                    AnalyzedReader reader, std::vector<Problem>& problems,
                    const std::function<void(AnalyzedPosting&&)>& visit);

// `work` runs on the threads; an empty result is not handed over. False where nothing could be
// read. With the reader `with_text` postings have their description in any case.
template <typename T>
bool for_each_analyzed(const InputOptions& input, const CommonOptions& common, Console& console,
                       const Analyzer& analyzer, const AnalyzedReader& reader,
                       const std::function<std::optional<T>(AnalyzedPosting&&)>& work,
                       const std::function<void(T&&)>& consume) {
  const auto analyze_unit = [&](input_detail::Unit unit) {
    UnitResult<T> result;
    result.problems = std::exchange(unit.problems, {});
    visit_analyzed(std::move(unit), input.columns, analyzer, reader, result.problems,
                   [&](AnalyzedPosting&& posting) {
                     ++result.postings;
                     if (auto item = work(std::move(posting)))
                       result.items.push_back(std::move(*item));
                   });
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
