// A list of sources for `fetch --sources`, in TOML (docs/formats.md):
//
//   [[source]]
//   url = "https://example.org/jobs.rss"    # or a path
//   allow_private = true                     # optional: its host may have a private address
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct ListedSource {
  std::string url;
  bool allow_private = false;
};

struct SourceList {
  std::vector<ListedSource> sources;
  std::vector<Problem> problems;  // entries without a url, unknown keys
};

std::expected<SourceList, Error> parse_sources(std::string_view toml, std::string_view where);

}  // namespace skillgap
