// What simdjson does not give: the pieces of a JSON text as they stand, a twin of a text that it
// can read, and the place where a text stops being JSON. Pure; any thread.
//
//   json_pieces(R"({"a": 1.50, "b":[2]})")   →   "a"   1.50   "b"   [2]
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

// The members of a container as written, without the white space around them; an object gives key,
// value, key, value… REQUIRES: `container` is valid JSON and begins with '{' or '['.
std::vector<std::string_view> json_pieces(std::string_view container);

// Where the string, number, word or mark ends that a text begins with; npos where none does.
// REQUIRES: not empty.
std::size_t json_token_end(std::string_view json);

// JSON allows more than simdjson reads: half a surrogate pair ("\ud83d", which scrapers leave that
// cut texts) and numbers beyond 64 bits. In the result, byte for byte as long as the input, the
// halves are \ufffd and every number is 0, so read numbers from the pieces of the original.
std::string readable_json(std::string_view json);

// Where a text that is not JSON stops being so: the first byte of the token that does not fit, or
// the size of the text where it ends too early. Slow; to tell a person where to look.
std::size_t json_fault(std::string_view json);

}  // namespace skillgap
