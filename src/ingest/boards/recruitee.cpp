// Recruitee's careers API: COMPANY.recruitee.com/api/offers/
#include "ingest/boards/board.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// A single job's page ("/o/SLUG") carries JobPosting data and is read as a page.
std::optional<std::string> address(const BoardPage& page) {
  if (!page.host.ends_with(".recruitee.com") || page.host == "api.recruitee.com" ||
      page.segment(0) == "o")
    return std::nullopt;
  return "https://" + page.host + "/api/offers/";
}

void read_salary(Salary& salary, const dom::element& job) {
  double amount = 0;
  if (!job.at_pointer("/salary/min").get(amount) && amount > 0) salary.min = amount;
  if (!job.at_pointer("/salary/max").get(amount) && amount > 0) salary.max = amount;
  salary.currency = text_at(job, "/salary/currency");
  salary.unit = text_at(job, "/salary/period");
}

FeedItem read(const dom::element& job) {
  FeedItem item;
  item.posting.url = first_text(job, {"/careers_url", "/careers_apply_url"});
  item.posting.title = text_at(job, "/title");
  item.posting.company = text_at(job, "/company_name");
  item.posting.location = first_text(job, {"/location", "/city", "/country"});
  item.posting.employment_type = text_at(job, "/employment_type_code");
  item.posting.date_posted = first_text(job, {"/published_at", "/created_at"});
  item.posting.date_valid_through = text_at(job, "/close_at");
  add_section(item.posting.description, "", text_at(job, "/description"));
  add_section(item.posting.description, "", text_at(job, "/requirements"));
  read_salary(item.posting.salary, job);
  add_extra(item.posting, "department", text_at(job, "/department"));
  add_extra(item.posting, "educationRequirements", text_at(job, "/education_code"));
  add_extra(item.posting, "experienceRequirements", text_at(job, "/experience_code"));
  set_remote(item, is_true(job, "/remote"));
  return item;
}

}  // namespace

const Board kRecruitee = {"recruitee", ".recruitee.com", address, "/offers", "careers_url", read};

}  // namespace skillgap
