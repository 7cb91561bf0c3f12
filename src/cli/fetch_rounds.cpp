#include "cli/fetch_rounds.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "cli/clock.h"
#include "skillgap/files.h"
#include "skillgap/saved_pages.h"

namespace skillgap {
namespace {

using Done = std::expected<void, Error>;

constexpr std::size_t kMostFiles = 100'000;   // of a folder
constexpr std::size_t kMostHeld = 32u << 20;  // bytes of documents that came before their turn

Answer local_answer(WantedDocument wanted, std::expected<RawDocument, Problem> document) {
  if (!document) return {.wanted = std::move(wanted), .problem = std::move(document.error())};
  FetchedDocument fetched;
  fetched.document = std::move(*document);
  return {.wanted = std::move(wanted), .document = std::move(fetched)};
}

Answer read_local(WantedDocument wanted) {
  auto document = read_document(wanted.address, FetchLimits{}.max_body_bytes);
  if (document) return local_answer(std::move(wanted), std::move(*document));
  return local_answer(std::move(wanted),
                      std::unexpected(Problem{ProblemKind::kUnreadable, document.error().where,
                                              document.error().message}));
}

Answer answer_of(WantedDocument wanted, FetchResult result) {
  Answer answer{
      .wanted = std::move(wanted), .status = result.status, .not_again_for = result.not_again_for};
  if (result.outcome) {
    answer.document = std::move(*result.outcome);
  } else {
    answer.problem = std::move(result.outcome.error());
  }
  return answer;
}

// One round: what is wanted, and the answers as they come.
class Round {
 public:
  Round(std::vector<WantedDocument> wanted, FetchRun& run, Console& console)
      : wanted_(std::move(wanted)), run_(run), progress_(console, "fetching") {}

  // Of a web address that is to be asked; the others are read, or passed over, in their turn.
  void expect(std::size_t index) { awaited_.emplace(index, std::nullopt); }
  // False: the store failed, nothing more is to be done.
  bool arrived(std::size_t index, FetchResult result) {
    if (result.outcome) held_ += result.outcome->document.bytes.size();
    awaited_[index] = std::move(result);
    progress_.update(++arrived_, awaited_.size());
    while (turn_ < wanted_.size() && is_ready(turn_) && !error_) take(turn_++);
    for (auto held = awaited_.upper_bound(turn_); held_ > kMostHeld && !error_; ++held) {
      if (held == awaited_.end()) break;
      if (held->second) take(held->first);
    }
    return !error_;
  }
  std::expected<std::vector<WantedDocument>, Error> finish() {
    while (turn_ < wanted_.size() && !error_) take(turn_++);
    if (error_) return std::unexpected(*error_);
    return std::move(next_);
  }

  const std::vector<WantedDocument>& wanted() const { return wanted_; }
  bool is_ready(std::size_t index) const {
    const auto awaited = awaited_.find(index);
    return awaited == awaited_.end() || awaited->second || taken_.contains(index);
  }

 private:
  void take(std::size_t index) {
    if (taken_.contains(index)) return;
    const std::string& address = wanted_[index].address;
    const bool is_archive = !is_web_address(address) && is_page_archive(address);
    is_archive ? take_archive(std::move(wanted_[index])) : hand_on(answer(index));
  }

  void take_archive(WantedDocument archive) {
    archive.why = Why::kFile;
    const auto take_page = [&](std::expected<RawDocument, Problem> page) {
      WantedDocument wanted = archive;
      wanted.address = page ? page->where : page.error().where;
      hand_on(local_answer(std::move(wanted), std::move(page)));
      return !error_;
    };
    auto problem = read_saved_pages(archive.address, {}, take_page);
    if (problem && !error_) hand_on({.wanted = std::move(archive), .problem = std::move(problem)});
  }

  void hand_on(Answer answer) {
    auto next = run_.take(answer);
    if (!next) {
      error_ = std::move(next.error());
      return;
    }
    std::ranges::move(*next, std::back_inserter(next_));
  }

  Answer answer(std::size_t index) {
    const auto awaited = awaited_.find(index);
    if (awaited != awaited_.end() && awaited->second) {
      FetchResult result = *std::exchange(awaited->second, std::nullopt);
      if (result.outcome) held_ -= result.outcome->document.bytes.size();
      taken_.insert(index);
      return answer_of(std::move(wanted_[index]), std::move(result));
    }
    if (is_web_address(wanted_[index].address)) return {.wanted = std::move(wanted_[index])};
    return read_local(std::move(wanted_[index]));
  }

  std::vector<WantedDocument> wanted_, next_;
  FetchRun& run_;
  Progress progress_;
  std::map<std::size_t, std::optional<FetchResult>> awaited_;
  std::set<std::size_t> taken_;
  std::size_t turn_ = 0, held_ = 0, arrived_ = 0;
  std::optional<Error> error_;
};

class Rounds {
 public:
  Rounds(const FetchPlan& plan, FeedReceiver& receiver, Console& console)
      : plan_(plan),
        receiver_(receiver),
        console_(console),
        fetcher_(options_of(plan, receiver)),
        run_(plan, receiver, console) {}

  // A list of lists of pages is as deep as sources go (an index of sitemaps), behind a page that
  // names it.
  std::expected<FetchRun, Error> go() {
    constexpr int kDepth = 3;
    std::vector<WantedDocument> wanted = first_documents(plan_, console_);
    for (int depth = 0; !wanted.empty() && depth <= kDepth; ++depth) {
      auto next = one_round(std::move(wanted));
      if (!next) return std::unexpected(std::move(next.error()));
      wanted = *std::move(next);
    }
    return std::move(run_);
  }

 private:
  static FetchOptions options_of(const FetchPlan& plan, FeedReceiver& receiver) {
    FetchOptions options = plan.options;
    options.robots_memory = receiver.robots_memory();
    return options;
  }

  std::expected<std::vector<WantedDocument>, Error> one_round(std::vector<WantedDocument> wanted) {
    Round round(std::move(wanted), run_, console_);
    std::vector<FetchRequest> requests;
    std::vector<std::size_t> places;  // of the requests, among what is wanted
    for (std::size_t i = 0; i < round.wanted().size(); ++i) {
      const auto request = request_for(round.wanted()[i]);
      if (!request) return std::unexpected(request.error());
      if (!*request) continue;
      round.expect(i);
      requests.push_back(**request);
      places.push_back(i);
    }
    fetcher_.fetch_each(requests, [&](std::size_t request, FetchResult result) {
      return round.arrived(places[request], std::move(result));
    });
    return round.finish();
  }

  // nullopt: nothing is asked for it.
  std::expected<std::optional<FetchRequest>, Error> request_for(const WantedDocument& wanted) {
    if (!is_web_address(wanted.address)) return std::nullopt;
    const auto fresh = not_before(plan_.sources[wanted.source], wanted, plan_, receiver_);
    if (!fresh) return std::unexpected(fresh.error());
    if (!fresh->empty()) return std::nullopt;
    // A page is followed where its posting is not as it should be: then all of it is wanted.
    if (wanted.why == Why::kFollowed) return FetchRequest{wanted.address, {}};
    auto validators = receiver_.validators(wanted.address);
    if (!validators) return std::unexpected(std::move(validators.error()));
    return FetchRequest{wanted.address, *std::move(validators)};
  }

  const FetchPlan& plan_;
  FeedReceiver& receiver_;
  Console& console_;
  Fetcher fetcher_;
  FetchRun run_;
};

std::string later_of(const std::string& a, const std::string& b) { return std::max(a, b); }

}  // namespace

std::expected<FetchRun, Error> fetch_in_rounds(const FetchPlan& plan, FeedReceiver& receiver,
                                               Console& console) {
  return Rounds(plan, receiver, console).go();
}

std::vector<WantedDocument> first_documents(const FetchPlan& plan, Console& console) {
  std::vector<WantedDocument> all;
  for (std::size_t i = 0; i < plan.sources.size(); ++i) {
    const std::string& address = plan.sources[i].address;
    if (is_web_address(address) || !is_folder(address)) {
      all.push_back({i, address, Why::kSource, {}, {}});
      continue;
    }
    const auto files = list_documents(address, kMostFiles);
    if (!files) {
      console.report({ProblemKind::kUnreadable, files.error().where, files.error().message});
      continue;
    }
    for (const std::string& file : *files) all.push_back({i, file, Why::kFile, {}, {}});
  }
  return all;
}

std::expected<std::string, Error> not_before(const PlannedSource& source,
                                             const WantedDocument& wanted, const FetchPlan& plan,
                                             FeedReceiver& receiver) {
  if (plan.force) return std::string();
  const auto last = receiver.last_asked(wanted.address);
  if (!last) return std::unexpected(last.error());
  std::string until = last->not_before;
  const auto asked = parse_utc(last->time);
  if (asked && wanted.why == Why::kSource)
    until = later_of(until, utc_text(*asked + source.interval));
  return until > now_utc() ? until : std::string();
}

}  // namespace skillgap
