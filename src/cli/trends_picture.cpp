#include "cli/trends_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "cli/asked_names.h"
#include "skillgap/report.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::string_view kSkill = "skill=";

struct Mover {
  double difference = 0;
  std::vector<std::string> cells;
};

std::string percent_of(const std::string& share) {
  return fmt::format("{:.1f} %", 100 * std::strtod(share.c_str(), nullptr));
}

// "0.013", "< 0.001": what is smaller says no more to a person.
std::string probability_of(const std::string& p) {
  const double value = std::strtod(p.c_str(), nullptr);
  return value < 0.001 ? "< 0.001" : fmt::format("{:.3f}", value);
}

std::vector<Mover> movers(const Table& table, const std::string& direction) {
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(table.columns, name, &Column::name) -
                                    table.columns.begin());
  };
  const std::size_t which = at("direction"), difference = at("difference");
  std::vector<Mover> found;
  for (const std::vector<std::string>& row : table.rows) {
    if (row[which] != direction) continue;
    const double moved = std::strtod(row[difference].c_str(), nullptr);
    found.push_back({moved,
                     {row[at("skill")], percent_of(row[at("share_before")]),
                      percent_of(row[at("share_after")]), fmt::format("{:+.1f}", 100 * moved),
                      probability_of(row[at("p_adjusted")]), row[at("seasonal")]}});
  }
  stable_sort_by(found, std::ranges::greater{},
                 [](const Mover& mover) { return std::abs(mover.difference); });
  return found;
}

}  // namespace

std::expected<std::vector<std::string>, Error> plotted_skills(const std::string& spec,
                                                              const Analyzer& analyzer) {
  if (!spec.starts_with(kSkill) || spec.size() == kSkill.size())
    return std::unexpected(Error{
        "--plot", fmt::format("'{}' names no skills, write for example skill=python,sql", spec)});
  std::vector<std::string> skills;
  std::string_view rest = std::string_view(spec).substr(kSkill.size());
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view name = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    auto id = skill_id(name, analyzer, "--plot");
    if (!id) return std::unexpected(std::move(id.error()));
    skills.push_back(std::move(*id));
  }
  return skills;
}

std::string movers_text(const Table& emerging, std::size_t rows) {
  std::vector<std::vector<std::string>> shown;
  for (const char* direction : {"up", "down"}) {
    const std::vector<Mover> found = movers(emerging, direction);
    for (std::size_t i = 0; i < std::min(rows, found.size()); ++i) shown.push_back(found[i].cells);
  }
  if (shown.empty()) return "no skill moved by more than chance\n";
  const auto& periods = emerging.rows[0];
  return fmt::format("shares of new vacancies, {} and {}\n", periods[2], periods[3]) +
         text_table({{"skill"},
                     {"before", Align::kRight},
                     {"after", Align::kRight},
                     {"points", Align::kRight},
                     {"p adjusted", Align::kRight},
                     {"seasonal"}},
                    shown);
}

}  // namespace skillgap
