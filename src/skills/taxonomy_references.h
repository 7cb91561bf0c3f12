// Whether rows of a taxonomy that was not parsed refer to rows that it has.
#pragma once

#include "skillgap/taxonomy.h"

namespace skillgap {

bool refers_to_rows(const Taxonomy& taxonomy);

}  // namespace skillgap
