#include "fetch/robots_book.h"

#include <utility>

namespace skillgap {
namespace {

constexpr std::chrono::hours kKeepFor{24};  // RFC 9309, 2.4

// The site has no rules for us: it has no such file, or sends us in circles (2.3.1.2, 2.3.1.3).
bool means_no_rules(int status) {
  return (status >= 300 && status < 500 && status != 429) || status == 204 || status == 205;
}

}  // namespace

RobotsAnswer robots_answer(std::expected<FetchedDocument, Problem> outcome, int status) {
  if (outcome) return Robots::parse(outcome->document.bytes);
  if (means_no_rules(status)) return Robots{};
  return std::unexpected(std::move(outcome.error()));
}

const RobotsAnswer* RobotsBook::find(const std::string& authority, Time now) const {
  const auto entry = known_.find(authority);
  return entry == known_.end() || now - entry->second.time > kKeepFor ? nullptr
                                                                      : &entry->second.answer;
}

void RobotsBook::know(const std::string& authority, Robots robots, Time time) {
  known_.insert_or_assign(authority, Entry{std::move(robots), time});
}

bool RobotsBook::wait(const std::string& authority, std::size_t task) {
  auto& tasks = waiting_[authority];
  tasks.push_back(task);
  return tasks.size() == 1;
}

std::vector<std::size_t> RobotsBook::settle(const std::string& authority,
                                            const RobotsAnswer& answer, Time now) {
  known_.erase(authority);
  if (answer) known_.emplace(authority, Entry{answer, now});
  auto waited = waiting_.extract(authority);
  return waited.empty() ? std::vector<std::size_t>{} : std::move(waited.mapped());
}

}  // namespace skillgap
