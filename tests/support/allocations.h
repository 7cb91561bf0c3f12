// Counts the calls of operator new in a program that links allocations.cpp; its operators replace
// those of the standard library. One thread.
#pragma once

#include <cstddef>

namespace skillgap {

std::size_t allocations();  // since the program began

}  // namespace skillgap
