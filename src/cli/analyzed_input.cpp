#include "cli/analyzed_input.h"

#include <fmt/format.h>

#include <algorithm>

namespace skillgap {

void visit_analyzed(input_detail::Unit unit, const ColumnMap& columns, const Analyzer& analyzer,
                    AnalyzedReader reader, std::vector<Problem>& problems,
                    const std::function<void(AnalyzedPosting&&)>& visit) {
  for (Posting& posting : unit.postings) visit(analyzer.analyze(std::move(posting)));
  const std::string file = unit.file == "-" ? "standard input" : unit.file;
  std::string_view rest = unit.lines.bytes;
  for (std::size_t number = unit.lines.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const std::size_t readable = rest.size();
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (auto known = columns.empty() ? reader.read(line, readable) : std::nullopt) {
      visit(std::move(*known));
    } else if (auto posting =
                   parse_posting_json(line, fmt::format("{}:{}", file, number), columns)) {
      visit(analyzer.analyze(std::move(*posting)));
    } else {
      problems.push_back({ProblemKind::kBadRow, posting.error().where, posting.error().message});
    }
  }
}

}  // namespace skillgap
