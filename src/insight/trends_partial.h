// The records of a counter as bytes, and back. docs/formats.md says what a partial file is for; its
// form is our own, for one machine's byte order, and changes with kVersion.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "insight/trends_records.h"
#include "skillgap/error.h"

namespace skillgap {

std::string write_partial(const TrendRecords& records, const std::string& method);

// Adds to `records`, or leaves them as they are and says why. Any bytes are safe to read.
std::expected<void, Error> read_partial(std::string_view bytes, const std::string& method,
                                        const std::string& where, TrendRecords& records);

}  // namespace skillgap
