// What a source gave us: bytes, and what was said about them. A value; any thread.
#pragma once

#include <string>

namespace skillgap {

struct RawDocument {
  std::string where = {};  // the URL or path, for messages
  std::string url = {};    // base for relative links; empty for a local file without one
  std::string bytes = {};
  std::string content_type = {};  // media type in lower case, "" if not stated
  std::string charset = {};       // label from the transport, "" if not stated
  bool complete = true;           // false: the transfer ended early (invariant I3)
};

}  // namespace skillgap
