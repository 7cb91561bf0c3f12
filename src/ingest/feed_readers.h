// One reader a format. Each fills `reading.feed`; it fails only where the document is none of its
// kind after all. `text` is the decoded document.
#pragma once

#include <expected>
#include <pugixml.hpp>
#include <string_view>

#include "ingest/feed_item.h"
#include "skillgap/error.h"

namespace skillgap {

// RSS, RDF and Atom. `root` is the local name of the root element: rss, RDF or feed.
std::expected<void, Error> read_xml_feed(FeedReading& reading, std::string_view text,
                                         std::string_view root);

std::expected<void, Error> read_json_feed(FeedReading& reading, std::string_view text);

// A sitemap or an index of sitemaps (sitemaps.org 0.9): only links come of it. `root` is the local
// name of the root element: urlset or sitemapindex.
// An address a line. False where it is none.
bool read_address_list(FeedReading& reading, std::string_view text);
std::expected<void, Error> read_sitemap(FeedReading& reading, std::string_view text,
                                        std::string_view root);

// An HTML page, with JobPosting data or without.
std::expected<void, Error> read_job_page(FeedReading& reading, std::string_view text);

// The parts of read_xml_feed that depend on the format.
void read_rss_channel(FeedReading& reading, const pugi::xml_node& root);
FeedItem read_rss_item(const pugi::xml_node& item, std::string_view document_url);
void read_atom_head(FeedReading& reading, const pugi::xml_node& feed);
void read_personio_head(FeedReading& reading, const pugi::xml_node& root);
FeedItem read_personio_position(const pugi::xml_node& position, std::string_view document_url);
FeedItem read_atom_entry(const pugi::xml_node& entry, std::string_view document_url);

}  // namespace skillgap
