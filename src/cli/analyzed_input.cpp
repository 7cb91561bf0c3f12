#include "cli/analyzed_input.h"

namespace skillgap {

void visit_analyzed(input_detail::Unit unit, const ColumnMap& columns, const Analyzer& analyzer,
                    AnalyzedReader reader, input_detail::UnitReport& report,
                    const std::function<void(AnalyzedPosting&&)>& visit) {
  const auto read_back = [&](std::string_view line, std::size_t readable) {
    auto known = reader.read(line, readable);
    if (known) visit(std::move(*known));
    return known.has_value();
  };
  Posting posting;
  input_detail::take_postings(
      std::move(unit), columns, report, posting,
      [&] { visit(analyzer.analyze(std::move(posting))); },
      // Columns that the user names are those of postings.
      columns.empty() ? input_detail::TakeLine(read_back) : nullptr);
}

}  // namespace skillgap
