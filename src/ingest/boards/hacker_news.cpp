// The monthly hiring thread of Hacker News: hn.algolia.com/api/v1/items/ID has all of it. Its rules
// ask for "Company | Role | Place | …" in the first line; each comment below the thread is a
// posting, replies to comments are not.
#include <algorithm>

#include "ingest/boards/board.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::size_t kLongTitle = 200;  // a first line that is a whole paragraph is cut

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_ascii_digit);
}

std::optional<std::string> address(const BoardPage& page) {
  const std::string_view id = page.parameter("id");
  if (page.host != "news.ycombinator.com" || page.segment(0) != "item" || !is_number(id))
    return std::nullopt;
  return "https://hn.algolia.com/api/v1/items/" + std::string(id);
}

// "title" of a posting is its first line; cut at a word where it goes on and on.
std::string headline(std::string_view html) {
  std::string line = plain_line(html.substr(0, html.find("<p>")));
  if (line.size() <= kLongTitle) return line;
  const std::size_t blank = line.rfind(' ', kLongTitle);
  if (blank != std::string::npos) line.resize(blank);
  return line + "…";
}

FeedItem read(const simdjson::dom::element& comment) {
  FeedItem item;
  const std::string text = text_at(comment, "/text");
  item.posting.title = headline(text);
  if (const std::size_t bar = item.posting.title.find('|'); bar != std::string::npos)
    item.posting.company = item.posting.title.substr(0, bar);
  item.posting.url = "https://news.ycombinator.com/item?id=" + text_at(comment, "/id");
  item.posting.description = text;
  item.posting.description_format = TextFormat::kHtml;
  item.posting.date_posted = text_at(comment, "/created_at");
  return item;
}

bool is_comment(const simdjson::dom::element& root) { return text_at(root, "/type") == "comment"; }

}  // namespace

const Board kHackerNews = {"hacker-news", "hn.algolia.com", address,   "/children", "story_id",
                           read,          nullptr,          is_comment};

}  // namespace skillgap
