// What a reply says before its body. Values and pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skillgap {

struct ResponseHead {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case, values untouched
  bool whole = false;                                       // its last, empty line came

  std::string_view field(std::string_view name) const;  // the first of that name, or ""
};

// Lines as libcurl hands them over, ends included. A 1xx head gives way to the next one; lines
// after the head (trailers of a chunked body) are left out.
void add_line(ResponseHead& head, std::string_view line);

// Why the body cannot be trusted to be what the head says; "" where it can.
std::string_view framing_fault(const ResponseHead& head);

struct ContentType {
  std::string media_type;  // lower case
  std::string charset;
};
ContentType parse_content_type(std::string_view value);

// Fit to be sent back as it is: not empty, no control characters.
bool is_sendable(std::string_view value);

}  // namespace skillgap
