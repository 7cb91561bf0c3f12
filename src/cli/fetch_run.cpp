#include "cli/fetch_run.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <iterator>

#include "cli/clock.h"
#include "cli/teaser.h"
#include "skillgap/date.h"
#include "skillgap/report.h"
#include "skillgap/saved_pages.h"

namespace skillgap {
namespace {

std::string hash_of(std::string_view bytes) {
  return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

// The first document of a source says what it is; what it lists does not change that.
void say_first(std::string& what, std::string_view word) {
  if (what.empty()) what = word;
}

// Feeds hold the newest postings only; boards and pages hold what there is.
bool is_rolling(FeedFormat format) {
  return format == FeedFormat::kRss || format == FeedFormat::kRdf || format == FeedFormat::kAtom ||
         format == FeedFormat::kJsonFeed;
}

// Invariant I3. A bad item may be one that was there; an empty list may be a site's mishap.
bool is_well_classified(const ParsedFeed& feed, const FetchedDocument& fetched) {
  return feed.complete && fetched.document.complete && !feed.postings.empty() &&
         std::ranges::all_of(feed.problems, [](const Problem& problem) {
           return problem.kind == ProblemKind::kMissingField;
         });
}

std::string oldest_of(const std::vector<Posting>& postings) {
  std::string oldest;
  for (const Posting& posting : postings) {
    const auto day = parse_date(posting.date_posted);
    if (day && (oldest.empty() || to_iso(*day) < oldest)) oldest = to_iso(*day);
  }
  return oldest;
}

template <class T>
std::expected<T, Error> with(std::expected<void, Error> done, T value = {}) {
  if (!done) return std::unexpected(std::move(done.error()));
  return value;
}

}  // namespace

FetchRun::FetchRun(const FetchPlan& plan, FeedReceiver& receiver, Console& console)
    : plan_(plan), receiver_(receiver), console_(console) {
  for (std::size_t i = 0; i < plan.sources.size(); ++i) rows_.push_back({.room = plan.max_pages});
}

std::expected<std::vector<WantedDocument>, Error> FetchRun::take(const Answer& answer) {
  Taking taking{answer.wanted, rows_[answer.wanted.source], {}};
  if (answer.wanted.why == Why::kFile)
    say_first(taking.row.what,
              is_page_archive(plan_.sources[answer.wanted.source].address) ? "archive" : "folder");
  taking.record.source = answer.wanted.address;
  taking.record.time = now_utc();
  taking.record.status = answer.status;
  problems_.clear();
  auto next = take_any(taking, answer);
  Row& row = taking.row;
  const FetchRecord& record = taking.record;
  ++row.pages;
  row.sum.postings_new += record.postings_new;
  row.sum.postings_changed += record.postings_changed;
  row.sum.postings_same += record.postings_same;
  row.sum.postings_gone += record.postings_gone;
  row.sum.problems += record.problems;
  return next;
}

std::expected<FetchRun::Next, Error> FetchRun::take_any(Taking& taking, const Answer& answer) {
  if (answer.document) return take_document(taking, answer);
  if (answer.problem) {
    finish_record(taking, answer, {});
    return with<Next>(take_problem(taking, *answer.problem));
  }
  return with<Next>(take_fresh(taking));
}

void FetchRun::report(Taking& taking, const Problem& problem) {
  console_.report(problem);
  ++taking.record.problems;
  ++problems_[problem.kind];
  if (problem.kind == ProblemKind::kRobots) ++taking.row.robots;
  std::string& kinds = taking.record.problem_kinds;
  kinds.clear();
  for (const auto& [kind, count] : problems_)
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, problem_kind_name(kind));
}

// Of what is not asked for nothing is known, so nothing is recorded either.
FetchRun::Done FetchRun::take_fresh(Taking& taking) {
  ++fresh_;
  ++done_;
  say_first(taking.row.what, "fresh");
  return keep_teaser(taking);
}

FetchRun::Done FetchRun::take_problem(Taking& taking, const Problem& problem) {
  report(taking, problem);
  say_first(taking.row.what, problem_kind_name(problem.kind));
  const bool is_gone = taking.record.status == 404 || taking.record.status == 410;
  const bool is_page = taking.wanted.why == Why::kListed || taking.wanted.why == Why::kSource;
  if (is_gone && is_page)
    return receiver_.take_gone(taking.record, taking.wanted.why == Why::kSource);
  if (const Done noted = receiver_.note(taking.record); !noted) return noted;
  return keep_teaser(taking);
}

FetchRun::Done FetchRun::take_unchanged(Taking& taking) {
  ++done_;
  say_first(taking.row.what, "not modified");
  taking.record.complete = true;
  // A 304 need not repeat the validators; those that earned it stay good.
  if (taking.record.validators.empty()) {
    auto earlier = receiver_.validators(taking.record.source);
    if (!earlier) return std::unexpected(std::move(earlier.error()));
    taking.record.validators = *std::move(earlier);
  }
  return receiver_.take_unchanged(taking.record);
}

void FetchRun::finish_record(Taking& taking, const Answer& answer, const FeedRhythm& rhythm) {
  const auto now = parse_utc(taking.record.time).value_or(std::chrono::sys_seconds{});
  const auto due = next_due(now, answer.not_again_for, rhythm);
  if (due > now) taking.record.not_before = utc_text(due);
}

std::expected<FetchRun::Next, Error> FetchRun::take_document(Taking& taking, const Answer& answer) {
  const FetchedDocument& fetched = *answer.document;
  FetchRecord& record = taking.record;
  record.final_url = fetched.final_url;
  record.bytes = fetched.document.bytes.size();
  record.validators = fetched.validators;
  finish_record(taking, answer, {});
  if (fetched.not_modified) return with<Next>(take_unchanged(taking));
  record.body_hash = hash_of(fetched.document.bytes);
  auto feed = parse_feed(fetched.document, plan_.since);
  if (!feed)
    return with<Next>(
        take_problem(taking, {ProblemKind::kNotAFeed, feed.error().where, feed.error().message}));
  finish_record(taking, answer, feed->rhythm);
  if (taking.wanted.why == Why::kFollowed) return with<Next>(take_page(taking, *feed));
  // Where a list leads to a page without data, its text is more likely anything else.
  const bool says_nothing = feed->from_text || (feed->postings.empty() && !feed->feeds.empty());
  if (says_nothing && taking.wanted.why == Why::kListed)
    return with<Next>(take_problem(taking, {ProblemKind::kNotAFeed, fetched.document.where,
                                            "a listed page without JobPosting data, left out"}));
  return take_feed(taking, fetched, *std::move(feed));
}

std::expected<FetchRun::Next, Error> FetchRun::take_feed(Taking& taking,
                                                         const FetchedDocument& fetched,
                                                         ParsedFeed feed) {
  FetchRecord& record = taking.record;
  const bool names_feeds = !feed.feeds.empty();
  if (names_feeds) {
    // What was taken from its text, and the problem that says so, gives way to the feeds.
    if (feed.from_text) feed.problems.pop_back();
    feed.postings.clear();
    feed.links = feed.feeds;
    console_.note(fmt::format("{}: no JobPosting data, the {} feeds that it names are read instead",
                              fetched.document.where, feed.feeds.size()));
  }
  for (const Problem& problem : feed.problems) report(taking, problem);
  if (!fetched.document.complete)
    report(taking, {ProblemKind::kTruncated, fetched.document.where,
                    "the transfer ended early, what came was kept; fetch it again"});
  ++done_;
  say_first(taking.row.what, feed_format_name(feed.format));
  record.complete = feed.complete;
  // A list of addresses has to come again next time, or they would not be looked at.
  if (!feed.links.empty()) record.validators = {};
  Showing showing;
  showing.document = record.source;
  showing.holds_all = is_well_classified(feed, fetched);
  showing.rolling = is_rolling(feed.format);
  if (showing.rolling) showing.oldest = oldest_of(feed.postings);
  auto next = choose_postings(taking, feed, showing);
  if (!next) return next;
  if (const Done taken = receiver_.take(showing, record); !taken)
    return std::unexpected(taken.error());
  const Why why = names_feeds ? Why::kSource : Why::kListed;
  std::ranges::move(choose_links(taking, std::move(feed.links), why), std::back_inserter(*next));
  return next;
}

// --- items that are only teasers

FetchRun::Done FetchRun::take_teaser(Taking& taking, const Posting& posting) {
  Showing showing;
  showing.document = taking.wanted.feed;
  showing.postings = {posting};
  return receiver_.take(showing, taking.record);
}

FetchRun::Done FetchRun::take_page(Taking& taking, const ParsedFeed& page) {
  ++done_;
  taking.record.complete = page.complete;
  return take_teaser(taking, completed(*taking.wanted.teaser, page));
}

// Its page could not be had: the teaser is better than nothing, and worse than what is kept.
FetchRun::Done FetchRun::keep_teaser(Taking& taking) {
  if (!taking.wanted.teaser) return {};
  const auto kept = receiver_.find(taking.wanted.teaser->id);
  if (!kept) return std::unexpected(kept.error());
  return *kept ? Done{} : take_teaser(taking, *taking.wanted.teaser);
}

// --- the summary

std::string FetchRun::table() const {
  std::vector<std::vector<std::string>> cells;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    cells.push_back({plan_.sources[i].name, row.what, std::to_string(row.pages),
                     std::to_string(row.sum.postings_new), std::to_string(row.sum.postings_changed),
                     std::to_string(row.sum.postings_same), std::to_string(row.sum.postings_gone),
                     std::to_string(row.sum.problems), std::to_string(row.robots)});
  }
  return text_table({{"source", Align::kLeft, 60},
                     {"what", Align::kLeft, 16},
                     {"pages", Align::kRight},
                     {"new", Align::kRight},
                     {"changed", Align::kRight},
                     {"same", Align::kRight},
                     {"gone", Align::kRight},
                     {"problems", Align::kRight},
                     {"robots", Align::kRight}},
                    cells);
}

std::uint64_t FetchRun::total(std::uint64_t FetchRecord::* member) const {
  std::uint64_t sum = 0;
  for (const Row& row : rows_) sum += row.sum.*member;
  return sum;
}

}  // namespace skillgap
