// JSON as web pages hold it.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

#include "skillgap/feed_limits.h"

namespace skillgap {

// Mends what browsers' readers of JSON-LD forgive or templates get wrong: comments and CDATA marks
// around the text, a comma or semicolon at an end, line breaks and other controls inside strings,
// escapes that JSON does not have, halves of surrogate pairs, quotes written as &quot;.
// Valid JSON stays as it is; linear; the result need not be valid.
std::string mend_json(std::string_view text);

// The same for the block of a page, where a slip costs the posting: several values become a list;
// an assignment around the value, brackets too many and byte order marks go; commas that are
// missing or too many, quotes inside strings that are not escaped, strings in single quotes, keys
// without quotes, numbers such as 007, values that are missing or no JSON (undefined) are mended.
// What is open at the end stays so: it may be half a posting.
std::string mend_script(std::string_view text);

// A JSON text and what was read from it; elements live as long as it does. A deeper text is none.
class JsonDocument {
 public:
  explicit JsonDocument(std::size_t most_levels = FeedLimits{}.json_depth)
      : most_levels_(most_levels) {}
  // nullopt where the text is no JSON.
  std::optional<simdjson::dom::element> read(std::string_view text);
  // The same, after mending where that is needed.
  std::optional<simdjson::dom::element> read_loose(std::string_view text);
  // The same for the block of a page.
  std::optional<simdjson::dom::element> read_script(std::string_view text);

 private:
  std::size_t most_levels_;
  simdjson::dom::parser parser_;
};

}  // namespace skillgap
