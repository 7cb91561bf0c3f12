#include "skillgap/fetch_log.h"

#include <unordered_set>

#include "skillgap/date.h"
#include "store/sqlite.h"

namespace skillgap {
namespace {

using Done = std::expected<void, Error>;

// A failed fetch may have told us to stay away for a while, too.
constexpr const char* kLastAsked =
    "SELECT (SELECT max(time) FROM fetch WHERE source = ?1 AND complete = 1),"
    " (SELECT not_before FROM fetch WHERE source = ?1 ORDER BY time DESC, number DESC LIMIT 1)";
constexpr const char* kShow =
    "INSERT INTO shown (document, id) VALUES (?1, ?2)"
    " ON CONFLICT (document, id) DO UPDATE SET gone = ''";
constexpr const char* kShownBy =
    "SELECT shown.id, posting.date_posted FROM shown JOIN posting ON posting.id = shown.id"
    " WHERE shown.document = ? AND shown.gone = ''";
constexpr const char* kGone = "UPDATE shown SET gone = ?3 WHERE document = ?1 AND id = ?2";
constexpr const char* kSeeAgain =
    "UPDATE posting SET last_seen = max(last_seen, ?2)"
    " WHERE id IN (SELECT id FROM shown WHERE document = ?1 AND gone = '')";
// No row of `shown` (imported, or fetched by an older version): nothing is known, so not gone.
constexpr const char* kLife =
    "SELECT first_seen, last_seen,"
    " (SELECT CASE WHEN min(gone) = '' THEN '' ELSE max(gone) END FROM shown WHERE id = posting.id)"
    " FROM posting WHERE id = ?";
constexpr const char* kRobots = "SELECT time, rules FROM robots WHERE authority = ?";
constexpr const char* kKeepRobots =
    "INSERT INTO robots (authority, time, rules) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (authority) DO UPDATE SET time = ?2, rules = ?3";

// What a feed that reaches back to `oldest` would still hold, were it there.
bool would_be_held(std::string_view date_posted, std::string_view oldest) {
  const auto day = parse_date(date_posted);
  return oldest.empty() || !day || to_iso(*day) >= oldest;
}

// The postings that the document should hold and does not.
std::expected<std::vector<std::string>, Error> missing(Connection& db, const std::string& document,
                                                       const std::vector<std::string>& ids,
                                                       const std::string& oldest) {
  const std::unordered_set<std::string_view> held(ids.begin(), ids.end());
  std::vector<std::string> out;
  Query query = db.query(kShownBy);
  query.text(document);
  Step step = query.step();
  for (; step == Step::kRow; step = query.step()) {
    if (!held.contains(query.text_at(0)) && would_be_held(query.text_at(1), oldest))
      out.emplace_back(query.text_at(0));
  }
  if (step == Step::kFailed) return std::unexpected(db.error());
  return out;
}

// The first row in the hands of `read`; nullopt where there is none.
template <class Read>
auto one_row(Connection& db, Query& query, Read read)
    -> std::expected<std::optional<decltype(read(query))>, Error> {
  switch (query.step()) {
    case Step::kRow:
      return read(query);
    case Step::kDone:
      return std::nullopt;
    case Step::kFailed:
      break;
  }
  return std::unexpected(db.error());
}

}  // namespace

std::expected<LastAsked, Error> FetchLog::last_asked(const std::string& address) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  Query query = (*db)->query(kLastAsked);
  const auto row = one_row(**db, query.text(address), [](const Query& found) {
    return LastAsked{std::string(found.text_at(0)), std::string(found.text_at(1))};
  });
  if (!row) return std::unexpected(row.error());
  return row->value_or(LastAsked{});
}

std::expected<void, Error> FetchLog::show(const std::string& document,
                                          const std::vector<std::string>& ids) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  for (const std::string& id : ids) {
    Query query = (*db)->query(kShow);
    if (const Done done = (*db)->finish(query.text(document).text(id)); !done) return done;
  }
  return {};
}

std::expected<std::vector<std::string>, Error> FetchLog::shown(const std::string& document) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  return missing(**db, document, {}, "");
}

std::expected<std::uint64_t, Error> FetchLog::mark_gone(const std::string& document,
                                                        const std::vector<std::string>& ids,
                                                        const std::string& oldest,
                                                        const std::string& now) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  const auto gone = missing(**db, document, ids, oldest);
  if (!gone) return std::unexpected(gone.error());
  for (const std::string& id : *gone) {
    Query query = (*db)->query(kGone);
    if (const Done done = (*db)->finish(query.text(document).text(id).text(now)); !done)
      return std::unexpected(done.error());
  }
  return gone->size();
}

std::expected<void, Error> FetchLog::see_again(const std::string& document,
                                               const std::string& now) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  Query query = (*db)->query(kSeeAgain);
  return (*db)->finish(query.text(document).text(now));
}

std::expected<std::optional<PostingLife>, Error> FetchLog::life(const std::string& id) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  Query query = (*db)->query(kLife);
  return one_row(**db, query.text(id), [](const Query& row) {
    return PostingLife{std::string(row.text_at(0)), std::string(row.text_at(1)),
                       std::string(row.text_at(2))};
  });
}

std::expected<std::optional<KeptRobots>, Error> FetchLog::robots(const std::string& authority) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  Query query = (*db)->query(kRobots);
  return one_row(**db, query.text(authority), [](const Query& row) {
    return KeptRobots{std::string(row.text_at(0)), std::string(row.text_at(1))};
  });
}

std::expected<void, Error> FetchLog::keep_robots(const std::string& authority,
                                                 const KeptRobots& robots) {
  const auto db = store_.connection();
  if (!db) return std::unexpected(db.error());
  Query query = (*db)->query(kKeepRobots);
  return (*db)->finish(query.text(authority).text(robots.time).text(robots.rules));
}

}  // namespace skillgap
