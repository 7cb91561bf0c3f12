#include <algorithm>
#include <utility>

#include "skillgap/unlisted.h"

namespace skillgap {
namespace {

// Ways of writing that are told apart; further ones of the same term are as rare as they are late.
constexpr std::size_t kMostSpellings = 8;

}  // namespace

void UnlistedCounter::add(PostingTerms posting) {
  if (!seen_.insert(std::move(posting.fingerprint)).second) return void(++copies_);
  ++postings_;
  // Without a name, the posting's own number stands for its employer.
  const std::string employer =
      posting.employer.empty() ? std::to_string(postings_) : std::move(posting.employer);
  for (TermUse& use : posting.uses) count(std::move(use), employer);
}

void UnlistedCounter::count(TermUse use, const std::string& employer) {
  const auto [place, is_new] = entries_.try_emplace(std::move(use.key));
  Entry& entry = place->second;
  if (is_new) entry.missed = missed_;
  ++entry.postings;
  if (use.has_capital) ++entry.capitals;
  ++entry.sections[static_cast<std::size_t>(use.section)];
  if (entry.spellings.size() < kMostSpellings || entry.spellings.contains(use.term))
    ++entry.spellings[std::move(use.term)];
  if (entry.employers.size() < kMostEmployers &&
      std::ranges::find(entry.employers, employer) == entry.employers.end())
    entry.employers.push_back(employer);
  if (entry.examples.size() < kExamples) entry.examples.push_back(std::move(use.example));
  while (entries_.size() > capacity_) forget_rarest();
}

// Whatever may have been counted `missed_` times at most goes; who comes back may lack so many.
void UnlistedCounter::forget_rarest() {
  ++missed_;
  std::erase_if(entries_, [&](const auto& item) {
    return item.second.postings + item.second.missed <= missed_;
  });
}

UnlistedTerm UnlistedCounter::summed_up(const Entry& entry) {
  // The most frequent, and the first by its bytes among several.
  const auto spelling = std::ranges::max_element(entry.spellings, [](const auto& a, const auto& b) {
    return std::pair(a.second, std::string_view(b.first)) <
           std::pair(b.second, std::string_view(a.first));
  });
  const auto section = std::ranges::max_element(entry.sections);
  return {
      .term = spelling->first,
      .postings = entry.postings,
      .missed = entry.missed,
      .employers = entry.employers.size(),
      .capital_share = static_cast<double>(entry.capitals) / static_cast<double>(entry.postings),
      .section = static_cast<Section>(section - entry.sections.begin()),
      .examples = entry.examples};
}

std::vector<UnlistedTerm> UnlistedCounter::top(const UnlistedChoice& choice) const {
  std::vector<std::pair<std::string_view, const Entry*>> chosen;
  for (const auto& [key, entry] : entries_) {
    if (entry.postings >= choice.min_postings && entry.employers.size() >= choice.min_employers)
      chosen.emplace_back(key, &entry);
  }
  std::ranges::sort(chosen, [](const auto& a, const auto& b) {
    return std::pair(b.second->postings, a.first) < std::pair(a.second->postings, b.first);
  });
  if (choice.limit > 0) chosen.resize(std::min(chosen.size(), choice.limit));
  std::vector<UnlistedTerm> terms;
  for (const auto& [key, entry] : chosen) terms.push_back(summed_up(*entry));
  return terms;
}

}  // namespace skillgap
