// How things fail in skillgap, in three tiers.
//
//   1. A bug asserts.
//   2. A bad item becomes a Problem; the run goes on and the summary counts it by kind.
//   3. An operation that failed as a whole returns std::expected<T, Error>.
//
//   std::expected<ParsedFeed, Error> feed = parse_feed(document);
//   if (!feed) std::cerr << to_line(feed.error());          // "a.rss:12: what, and what to do"
//
// The library never prints, never exits, and throws nothing but std::bad_alloc.
// Values only: no ownership, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

// `where` is a place a person can open: "file:line", a URL, or a command-line argument.
// `message` says what is wrong and, after a comma or semicolon, what to do about it.
struct Error {
  std::string where;
  std::string message;
};

// The classes by which a summary counts what went wrong. Names are part of the output (see
// problem_kind_name); add at the end, never rename.
enum class ProblemKind {
  kNotAFeed,      // the document is none of the formats we read
  kTruncated,     // the document ends early; what came before was kept
  kBadItem,       // one item of a document could not be used
  kMissingField,  // an item lacks a field it should have; it was kept
  kEncoding,      // bytes that do not decode; replaced by U+FFFD
  kBadRow,        // a line of a table, NDJSON or CSV file that could not be used
  kDuplicate,     // a row that repeats an earlier one
  kLimit,         // a limit was reached; the rest was left out
  kUnreadable,    // a file or URL that could not be read
  kRefused,       // not tried, because a rule forbids it (private address, scheme)
  kRobots,        // not asked, because the site's robots.txt forbids it
};

struct Problem {
  ProblemKind kind = ProblemKind::kBadItem;
  std::string where;
  std::string message;
};

// "truncated", "bad-item", … : the word the summaries and logs use.
std::string_view problem_kind_name(ProblemKind kind);

// "where: message", the one form in which both are shown.
std::string to_line(const Error& error);
std::string to_line(const Problem& problem);

}  // namespace skillgap
