// std::ranges::stable_sort by another name: clang does not take that one from the library of
// GCC 12.
//
//   stable_sort_by(lines, std::greater(), &GapLine::weight);
#pragma once

#include <algorithm>
#include <functional>
#include <iterator>

namespace skillgap {

template <typename Range, typename Less = std::ranges::less, typename Projection = std::identity>
void stable_sort_by(Range& range, Less less = {}, Projection projection = {}) {
  std::stable_sort(std::begin(range), std::end(range), [&](const auto& a, const auto& b) {
    return std::invoke(less, std::invoke(projection, a), std::invoke(projection, b));
  });
}

}  // namespace skillgap
