// RSS, RDF, Atom and Personio documents: finds the items, in whole documents by the tree, behind a
// damage one at a time.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "ingest/feed_readers.h"
#include "ingest/feed_repair.h"
#include "ingest/feed_xml.h"

namespace skillgap {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

struct Format {
  std::string_view root, item;
  FeedFormat format;
  void (*read_head)(FeedReading&, const pugi::xml_node&);
  FeedItem (*read_item)(const pugi::xml_node&, std::string_view);
};

constexpr Format kFormats[] = {
    {"rss", "item", FeedFormat::kRss, read_rss_channel, read_rss_item},
    {"RDF", "item", FeedFormat::kRdf, read_rss_channel, read_rss_item},
    // RSS 1.1: the channel is the root, and its <items> holds them.
    {"Channel", "item", FeedFormat::kRdf, read_rss_channel, read_rss_item},
    {"feed", "entry", FeedFormat::kAtom, read_atom_head, read_atom_entry},
    {"entry", "entry", FeedFormat::kAtom, [](FeedReading&, const pugi::xml_node&) {},
     read_atom_entry},
    {"workzag-jobs", "position", FeedFormat::kBoard, read_personio_head, read_personio_position},
    // The lists that sites write for search engines of jobs.
    {"source", "job", FeedFormat::kBoard, read_rss_channel, read_rss_item},
    {"jobs", "job", FeedFormat::kBoard, read_rss_channel, read_rss_item},
};

struct XmlReading {
  FeedReading& reading;
  const Format& format;
  std::string_view text;
  LineCounter lines;

  std::string place(std::size_t offset) {
    return fmt::format("{}:{}", reading.document.where, lines.line(offset));
  }
  void problem(ProblemKind kind, std::size_t offset, std::string message) {
    reading.feed.problems.push_back({kind, place(offset), std::move(message)});
  }
};

bool read_item(XmlReading& xml, const pugi::xml_node& item, std::size_t offset) {
  const auto where = xml.place(offset);
  if (!begin_item(xml.reading, where)) return false;
  add_item(xml.reading, xml.format.read_item(item, xml.reading.document.url), where);
  return true;
}

// "<item>", "<rss:item about=…" or, closing, "</item>": the offset of its '<' from `from` on.
std::size_t find_tag(std::string_view text, std::string_view name, bool closing, std::size_t from) {
  const std::string_view open = closing ? "</" : "<";
  for (auto at = text.find(open, from); at != kNone; at = text.find(open, at + 1)) {
    const auto start = at + open.size();
    const auto stop = std::min(text.find_first_of(" \t\r\n/>", start), text.size());
    if (stop < text.size() && local_name(text.substr(start, stop - start)) == name) return at;
  }
  return kNone;
}

bool read_alone(XmlReading& xml, std::string_view text, std::size_t start) {
  XmlTree tree;
  if (!load_xml(tree, text, xml.reading.limits) || !tree.intact) return false;
  for (const auto& item : tree.document.children()) {
    if (local_name(item) == xml.format.item && !read_item(xml, item, start)) break;
  }
  return true;
}

bool read_mended(XmlReading& xml, std::string_view text, std::size_t start) {
  const auto mended = mended_item(text, xml.reading.limits);
  if (mended.empty() || !read_alone(xml, mended, start)) return false;
  if (xml.reading.items <= xml.reading.limits.items)
    xml.problem(ProblemKind::kBadItem, start,
                fmt::format("item {} is not well-formed XML, its elements were read one by one",
                            xml.reading.items));
  return true;
}

void skip_broken(XmlReading& xml, std::size_t start) {
  const auto where = xml.place(start);
  if (!begin_item(xml.reading, where)) return;
  xml.problem(ProblemKind::kBadItem, start,
              fmt::format("item {} is not well-formed XML, skipped", xml.reading.items));
}

// Reads the items from `from` on by their tags. True where the last one has no end.
bool read_one_by_one(XmlReading& xml, std::size_t from) {
  const auto item = xml.format.item;
  auto start = find_tag(xml.text, item, false, from);
  auto close = start;
  while (start != kNone && xml.reading.items <= xml.reading.limits.items) {
    // Looked for once: many items may be open before one end.
    if (close <= start) close = find_tag(xml.text, item, true, start);
    if (close == kNone) return true;
    const auto next = find_tag(xml.text, item, false, start + 1);
    const auto end = xml.text.find('>', close);
    const bool whole = end != kNone && (next == kNone || next > close);
    const auto alone = whole ? xml.text.substr(start, end + 1 - start) : std::string_view();
    if (!whole || !(read_alone(xml, alone, start) || read_mended(xml, alone, start)))
      skip_broken(xml, start);
    start = next;
  }
  return false;
}

// The last item of a damaged tree may be half an item, so it is not in `items`: it is read again by
// itself, with what follows it.
void read_behind_damage(XmlReading& xml, std::size_t from) {
  auto& feed = xml.reading.feed;
  feed.complete = false;
  const auto before = feed.problems.size();
  const bool cut = read_one_by_one(xml, from);
  const auto last_tag = xml.text.rfind("</");
  const bool closed =
      last_tag != kNone && find_tag(xml.text, xml.format.root, true, last_tag) != kNone;
  if (cut || !closed) {
    xml.problem(ProblemKind::kTruncated, xml.text.size(),
                fmt::format("the document ends early, fetch it again; {} items before the end "
                            "were kept",
                            feed.postings.size()));
  } else if (feed.problems.size() == before) {
    feed.problems.push_back({ProblemKind::kBadItem, xml.reading.document.where,
                             "not well-formed XML, its items were read one by one"});
  }
}

// The items stand in the channel (RSS 2.0), beside it (RSS 1.0), in a list (RSS 1.1) or in the root
// (Atom), or are it.
std::vector<pugi::xml_node> find_items(const pugi::xml_node& root, std::string_view name) {
  std::vector<pugi::xml_node> items;
  if (local_name(root) == name) return {root};
  for (const auto& outer : root) {
    if (local_name(outer) == name) items.push_back(outer);
    if (local_name(outer) != "channel" && local_name(outer) != "items") continue;
    for (const auto& inner : outer) {
      if (local_name(inner) == name) items.push_back(inner);
    }
  }
  return items;
}

std::size_t offset_of(const pugi::xml_node& node) {
  // The name begins behind the '<'.
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug() - 1, 0));
}

// A server that writes its feed twice means one feed: the head is that of the first.
void read_tree(XmlReading& xml, const XmlTree& tree) {
  std::vector<pugi::xml_node> items;
  bool any = false;
  for (const auto& root : tree.document.children()) {
    if (local_name(root) != xml.format.root) continue;
    if (!std::exchange(any, true)) xml.format.read_head(xml.reading, root);
    const auto more = find_items(root, xml.format.item);
    items.insert(items.end(), more.begin(), more.end());
  }
  std::size_t behind = 0;
  if (!tree.intact && !items.empty()) {
    behind = offset_of(items.back());
    items.pop_back();
  }
  for (const auto& item : items) {
    if (!read_item(xml, item, offset_of(item))) return;
  }
  if (!tree.intact) read_behind_damage(xml, behind);
}

}  // namespace

std::expected<void, Error> read_xml_feed(FeedReading& reading, std::string_view text,
                                         std::string_view root) {
  const auto format = std::ranges::find(kFormats, root, &Format::root);
  reading.feed.format = format->format;
  XmlTree tree;
  if (auto loaded = load_xml(tree, text, reading.limits); !loaded) {
    return std::unexpected(Error{reading.document.where, std::move(loaded.error())});
  }
  XmlReading xml{reading, *format, text, LineCounter(text)};
  read_tree(xml, tree);
  return {};
}

}  // namespace skillgap
