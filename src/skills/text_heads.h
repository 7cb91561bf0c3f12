// How postings of threads begin: with the employer's name, and marks behind it.
#pragma once

#include "skills/candidates.h"

namespace skillgap {

// Words of a company's name. What ends behind them is asked nothing: nearly all does.
inline constexpr std::size_t kLongestNameAtHead = 4;

// "Databricks | San Francisco | Full-time", "Databricks -- San Francisco", "Oracle - Bristol -
// ONSITE". REQUIRES: it begins with the first token.
bool heads_the_text(const CandidateText& all, std::size_t i);

// In a few words with capitals at such a head, one of which is no candidate and so tells that they
// are a company: "Linkurious SAS - Paris - …", "Green Chef | Remote", "Puppet Labs | Portland".
// REQUIRES: it ends within kLongestNameAtHead tokens.
bool is_in_name_at_head(const CandidateText& all, std::size_t i);

}  // namespace skillgap
