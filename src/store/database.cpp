#include "store/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace skillgap {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplicationId = 0x736B6770;  // "skgp"

using Done = std::expected<void, Error>;

Done fail(const std::string& path, std::string message) {
  return std::unexpected(Error{path, std::move(message)});
}

// --- the file

Done make_folder(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  if (folder.empty()) return {};
  std::error_code error;
  const bool made = fs::create_directories(folder, error);
  if (error) {
    return fail(
        path, fmt::format("its folder cannot be made ({}), choose another --db", error.message()));
  }
  if (made) fs::permissions(folder, fs::perms::owner_all, error);  // as XDG asks; a best effort
  return {};
}

// Before SQLite opens it, because its other files take over the permissions of this one.
Done make_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
  if (file >= 0 || errno == EEXIST) return {};
  return fail(path, fmt::format("cannot be made ({}), choose another --db",
                                std::generic_category().message(errno)));
}

Done find_file(const std::string& path, IfMissing if_missing) {
  if (path.empty()) return fail("--db", "empty, name a file");
  std::error_code error;
  if (fs::is_directory(path, error)) return fail(path, "is a folder, name a file in it");
  if (if_missing == IfMissing::kCreate) {
    const Done folder = make_folder(path);
    return folder ? make_file(path) : folder;
  }
  if (fs::exists(path, error)) return {};
  return fail(path, "does not exist, fetch or import postings first or choose another --db");
}

// --- the schema

// One statement, so that all three are of one moment: another program may be making the file.
constexpr const char* kIdentity =
    "SELECT (SELECT user_version FROM pragma_user_version),"
    " (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)";

// The version of the schema, 0 for an empty file; an Error where the file is not for us to touch.
std::expected<int, Error> schema_version(Connection& db, int newest) {
  Query identity = db.own_query(kIdentity);
  if (identity.step() != Step::kRow) return std::unexpected(db.error());
  const std::int64_t version = identity.number_at(0);
  const std::int64_t application = identity.number_at(1);
  const bool is_new = version == 0 && application == 0 && identity.number_at(2) == 0;
  if (!is_new && application != kApplicationId) {
    return std::unexpected(
        Error{db.path(), "is the database of another program, choose another --db"});
  }
  if (version > newest) {
    return std::unexpected(
        Error{db.path(), fmt::format("made by a newer skillgap (schema {}, this one knows {}), "
                                     "update skillgap or choose another --db",
                                     version, newest)});
  }
  return static_cast<int>(version);
}

// Reads with a connection of its own: SQLite copies nothing from one that is writing, and the
// caller holds the write lock so that nobody changes the file meanwhile.
Done copy_file(const std::string& from, const std::string& to) {
  if (const Done made = make_file(to); !made) return made;
  std::expected<Connection, Error> source = Connection::open(from);
  if (!source) return std::unexpected(source.error());
  std::expected<Connection, Error> copy = Connection::open(to);
  if (!copy) return std::unexpected(copy.error());
  sqlite3_backup* backup = sqlite3_backup_init(copy->handle(), "main", source->handle(), "main");
  if (!backup) return std::unexpected(copy->error());
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) return std::unexpected(copy->error());
  return {};
}

// Whole or not there: written under another name first.
Done back_up(const std::string& path, int version) {
  const std::string target = fmt::format("{}.v{}.bak", path, version);
  const std::string unfinished = target + ".tmp";
  std::error_code error;
  fs::remove(unfinished, error);
  if (const Done copied = copy_file(path, unfinished); !copied) return copied;
  fs::rename(unfinished, target, error);
  if (error)
    return fail(target, fmt::format("cannot be written ({}), move what stands in its place",
                                    error.message()));
  return {};
}

Done apply(Connection& db, std::span<const Migration> migrations, int from) {
  for (const Migration& migration : migrations) {
    if (migration.version <= from) continue;
    if (const Done done = db.run(migration.statements); !done) return done;
  }
  const int newest = migrations.back().version;
  return db.run(
      fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {}", newest, kApplicationId)
          .c_str());
}

Done check_references(Connection& db) {
  const auto broken = db.number("SELECT count(*) FROM pragma_foreign_key_check");
  if (!broken) return std::unexpected(broken.error());
  if (*broken == 0) return {};
  return fail(db.path(), fmt::format("{} rows of it name a posting that is not there, so it stays "
                                     "as it was; please report it",
                                     *broken));
}

// Within a write transaction, so that of two programs only one migrates.
Done migrate_locked(Connection& db, std::span<const Migration> migrations) {
  const int newest = migrations.back().version;
  const std::expected<int, Error> version = schema_version(db, newest);
  if (!version) return std::unexpected(version.error());
  if (*version == newest) return {};
  if (*version > 0) {
    if (const Done copied = back_up(db.path(), *version); !copied) return copied;
  }
  return apply(db, migrations, *version);
}

// A step may replace a table that others refer to, which SQLite allows only while it does not look
// after references (sqlite.org/lang_altertable.html); so they are checked before the commit.
Done migrate(Connection& db, std::span<const Migration> migrations) {
  if (const Done begun = db.run("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE"); !begun) return begun;
  Done done = migrate_locked(db, migrations);
  if (done) done = check_references(db);
  if (done) done = db.run("COMMIT");
  if (!done) (void)db.run("ROLLBACK");
  return done ? db.run("PRAGMA foreign_keys = ON") : done;
}

// SQLite does not wait for the lock that a change of the mode needs, lest two that change it wait
// for each other; so we do, for as long as it waits elsewhere.
Done write_ahead(Connection& db) {
  constexpr int kPauseMs = 5, kPauses = 1000;
  Done done = db.run("PRAGMA journal_mode = WAL");
  for (int i = 0; !done && i < kPauses && sqlite3_errcode(db.handle()) == SQLITE_BUSY; ++i) {
    sqlite3_sleep(kPauseMs);
    done = db.run("PRAGMA journal_mode = WAL");
  }
  return done;
}

// WAL, so that reading goes on while a fetch writes; FULL, so that what is committed is on the
// disk.
Done configure(Connection& db) {
  if (const Done done = write_ahead(db); !done) return done;
  return db.run(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA trusted_schema = OFF");
}

}  // namespace

std::expected<Connection, Error> open_database(const std::string& path, IfMissing if_missing,
                                               std::span<const Migration> migrations) {
  if (path != ":memory:") {
    if (const Done found = find_file(path, if_missing); !found) {
      return std::unexpected(found.error());
    }
  }
  std::expected<Connection, Error> db = Connection::open(path);
  if (!db) return db;
  const int newest = migrations.back().version;
  const std::expected<int, Error> version = schema_version(*db, newest);
  if (!version) return std::unexpected(version.error());
  Done done = configure(*db);
  if (done && *version < newest) done = migrate(*db, migrations);
  if (!done) return std::unexpected(done.error());
  // What a step freed goes back to the disk; where another program reads, it is used later.
  if (0 < *version && *version < newest) (void)db->run("VACUUM");
  return db;
}

}  // namespace skillgap
