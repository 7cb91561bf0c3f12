// The profile that a command is given.
#pragma once

#include <expected>
#include <string>

#include "cli/console.h"
#include "skillgap/analyzer.h"
#include "skillgap/gap.h"
#include "skillgap/profile.h"

namespace skillgap {

// What is wrong with single keys is reported to the console.
std::expected<Profile, Error> load_profile(const std::string& path, Console& console);

// In the terms of the taxonomy; names that it does not know are reported, with the nearest ones.
// An Error where it knows none: such a profile would lack everything.
std::expected<ResolvedProfile, Error> resolve_and_report(const Profile& profile,
                                                         const Analyzer& analyzer,
                                                         const std::string& path, Console& console);

}  // namespace skillgap
