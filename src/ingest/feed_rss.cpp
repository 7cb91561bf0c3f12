// RSS 0.9x, 2.0 and RSS 1.0 (RDF): they differ in where the items stand, not in what is in them.
#include <algorithm>

#include "ingest/feed_readers.h"
#include "ingest/feed_rhythm.h"
#include "ingest/feed_xml.h"
#include "ingest/relative_url.h"

namespace skillgap {
namespace {

// <link>URL</link>, else an Atom link to the page, else the guid where that is a web URL.
std::string rss_link(const pugi::xml_node& node) {
  for (const auto& link : node.children()) {
    if (local_name(link) != "link") continue;
    const auto rel = attribute(link, "rel");
    const auto href = attribute(link, "href");
    if (!href.empty() && (rel.empty() || rel == "alternate")) return std::string(href);
    if (auto text = content(link); !text.empty() && href.empty()) return text;
  }
  const auto guid = child_content(node, "guid");
  return is_web_url(guid) ? guid : std::string();
}

std::string rss_guid(const pugi::xml_node& item) {
  const auto guid = child_content(item, "guid");
  return guid.empty() ? std::string(attribute(item, "about")) : guid;
}

// Vocabularies whose elements share a name with a field of job boards (dc:type is "Text").
bool is_general_vocabulary(const pugi::xml_node& node) {
  const auto uri = namespace_uri(node);
  for (const std::string_view known : {"purl.org/dc/", "search.yahoo.com/mrss", "itunes"}) {
    if (uri.contains(known)) return true;
  }
  return false;
}

std::string first_of(const pugi::xml_node& item, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (auto text = child_content(item, name); !text.empty()) return text;
  }
  return {};
}

// Every element that may hold the text; feeds give a teaser in one and the whole in another.
void read_descriptions(Posting& posting, const pugi::xml_node& item) {
  BestText best;
  for (const auto& node : item) {
    const auto name = local_name(node);
    if (name == "description" || name == "encoded" || name == "summary" || name == "content") {
      best.offer(content(node));
    }
  }
  posting.description = std::move(best.text);
}

// "one, two": of iTunes and Media RSS, and of job boards' own elements.
void add_keywords(Posting& posting, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find(','), words.size());
    add_tag(posting, words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

void read_other_fields(Posting& posting, const pugi::xml_node& item) {
  for (const auto& node : item) {
    const auto name = local_name(node);
    const bool own = std::string_view(node.name()) == name;
    if (name == "subject" || (name == "category" && !is_general_vocabulary(node))) {
      const auto term = attribute(node, "term");
      add_tag(posting, term.empty() ? content(node) : std::string(term));
    } else if (name == "keywords") {
      add_keywords(posting, content(node));
    } else if (name == "author" || name == "creator" || (own && name == "source")) {
      add_extra(posting, name == "source" ? "item_source" : "author", content(node));
    } else if (!is_general_vocabulary(node)) {
      set_job_field(posting, name, content(node));
    }
  }
}

}  // namespace

void read_rss_channel(FeedReading& reading, const pugi::xml_node& root) {
  const auto channel = child(root, "channel");
  set_feed_title(reading, child_content(channel, "title"));
  set_feed_link(reading, base_url(channel, reading.document.url), rss_link(channel));
  reading.language = plain_line(child_content(channel, "language"));
  reading.feed.rhythm = read_rhythm(channel);
}

FeedItem read_rss_item(const pugi::xml_node& item, std::string_view document_url) {
  FeedItem out;
  out.guid = rss_guid(item);
  out.base = base_url(item, document_url);
  out.posting.title = child_content(item, "title");
  out.posting.url = rss_link(item);
  out.posting.date_posted = first_of(item, {"pubDate", "published", "date", "updated"});
  read_descriptions(out.posting, item);
  read_other_fields(out.posting, item);
  return out;
}

}  // namespace skillgap
