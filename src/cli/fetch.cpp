// Sources → documents → postings → store. Each source is saved in one transaction, so a source is
// stored whole or not at all, and what is bad in one does not touch the others.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "cli/feed_receiver.h"
#include "cli/fetch_run.h"
#include "cli/run.h"
#include "cli/sources_file.h"
#include "skillgap/board.h"
#include "skillgap/fetcher.h"
#include "skillgap/files.h"
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

Answer read_local(WantedDocument wanted) {
  auto document = read_document(wanted.address, FetchLimits{}.max_body_bytes);
  if (!document) {
    Problem problem{ProblemKind::kUnreadable, document.error().where, document.error().message};
    return {std::move(wanted), {}, std::move(problem)};
  }
  FetchedDocument fetched;
  fetched.document = std::move(*document);
  return {std::move(wanted), std::move(fetched), {}};
}

// All sources of the command line and of the list, and the hosts that may be private.
struct Plan {
  std::vector<std::string> names;      // as given
  std::vector<std::string> addresses;  // where their postings are to be had
  FetchOptions options;

  void add(const std::string& source) {
    const auto board = find_board(source);
    names.push_back(source);
    addresses.push_back(board ? board->url : source);
  }
};

std::expected<Plan, Error> make_plan(const FetchCommand& command, Console& console) {
  Plan plan;
  for (const std::string& source : command.sources) plan.add(source);
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
      plan.add(source.url);
      if (source.allow_private && is_web_address(source.url))
        plan.options.allow_private.push_back(host_of(source.url));
    }
  }
  if (plan.names.empty())
    return std::unexpected(
        Error{"fetch", "no source given, name a feed, a page or --sources FILE"});
  return plan;
}

// Error: the store failed.
std::expected<std::vector<FetchRequest>, Error> web_requests(
    const std::vector<WantedDocument>& wanted, FeedReceiver& receiver) {
  std::vector<FetchRequest> requests;
  for (const WantedDocument& document : wanted) {
    if (!is_web_address(document.address)) continue;
    auto validators = receiver.validators(document.address);
    if (!validators) return std::unexpected(std::move(validators.error()));
    requests.push_back({document.address, *std::move(validators)});
  }
  return requests;
}

// Answers in the order of `wanted`; web addresses are fetched together.
std::vector<Answer> get_all(std::vector<WantedDocument> wanted,
                            const std::vector<FetchRequest>& requests, Fetcher& fetcher,
                            Console& console) {
  Progress progress(console, "fetching");
  std::size_t done = 0;
  auto fetched = fetcher.fetch_all(
      requests, [&](const FetchResult&) { progress.update(++done, requests.size()); });
  std::vector<Answer> answers;
  auto next = fetched.begin();
  for (WantedDocument& document : wanted) {
    if (!is_web_address(document.address)) {
      answers.push_back(read_local(std::move(document)));
      continue;
    }
    FetchResult result = std::move(*next++);
    if (result.outcome)
      answers.push_back({std::move(document), std::move(*result.outcome), {}});
    else
      answers.push_back({std::move(document), {}, std::move(result.outcome.error())});
  }
  return answers;
}

// The listed addresses that are asked for in this run: those never read before come first, so that
// several runs get through a long list.
std::vector<WantedDocument> choose(std::size_t source, std::vector<std::string> links,
                                   std::size_t most, FeedReceiver& receiver) {
  std::stable_partition(links.begin(), links.end(), [&](const std::string& link) {
    return receiver.validators(link).value_or(Validators{}).empty();
  });
  links.resize(std::min(most, links.size()));
  std::vector<WantedDocument> wanted;
  for (std::string& link : links) wanted.push_back({source, std::move(link), true});
  return wanted;
}

class Rounds {
 public:
  Rounds(const Plan& plan, const FetchCommand& command, FeedReceiver& receiver, Console& console)
      : most_(command.max_pages),
        receiver_(receiver),
        console_(console),
        fetcher_(plan.options),
        run_(plan.names, receiver, console),
        asked_(plan.names.size(), 0) {
    for (std::size_t i = 0; i < plan.addresses.size(); ++i)
      wanted_.push_back({i, plan.addresses[i], false});
  }

  // A list of lists of pages is as deep as sources go (an index of sitemaps).
  std::expected<FetchRun, Error> go() {
    constexpr int kDepth = 2;
    for (int depth = 0; !wanted_.empty(); ++depth) {
      const auto requests = web_requests(wanted_, receiver_);
      if (!requests) return std::unexpected(requests.error());
      std::vector<WantedDocument> next;
      for (const Answer& answer : get_all(std::move(wanted_), *requests, fetcher_, console_)) {
        auto links = run_.take(answer);
        if (!links) return std::unexpected(std::move(links.error()));
        if (depth < kDepth) follow(answer.wanted.source, *std::move(links), next);
      }
      wanted_ = std::move(next);
    }
    return std::move(run_);
  }

 private:
  void follow(std::size_t source, std::vector<std::string> links,
              std::vector<WantedDocument>& next) {
    const std::size_t listed = links.size();
    auto chosen = choose(source, std::move(links), most_ - asked_[source], receiver_);
    asked_[source] += chosen.size();
    if (chosen.size() < listed)
      console_.note(fmt::format("{} listed pages were not asked for in this run, see --max",
                                listed - chosen.size()));
    std::ranges::move(chosen, std::back_inserter(next));
  }

  std::size_t most_;
  FeedReceiver& receiver_;
  Console& console_;
  Fetcher fetcher_;
  FetchRun run_;
  std::vector<std::size_t> asked_;  // listed pages, by source
  std::vector<WantedDocument> wanted_;
};

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
  const auto run = Rounds(*plan, command, *receiver, console).go();
  if (!run) return console.fail(run.error());
  console.note_lines(run->table());
  console.note(fmt::format("{} new, {} changed, {} same", run->total(&FetchRecord::postings_new),
                           run->total(&FetchRecord::postings_changed),
                           run->total(&FetchRecord::postings_same)));
  const ExitCode code = console.finish();
  return run->anything_done() ? code : kNotDone;
}

}  // namespace skillgap
