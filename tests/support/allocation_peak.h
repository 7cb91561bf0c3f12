// How much memory operator new has given out at most, in a program that links
// allocation_peak.cpp; its operators replace those of the standard library. Any thread.
#pragma once

#include <cstddef>

namespace skillgap {

class AllocationPeak {
 public:
  AllocationPeak();           // from here on
  std::size_t bytes() const;  // beyond what was in use then

 private:
  std::size_t before_;
};

}  // namespace skillgap
