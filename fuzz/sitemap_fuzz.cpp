// Any text as a sitemap: its addresses are web addresses, each once, and a day leaves some out but
// adds none.
#include <set>

#include "fuzz/invariants.h"
#include "ingest/relative_url.h"
#include "skillgap/feed.h"

using namespace skillgap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  RawDocument document;
  document.where = "fuzz.xml";
  document.url = "https://example.org/maps/all.xml";
  document.bytes = fuzz::text_of(data, size);
  const auto all = parse_feed(document);
  const auto newer = parse_feed(document, "2026-11-01");
  fuzz::require(all.has_value() == newer.has_value(), "a day does not decide what a document is");
  if (!all) return 0;
  std::set<std::string> seen;
  for (const std::string& link : all->links) {
    fuzz::require(is_web_url(link), "a link is a web address");
    fuzz::require(link.size() <= 2'083, "a link has at most 2,083 bytes");
    fuzz::require(seen.insert(link).second, "a link comes once");
  }
  fuzz::require(all->links.size() <= 50'000, "at most 50,000 links");
  for (const std::string& link : newer->links)
    fuzz::require(seen.contains(link), "a day adds no link");
  fuzz::require_sound(all->problems);
  return 0;
}
