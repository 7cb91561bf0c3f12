// Sources → documents → postings → store. Each source is saved in one transaction, so a source is
// stored whole or not at all, and what is bad in one does not touch the others.
#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <optional>

#include "cli/clock.h"
#include "cli/feed_receiver.h"
#include "cli/run.h"
#include "cli/sources_file.h"
#include "skillgap/feed.h"
#include "skillgap/fetcher.h"
#include "skillgap/files.h"
#include "skillgap/report.h"
#include "skillgap/store.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

bool starts_without_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::ranges::equal(text.substr(0, start.size()), start, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

bool is_web_address(std::string_view source) {
  return starts_without_case(source, "http://") || starts_without_case(source, "https://");
}

// "http://[::1]:8080/x" → "[::1]": the name under which an address is allowed.
std::string host_of(std::string_view url) {
  std::string_view rest = url.substr(url.find("//") + 2);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  rest = rest.substr(rest.rfind('@') + 1);
  const std::size_t colon = rest.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && rest.find(']', colon) == std::string_view::npos;
  return std::string(has_port ? rest.substr(0, colon) : rest);
}

// What a source gave, whichever way it came.
struct Answer {
  std::string source;
  std::optional<FetchedDocument> document;
  std::optional<Problem> problem;
};

Answer read_local(const std::string& source) {
  auto document = read_document(source, FetchLimits{}.max_body_bytes);
  if (!document)
    return {source,
            {},
            Problem{ProblemKind::kUnreadable, document.error().where, document.error().message}};
  FetchedDocument fetched;
  fetched.document = std::move(*document);
  return {source, std::move(fetched), {}};
}

std::string hash_of(std::string_view bytes) {
  return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

// One row of the summary.
struct SourceRow {
  std::string source, what;
  FetchRecord record;
};

class FetchRun {
 public:
  FetchRun(FeedReceiver& receiver, Console& console) : receiver_(receiver), console_(console) {}

  // Error: the store failed; the run cannot go on.
  std::expected<void, Error> take(const Answer& answer) {
    SourceRow row{answer.source, "", {}};
    row.record.source = answer.source;
    row.record.time = now_utc();
    auto result =
        answer.document ? take_document(*answer.document, row) : take_problem(*answer.problem, row);
    rows_.push_back(std::move(row));
    return result;
  }

  bool anything_done() const { return done_ > 0; }

  std::string table() const {
    std::vector<std::vector<std::string>> cells;
    for (const SourceRow& row : rows_) {
      cells.push_back({row.source, row.what, std::to_string(row.record.postings_new),
                       std::to_string(row.record.postings_changed),
                       std::to_string(row.record.postings_same),
                       std::to_string(row.record.problems)});
    }
    return text_table({{"source", Align::kLeft, 60},
                       {"what", Align::kLeft, 16},
                       {"new", Align::kRight},
                       {"changed", Align::kRight},
                       {"same", Align::kRight},
                       {"problems", Align::kRight}},
                      cells);
  }

  std::uint64_t total(std::uint64_t FetchRecord::* member) const {
    std::uint64_t sum = 0;
    for (const SourceRow& row : rows_) sum += row.record.*member;
    return sum;
  }

 private:
  std::expected<void, Error> take_problem(const Problem& problem, SourceRow& row) {
    console_.report(problem);
    row.what = problem_kind_name(problem.kind);
    row.record.problems = 1;
    return receiver_.note(row.record);
  }

  std::expected<void, Error> take_document(const FetchedDocument& fetched, SourceRow& row) {
    row.record.status = fetched.status;
    row.record.bytes = fetched.document.bytes.size();
    row.record.validators = fetched.validators;
    if (fetched.not_modified) {
      ++done_;
      row.what = "not modified";
      row.record.complete = true;
      // A 304 need not repeat the validators; those that earned it stay good.
      if (row.record.validators.empty()) {
        auto earlier = receiver_.validators(row.source);
        if (!earlier) return std::unexpected(std::move(earlier.error()));
        row.record.validators = *std::move(earlier);
      }
      return receiver_.note(row.record);
    }
    row.record.body_hash = hash_of(fetched.document.bytes);
    const auto feed = parse_feed(fetched.document);
    if (!feed)
      return take_problem({ProblemKind::kNotAFeed, feed.error().where, feed.error().message}, row);
    for (const Problem& problem : feed->problems) console_.report(problem);
    if (!fetched.document.complete)
      console_.report({ProblemKind::kTruncated, fetched.document.where,
                       "the transfer ended early, what came was kept; fetch it again"});
    ++done_;
    row.what = feed_format_name(feed->format);
    row.record.problems = feed->problems.size() + (fetched.document.complete ? 0 : 1);
    row.record.complete = feed->complete;
    return receiver_.take(*feed, row.record);
  }

  FeedReceiver& receiver_;
  Console& console_;
  std::vector<SourceRow> rows_;
  std::size_t done_ = 0;
};

// All sources of the command line and of the list, and the hosts that may be private.
struct Plan {
  std::vector<std::string> sources;
  FetchOptions options;
};

std::expected<Plan, Error> make_plan(const FetchCommand& command, Console& console) {
  Plan plan{command.sources, {}};
  plan.options.allow_private = command.allow_private;
  plan.options.contact = command.contact;
  plan.options.politeness.min_delay =
      std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(command.delay));
  if (!command.sources_file.empty()) {
    const auto file = read_document(command.sources_file, FetchLimits{}.max_body_bytes);
    if (!file) return std::unexpected(file.error());
    auto list = parse_sources(decode_text(file->bytes).text, command.sources_file);
    if (!list) return std::unexpected(list.error());
    for (const Problem& problem : list->problems) console.report(problem);
    for (const ListedSource& source : list->sources) {
      plan.sources.push_back(source.url);
      if (source.allow_private && is_web_address(source.url))
        plan.options.allow_private.push_back(host_of(source.url));
    }
  }
  if (plan.sources.empty())
    return std::unexpected(
        Error{"fetch", "no source given, name a feed, a page or --sources FILE"});
  return plan;
}

// Error: the store failed.
std::expected<std::vector<FetchRequest>, Error> web_requests(const Plan& plan,
                                                             FeedReceiver& receiver) {
  std::vector<FetchRequest> requests;
  for (const std::string& source : plan.sources) {
    if (!is_web_address(source)) continue;
    auto validators = receiver.validators(source);
    if (!validators) return std::unexpected(std::move(validators.error()));
    requests.push_back({source, *std::move(validators)});
  }
  return requests;
}

// Answers in the order of the sources; web addresses are fetched together.
std::vector<Answer> get_all(const Plan& plan, const std::vector<FetchRequest>& requests,
                            Console& console) {
  Progress progress(console, "fetching");
  std::size_t done = 0;
  std::vector<FetchResult> fetched;
  if (!requests.empty()) {
    Fetcher fetcher(plan.options);
    fetched = fetcher.fetch_all(
        requests, [&](const FetchResult&) { progress.update(++done, requests.size()); });
  }
  std::vector<Answer> answers;
  auto next = fetched.begin();
  for (const std::string& source : plan.sources) {
    if (!is_web_address(source)) {
      answers.push_back(read_local(source));
      continue;
    }
    FetchResult result = std::move(*next++);
    answers.push_back(result.outcome ? Answer{source, std::move(*result.outcome), {}}
                                     : Answer{source, {}, result.outcome.error()});
  }
  return answers;
}

}  // namespace

ExitCode run_fetch(const FetchCommand& command, const CommonOptions& common, Console& console) {
  const auto plan = make_plan(command, console);
  if (!plan) return console.fail(plan.error());
  std::unique_ptr<FeedReceiver> receiver;
  if (command.to_stdout) {
    receiver = print_postings(console);
  } else {
    auto store = Store::open(common.db);
    if (!store) return console.fail(store.error());
    receiver = save_postings(std::move(*store));
  }
  const auto requests = web_requests(*plan, *receiver);
  if (!requests) return console.fail(requests.error());
  FetchRun run(*receiver, console);
  for (const Answer& answer : get_all(*plan, *requests, console)) {
    if (const auto taken = run.take(answer); !taken) return console.fail(taken.error());
  }
  console.note_lines(run.table());
  console.note(fmt::format("{} new, {} changed, {} same", run.total(&FetchRecord::postings_new),
                           run.total(&FetchRecord::postings_changed),
                           run.total(&FetchRecord::postings_same)));
  const ExitCode code = console.finish();
  return run.anything_done() ? code : kNotDone;
}

}  // namespace skillgap
