// Analyzed postings → demand tables. Rates are bytes of the postings' texts and postings a second.
#include "skillgap/trends.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/analyzer.h"

namespace skillgap::bench {
namespace {

constexpr std::size_t kPostings = 600;

const Analyzer& analyzer() {
  static const Analyzer made =
      Analyzer::make(parse_taxonomy(built_in_taxonomy_files()).taxonomy).value();
  return made;
}

const std::vector<AnalyzedPosting>& analyzed() {
  static const std::vector<AnalyzedPosting> all = [] {
    std::vector<AnalyzedPosting> made;
    for (Posting& posting : make_postings(kPostings))
      made.push_back(analyzer().analyze(std::move(posting)));
    return made;
  }();
  return all;
}

TrendCounter count_all() {
  TrendCounter counter(analyzer().taxonomy(), {});
  for (const AnalyzedPosting& posting : analyzed()) counter.add(what_is_counted(posting));
  return counter;
}

std::size_t column(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &Column::name);
  require(found != table.columns.end(), "a column that the proof needs is gone");
  return static_cast<std::size_t>(found - table.columns.begin());
}

// Postings that ask for a skill, by month and skill.
using Demand = std::map<std::pair<std::string, std::string>, std::size_t>;

Demand counted_anew() {
  Demand counts;
  for (const AnalyzedPosting& analysis : analyzed()) {
    for (const SkillDemand& demand : analysis.skills) {
      if (demand.status >= Status::kMentioned)
        ++counts[{analysis.posting.date_posted.substr(0, 7),
                  analyzer().taxonomy()[demand.skill].id}];
    }
  }
  return counts;
}

// What the table says of all roles, places and languages together.
Demand counted_by(const Table& table) {
  const std::size_t period = column(table, "period"), skill = column(table, "skill");
  const std::size_t with = column(table, "with_skill_raw"), language = column(table, "language");
  const std::size_t role = column(table, "role"), place = column(table, "location");
  Demand counts;
  for (const auto& row : table.rows) {
    const bool total = row[role] == "all" && row[place] == "all" && row[language] == "all";
    if (total && row[with] != "0") counts[{row[period], row[skill]}] = std::stoul(row[with]);
  }
  return counts;
}

void prove() {
  const TrendTables tables = count_all().tables(analyzer().method());
  require(tables.postings == kPostings, "every posting is counted");
  require(tables.without_date == 0 && tables.not_ok == 0, "every posting has a date and skills");
  const Table& demand = tables.tables.front();
  require(demand.name == "skill_demand", "the first table is the demand for skills");
  require(counted_by(demand) == counted_anew(),
          "each month's demand is the one that was asked for");
}

void count_work(benchmark::State& state) {
  std::size_t bytes = 0;
  for (const AnalyzedPosting& posting : analyzed()) bytes += posting.text.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kPostings));
}

void add_postings(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(count_all());
  count_work(state);
}
BENCHMARK(add_postings);

void make_tables(benchmark::State& state) {
  const TrendCounter counter = count_all();
  for (auto _ : state) benchmark::DoNotOptimize(counter.tables(analyzer().method()));
  count_work(state);
}
BENCHMARK(make_tables)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
