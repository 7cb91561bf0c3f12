// Documents → postings: RSS 2.0/0.9x, RSS 1.0 (RDF) and 1.1, Atom 1.0/0.3, JSON Feed, the data of
// public job boards (skillgap/board.h), and HTML pages that carry schema.org JobPosting as JSON-LD,
// microdata or RDFa. Of a page without such data, heading and main text are taken as one posting,
// and the feeds that it names are listed. A sitemap has no postings but the addresses of pages that
// may.
//
//   std::expected<ParsedFeed, Error> feed = parse_feed(document);
//
// Ids: an item is known by its guid where that is a URL (in canonical form), so that one job in
// several category feeds has one id; by other guids within its site; else by its link; else by its
// content. In XML that is broken, items are kept one by one, whole ones only, and `complete` is
// false.
//
// A document that is none of these is an Error; a bad item becomes a Problem and the rest is kept.
// Limits: feed_limits.h. Pure; any thread.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/document.h"
#include "skillgap/error.h"
#include "skillgap/feed_limits.h"
#include "skillgap/posting.h"
#include "skillgap/rhythm.h"

namespace skillgap {

enum class FeedFormat { kRss, kRdf, kAtom, kJsonFeed, kHtmlPage, kBoard, kSitemap };
std::string_view feed_format_name(FeedFormat format);

struct ParsedFeed {
  FeedFormat format = FeedFormat::kRss;
  std::string title;
  std::vector<Posting> postings;  // each with an id; `source` is the feed's link or place
  std::vector<Problem> problems;  // items skipped or damaged, each with its place
  // Where the rest of this source is: the pages of a sitemap, the jobs of a board's list. Absolute
  // http(s) addresses, each once, in order.
  std::vector<std::string> links = {};
  // Feeds and sitemaps that a page without JobPosting data names, absolute, each once: to go on
  // with where the page itself is not what was wanted.
  std::vector<std::string> feeds = {};
  bool from_text = false;  // the posting is a page's main text: nothing says that it is a posting
  FeedRhythm rhythm = {};  // when the feed wants to be asked again
  bool complete = true;    // the document's root closed and the transfer was complete
};

// Of a sitemap, pages that it says have not changed since the day `since` (ISO 8601) are left out.
std::expected<ParsedFeed, Error> parse_feed(const RawDocument& document,
                                            std::string_view since = {},
                                            const FeedLimits& limits = {});

}  // namespace skillgap
