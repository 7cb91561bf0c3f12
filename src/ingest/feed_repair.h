// XML feeds as sloppy programs write them, made readable: remarks of the server before the feed,
// names in capitals, markup and ampersands that nobody escaped. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "skillgap/feed_limits.h"

namespace skillgap {

// The feed behind what a server wrote before it ("<b>Warning</b>: …"); "" where none begins there.
std::string_view behind_remarks(std::string_view text);

// <RSS>, <PubDate> → <rss>, <pubdate>; attributes and what stands between tags stay.
std::string with_lower_tags(std::string_view text);

// The item with those of its elements that have an end, each content that is no XML taken as text.
// "" where there is none. REQUIRES: `item` begins with the item's tag and ends with its end.
std::string mended_item(std::string_view item, const FeedLimits& limits);

}  // namespace skillgap
