// SQLite without leaks: a connection, statements and their single uses, and messages for people.
// One thread a Connection.
//
//   Query find = connection.query("SELECT body FROM posting WHERE id = ?");
//   find.text(id);
//   if (find.step() == Step::kRow) use(find.text_at(0));
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "skillgap/error.h"

namespace skillgap {

enum class Step { kRow, kDone, kFailed };

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

// One use of a prepared statement, which is free for the next use when this goes. A null statement
// (it could not be prepared) fails at the first step.
class Query {
 public:
  explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
  explicit Query(Statement own) : own_(std::move(own)), statement_(own_.get()) {}
  Query(Query&&) = delete;
  ~Query();

  // Bind the next parameter. The bytes must outlive the query.
  Query& text(std::string_view value);
  Query& number(std::uint64_t value);

  Step step();
  std::string_view text_at(int column) const;  // until the next step
  std::int64_t number_at(int column) const;

 private:
  Statement own_;  // null where the statement is kept by the connection
  sqlite3_stmt* statement_;
  int bound_ = 0;
  bool failed_ = false;
};

class Connection {
 public:
  // REQUIRES: the file exists, or `path` is ":memory:".
  static std::expected<Connection, Error> open(const std::string& path);

  const std::string& path() const { return path_; }
  sqlite3* handle() const { return db_.get(); }

  // Statements without parameters and results.
  std::expected<void, Error> run(const char* sql);
  // The first number of the first row; 0 where there is none.
  std::expected<std::int64_t, Error> number(const char* sql);
  // Prepared once a text, at the first use. REQUIRES: no other query of this text is in use.
  Query query(const char* sql);
  // Prepared for this use, which may last while others come and go.
  Query own_query(const char* sql) const { return Query(prepare(sql)); }
  // Runs to the end.
  std::expected<void, Error> finish(Query& query);

  // What the last call failed with.
  Error error() const;

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  Connection(std::string path, sqlite3* db) : path_(std::move(path)), db_(db) {}
  Statement prepare(const char* sql) const;

  std::string path_;
  std::unique_ptr<sqlite3, Close> db_;
  std::map<std::string, Statement, std::less<>> statements_;
};

// The message for a result code of SQLite; `detail` is its own text, used where we know no better.
std::string sqlite_message(int code, std::string_view detail);

}  // namespace skillgap
