#include "skillgap/trends.h"

#include <algorithm>

#include "insight/trends_records.h"
#include "insight/trends_tables.h"

namespace skillgap {

struct TrendCounter::Impl {
  Impl(const Taxonomy& taxonomy, TrendOptions how) : options(how), records(taxonomy, how.period) {}

  TrendOptions options;
  TrendRecords records;
};

TrendCounter::TrendCounter(const Taxonomy& taxonomy, TrendOptions options)
    : impl_(std::make_unique<Impl>(taxonomy, options)) {}
TrendCounter::TrendCounter(TrendCounter&&) noexcept = default;
TrendCounter::~TrendCounter() = default;

void TrendCounter::add(const AnalyzedPosting& posting) { impl_->records.add(posting); }

TrendTables TrendCounter::tables(const std::string& method) const {
  const TrendRecords& records = impl_->records;
  const TrendView view(records, impl_->options, method);
  TrendTables result;
  for (const auto table :
       {skill_demand, role_demand, skill_pairs, emerging, salary_by_skill, sources}) {
    result.tables.push_back(table(view));
  }
  result.postings = records.counted.size();
  result.without_date = records.without_date;
  for (const auto& [cell, postings] : records.not_ok) result.not_ok += postings;
  result.copies = static_cast<std::uint64_t>(std::ranges::count(view.copies, true));
  return result;
}

}  // namespace skillgap
