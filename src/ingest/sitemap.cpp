// Sitemaps and their indexes (sitemaps.org 0.9).
#include "ingest/feed_readers.h"
#include "ingest/feed_xml.h"
#include "skillgap/date.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxLinks = 50'000;  // the protocol's own limit

// A page that has not changed since; of an index, a part that holds no newer page.
bool is_older(const pugi::xml_node& entry, std::string_view since) {
  if (since.empty()) return false;
  const auto day = parse_date(plain_line(child_content(entry, "lastmod")));
  return day && to_iso(*day) < since;
}

}  // namespace

std::expected<void, Error> read_sitemap(FeedReading& reading, std::string_view text,
                                        std::string_view root_name) {
  reading.feed.format = FeedFormat::kSitemap;
  XmlTree tree;
  if (auto loaded = load_xml(tree, text); !loaded)
    return std::unexpected(Error{reading.document.where, std::move(loaded.error())});
  auto& feed = reading.feed;
  for (const auto& root : tree.document.children()) {
    if (local_name(root) != root_name) continue;
    for (const auto& entry : root.children()) {
      if (feed.links.size() == kMaxLinks) {
        feed.complete = false;
        feed.problems.push_back({ProblemKind::kLimit, reading.document.where,
                                 "more than 50,000 addresses, the rest were left out; give the "
                                 "parts of this sitemap one by one"});
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
