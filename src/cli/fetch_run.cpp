#include "cli/fetch_run.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "cli/clock.h"
#include "skillgap/feed.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

std::string hash_of(std::string_view bytes) {
  return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

using Links = std::vector<std::string>;

std::expected<Links, Error> with_links(std::expected<void, Error> taken, Links links = {}) {
  if (!taken) return std::unexpected(std::move(taken.error()));
  return links;
}

// The first document of a source says what it is; what it lists does not change that.
void say_first(std::string& what, std::string_view word) {
  if (what.empty()) what = word;
}

}  // namespace

FetchRun::FetchRun(const std::vector<std::string>& sources, FeedReceiver& receiver,
                   Console& console)
    : receiver_(receiver), console_(console) {
  for (const std::string& source : sources)
    rows_.push_back({.source = source, .what = {}, .sum = {}});
}

std::expected<std::vector<std::string>, Error> FetchRun::take(const Answer& answer) {
  Row& row = rows_[answer.wanted.source];
  FetchRecord record;
  record.source = answer.wanted.address;
  record.time = now_utc();
  std::expected<std::vector<std::string>, Error> links;
  if (answer.document) {
    links = take_document(*answer.document, answer.wanted.listed, row, record);
  } else if (const auto taken = take_problem(*answer.problem, row, record); !taken) {
    links = std::unexpected(taken.error());
  }
  ++row.pages;
  row.sum.postings_new += record.postings_new;
  row.sum.postings_changed += record.postings_changed;
  row.sum.postings_same += record.postings_same;
  row.sum.problems += record.problems;
  return links;
}

std::expected<void, Error> FetchRun::take_problem(const Problem& problem, Row& row,
                                                  FetchRecord& record) {
  console_.report(problem);
  say_first(row.what, problem_kind_name(problem.kind));
  record.problems = 1;
  return receiver_.note(record);
}

std::expected<void, Error> FetchRun::take_unchanged(Row& row, FetchRecord& record) {
  ++done_;
  say_first(row.what, "not modified");
  record.complete = true;
  // A 304 need not repeat the validators; those that earned it stay good.
  if (record.validators.empty()) {
    auto earlier = receiver_.validators(record.source);
    if (!earlier) return std::unexpected(std::move(earlier.error()));
    record.validators = *std::move(earlier);
  }
  return receiver_.note(record);
}

std::expected<std::vector<std::string>, Error> FetchRun::take_document(
    const FetchedDocument& fetched, bool listed, Row& row, FetchRecord& record) {
  record.status = fetched.status;
  record.bytes = fetched.document.bytes.size();
  record.validators = fetched.validators;
  if (fetched.not_modified) return with_links(take_unchanged(row, record));
  record.body_hash = hash_of(fetched.document.bytes);
  auto feed = parse_feed(fetched.document);
  if (!feed)
    return with_links(take_problem(
        {ProblemKind::kNotAFeed, feed.error().where, feed.error().message}, row, record));
  for (const Problem& problem : feed->problems) console_.report(problem);
  if (!fetched.document.complete)
    console_.report({ProblemKind::kTruncated, fetched.document.where,
                     "the transfer ended early, what came was kept; fetch it again"});
  // Pages that a site lists belong to one source, or each would be a source of its own in trends.
  if (listed) {
    for (Posting& posting : feed->postings) posting.source = row.source;
  }
  ++done_;
  say_first(row.what, feed_format_name(feed->format));
  record.problems = feed->problems.size() + (fetched.document.complete ? 0 : 1);
  record.complete = feed->complete;
  // A list of addresses has to come again next time, or they would not be looked at.
  if (!feed->links.empty()) record.validators = {};
  return with_links(receiver_.take(*feed, record), std::move(feed->links));
}

std::string FetchRun::table() const {
  std::vector<std::vector<std::string>> cells;
  for (const Row& row : rows_) {
    cells.push_back({row.source, row.what, std::to_string(row.pages),
                     std::to_string(row.sum.postings_new), std::to_string(row.sum.postings_changed),
                     std::to_string(row.sum.postings_same), std::to_string(row.sum.problems)});
  }
  return text_table({{"source", Align::kLeft, 60},
                     {"what", Align::kLeft, 16},
                     {"pages", Align::kRight},
                     {"new", Align::kRight},
                     {"changed", Align::kRight},
                     {"same", Align::kRight},
                     {"problems", Align::kRight}},
                    cells);
}

std::uint64_t FetchRun::total(std::uint64_t FetchRecord::* member) const {
  std::uint64_t sum = 0;
  for (const Row& row : rows_) sum += row.sum.*member;
  return sum;
}

}  // namespace skillgap
