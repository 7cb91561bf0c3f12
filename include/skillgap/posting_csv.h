// Postings from CSV (RFC 4180, also with ';' or tab between the cells, found out from the header).
//
//   CsvPostings read = parse_posting_csv(bytes, "jobs.csv", {{"job_content", "description"}});
//
// The header names the fields; a repeated column name gets "_2", "_3"… and unknown columns become
// extra fields. A row with too few or too many cells, or an open quote at the end, is a Problem
// with its line; the other rows are kept. So is a column of the map that the header lacks. No
// header column that maps to description or title: Error. Formula guards that our own CSV writer
// adds (a leading ') are removed again. Pure; any thread.
#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/posting.h"
#include "skillgap/posting_json.h"

namespace skillgap {

struct CsvPostings {
  std::vector<Posting> postings;
  std::vector<Problem> problems;
};

std::expected<CsvPostings, Error> parse_posting_csv(std::string_view utf8, std::string_view where,
                                                    const ColumnMap& columns = {});

}  // namespace skillgap
