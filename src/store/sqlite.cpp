#include "store/sqlite.h"

#include <fmt/format.h>

namespace skillgap {

namespace {

constexpr int kBusyTimeoutMs = 5'000;

}  // namespace

Query::~Query() {
  sqlite3_reset(statement_);  // null does nothing, here and below
  if (statement_) sqlite3_clear_bindings(statement_);
}

// After a failure nothing more is bound: SQLite remembers the outcome of its last call only.
Query& Query::text(std::string_view value) {
  const char* bytes = value.empty() ? "" : value.data();  // a null pointer would bind NULL
  failed_ = failed_ || !statement_ ||
            sqlite3_bind_text64(statement_, ++bound_, bytes, value.size(), SQLITE_STATIC,
                                SQLITE_UTF8) != SQLITE_OK;
  return *this;
}

Query& Query::number(std::uint64_t value) {
  failed_ = failed_ || !statement_ ||
            sqlite3_bind_int64(statement_, ++bound_, static_cast<std::int64_t>(value)) != SQLITE_OK;
  return *this;
}

Step Query::step() {
  if (!statement_ || failed_) return Step::kFailed;
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW:
      return Step::kRow;
    case SQLITE_DONE:
      return Step::kDone;
    default:
      return Step::kFailed;
  }
}

std::string_view Query::text_at(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_, column);
  if (!text) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Query::number_at(int column) const { return sqlite3_column_int64(statement_, column); }

std::expected<Connection, Error> Connection::open(const std::string& path) {
  sqlite3* db = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(path, db);  // to be closed also where opening failed
  if (code != SQLITE_OK) return std::unexpected(connection.error());
  sqlite3_busy_timeout(db, kBusyTimeoutMs);
  return connection;
}

Statement Connection::prepare(const char* sql) const {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v3(db_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  return Statement(statement);
}

std::expected<void, Error> Connection::run(const char* sql) {
  if (sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return std::unexpected(error());
}

std::expected<std::int64_t, Error> Connection::number(const char* sql) {
  Query query = own_query(sql);
  const Step step = query.step();
  if (step == Step::kFailed) return std::unexpected(error());
  return step == Step::kRow ? query.number_at(0) : 0;
}

Query Connection::query(const char* sql) {
  auto known = statements_.find(std::string_view(sql));
  if (known == statements_.end()) known = statements_.emplace(sql, prepare(sql)).first;
  // A statement that could not be prepared now may be later, so the failure is not kept.
  if (!known->second) known->second = prepare(sql);
  return Query(known->second.get());
}

std::expected<void, Error> Connection::finish(Query& query) {
  Step step = query.step();
  while (step == Step::kRow) step = query.step();
  if (step == Step::kFailed) return std::unexpected(error());
  return {};
}

Error Connection::error() const {
  return {path_, sqlite_message(sqlite3_errcode(db_.get()), sqlite3_errmsg(db_.get()))};
}

std::string sqlite_message(int code, std::string_view detail) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return "file is not a database, choose another --db or remove it";
    case SQLITE_CORRUPT:
      return "the database is damaged, put the newest copy of it back or remove it";
    case SQLITE_FULL:
      return "the disk is full, free some space and run it again";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "the file or its folder is read-only, choose another --db";
    case SQLITE_CANTOPEN:
      return "cannot be opened, check the folder and its permissions";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it, run it again when that has ended";
    case SQLITE_IOERR:
      return fmt::format("reading or writing failed ({}), check the disk", detail);
    case SQLITE_TOOBIG:
      return "a posting is too large to store, leave it out";
    default:
      return fmt::format("the database failed ({}), please report it", detail);
  }
}

}  // namespace skillgap
