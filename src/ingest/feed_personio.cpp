// Personio's XML of open positions: COMPANY.jobs.personio.de/xml
#include "ingest/boards/board.h"
#include "ingest/feed_readers.h"
#include "ingest/feed_xml.h"
#include "ingest/relative_url.h"

namespace skillgap {
namespace {

std::string description(const pugi::xml_node& position) {
  std::string html;
  for (const auto& section : child(position, "jobDescriptions").children())
    add_section(html, child_content(section, "name"), child_content(section, "value"));
  return html;
}

// The number of a position is also its address.
std::string page_of(const std::string& number, std::string_view document_url) {
  return number.empty() ? "" : resolve_url(document_url, "/job/" + number);
}

}  // namespace

void read_personio_head(FeedReading&, const pugi::xml_node&) {}  // it says nothing of itself

FeedItem read_personio_position(const pugi::xml_node& position, std::string_view document_url) {
  FeedItem item;
  const std::string number = child_content(position, "id");
  item.guid = number;
  item.posting.url = page_of(number, document_url);
  item.posting.title = child_content(position, "name");
  item.posting.company = child_content(position, "subcompany");
  item.posting.location = child_content(position, "office");
  item.posting.employment_type = child_content(position, "employmentType");
  item.posting.date_posted = child_content(position, "createdAt");
  item.posting.description = description(position);
  add_extra(item.posting, "department", child_content(position, "department"));
  add_extra(item.posting, "experienceRequirements", child_content(position, "yearsOfExperience"));
  for (const char* tag : {"occupation", "occupationCategory", "recruitingCategory"})
    add_tag(item.posting, child_content(position, tag));
  return item;
}

}  // namespace skillgap
