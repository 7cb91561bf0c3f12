// First line: the encoding that the transport declared; the rest: a document. Postings are sound,
// survive our NDJSON, and a document without end tags is never called complete with more items than
// the limit.
#include "skillgap/feed.h"

#include "fuzz/invariants.h"
#include "skillgap/posting_json.h"

using namespace skillgap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  RawDocument document;
  document.where = "fuzz.rss";
  document.url = "https://example.org/jobs/feed";
  document.charset = fuzz::take_line(rest);
  document.bytes = rest;
  const auto feed = parse_feed(document);
  if (!feed) {
    fuzz::require_sound(feed.error());
    return 0;
  }
  fuzz::require(!feed_format_name(feed->format).empty(), "a format has a name");
  fuzz::require_clean(feed->title, "the title of a feed");
  fuzz::require(feed->postings.size() <= 10'000, "a feed gives at most 10,000 postings");
  fuzz::require_sound(feed->problems);
  for (const Posting& posting : feed->postings) {
    fuzz::require_sound(posting);
    const std::string line = to_json(posting);
    fuzz::require(parse_posting_json(line, "again:1").has_value(), "a posting can be read again");
  }
  return 0;
}
