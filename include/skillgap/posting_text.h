// The description of a posting as plain text: what the analyzer reads.
//
//   plain_text({.description = "<p>SQL</p>"})     // "SQL"
//
// By its stated format, else by its looks. Pure; any thread.
#pragma once

#include <string>

#include "skillgap/posting.h"

namespace skillgap {

// In the memory of `memory`, where that has room.
std::string plain_text(const Posting& posting, std::string memory = {});

}  // namespace skillgap
