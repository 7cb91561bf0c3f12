// SmartRecruiters' Posting API: api.smartrecruiters.com/v1/companies/COMPANY/postings. The list has
// no texts; each job's own address (`ref`) has.
#include <fmt/format.h>

#include <cstdint>

#include "ingest/boards/board.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// "743999966129001-data-engineer": the number identifies the job.
std::string number_of(std::string_view segment) {
  return std::string(segment.substr(0, segment.find_first_not_of("0123456789")));
}

std::optional<std::string> address(const BoardPage& page) {
  const bool known =
      page.host == "jobs.smartrecruiters.com" || page.host == "careers.smartrecruiters.com";
  if (!known || page.path.empty()) return std::nullopt;
  const std::string list =
      "https://api.smartrecruiters.com/v1/companies/" + std::string(page.segment(0)) + "/postings";
  const std::string number = number_of(page.segment(1));
  return number.empty() ? list + "?limit=100" : list + "/" + number;
}

std::string description(const dom::element& job) {
  std::string html;
  for (const std::string section :
       {"companyDescription", "jobDescription", "qualifications", "additionalInformation"}) {
    const std::string path = "/jobAd/sections/" + section;
    add_section(html, text_at(job, path + "/title"), text_at(job, path + "/text"));
  }
  return html;
}

FeedItem read(const dom::element& job) {
  FeedItem item;
  item.guid = text_at(job, "/uuid");
  item.posting.url = first_text(job, {"/postingUrl", "/applyUrl", "/ref"});
  item.posting.title = text_at(job, "/name");
  item.posting.company = text_at(job, "/company/name");
  item.posting.location =
      joined_place({text_at(job, "/location/city"), text_at(job, "/location/region"),
                    text_at(job, "/location/country")});
  item.posting.employment_type = text_at(job, "/typeOfEmployment/label");
  item.posting.date_posted = text_at(job, "/releasedDate");
  item.posting.language = text_at(job, "/language/code");
  item.posting.description = description(job);
  add_extra(item.posting, "industry", text_at(job, "/industry/label"));
  add_extra(item.posting, "department", text_at(job, "/department/label"));
  add_extra(item.posting, "experienceRequirements", text_at(job, "/experienceLevel/label"));
  set_remote(item, is_true(job, "/location/remote"));
  return item;
}

// A page of the list says how many jobs there are in all.
std::vector<std::string> links(const dom::element& root) {
  std::vector<std::string> all;
  dom::array jobs;
  if (root.at_pointer("/content").get(jobs)) return all;
  for (const dom::element job : jobs) all.push_back(text_at(job, "/ref"));
  std::uint64_t offset = 0, limit = 0, total = 0;
  const bool counted = !root.at_pointer("/offset").get(offset) &&
                       !root.at_pointer("/limit").get(limit) &&
                       !root.at_pointer("/totalFound").get(total);
  const std::string first = all.empty() ? "" : all.front();
  const std::size_t slash = first.rfind('/');
  if (counted && limit > 0 && total > limit && offset < total - limit && slash != std::string::npos)
    all.push_back(
        fmt::format("{}?limit={}&offset={}", first.substr(0, slash), limit, offset + limit));
  return all;
}

}  // namespace

const Board kSmartRecruiters = {
    "smartrecruiters", "api.smartrecruiters.com", address, "/content", "jobAd", read, links};

}  // namespace skillgap
