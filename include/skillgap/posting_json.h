// Postings as JSON: one object a line in NDJSON files (docs/formats.md).
//
//   std::expected<Posting, Error> p = parse_posting_json(line, "jobs.ndjson:7", columns);
//   std::string line = to_json(*p);          // without a newline
//
// Unknown keys are carried through untouched, in their order; so is one of ours whose value is of a
// kind that its field cannot hold. A JSON null, an empty string and the stand-ins that scrapers
// write for "nothing" (kNullWords in posting_fields.cpp) leave a field empty. Of equal keys the
// first counts. Numbers and booleans become text as written. Dates become ISO 8601 where they are
// understood. Tags: an array, or one text parted by ',' ';' '|'. Salary: a text, a number, or an
// object with the keys of Salary (its other keys are left out). The result of an analysis within
// the input is dropped. Longer than 1,000 bytes (title), 1 MiB (description), 256 KiB (others): cut
// at a character boundary. Nested deeper than 64: refused. Pure; any thread.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/posting.h"

namespace skillgap {

// Foreign column → our field: {"job_content", "description"}. From `--map description=job_content`.
// A column of the same name as the field then gives way, and is left out.
using ColumnMap = std::vector<std::pair<std::string, std::string>>;

// Fails on a line that is not a JSON object, or has neither description nor title.
std::expected<Posting, Error> parse_posting_json(std::string_view json, std::string_view where,
                                                 const ColumnMap& columns = {});
// Likewise, for who reads many: replaces all of `posting`, whose memory is used again. After a
// failure it means nothing.
std::expected<void, Error> read_posting_json(std::string_view json, std::string_view where,
                                             const ColumnMap& columns, Posting& posting);

// Whether a name is one of our fields: the right side of a ColumnMap must be.
bool is_posting_field(std::string_view name);

std::string to_json(const Posting& posting);

// What an analysis adds to the JSON of a posting (report.h), and `language`, which it replaces.
// Left out where an analyzed posting is read; a field of the input under such a name is kept apart.
inline constexpr std::string_view kAnalysisKeys[] = {
    "text",           "mentions",         "skills",
    "role",           "role_reason",      "seniority",
    "years_min",      "education_min",    "fields_of_study",
    "certifications", "industries",       "work_mode",
    "employment",     "language",         "fingerprint",
    "duplicate_of",   "duplicate_reason", "verdict",
    "taxonomy",       "method",           "input"};
bool is_analysis_key(std::string_view name);

}  // namespace skillgap
