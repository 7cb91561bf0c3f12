#include "skillgap/error.h"

namespace skillgap {
namespace {

std::string placed(std::string_view where, std::string_view message) {
  std::string line(where);
  if (!where.empty() && !message.empty()) line += ": ";
  return line += message;
}

}  // namespace

std::string_view problem_kind_name(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::kNotAFeed:
      return "not-a-feed";
    case ProblemKind::kTruncated:
      return "truncated";
    case ProblemKind::kBadItem:
      return "bad-item";
    case ProblemKind::kMissingField:
      return "missing-field";
    case ProblemKind::kEncoding:
      return "encoding";
    case ProblemKind::kBadRow:
      return "bad-row";
    case ProblemKind::kDuplicate:
      return "duplicate";
    case ProblemKind::kLimit:
      return "limit";
    case ProblemKind::kUnreadable:
      return "unreadable";
    case ProblemKind::kRefused:
      return "refused";
    case ProblemKind::kRobots:
      return "robots";
  }
  return "unknown";
}

std::string to_line(const Error& error) { return placed(error.where, error.message); }

std::string to_line(const Problem& problem) { return placed(problem.where, problem.message); }

}  // namespace skillgap
