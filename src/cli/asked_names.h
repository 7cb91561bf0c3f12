// Roles and skills by the names that people type: an id, or any title or alias in any spelling that
// is the same but for case, blanks and hyphens.
//
//   role_ids({"ML Engineer"}, analyzer, "--role")     // {"ml-engineer"}
//   role_ids({"ml-enginer"}, analyzer, "--role")
//     // Error "--role: no role is called 'ml-enginer', did you mean ml-engineer?"
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analyzer.h"
#include "skillgap/error.h"
#include "skillgap/taxonomy_search.h"

namespace skillgap {

// `where` is the option or the file that named them, for the message.
std::expected<std::vector<std::string>, Error> role_ids(const std::vector<std::string>& names,
                                                        const Analyzer& analyzer,
                                                        const std::string& where);

// A name of several concepts asks for the first of them.
std::expected<std::string, Error> skill_id(std::string_view name, const Analyzer& analyzer,
                                           const std::string& where);

// A concept near to a misspelt name, as messages offer it: its id or label, and behind it the name
// that is near where that is another one: "Distributed computing (MPI)" for "MP4".
std::string offered(const std::string& id_or_label, const SearchHit& hit);

}  // namespace skillgap
