// Ashby's public job board API: api.ashbyhq.com/posting-api/job-board/NAME
#include "ingest/boards/board.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// A single job's page carries JobPosting data and is read as a page.
std::optional<std::string> address(const BoardPage& page) {
  if (page.host != "jobs.ashbyhq.com" || page.path.size() != 1) return std::nullopt;
  return "https://api.ashbyhq.com/posting-api/job-board/" + std::string(page.segment(0)) +
         "?includeCompensation=true";
}

std::string places(const dom::element& job) {
  const std::string first = text_at(job, "/location");
  const std::string others = listed_texts(job, "/secondaryLocations", "/location", "; ");
  return first.empty() || others.empty() ? first + others : first + "; " + others;
}

FeedItem read(const dom::element& job) {
  FeedItem item;
  item.posting.url = first_text(job, {"/jobUrl", "/applyUrl"});
  item.posting.title = text_at(job, "/title");
  item.posting.location = places(job);
  item.posting.employment_type = text_at(job, "/employmentType");
  item.posting.date_posted = text_at(job, "/publishedAt");
  item.posting.description = first_text(job, {"/descriptionHtml", "/descriptionPlain"});
  item.posting.salary.surface =
      first_text(job, {"/compensation/scrapeableCompensationSalarySummary",
                       "/compensation/compensationTierSummary"});
  add_extra(item.posting, "department", first_text(job, {"/department", "/team"}));
  set_remote(item, is_true(job, "/isRemote") || text_at(job, "/workplaceType") == "Remote");
  return item;
}

}  // namespace

const Board kAshby = {"ashby", "api.ashbyhq.com", address, "/jobs", "descriptionHtml", read};

}  // namespace skillgap
