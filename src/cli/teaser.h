// Feeds that carry only the beginning of each posting, and the pages that have the rest.
#pragma once

#include <optional>
#include <string>

#include "skillgap/feed.h"
#include "skillgap/posting.h"

namespace skillgap {

// A description that is short or ends in dots, of an item that has a page.
bool is_teaser(const Posting& posting);

// The teaser with the description of its page and the fields that the feed did not state. It keeps
// its id, its title and its source, and is marked with what it was made of.
Posting completed(const Posting& teaser, const ParsedFeed& page);

// True where `kept` is this very teaser, completed earlier: then `kept` is what the item is.
bool is_completed_from(const Posting& kept, const Posting& teaser);

// Completed at some time, from whichever version of the teaser.
bool is_completed(const Posting& kept);

}  // namespace skillgap
