// RSS 0.9x, 2.0, RSS 1.0 (RDF) and 1.1: they differ in where the items stand, not in what is in
// them.
#include <algorithm>

#include "ingest/boards/board.h"
#include "ingest/feed_readers.h"
#include "ingest/feed_rhythm.h"
#include "ingest/feed_xml.h"
#include "ingest/relative_url.h"

namespace skillgap {
namespace {

// <link>URL</link>, else an Atom link to the page, else the guid or rdf:about where that is a web
// URL; before all of them the address that FeedBurner put its own in place of.
std::string rss_link(const pugi::xml_node& node) {
  if (auto original = child_content(node, "origLink"); is_web_url(original)) return original;
  for (const auto& link : node.children()) {
    if (local_name(link) != "link") continue;
    const auto rel = attribute(link, "rel");
    const auto href = attribute(link, "href");
    if (!href.empty() && (rel.empty() || rel == "alternate")) return std::string(href);
    if (auto text = content(link); !text.empty() && href.empty()) return text;
  }
  for (const auto name : {"guid", "url", "identifier", "jobUrl", "applyUrl"}) {
    if (auto address = child_content(node, name); is_web_url(address)) return address;
  }
  const auto about = attribute(node, "about");  // of RDF
  return is_web_url(about) ? std::string(about) : std::string();
}

std::string rss_guid(const pugi::xml_node& item) {
  for (const auto name : {"guid", "referencenumber", "partnerJobId"}) {
    if (auto guid = child_content(item, name); !guid.empty()) return guid;
  }
  return std::string(attribute(item, "about"));
}

// Vocabularies whose elements share a name with a field of job boards (dc:type is "Text").
// By their usual prefixes where an item stands alone, without the root that binds them.
bool is_general_vocabulary(const pugi::xml_node& node) {
  const auto uri = namespace_uri(node);
  for (const std::string_view known : {"purl.org/dc/", "search.yahoo.com/mrss", "itunes"}) {
    if (uri.contains(known)) return true;
  }
  const std::string_view name = node.name();
  return uri.empty() && (name.starts_with("dc:") || name.starts_with("dcterms:") ||
                         name.starts_with("media:") || name.starts_with("itunes:"));
}

std::string first_of(const pugi::xml_node& item, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (auto text = child_content(item, name); !text.empty()) return text;
  }
  return {};
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

// Every element that may hold the text; feeds give a teaser in one and the whole in another.
void read_descriptions(Posting& posting, const pugi::xml_node& item) {
  BestText best;
  for (const auto& node : item) {
    const auto name = local_name(node);
    constexpr std::string_view kTexts[] = {"description", "encoded",  "summary",       "content",
                                           "body",        "fullitem", "jobDescription"};
    if (std::ranges::any_of(kTexts, [name](auto text) { return same_name(text, name); }))
      best.offer(content(node));
  }
  best.offer(child_content(child(item, "group"), "description"));
  posting.description = std::move(best.text);
}

void read_other_fields(Posting& posting, const pugi::xml_node& item) {
  for (const auto& node : item) {
    const auto name = local_name(node);
    const bool own = std::string_view(node.name()) == name;
    if (name == "subject" || (name == "category" && !is_general_vocabulary(node))) {
      const auto term = attribute(node, "term");
      add_tag(posting, term.empty() ? content(node) : std::string(term));
    } else if (name == "keywords" || name == "tags") {
      add_tags(posting, content(node));  // of iTunes, Media RSS and boards
    } else if (name == "author" || name == "creator" || (own && name == "source")) {
      const auto person = child_content(node, "name");  // of Atom's author
      add_extra(posting, name == "source" ? "item_source" : "author",
                person.empty() ? content(node) : person);
    } else if (!is_general_vocabulary(node)) {
      set_job_field(posting, name, content(node));
    }
  }
}

// Where no element says it all: its parts, else what GeoRSS or Dublin Core calls the place.
std::string place_of(const pugi::xml_node& item) {
  const auto part = [&item](std::string_view name) {
    return plain_line(child_content(item, name));
  };
  auto place = joined_place({part("city"), part("state"), part("country")});
  if (place.empty()) place = part("featureName");
  return place.empty() ? part("coverage") : place;
}

}  // namespace

void read_rss_channel(FeedReading& reading, const pugi::xml_node& root) {
  const auto channel = local_name(root) == "Channel" ? root : child(root, "channel");
  set_feed_title(reading, child_content(channel, "title"));
  set_feed_link(reading, base_url(channel, reading.document.url), rss_link(channel));
  reading.language = plain_line(child_content(channel, "language"));
  reading.feed.rhythm = read_rhythm(channel);
}

FeedItem read_rss_item(const pugi::xml_node& item, std::string_view document_url) {
  FeedItem out;
  out.guid = rss_guid(item);
  out.base = base_url(item, document_url);
  out.posting.title = first_of(item, {"title", "jobTitle", "name"});
  if (out.posting.title.empty())
    out.posting.title = child_content(child(item, "group"), "title");  // of Media RSS
  out.posting.url = rss_link(item);
  out.posting.date_posted = first_of(item, {"pubDate", "published", "issued", "date", "listDate",
                                            "created", "updated", "modified"});
  read_descriptions(out.posting, item);
  read_other_fields(out.posting, item);
  if (out.posting.location.empty()) out.posting.location = place_of(item);
  return out;
}

}  // namespace skillgap
