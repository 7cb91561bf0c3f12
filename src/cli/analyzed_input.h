// The input of a command as analyzed postings. Lines that `analyze` wrote with the same tables are
// read back; everything else is analyzed. Order and problems are those of for_each_posting().
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "cli/input.h"
#include "skillgap/analyzed_json.h"

namespace skillgap {

// Calls `visit` for each posting of the unit.
void visit_analyzed(input_detail::Unit unit, const ColumnMap& columns, const Analyzer& analyzer,
                    AnalyzedReader reader, input_detail::UnitReport& report,
                    const std::function<void(AnalyzedPosting&&)>& visit);

// `work` runs on the threads; an empty result is not handed over. False where nothing could be
// read. With the reader `with_text` postings have their description in any case.
template <typename T>
bool for_each_analyzed(const InputOptions& input, const CommonOptions& common, Console& console,
                       const Analyzer& analyzer, const AnalyzedReader& reader,
                       const std::function<std::optional<T>(AnalyzedPosting&&)>& work,
                       const std::function<void(T&&)>& consume) {
  using namespace input_detail;
  return for_each_unit<T>(
      input, common, console,
      [&](Unit unit, UnitResult<T>& result) {
        visit_analyzed(std::move(unit), input.columns, analyzer, reader, result.report,
                       [&](AnalyzedPosting&& posting) {
                         if (auto item = work(std::move(posting)))
                           result.items.push_back(std::move(*item));
                       });
      },
      consume);
}

}  // namespace skillgap
