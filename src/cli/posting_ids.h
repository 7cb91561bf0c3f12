// A file of posting ids, one a line: what a person says about single postings.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

// Blank lines and lines that begin with # are passed over; behind the first tab or comma a line may
// say anything, so that rows of `duplicates --format csv` can be kept as they are. "" gives none.
std::expected<std::vector<std::string>, Error> read_ids(const std::string& path);

}  // namespace skillgap
