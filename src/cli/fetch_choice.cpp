// Which postings of a feed are taken now, and which pages are asked for next.
#include <fmt/format.h>

#include <algorithm>

#include "cli/fetch_run.h"
#include "cli/teaser.h"
#include "skillgap/date.h"

namespace skillgap {

// Pages that a site lists, and files of a folder, belong to one source, or each would be a source
// of its own in trends.
std::expected<FetchRun::Next, Error> FetchRun::choose_postings(Taking& taking, ParsedFeed& feed,
                                                               Showing& showing) {
  Next next;
  const WantedDocument& wanted = taking.wanted;
  const bool of_the_source = wanted.why == Why::kListed ||
                             (wanted.why == Why::kFile && feed.format == FeedFormat::kHtmlPage);
  for (Posting& posting : feed.postings) {
    if (of_the_source) posting.source = plan_.sources[wanted.source].source;
    const auto day = parse_date(posting.date_posted);
    const bool is_old = day && to_iso(*day) < plan_.since;
    const auto follow = is_old ? false : follows(taking, posting);
    if (!follow) return std::unexpected(follow.error());
    if (!is_old && !*follow) {
      showing.postings.push_back(std::move(posting));
      continue;
    }
    showing.also_held.push_back(posting.id);
    if (!*follow) continue;
    next.push_back({wanted.source, posting.url, Why::kFollowed, posting, wanted.address});
  }
  return next;
}

// Whether the page of an item is to be opened. An item that was completed before, and has not
// changed, becomes what it was completed to.
std::expected<bool, Error> FetchRun::follows(Taking& taking, Posting& posting) {
  const WantedDocument& wanted = taking.wanted;
  if (!plan_.sources[wanted.source].follow || wanted.why == Why::kListed || !is_teaser(posting))
    return false;
  auto kept = receiver_.find(posting.id);
  if (!kept) return std::unexpected(std::move(kept.error()));
  const bool has_room = taking.row.room > 0;
  if (*kept && (is_completed_from(**kept, posting) || (!has_room && is_completed(**kept)))) {
    posting = **std::move(kept);
    return false;
  }
  if (has_room) --taking.row.room;
  return has_room;
}

// Those never read before come first, so that several runs get through a long list.
FetchRun::Next FetchRun::choose_links(Taking& taking, std::vector<std::string> links, Why why) {
  std::stable_partition(links.begin(), links.end(), [&](const std::string& link) {
    return receiver_.last_asked(link).value_or(LastAsked{}).time.empty();
  });
  const std::size_t listed = links.size();
  links.resize(std::min(taking.row.room, listed));
  taking.row.room -= links.size();
  if (links.size() < listed)
    console_.note(fmt::format("{} listed pages were not asked for in this run, see --max",
                              listed - links.size()));
  Next next;
  for (std::string& link : links)
    next.push_back({taking.wanted.source, std::move(link), why, {}, {}});
  return next;
}

}  // namespace skillgap
