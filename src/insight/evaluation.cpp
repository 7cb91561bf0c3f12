// Sums over judged lines, and their bootstrap.
#include "skillgap/evaluation.h"

#include <algorithm>

namespace skillgap {
namespace {

constexpr std::size_t kDraws = 1000;
constexpr std::uint64_t kSeed = 20261121;

Counts& operator+=(Counts& sum, const Counts& more) {
  sum.gold += more.gold;
  sum.recalled += more.recalled;
  sum.found += more.found;
  sum.right += more.right;
  return sum;
}

std::optional<double> share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::optional<double> precision_of(const Counts& counts) {
  return share(counts.right, counts.found);
}
std::optional<double> recall_of(const Counts& counts) {
  return share(counts.recalled, counts.gold);
}
std::optional<double> f1_of(const Counts& counts) {
  const auto precision = precision_of(counts), recall = recall_of(counts);
  if (!precision || !recall) return std::nullopt;
  if (*precision + *recall == 0) return 0;
  return 2 * *precision * *recall / (*precision + *recall);
}

using Measure = std::optional<double> (*)(const Counts&);

// Draws that leave nothing to divide by say nothing.
std::optional<Estimate> estimate(Measure measure, const Counts& whole,
                                 const std::vector<Counts>& draws) {
  const auto value = measure(whole);
  if (!value) return std::nullopt;
  std::vector<double> values;
  for (const Counts& draw : draws) {
    if (const auto drawn = measure(draw)) values.push_back(*drawn);
  }
  std::ranges::sort(values);
  if (values.empty()) return Estimate{*value, {0, 1}};
  return Estimate{*value, {quantile(values, 0.025), quantile(values, 0.975)}};
}

// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every machine.
class Numbers {
 public:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

 private:
  std::uint64_t state_ = kSeed;
};

// Every row sees the same draws, so that rows may be compared. The remainder of a 64-bit number is
// as good as even for so few lines.
std::vector<std::vector<std::uint32_t>> draw_lines(std::size_t lines) {
  Numbers numbers;
  std::vector<std::vector<std::uint32_t>> draws(kDraws, std::vector<std::uint32_t>(lines));
  for (auto& draw : draws) {
    for (std::uint32_t& line : draw) line = static_cast<std::uint32_t>(numbers.next() % lines);
  }
  return draws;
}

// The counts of one row by line; most lines of a file add to few rows.
std::vector<Counts> row_draws(const std::vector<const Counts*>& by_line,
                              const std::vector<std::vector<std::uint32_t>>& draws) {
  std::vector<Counts> sums(draws.size());
  for (std::size_t d = 0; d < draws.size(); ++d) {
    for (const std::uint32_t line : draws[d]) {
      if (by_line[line]) sums[d] += *by_line[line];
    }
  }
  return sums;
}

EvaluationRow make_row(const RowKey& key, const std::vector<const Counts*>& by_line,
                       const std::vector<std::vector<std::uint32_t>>& draws) {
  EvaluationRow row{key, {}, {}, {}, {}};
  for (const Counts* counts : by_line) {
    if (counts) row.counts += *counts;
  }
  const std::vector<Counts> drawn = row_draws(by_line, draws);
  row.precision = estimate(precision_of, row.counts, drawn);
  row.recall = estimate(recall_of, row.counts, drawn);
  row.f1 = estimate(f1_of, row.counts, drawn);
  return row;
}

}  // namespace

Evaluation evaluate(std::vector<JudgedLine> lines) {
  Evaluation result;
  result.lines = lines.size();
  std::map<RowKey, std::vector<const Counts*>> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const auto& [key, counts] : lines[i].counts) {
      auto& by_line = rows[key];
      by_line.resize(lines.size());
      by_line[i] = &counts;
    }
    for (const auto& [key, count] : lines[i].statuses) result.statuses[key] += count;
    result.unresolved += lines[i].unresolved;
  }
  const auto draws = lines.empty() ? decltype(draw_lines(1)){} : draw_lines(lines.size());
  for (const auto& [key, by_line] : rows) result.rows.push_back(make_row(key, by_line, draws));
  for (JudgedLine& line : lines) std::ranges::move(line.errors, std::back_inserter(result.errors));
  return result;
}

}  // namespace skillgap
