// The roles of a posting that is for more than one.
//
//   several_roles(votes, taxonomy)          of a title: "Data Analyst / Data Engineer"
//   listed_roles(text, hits, taxonomy)      of lines that are little else than names of roles, as
//                                           lists of openings have them
//
// A role and a wider or narrower one are one role. Fewer than two roles give an empty list. Pure.
#pragma once

#include <vector>

#include "insight/read_text.h"
#include "insight/title_reader.h"

namespace skillgap {

bool is_a(RoleId role, RoleId wider, const Taxonomy& taxonomy);

std::vector<RoleId> several_roles(const std::vector<TitleVote>& votes, const Taxonomy& taxonomy);
std::vector<RoleId> listed_roles(const ReadText& text, const std::vector<TitleHit>& hits,
                                 const Taxonomy& taxonomy);

}  // namespace skillgap
