// What a posting asks for besides skills, against a profile: one line for each part that the
// posting states. Pure.
#pragma once

#include <vector>

#include "skillgap/gap.h"
#include "skillgap/place_names.h"

namespace skillgap {

// `places`: the profile's locations. `lines` are those of the gap: languages are answered from
// them.
std::vector<PartLine> find_parts(const AnalyzedPosting& posting, const ResolvedProfile& profile,
                                 const std::vector<GapLine>& lines, const PlaceNames& places,
                                 const Taxonomy& taxonomy);

}  // namespace skillgap
