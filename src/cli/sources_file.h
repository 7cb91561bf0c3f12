// A list of sources for `fetch --sources`, in TOML (docs/formats.md):
//
//   contact = "https://example.org/bot"      # optional: for site owners, in the User-Agent
//   [[source]]
//   url = "https://example.org/jobs.rss"    # a feed, page, board or sitemap; or a path
//   name = "Example"                         # optional: how the summary calls it
//   tags = ["daily", "id"]                   # optional: --tag daily takes only such sources
//   interval = "6h"                          # optional: not asked more often (min, h, d)
//   follow = true                            # optional: as --follow, for this source
//   allow_private = true                     # optional: its host may have a private address
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct ListedSource {
  std::string url;
  std::string name;
  std::vector<std::string> tags;
  std::chrono::seconds interval{0};
  bool follow = false;
  bool allow_private = false;
};

struct SourceList {
  std::string contact;
  std::vector<ListedSource> sources;
  std::vector<Problem> problems;  // entries without a url, unknown keys, values of another kind
};

std::expected<SourceList, Error> parse_sources(std::string_view toml, std::string_view where);

// "30min", "6h", "2d"; nullopt for anything else.
std::optional<std::chrono::seconds> parse_interval(std::string_view text);

}  // namespace skillgap
