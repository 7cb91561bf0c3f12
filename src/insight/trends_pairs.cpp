// Skills that stand in the same posting.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

// A row is about half a KB of text, and tens of thousands of skills have hundreds of millions of
// pairs.
constexpr std::size_t kMaxPairs = 200'000;

// What stands for the vacancies, each once however long it is open, and of their skills those that
// are in enough of them to be paired. Skills have numbers in the order of the concepts.
struct PairedSkills {
  std::uint64_t vacancies = 0;
  std::vector<std::uint32_t> skills;           // by number: place in Taxonomy::concepts
  std::vector<std::vector<std::uint32_t>> in;  // by number: where it stands in `uses`
  // Of each vacancy the numbers of its skills, in order, then kEnd.
  std::vector<std::uint32_t> uses;

  static constexpr std::uint32_t kEnd = UINT32_MAX;
};

std::vector<std::uint64_t> vacancies_by_skill(const TrendView& view) {
  std::vector<std::uint64_t> counts(view.records.taxonomy().concepts.size());
  for (const Appearance& one : view.appearances) {
    if (!one.fresh) continue;
    for (const SkillUse use : view.skills_of(one)) ++counts[use.skill()];
  }
  return counts;
}

PairedSkills paired_skills(const TrendView& view) {
  const std::vector<std::uint64_t> vacancies = vacancies_by_skill(view);
  PairedSkills paired;
  std::vector<std::uint32_t> number_of(vacancies.size(), PairedSkills::kEnd);
  for (std::uint32_t skill = 0; skill < vacancies.size(); ++skill) {
    if (vacancies[skill] == 0 || vacancies[skill] < view.options.pair_floor) continue;
    number_of[skill] = static_cast<std::uint32_t>(paired.skills.size());
    paired.skills.push_back(skill);
    paired.in.emplace_back().reserve(vacancies[skill]);
  }
  for (const Appearance& one : view.appearances) {
    if (!one.fresh) continue;
    ++paired.vacancies;
    for (const SkillUse use : view.skills_of(one)) {
      const std::uint32_t number = number_of[use.skill()];
      if (number == PairedSkills::kEnd) continue;
      paired.in[number].push_back(static_cast<std::uint32_t>(paired.uses.size()));
      paired.uses.push_back(number);
    }
    paired.uses.push_back(PairedSkills::kEnd);
  }
  return paired;
}

// By their numbers, a < b.
struct Pair {
  std::uint32_t a = 0, b = 0;
  std::uint64_t n_ab = 0;
};

bool commoner(const Pair& left, const Pair& right) {
  return std::tie(right.n_ab, left.a, left.b) < std::tie(left.n_ab, right.a, right.b);
}

struct FoundPairs {
  std::vector<Pair> commonest;  // at most kMaxPairs
  std::size_t total = 0;
};

void keep_commonest(std::vector<Pair>& pairs) {
  if (pairs.size() <= kMaxPairs) return;
  std::ranges::nth_element(pairs, pairs.begin() + kMaxPairs, commoner);
  pairs.resize(kMaxPairs);
}

// Row by row of the triangle, so that memory is one row however many skills there are.
FoundPairs find_pairs(const PairedSkills& paired) {
  FoundPairs found;
  std::vector<std::uint32_t> row(paired.skills.size());
  for (std::uint32_t a = 0; a < row.size(); ++a) {
    for (const std::size_t place : paired.in[a]) {
      for (const std::uint32_t* b = &paired.uses[place + 1]; *b != PairedSkills::kEnd; ++b)
        ++row[*b];
    }
    for (std::uint32_t b = a + 1; b < row.size(); ++b) {
      if (row[b] == 0) continue;
      found.commonest.push_back({a, b, std::exchange(row[b], 0)});
      ++found.total;
    }
    if (found.commonest.size() > 2 * kMaxPairs) keep_commonest(found.commonest);
  }
  keep_commonest(found.commonest);
  return found;
}

// In the order of one of their skills; those that share it stay as they are.
std::vector<Pair> in_order_of(std::uint32_t Pair::* skill, const std::vector<Pair>& pairs,
                              std::size_t skills) {
  std::vector<std::size_t> places(skills + 1);  // where those of a skill go
  for (const Pair& pair : pairs) ++places[pair.*skill + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  std::vector<Pair> sorted(pairs.size());
  for (const Pair& pair : pairs) sorted[places[pair.*skill]++] = pair;
  return sorted;
}

// Skills by their names, as rows are sorted.
struct NamedSkills {
  std::vector<TableRows::Part> names;
  std::vector<std::uint64_t> vacancies;
  std::vector<std::uint32_t> number_of;  // by number of PairedSkills
};

NamedSkills named_skills(const TrendView& view, const PairedSkills& paired, TableRows& rows) {
  std::vector<std::uint32_t> by_name(paired.skills.size());
  std::iota(by_name.begin(), by_name.end(), 0U);
  std::ranges::sort(by_name, {}, [&](std::uint32_t number) {
    return std::string_view(view.skill_name(paired.skills[number]));
  });
  NamedSkills named;
  named.number_of.resize(by_name.size());
  for (const std::uint32_t number : by_name) {
    named.number_of[number] = static_cast<std::uint32_t>(named.names.size());
    named.names.push_back(rows.part({view.skill_name(paired.skills[number])}));
    named.vacancies.push_back(paired.in[number].size());
  }
  return named;
}

// The first of the two is the one whose name comes first.
std::vector<Pair> sorted_by_names(const NamedSkills& named, std::vector<Pair> pairs) {
  for (Pair& pair : pairs) {
    const auto [first, second] = std::minmax({named.number_of[pair.a], named.number_of[pair.b]});
    pair = {first, second, pair.n_ab};
  }
  pairs = in_order_of(&Pair::b, pairs, named.names.size());
  return in_order_of(&Pair::a, pairs, named.names.size());
}

TableRows pair_rows(const TrendView& view, const PairedSkills& paired, std::vector<Pair> pairs) {
  TableRows rows({view.taxonomy, view.method}, 3);
  const NamedSkills skills = named_skills(view, paired, rows);
  const std::uint64_t n = paired.vacancies;
  const Figures figures(n, view.options.sample_floor);
  for (const auto& [a, b, n_ab] : sorted_by_names(skills, std::move(pairs))) {
    const std::uint64_t n_a = skills.vacancies[a], n_b = skills.vacancies[b];
    const Interval interval = lift_interval(n_a, n_b, n_ab, n);
    FigureRow row(figures);
    row.count(n_a).count(n_b).count(n_ab).number(n).share(lift(n_a, n_b, n_ab, n));
    row.share(interval.low).share(interval.high);
    rows.add({skills.names[a], skills.names[b], rows.joined_part(row.text())});
  }
  return rows;
}

}  // namespace

Table skill_pairs(const TrendView& view) {
  Table table = skill_pairs_header();
  const PairedSkills paired = paired_skills(view);
  FoundPairs found = find_pairs(paired);
  if (found.total > kMaxPairs) {
    table.description += fmt::format(
        " Cut to the {} pairs with the largest n_ab, of {}; raise the "
        "pair floor to see fewer.",
        kMaxPairs, found.total);
  }
  table.rows = pair_rows(view, paired, std::move(found.commonest));
  return table;
}

}  // namespace skillgap
