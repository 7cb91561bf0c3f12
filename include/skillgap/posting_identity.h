// Which posting is this? The rules by which an id is made, and by which two texts are the same.
//
//   canonical_url("HTTPS://Jobs.Example/a/../b?utm_source=x&id=7#top")  →
//   "https://jobs.example/b?id=7" posting_id(posting)   // "u-…" from the URL, "c-…" from the
//   content
//
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "skillgap/posting.h"

namespace skillgap {

// Scheme and host in lower case; user, default port, fragment and tracking parameters dropped; dot
// segments resolved, one spelling of percent-encoding, remaining parameters sorted by name. A
// fragment that is a route ("#/jobs/7", "#!7") stays. What is no absolute http(s) URL is returned
// as given.
std::string canonical_url(std::string_view url);

// A stable id for a posting without one: from its canonical URL, else from its content (title,
// company, location, description). 64 bits of XXH3 in hex with a prefix that says which.
std::string posting_id(const Posting& posting);

// 32 hex digits (XXH3-128) over all fields a reader would see change. Equal hash = same version.
std::string content_hash(const Posting& posting);

}  // namespace skillgap
