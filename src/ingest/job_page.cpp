// HTML pages with JobPosting data.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <pugixml.hpp>
#include <unordered_set>

#include "ingest/feed_readers.h"
#include "ingest/job_posting_ld.h"
#include "ingest/loose_json.h"
#include "ingest/relative_url.h"
#include "skillgap/html_text.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxBlocks = 50;

bool is_link_tag(std::string_view tag) {
  return std::ranges::equal(tag.substr(0, 6), std::string_view("<link "), {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
}

// A lone tag is XML but for its missing end, which pugixml reports only after the attributes.
std::string canonical_href(std::string_view tag) {
  pugi::xml_document parsed;
  parsed.load_buffer(tag.data(), tag.size(), pugi::parse_default, pugi::encoding_utf8);
  const auto link = parsed.first_child();
  const bool canonical = std::string_view(link.attribute("rel").value()) == "canonical";
  return canonical ? link.attribute("href").value() : "";
}

// <link rel="canonical">: the address under which the site itself knows the page.
std::string canonical_link(std::string_view html) {
  constexpr auto kNone = std::string_view::npos;
  for (auto at = html.find('<'); at != kNone; at = html.find('<', at + 1)) {
    if (!is_link_tag(html.substr(at, 6))) continue;
    const auto end = html.find('>', at);
    if (end == kNone) break;
    if (auto href = canonical_href(html.substr(at, end + 1 - at)); !href.empty()) return href;
  }
  return {};
}

std::string page_url(const FeedReading& reading, std::string_view html) {
  const auto link = resolve_url(reading.document.url, canonical_link(html));
  return is_web_url(link) ? link : reading.document.url;
}

struct Blocks {
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

Blocks read_blocks(FeedReading& reading, std::string_view html,
                   const std::vector<std::string>& blocks) {
  Blocks out;
  auto& problems = reading.feed.problems;
  std::size_t end = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto where = block_place(reading, html, blocks[i], end);
    if (i == kMaxBlocks) {
      problems.push_back({ProblemKind::kLimit, where,
                          "more than 50 JSON-LD blocks, this one and the rest were left out"});
      break;
    }
    out.documents.push_back(std::make_unique<JsonDocument>());
    if (const auto root = out.documents.back()->read_loose(blocks[i])) {
      out.found.add(*root);
    } else {
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

void add_postings(FeedReading& reading, JobPostings& found, std::string_view html) {
  const auto page = page_url(reading, html);
  const auto nodes = distinct(found.nodes());
  for (const auto& node : nodes) {
    if (!begin_item(reading, reading.document.where)) return;
    auto item = found.read(node);
    item.base = page;
    if (item.posting.url.empty()) {
      item.posting.url = page;
      item.own_link = nodes.size() == 1;
    }
    add_item(reading, std::move(item), reading.document.where);
  }
}

}  // namespace

std::expected<void, Error> read_job_page(FeedReading& reading, std::string_view text) {
  reading.feed.format = FeedFormat::kHtmlPage;
  const HtmlText page = html_to_text(text);
  set_feed_title(reading, page.title);
  Blocks blocks = read_blocks(reading, text, page.json_ld);
  if (blocks.found.nodes().empty()) {
    std::string message =
        "no JobPosting data in the page, give the address of a feed or of a single job";
    // Then the damage is the answer, not a remark beside one.
    if (!reading.feed.problems.empty()) message += "; " + to_line(reading.feed.problems.front());
    return std::unexpected(Error{reading.document.where, std::move(message)});
  }
  add_postings(reading, blocks.found, text);
  return {};
}

}  // namespace skillgap
