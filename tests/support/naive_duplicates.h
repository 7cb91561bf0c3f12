// The slow twins of duplicates.h: all pairs are compared, and texts by sets of strings.
#pragma once

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "skillgap/duplicates.h"

namespace skillgap {

// Runs of three words, parted at blanks. For texts without marks and capitals.
inline std::set<std::string> naive_runs(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  std::set<std::string> runs;
  for (std::size_t i = 0; i + 3 <= words.size(); ++i)
    runs.insert(words[i] + " " + words[i + 1] + " " + words[i + 2]);
  return runs;
}

inline double naive_similarity(const std::string& a, const std::string& b) {
  const std::set<std::string> left = naive_runs(a), right = naive_runs(b);
  const auto both = static_cast<double>(
      std::ranges::count_if(left, [&](const std::string& run) { return right.contains(run); }));
  return both / (static_cast<double>(left.size() + right.size()) - both);
}

// For each posting the first one of its group.
inline std::vector<std::size_t> naive_duplicates(const std::vector<PostingSketch>& postings,
                                                 const DuplicateOptions& options) {
  std::vector<std::size_t> group(postings.size());
  for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (group[i] == group[j] ||
          compare_postings(postings[i], postings[j], options).reason == DuplicateReason::kNone)
        continue;
      const auto [low, high] = std::minmax(group[i], group[j]);
      std::ranges::replace(group, std::size_t{high}, std::size_t{low});
    }
  }
  return group;
}

}  // namespace skillgap
