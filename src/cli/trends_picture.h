// What `trends` shows a person beside its files: lines over time, and who moved most.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "skillgap/analyzer.h"
#include "skillgap/trends.h"

namespace skillgap {

// "skill=python,r,sql" → ids, by the names that postings and profiles use.
std::expected<std::vector<std::string>, Error> plotted_skills(const std::string& spec,
                                                              const Analyzer& analyzer);

// The skills whose share rose most, then those whose share fell most, of those that the test of
// emerging.csv calls; at most `rows` of each.
std::string movers_text(const Table& emerging, std::size_t rows);

}  // namespace skillgap
