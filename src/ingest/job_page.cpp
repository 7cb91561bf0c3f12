// HTML pages with JobPosting data.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "ingest/feed_readers.h"
#include "ingest/job_posting_ld.h"
#include "ingest/loose_json.h"
#include "ingest/relative_url.h"
#include "skillgap/html_text.h"
#include "skillgap/page_data.h"

namespace skillgap {
namespace {

constexpr std::size_t kLeastText = 300;  // a page of fewer bytes is no posting

// The address under which the site itself knows the page; of a saved page, where it came from.
std::string page_url(const FeedReading& reading, const PageHead& head) {
  const auto canonical = std::ranges::find(head.links, "canonical", &PageLink::rel);
  std::string link = canonical == head.links.end() ? "" : canonical->href;
  if (link.empty() && reading.document.url.empty()) link = head.meta("og:url");
  link = resolve_url(reading.document.url, link);
  return is_web_url(link) ? link : reading.document.url;
}

struct Blocks {
  explicit Blocks(const FeedLimits& limits) : json_depth(limits.json_depth), found(limits) {}

  std::size_t json_depth;
  std::vector<std::unique_ptr<JsonDocument>> documents;  // keep what `found` refers to
  JobPostings found;
};

// The line of a block, given where the one before it ended. The page holds it as it was written.
std::string block_place(const FeedReading& reading, std::string_view html, std::string_view block,
                        std::size_t& end) {
  const auto at = html.find(block, end);
  if (at == std::string_view::npos) return reading.document.where;
  end = at + block.size();
  const auto line = 1 + std::ranges::count(html.substr(0, at), '\n');
  return fmt::format("{}:{}", reading.document.where, line);
}

// False where the text is no JSON. Some templates encode theirs once more, as a string.
bool add_block(Blocks& out, std::string_view text, bool within_string = false) {
  JsonDocument& document =
      *out.documents.emplace_back(std::make_unique<JsonDocument>(out.json_depth));
  const auto root = document.read_script(text);
  if (!root) return false;
  std::string_view encoded;
  if (!within_string && !root->get(encoded)) return add_block(out, encoded, true);
  out.found.add(*root);
  return true;
}

Blocks read_blocks(FeedReading& reading, std::string_view html,
                   const std::vector<std::string>& blocks) {
  Blocks out(reading.limits);
  auto& problems = reading.feed.problems;
  std::size_t end = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto where = block_place(reading, html, blocks[i], end);
    if (i == reading.limits.json_ld_blocks) {
      problems.push_back(
          {ProblemKind::kLimit, where,
           fmt::format("more than {} JSON-LD blocks, this one and the rest were left out", i)});
      break;
    }
    if (!add_block(out, blocks[i])) {
      problems.push_back({ProblemKind::kBadItem, where,
                          fmt::format("JSON-LD block {} is not JSON, skipped", i + 1)});
    }
  }
  return out;
}

// Pages may repeat a posting, once for each way that they are built.
std::vector<simdjson::dom::element> distinct(const std::vector<simdjson::dom::element>& nodes) {
  std::unordered_set<std::string> seen;
  std::vector<simdjson::dom::element> out;
  for (const auto& node : nodes) {
    if (seen.insert(simdjson::minify(node)).second) out.push_back(node);
  }
  return out;
}

// Pages that have both say the same twice, and JSON-LD says it better.
void read_marked_items(const FeedReading& reading, Blocks& blocks, std::string_view html) {
  if (!blocks.found.nodes().empty() || html.find("JobPosting") == std::string_view::npos) return;
  blocks.documents.push_back(std::make_unique<JsonDocument>(blocks.json_depth));
  if (const auto root = blocks.documents.back()->read(marked_items(html, reading.limits.marked)))
    blocks.found.add(*root);
}

void add_postings(FeedReading& reading, JobPostings& found, const PageHead& head) {
  const auto page = page_url(reading, head);
  const auto base = resolve_url(page, head.base);
  const auto nodes = distinct(found.nodes());
  for (const auto& node : nodes) {
    if (!begin_item(reading, reading.document.where)) return;
    auto item = found.read(node);
    item.base = base;
    // Of a page with several, its own address is that of none.
    if (item.posting.url.empty() && (nodes.size() > 1 || page.empty()))
      item.posting.url = item.likely_page;
    if (item.posting.url.empty()) {
      item.posting.url = page;
      item.own_link = nodes.size() == 1;
    }
    add_item(reading, std::move(item), reading.document.where);
  }
}

// Lists of jobs, menus and results of searches are made of short lines, postings have sentences: a
// quarter of the text, at least, is in lines of 60 bytes (of three saved job pages: 48 to 100 %, of
// a page of search results: 8 %).
bool reads_like_a_posting(std::string_view text) {
  constexpr std::size_t kLongLine = 60;
  std::size_t in_long_lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::min(text.find('\n', at), text.size()) - at;
    if (length >= kLongLine) in_long_lines += length;
    at += length + 1;
  }
  return text.size() >= kLeastText && in_long_lines * 4 >= text.size();
}

void take_text(FeedReading& reading, const HtmlText& page, const PageHead& head,
               const MainText& main) {
  FeedItem item;
  item.posting.title = main.heading.empty() ? head.meta("og:title") : main.heading;
  if (item.posting.title.empty()) item.posting.title = page.title;
  item.posting.url = page_url(reading, head);
  item.posting.description = main.text;
  item.posting.description_format = TextFormat::kText;
  item.posting.date_posted = head.meta("article:published_time");
  add_extra(item.posting, "site_name", head.meta("og:site_name"));
  begin_item(reading, reading.document.where);
  add_item(reading, std::move(item), reading.document.where);
  reading.feed.from_text = true;
  reading.feed.problems.push_back({ProblemKind::kMissingField, reading.document.where,
                                   "no JobPosting data in the page, its title and main text were "
                                   "taken as one posting; look it over"});
}

Error no_posting(const FeedReading& reading) {
  std::string message =
      "no JobPosting data in the page, give the address of a feed or of a single job";
  // Then the damage is the answer, not a remark beside one.
  if (!reading.feed.problems.empty()) message += "; " + to_line(reading.feed.problems.front());
  return {reading.document.where, std::move(message)};
}

bool is_feed_link(const PageLink& link) {
  constexpr std::string_view kTypes[] = {"application/rss+xml", "application/atom+xml",
                                         "application/rdf+xml", "application/feed+json"};
  const bool is_xml = link.type == "text/xml" || link.type == "application/xml";
  const bool is_json = link.type == "application/json" && link.href.ends_with("feed.json");
  const bool is_feed = std::ranges::find(kTypes, link.type) != std::end(kTypes) ||
                       (link.rel == "alternate" && (is_xml || is_json)) || link.rel == "feed";
  return is_feed && !link.href.contains("/comments/");  // of a blog's readers
}

bool is_sitemap_link(const PageLink& link) { return link.rel.contains("sitemap"); }

// A sitemap names all pages of the site, so feeds come first.
void find_feeds(FeedReading& reading, const PageHead& head) {
  const auto base = resolve_url(reading.document.url, head.base);
  auto& feeds = reading.feed.feeds;
  for (const auto is_wanted : {is_feed_link, is_sitemap_link}) {
    for (const PageLink& link : head.links) {
      if (is_wanted(link) && feeds.size() < reading.limits.feeds)
        feeds.push_back(resolve_url(base, link.href));
    }
    if (!feeds.empty()) return;
  }
}

}  // namespace

std::expected<void, Error> read_job_page(FeedReading& reading, std::string_view text) {
  reading.feed.format = FeedFormat::kHtmlPage;
  const HtmlText page = html_to_text(text);
  const PageHead head = read_page_head(text);
  set_feed_title(reading, page.title);
  reading.language = plain_line(head.language);
  Blocks blocks = read_blocks(reading, text, page.json_ld);
  read_marked_items(reading, blocks, text);
  if (!blocks.found.nodes().empty()) {
    add_postings(reading, blocks.found, head);
    return {};
  }
  find_feeds(reading, head);
  const MainText main = read_main_text(text);
  if (reads_like_a_posting(main.text)) {
    take_text(reading, page, head, main);
  } else if (reading.feed.feeds.empty()) {
    return std::unexpected(no_posting(reading));
  }
  return {};
}

}  // namespace skillgap
