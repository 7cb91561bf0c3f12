// The postings that a command reads: from files, standard input or the store, analyzed in parallel,
// handed over in order. The one place where reading, parsing and analyzing meet.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "skillgap/analyzer.h"
#include "skillgap/error.h"

namespace skillgap {

// The tables of a folder. Bad rows are reported to the console.
std::expected<Taxonomy, Error> read_tables(const std::string& folder, Console& console);

// The analyzer for --taxonomy (a folder of tables, or the file of a compiled one), or for the
// tables compiled in. `common` fills in what it says of `options`.
std::expected<Analyzer, Error> make_analyzer(const CommonOptions& common, Console& console,
                                             AnalyzerOptions options = {});
// For commands that show no posting, so need no reasons.
inline const AnalyzerOptions kForCounting = {.parts = kCountedParts};

// Reads all postings of the input, turns each into a T on one of the threads, and hands the T over
// in input order on this thread. Bad lines are reported and passed over. False where nothing could
// be read, or no line of what was read is a posting.
template <typename T>
bool for_each_posting(const InputOptions& input, const CommonOptions& common, Console& console,
                      const std::function<T(Posting&&)>& work,
                      const std::function<void(T&&)>& consume);

}  // namespace skillgap

#include "cli/input_inl.h"
