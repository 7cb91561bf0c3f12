// Sitemaps and their indexes (sitemaps.org 0.9), as XML or as a list of addresses.
#include <fmt/format.h>

#include <algorithm>

#include "ingest/feed_readers.h"
#include "ingest/feed_xml.h"
#include "ingest/relative_url.h"
#include "skillgap/date.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

// A page that has not changed since; of an index, a part that holds no newer page.
bool is_older(const pugi::xml_node& entry, std::string_view since) {
  if (since.empty()) return false;
  const auto day = parse_date(plain_line(child_content(entry, "lastmod")));
  return day && to_iso(*day) < since;
}

void too_many(FeedReading& reading) {
  reading.feed.complete = false;
  reading.feed.problems.push_back(
      {ProblemKind::kLimit, reading.document.where,
       fmt::format("more than {} addresses, the rest were left out; give the parts of this sitemap "
                   "one by one",
                   grouped(reading.limits.links))});
}

}  // namespace

bool read_address_list(FeedReading& reading, std::string_view text) {
  std::vector<std::string> links;
  const bool is_cut = !reading.document.complete && !text.ends_with('\n');
  while (!text.empty() && links.size() <= reading.limits.links) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    auto address = single_line(line);
    if (address.empty()) continue;
    if (!is_web_url(address) || address.contains(' ')) return false;
    links.push_back(std::move(address));
  }
  if (is_cut && !links.empty()) links.pop_back();  // it may be half an address
  if (links.empty()) return false;
  reading.feed.format = FeedFormat::kSitemap;
  if (links.size() > reading.limits.links) {
    links.pop_back();
    too_many(reading);
  }
  reading.feed.links = std::move(links);
  return true;
}

std::expected<void, Error> read_sitemap(FeedReading& reading, std::string_view text,
                                        std::string_view root_name) {
  reading.feed.format = FeedFormat::kSitemap;
  XmlTree tree;
  if (auto loaded = load_xml(tree, text, reading.limits); !loaded)
    return std::unexpected(Error{reading.document.where, std::move(loaded.error())});
  auto& feed = reading.feed;
  for (const auto& root : tree.document.children()) {
    if (local_name(root) != root_name) continue;
    for (const auto& entry : root.children()) {
      if (feed.links.size() == reading.limits.links) {
        too_many(reading);
        return {};
      }
      if (is_older(entry, reading.since)) continue;
      if (auto address = plain_line(child_content(entry, "loc")); !address.empty())
        feed.links.push_back(std::move(address));
    }
  }
  if (!tree.intact) {
    feed.complete = false;
    if (!feed.links.empty()) feed.links.pop_back();  // it may be half an address
    feed.problems.push_back({ProblemKind::kTruncated, reading.document.where,
                             "not well-formed XML from some place on, the addresses before it were "
                             "kept; fetch it again"});
  }
  return {};
}

}  // namespace skillgap
