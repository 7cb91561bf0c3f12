// JSON Feed 1.0 and 1.1; other JSON is handed to the boards.
#include <fmt/format.h>

#include <algorithm>

#include "ingest/boards/board.h"
#include "ingest/feed_readers.h"
#include "ingest/json_text.h"
#include "ingest/loose_json.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// Strings as they are, numbers as written (ids of 1.0 may be numbers), of a list the first, else
// "".
std::string text_of(const dom::element& value) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  dom::element first;
  if (value.is_array() && !value.at(0).get(first) && !first.is_array()) return text_of(first);
  return value.is_number() ? simdjson::minify(value) : std::string();
}

std::string text_of(const dom::object& object, std::string_view key) {
  dom::element value;
  return object[key].get(value) ? std::string() : text_of(value);
}

std::string first_of(const dom::object& object, std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    if (auto text = text_of(object, key); !text.empty()) return text;
  }
  return {};
}

// 1.0 has one author, 1.1 a list; some write one under the name of the list.
void read_authors(Posting& posting, const dom::object& item) {
  dom::object author;
  if (!item["author"].get(author) || !item["authors"].at(0).get(author) ||
      !item["authors"].get(author))
    add_extra(posting, "author", text_of(author, "name"));
}

void read_tags(Posting& posting, const dom::object& item) {
  dom::array tags;
  if (item["tags"].get(tags)) return add_tags(posting, text_of(item, "tags"));
  for (const auto tag : tags) add_tag(posting, text_of(tag));
}

void read_text(Posting& posting, const dom::object& item) {
  posting.description = text_of(item, "content_html");
  if (!posting.description.empty()) return;
  posting.description = first_of(item, {"content_text", "summary"});
  posting.description_format = TextFormat::kText;
}

FeedItem read_item(const dom::object& item) {
  FeedItem out;
  out.guid = text_of(item, "id");
  out.posting.title = text_of(item, "title");
  out.posting.url = first_of(item, {"url", "external_url"});
  out.posting.date_posted = first_of(item, {"date_published", "date_modified"});
  out.posting.language = plain_line(text_of(item, "language"));
  read_text(out.posting, item);
  read_tags(out.posting, item);
  read_authors(out.posting, item);
  for (const auto& member : item) set_job_field(out.posting, member.key, text_of(member.value));
  return out;
}

std::string fault_place(std::string_view where, std::string_view text) {
  return fmt::format("{}:{}", where,
                     1 + std::ranges::count(text.substr(0, json_fault(text)), '\n'));
}

Error not_json(std::string_view where, std::string_view text) {
  JsonDocument first_line;
  const auto line_end = text.find('\n');
  if (line_end != std::string_view::npos && first_line.read(text.substr(0, line_end))) {
    return {std::string(where), "several JSON values, not a feed; if this is NDJSON, import it"};
  }
  return {fault_place(where, text), "not JSON from here on, fetch it again or check the address"};
}

// Many sites publish a list of jobs of their own design; say so rather than "not a feed".
Error not_a_feed(std::string_view where, const dom::element& root) {
  dom::object object;
  if (!root.get(object)) {
    for (const auto& member : object) {
      if (!member.value.is_array()) continue;
      return {std::string(where), fmt::format("a JSON object with a list '{}', not a JSON Feed; "
                                              "write that list as NDJSON and import it",
                                              plain_line(member.key))};
    }
  }
  const auto kind = root.is_array() ? "a JSON list" : "JSON";
  return {std::string(where),
          fmt::format("{}, not a JSON Feed; write its postings as NDJSON and import them", kind)};
}

bool is_json_feed(const dom::element& root) {
  std::string_view version;
  if (!root.is_object()) return false;
  const bool says_so = !root["version"].get(version) && version.contains("jsonfeed.org");
  return says_so || root["items"].is_array();
}

void read_items(FeedReading& reading, const dom::element& root) {
  dom::array items;
  if (root["items"].get(items)) {
    reading.feed.problems.push_back({ProblemKind::kMissingField, reading.document.where,
                                     "a JSON Feed without a list 'items', check the address"});
    return;
  }
  for (const auto item : items) {
    if (!begin_item(reading, reading.document.where)) return;
    dom::object object;
    add_item(reading, item.get(object) ? FeedItem() : read_item(object), reading.document.where);
  }
}

}  // namespace

std::expected<void, Error> read_json_feed(FeedReading& reading, std::string_view text) {
  reading.feed.format = FeedFormat::kJsonFeed;
  JsonDocument json(reading.limits.json_depth);
  // Loose, for halves of surrogate pairs; a text that ends early does not become valid by it.
  const auto root = json.read_loose(text);
  const std::string_view where = reading.document.where;
  if (!root) return std::unexpected(not_json(where, text));
  if (!is_json_feed(*root)) {
    const Board* board = board_of(*root, reading.document.url);
    if (!board) return std::unexpected(not_a_feed(where, *root));
    read_board(reading, *board, *root);
    return {};
  }
  const dom::object feed = root->get_object().value_unsafe();
  set_feed_title(reading, text_of(feed, "title"));
  set_feed_link(reading, "", text_of(feed, "home_page_url"));
  reading.language = plain_line(text_of(feed, "language"));
  read_items(reading, *root);
  return {};
}

}  // namespace skillgap
