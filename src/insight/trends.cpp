#include "skillgap/trends.h"

#include <fmt/format.h>

#include <utility>

#include "insight/trends_partial.h"
#include "insight/trends_records.h"
#include "insight/trends_tables.h"

namespace skillgap {

struct TrendCounter::Impl {
  Impl(const Taxonomy& taxonomy, TrendOptions how) : options(std::move(how)), records(taxonomy) {}

  TrendOptions options;
  TrendRecords records;
};

TrendCounter::TrendCounter(const Taxonomy& taxonomy, TrendOptions options)
    : impl_(std::make_unique<Impl>(taxonomy, std::move(options))) {}
TrendCounter::TrendCounter(TrendCounter&&) noexcept = default;
TrendCounter::~TrendCounter() = default;

void TrendCounter::add(CountedPosting posting) { impl_->records.add(std::move(posting)); }

TrendTables TrendCounter::tables(const std::string& method) const {
  impl_->records.sort();
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
  for (std::size_t i = 0; i < records.counted.size(); ++i)
    result.copies += view.vacancies.first_of[i] != i;
  result.input = fmt::format("{:016x}{:016x}", records.input.hash[0], records.input.hash[1]);
  return result;
}

std::string TrendCounter::partial(const std::string& method) const {
  return write_partial(impl_->records, method);
}

std::expected<void, Error> TrendCounter::merge(std::string_view partial, const std::string& method,
                                               const std::string& where) {
  return read_partial(partial, method, where, impl_->records);
}

}  // namespace skillgap
