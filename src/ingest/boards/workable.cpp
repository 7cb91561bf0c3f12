// Workable's widget API: apply.workable.com/api/v1/widget/accounts/ACCOUNT?details=true
#include "ingest/boards/board.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// A single job's page ("/ACCOUNT/j/CODE") carries JobPosting data and is read as a page.
std::optional<std::string> address(const BoardPage& page) {
  if (page.host != "apply.workable.com" || page.path.size() != 1) return std::nullopt;
  return "https://apply.workable.com/api/v1/widget/accounts/" + std::string(page.segment(0)) +
         "?details=true";
}

FeedItem read(const dom::element& job) {
  FeedItem item;
  item.posting.url = first_text(job, {"/url", "/shortlink", "/application_url"});
  item.posting.title = text_at(job, "/title");
  item.posting.location =
      joined_place({text_at(job, "/city"), text_at(job, "/state"), text_at(job, "/country")});
  item.posting.employment_type = text_at(job, "/employment_type");
  item.posting.date_posted = first_text(job, {"/published_on", "/created_at"});
  item.posting.description = text_at(job, "/description");
  add_extra(item.posting, "department", text_at(job, "/department"));
  add_extra(item.posting, "industry", text_at(job, "/industry"));
  add_extra(item.posting, "experienceRequirements", text_at(job, "/experience"));
  add_extra(item.posting, "educationRequirements", text_at(job, "/education"));
  set_remote(item, is_true(job, "/telecommuting"));
  return item;
}

}  // namespace

const Board kWorkable = {"workable", "apply.workable.com", address, "/jobs", "shortcode", read};

}  // namespace skillgap
