// Opens the database file: makes it where missing, tells whether it is ours, and brings an older
// schema up to date after a copy was made beside it ("t.db.v1.bak").
#pragma once

#include <expected>
#include <span>
#include <string>

#include "skillgap/error.h"
#include "store/sqlite.h"

namespace skillgap {

// What makes a database of version - 1 one of `version`. Once published, never edited.
struct Migration {
  int version;
  const char* statements;
};

// In order, one step a version.
std::span<const Migration> store_migrations();

enum class IfMissing { kCreate, kRefuse };

std::expected<Connection, Error> open_database(
    const std::string& path, IfMissing if_missing,
    std::span<const Migration> migrations = store_migrations());

}  // namespace skillgap
