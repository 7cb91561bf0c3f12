// Lever's Postings API: api.lever.co/v0/postings/SITE
#include "ingest/boards/board.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

std::optional<std::string> address(const BoardPage& page) {
  const bool eu = page.host == "jobs.eu.lever.co";
  if ((page.host != "jobs.lever.co" && !eu) || page.path.empty()) return std::nullopt;
  std::string url =
      eu ? "https://api.eu.lever.co/v0/postings/" : "https://api.lever.co/v0/postings/";
  url += page.segment(0);
  if (page.path.size() > 1) (url += '/') += page.segment(1);
  return url + "?mode=json";
}

// "per-year-salary", "per-hour-wage": the unit is the second word.
std::string unit_of(std::string_view interval) {
  if (!interval.starts_with("per-")) return {};
  interval.remove_prefix(4);
  return std::string(interval.substr(0, interval.find('-')));
}

void read_salary(Salary& salary, const dom::element& job) {
  double amount = 0;
  if (!job.at_pointer("/salaryRange/min").get(amount) && amount > 0) salary.min = amount;
  if (!job.at_pointer("/salaryRange/max").get(amount) && amount > 0) salary.max = amount;
  salary.currency = text_at(job, "/salaryRange/currency");
  salary.unit = unit_of(text_at(job, "/salaryRange/interval"));
}

std::string description(const dom::element& job) {
  std::string html;
  add_section(html, "", text_at(job, "/description"));
  dom::array lists;
  if (!job.at_pointer("/lists").get(lists)) {
    for (const dom::element list : lists) {
      const std::string items = text_at(list, "/content");
      if (!items.empty()) add_section(html, text_at(list, "/text"), "<ul>" + items + "</ul>");
    }
  }
  add_section(html, "", text_at(job, "/additional"));
  return html.empty() ? text_at(job, "/descriptionPlain") : html;
}

FeedItem read(const dom::element& job) {
  FeedItem item;
  item.posting.url = text_at(job, "/hostedUrl");
  item.posting.title = text_at(job, "/text");
  item.posting.location = first_text(job, {"/categories/location", "/country"});
  item.posting.employment_type = text_at(job, "/categories/commitment");
  item.posting.date_posted = text_at(job, "/createdAt");
  item.posting.description = description(job);
  read_salary(item.posting.salary, job);
  add_extra(item.posting, "department",
            first_text(job, {"/categories/department", "/categories/team"}));
  set_remote(item, text_at(job, "/workplaceType") == "remote");
  return item;
}

}  // namespace

const Board kLever = {"lever", "api.lever.co", address, "/", "hostedUrl", read};

}  // namespace skillgap
