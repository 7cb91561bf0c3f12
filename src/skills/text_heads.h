// How postings of threads begin: with the employer's name, and marks behind it.
#pragma once

#include "skills/candidates.h"

namespace skillgap {

// "Databricks | San Francisco | Full-time", "Databricks -- San Francisco", "Oracle - Bristol -
// ONSITE".
bool heads_the_text(const CandidateText& all, std::size_t i);

// In a few words with capitals at such a head, one of which is no candidate and so tells that they
// are a company: "Linkurious SAS - Paris - …", "Green Chef | Remote", "Puppet Labs | Portland".
bool is_in_name_at_head(const CandidateText& all, std::size_t i);

}  // namespace skillgap
