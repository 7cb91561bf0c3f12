// Boards that answer with feeds: Personio with XML of its own (read by feed_personio.cpp),
// Teamtailor with RSS.
#include "ingest/boards/board.h"

namespace skillgap {
namespace {

std::optional<std::string> personio(const BoardPage& page) {
  if (!page.host.ends_with(".jobs.personio.de") && !page.host.ends_with(".jobs.personio.com"))
    return std::nullopt;
  return "https://" + page.host + "/xml";
}

// A single job's page ("/jobs/7-title") carries JobPosting data and is read as a page.
std::optional<std::string> teamtailor(const BoardPage& page) {
  const bool list = page.path.empty() || (page.segment(0) == "jobs" && page.path.size() == 1);
  if (!page.host.ends_with(".teamtailor.com") || page.host == "api.teamtailor.com" || !list)
    return std::nullopt;
  return "https://" + page.host + "/jobs.rss";
}

}  // namespace

const Board kPersonio = {"personio", "", personio, "", "", nullptr};
const Board kTeamtailor = {"teamtailor", "", teamtailor, "", "", nullptr};

}  // namespace skillgap
