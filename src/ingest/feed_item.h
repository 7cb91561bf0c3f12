// What all formats of feeds share: from the fields of an item, as a reader found them, to a
// Posting. Pure; one FeedReading belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "skillgap/document.h"
#include "skillgap/feed.h"

namespace skillgap {

// One document while it is read.
struct FeedReading {
  const RawDocument& document;
  const FeedLimits& limits;
  std::string_view since;  // pages that a sitemap dates before this day are left out; "" for none
  std::string link;        // the page that the feed belongs to; "" if not stated
  std::string language;    // of the whole feed; "" if not stated
  std::size_t items = 0;   // begun so far, the bad ones too
  ParsedFeed feed = {};
};

// An item before it is tidied: strings still hold references, markup and stray white space.
struct FeedItem {
  Posting posting;
  std::string guid;              // as the feed gives it
  std::string likely_page = {};  // of an item without a link, in a page with several
  std::string base;              // for a relative link; "" for the document's own URL
  bool own_link = true;  // false: the link is that of a page with several items, no item's name
};

// Counts one more item. False, with a Problem the first time, where that is one too many.
bool begin_item(FeedReading& reading, std::string_view where);

// Tidies the item, gives it its id, and keeps it or says why not. `where` is its place.
//
// The id: an item whose guid is a web URL, and one that has only a link, is known by the canonical
// form of that URL, so that a job keeps one id through all the category feeds of a site. Other
// guids ("job-3520") are unique within a site only and count together with the site's host (the
// feed's title where there is none); "tag:" and "urn:" are unique as they are. Without guid and
// link the content decides.
void add_item(FeedReading& reading, FeedItem item, std::string_view where);

// The title of the feed and its link, tidied; what is empty changes nothing.
void set_feed_title(FeedReading& reading, std::string_view raw);
void set_feed_link(FeedReading& reading, std::string_view base, std::string_view raw);

// "10,000"
std::string grouped(std::size_t number);

// One-line text from a field that may hold references ("R&amp;D") or markup ("<b>R&D</b>").
std::string plain_line(std::string_view raw);

// The best of several descriptions: markup beats none, then the longer wins, then the first.
struct BestText {
  std::string text;
  std::optional<TextFormat> stated;

  void offer(std::string candidate, std::optional<TextFormat> format = std::nullopt);

 private:
  std::pair<bool, std::size_t> rank_;
};

// A field that job boards add to feeds ("location", "job_type", "companyName", "expires_at"), by
// its name. False: not one we know. A field that is already set stays.
bool set_job_field(Posting& posting, std::string_view name, std::string_view raw);

void add_tag(Posting& posting, std::string_view raw);
void add_tags(Posting& posting, std::string_view raw);  // "one, two"
void add_extra(Posting& posting, std::string_view key, std::string_view raw);

}  // namespace skillgap
