// Sources → documents → postings → store. Each document is saved in one transaction, so it is
// stored whole or not at all, and what is bad in one does not touch the others.
#include <fmt/format.h>

#include <memory>

#include "cli/feed_receiver.h"
#include "cli/fetch_rounds.h"
#include "cli/run.h"
#include "skillgap/report.h"
#include "skillgap/store.h"

namespace skillgap {
namespace {

std::expected<std::unique_ptr<FeedReceiver>, Error> receiver_for(const FetchCommand& command,
                                                                 const CommonOptions& common,
                                                                 Console& console) {
  if (command.to_stdout) return print_postings(console);
  auto store = Store::open(common.db);
  if (!store) return std::unexpected(store.error());
  return save_postings(std::move(*store));
}

// --- what would be asked of whom

// Without a store nothing is known of earlier runs.
std::unique_ptr<FeedReceiver> memory_of(const FetchCommand& command, const CommonOptions& common,
                                        Console& console) {
  auto store = Store::open_existing(common.db);
  if (command.to_stdout || !store) return print_postings(console);
  return save_postings(std::move(*store));
}

std::expected<std::string, Error> what_is_asked(const FetchPlan& plan, const WantedDocument& wanted,
                                                FeedReceiver& receiver) {
  if (!is_web_address(wanted.address)) return "a file, read";
  const auto until = not_before(plan.sources[wanted.source], wanted, plan, receiver);
  if (!until) return until;
  if (!until->empty()) return fmt::format("nothing before {}", *until);
  const auto validators = receiver.validators(wanted.address);
  if (!validators) return std::unexpected(validators.error());
  return validators->empty() ? "the document" : "the document, if it changed";
}

ExitCode print_plan(const FetchPlan& plan, FeedReceiver& memory, Console& console) {
  std::vector<std::vector<std::string>> cells;
  for (const WantedDocument& wanted : first_documents(plan, console)) {
    const auto asked = what_is_asked(plan, wanted, memory);
    if (!asked) return console.fail(asked.error());
    const std::string host = is_web_address(wanted.address) ? host_of(wanted.address) : "";
    cells.push_back({plan.sources[wanted.source].name, host, *asked, wanted.address});
  }
  console.out(text_table({{"source", Align::kLeft, 40},
                          {"host", Align::kLeft, 40},
                          {"asked for", Align::kLeft},
                          {"address", Align::kLeft}},
                         cells));
  console.note(
      "nothing was asked; a run asks each host for its robots.txt first, and then for what "
      "the sources list");
  return console.finish();
}

}  // namespace

ExitCode run_fetch(const FetchCommand& command, const CommonOptions& common, Console& console) {
  const auto plan = make_plan(command, console);
  if (!plan) return console.fail(plan.error());
  if (command.dry_run) return print_plan(*plan, *memory_of(command, common, console), console);
  const auto receiver = receiver_for(command, common, console);
  if (!receiver) return console.fail(receiver.error());
  const auto run = fetch_in_rounds(*plan, **receiver, console);
  if (!run) return console.fail(run.error());
  console.note_lines(run->table());
  console.note(fmt::format(
      "{} new, {} changed, {} same, {} gone", run->total(&FetchRecord::postings_new),
      run->total(&FetchRecord::postings_changed), run->total(&FetchRecord::postings_same),
      run->total(&FetchRecord::postings_gone)));
  if (run->fresh() > 0)
    console.note(
        fmt::format("{} addresses are still fresh and were not asked, see --force", run->fresh()));
  const ExitCode code = console.finish();
  return run->anything_done() ? code : kNotDone;
}

}  // namespace skillgap
