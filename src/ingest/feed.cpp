#include "skillgap/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "ingest/feed_readers.h"
#include "ingest/feed_repair.h"
#include "ingest/feed_xml.h"
#include "ingest/relative_url.h"
#include "skillgap/html_text.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Past a declaration, comment or document type that begins at `at`, or kNone.
std::size_t behind_prolog(std::string_view text, std::size_t at) {
  const bool comment = text.substr(at).starts_with("<!--");
  const auto end = text.find(comment ? "-->" : ">", at);
  return end == kNone ? kNone : end + 1;
}

// The name of the first element, "" where there is none.
std::string_view root_name(std::string_view text) {
  for (auto at = text.find('<'); at != kNone && at + 1 < text.size();) {
    if (text[at + 1] != '?' && text[at + 1] != '!') {
      const auto end = std::min(text.find_first_of(" \t\r\n/>", at + 1), text.size());
      return text.substr(at + 1, end - at - 1);
    }
    const auto behind = behind_prolog(text, at);
    at = behind == kNone ? kNone : text.find('<', behind);
  }
  return {};
}

bool is_json(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  return start != kNone && (text[start] == '{' || text[start] == '[');
}

bool is_xml_feed(std::string_view root) {
  constexpr std::string_view kRoots[] = {"rss",   "RDF",          "Channel", "feed",
                                         "entry", "workzag-jobs", "source",  "jobs"};
  return std::ranges::find(kRoots, root) != std::end(kRoots);
}

bool is_feed_in_capitals(std::string_view root) {
  const auto is = [root](std::string_view name) {
    return std::ranges::equal(root, name, {}, [](char c) { return static_cast<char>(c | 0x20); });
  };
  return is("rss") || is("feed") || is("jobs") || is("source");
}

bool is_sitemap(std::string_view root) { return root == "urlset" || root == "sitemapindex"; }

Error not_a_feed(std::string_view where, std::string_view root) {
  if (root.empty()) return {std::string(where), "neither a feed nor a page, check the address"};
  return {std::string(where),
          fmt::format("<{}> is no feed that we read (RSS, Atom, RDF, JSON Feed, or a page with "
                      "JobPosting data), check the address",
                      root)};
}

bool is_html(std::string_view root) { return looks_like_html(fmt::format("<{}>", root)); }

// By what the document holds: content types of feeds are wrong too often.
std::expected<void, Error> read_document(FeedReading& reading, std::string_view text) {
  if (is_json(text)) return read_json_feed(reading, text);
  auto root = root_name(text);
  const auto feed = behind_remarks(text);
  if (is_html(root) && is_xml_feed(local_name(root_name(feed)))) {
    text = feed;
    root = root_name(feed);
  }
  if (is_sitemap(local_name(root))) return read_sitemap(reading, text, local_name(root));
  if (is_xml_feed(local_name(root))) return read_xml_feed(reading, text, local_name(root));
  if (is_feed_in_capitals(root)) return read_document(reading, with_lower_tags(text));
  if (!root.empty() && is_html(root)) return read_job_page(reading, text);
  if (root.empty() && read_address_list(reading, text)) return {};
  return std::unexpected(not_a_feed(reading.document.where, clean_utf8(root.substr(0, 40))));
}

void note_encoding(FeedReading& reading, const DecodedText& decoded) {
  std::string message;
  if (!decoded.refused_label.empty()) {
    message = fmt::format("the stated encoding '{}' is none that we read, {} was used; ",
                          clean_utf8(decoded.refused_label.substr(0, 40)), decoded.charset);
  }
  if (decoded.guessed) message += "not UTF-8, and no encoding is stated: read as windows-1252; ";
  if (decoded.replaced > 0) {
    message += fmt::format("{} sequences are not {} and became U+FFFD; ", decoded.replaced,
                           decoded.charset);
  }
  if (message.empty()) return;
  reading.feed.problems.push_back({ProblemKind::kEncoding, reading.document.where,
                                   message + "check the encoding that the document states"});
}

// Only web addresses, each once: what a source lists is asked for without a person looking at it.
void tidy_links(std::vector<std::string>& links, std::string_view base, std::size_t most_bytes) {
  std::unordered_set<std::string> seen;
  std::vector<std::string> kept;
  for (const std::string& link : links) {
    std::string address = resolve_url(base, link);
    if (is_web_url(address) && address.size() <= most_bytes && seen.insert(address).second)
      kept.push_back(std::move(address));
  }
  links = std::move(kept);
}

Error too_large(const FeedReading& reading) {
  return {reading.document.where, fmt::format("larger than {} MiB, no feed is; check the address",
                                              reading.limits.document_bytes >> 20)};
}

}  // namespace

std::string_view feed_format_name(FeedFormat format) {
  switch (format) {
    case FeedFormat::kRss:
      return "rss";
    case FeedFormat::kRdf:
      return "rdf";
    case FeedFormat::kAtom:
      return "atom";
    case FeedFormat::kJsonFeed:
      return "json-feed";
    case FeedFormat::kHtmlPage:
      return "html-page";
    case FeedFormat::kBoard:
      return "board";
    case FeedFormat::kSitemap:
      return "sitemap";
  }
  return {};
}

std::expected<ParsedFeed, Error> parse_feed(const RawDocument& document, std::string_view since,
                                            const FeedLimits& limits) {
  FeedReading reading{
      .document = document, .limits = limits, .since = since, .link = {}, .language = {}};
  if (document.bytes.size() > limits.document_bytes) return std::unexpected(too_large(reading));
  const DecodedText decoded = decode_text(document.bytes, document.charset);
  if (decoded.text.size() > limits.document_bytes) return std::unexpected(too_large(reading));
  reading.feed.complete = document.complete;
  note_encoding(reading, decoded);
  if (auto read = read_document(reading, decoded.text); !read) return std::unexpected(read.error());
  tidy_links(reading.feed.links, document.url, limits.url_bytes);
  tidy_links(reading.feed.feeds, document.url, limits.url_bytes);
  return std::move(reading.feed);
}

}  // namespace skillgap
