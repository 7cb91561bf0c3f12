// The local store of postings: one SQLite file (WAL), created and migrated on opening.
//
//   auto store = Store::open("skillgap.db");
//   auto change = store->save(posting, "2026-11-21T10:00:00Z");    // new, changed or same
//   store->for_each([](const Posting& p) { … });
//
// What save() has acknowledged inside a committed Batch is durable (I4). Nothing is ever deleted or
// marked gone by saving. A store written by a newer skillgap is refused, not guessed at; an older
// one is migrated after a backup copy was made beside it. One thread a Store.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/fetcher.h"
#include "skillgap/posting.h"

namespace skillgap {

class Connection;

enum class Change { kNew, kChanged, kSame };

// One fetch of one document, kept for ever: where a posting came from can always be told.
struct FetchRecord {
  std::string source = {};     // its address, as the user or a list named it
  std::string final_url = {};  // where redirects led
  std::string time = {};       // ISO 8601, UTC
  int status = 0;              // HTTP status, 0 for files and where no reply came
  std::uint64_t bytes = 0;
  std::string body_hash = {};
  bool complete = false;
  std::uint64_t postings_new = 0, postings_changed = 0, postings_same = 0, postings_gone = 0;
  std::uint64_t problems = 0;
  std::string problem_kinds = {};  // "2 bad-item, 1 truncated"
  std::string not_before = {};     // the site asks not to be asked again sooner; "" = at once
  Validators validators = {};
};

class Store {
  struct Impl;

 public:
  // Creates the file (0600) and its folder where missing.
  static std::expected<Store, Error> open(const std::string& path);
  // For commands that only read: fails where the file does not exist.
  static std::expected<Store, Error> open_existing(const std::string& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // All saves between begin and commit become durable together; destroying without commit rolls
  // back. One at a time, and not longer than its Store.
  class Batch {
   public:
    Batch(Batch&&) noexcept;
    ~Batch();
    std::expected<void, Error> commit();

   private:
    friend class Store;
    explicit Batch(Impl* store) : store_(store) {}
    Impl* store_;  // null once committed or moved from
  };
  std::expected<Batch, Error> begin();

  // By posting.id. kChanged: the source has shown it otherwise before; the earlier version is kept.
  // What a second source of the same posting words differently is kSame, and the first wording
  // stays, so that two feeds of one board do not undo each other. Outside a batch durable at once.
  // A posting that could not be read back (neither title nor description) is refused. REQUIRES:
  // posting.id is not empty.
  std::expected<Change, Error> save(const Posting& posting, const std::string& now);

  std::expected<void, Error> record_fetch(const FetchRecord& record);
  // Validators of the newest complete fetch of that source.
  std::expected<Validators, Error> validators(const std::string& source);

  std::expected<std::uint64_t, Error> count();
  // In id order. Stops where the callback returns false.
  std::expected<void, Error> for_each(const std::function<bool(const Posting&)>& visit);
  std::expected<std::optional<Posting>, Error> find(const std::string& id);

 private:
  friend class FetchLog;
  explicit Store(std::unique_ptr<Impl> impl);
  // An Error where a batch is open that was undone: what follows would not be part of it.
  std::expected<Connection*, Error> connection();
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
