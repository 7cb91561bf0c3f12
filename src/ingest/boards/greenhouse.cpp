// Greenhouse's Job Board API: boards-api.greenhouse.io/v1/boards/TOKEN/jobs
#include <algorithm>

#include "ingest/boards/board.h"

namespace skillgap {
namespace {

constexpr std::string_view kPages[] = {"boards.greenhouse.io", "job-boards.greenhouse.io",
                                       "boards.eu.greenhouse.io", "job-boards.eu.greenhouse.io"};

std::optional<std::string> address(const BoardPage& page) {
  // "embed/job_board?for=acme" is what companies put into their own pages.
  const std::string_view company =
      page.segment(0) == "embed" ? page.parameter("for") : page.segment(0);
  if (std::ranges::find(kPages, page.host) == std::end(kPages) || company.empty())
    return std::nullopt;
  const std::string jobs =
      "https://boards-api.greenhouse.io/v1/boards/" + std::string(company) + "/jobs";
  if (page.segment(1) == "jobs" && page.path.size() > 2)
    return jobs + "/" + std::string(page.segment(2));
  return jobs + "?content=true";
}

FeedItem read(const simdjson::dom::element& job) {
  FeedItem item;
  item.posting.url = text_at(job, "/absolute_url");
  item.posting.title = text_at(job, "/title");
  item.posting.company = text_at(job, "/company_name");
  item.posting.location = text_at(job, "/location/name");
  item.posting.description = text_at(job, "/content");  // HTML with its tags encoded
  item.posting.date_posted = first_text(job, {"/first_published", "/updated_at"});
  item.posting.date_valid_through = text_at(job, "/application_deadline");
  item.posting.language = text_at(job, "/language");
  add_extra(item.posting, "department", listed_texts(job, "/departments", "/name", ", "));
  return item;
}

}  // namespace

const Board kGreenhouse = {
    "greenhouse", "boards-api.greenhouse.io", address, "/jobs", "absolute_url", read};

}  // namespace skillgap
