#include "skillgap/store.h"

#include <cassert>
#include <utility>

#include "skillgap/posting_identity.h"
#include "skillgap/posting_json.h"
#include "store/database.h"

namespace skillgap {
namespace {

using Done = std::expected<void, Error>;

constexpr const char* kInsert =
    "INSERT INTO posting (id, url, source, title, company, location, date_posted, content_hash,"
    " body, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)";
constexpr const char* kReplace =
    "UPDATE posting SET url = ?2, source = ?3, title = ?4, company = ?5, location = ?6,"
    " date_posted = ?7, content_hash = ?8, body = ?9, last_seen = ?10 WHERE id = ?1";
constexpr const char* kKeepVersion =
    "INSERT INTO posting_version (id, content_hash, seen, body)"
    " SELECT id, content_hash, last_seen, body FROM posting WHERE id = ?";
constexpr const char* kTouch = "UPDATE posting SET last_seen = max(last_seen, ?2) WHERE id = ?1";
constexpr const char* kHash = "SELECT content_hash FROM posting WHERE id = ?";
constexpr const char* kSeenHash = "SELECT content_hash FROM sighting WHERE id = ? AND source = ?";
constexpr const char* kSee =
    "INSERT INTO sighting (id, source, content_hash, last_seen) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (id, source) DO UPDATE SET content_hash = ?3, last_seen = max(last_seen, ?4)";
constexpr const char* kFind = "SELECT body, id FROM posting WHERE id = ?";
constexpr const char* kAll = "SELECT body, id FROM posting ORDER BY id";
constexpr const char* kRecordFetch =
    "INSERT INTO fetch (source, time, status, bytes, body_hash, complete, postings_new,"
    " postings_changed, postings_same, problems, etag, last_modified, final_url, problem_kinds,"
    " postings_gone, not_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kValidators =
    "SELECT etag, last_modified FROM fetch WHERE source = ? AND complete = 1"
    " ORDER BY time DESC, number DESC LIMIT 1";

std::string place_of(std::string_view id, const Connection& db) {
  return db.path() + ": posting " + std::string(id);
}

std::expected<Posting, Error> posting_in(const Query& row, const Connection& db) {
  return parse_posting_json(row.text_at(0), place_of(row.text_at(1), db));
}

}  // namespace

struct Store::Impl {
  Connection db;
  bool in_batch = false;

  Done check_batch() const;
  std::expected<Change, Error> save(const Posting& posting, const std::string& now);
  // nullopt where there is none.
  std::expected<std::optional<std::string>, Error> stored_hash(const std::string& id);
  std::expected<std::optional<std::string>, Error> seen_hash(const Posting& posting);
  std::expected<std::optional<std::string>, Error> one_text(Query& query);
  std::expected<Change, Error> compare(const Posting& posting, const std::string& hash);
  Done see(const Posting& posting, const std::string& hash, const std::string& now);
  Done write(const char* sql, const Posting& posting, const std::string& hash,
             const std::string& now);
  Done replace(const Posting& posting, const std::string& hash, const std::string& now);
  Done keep_version(const std::string& id);
  Done touch(const std::string& id, const std::string& now);
  Done end_batch(bool commit);
};

// A full disk can make SQLite end the transaction by itself; what follows would not be part of it.
Done Store::Impl::check_batch() const {
  if (!in_batch || !sqlite3_get_autocommit(db.handle())) return {};
  return std::unexpected(
      Error{db.path(), "the batch was undone after an earlier error, nothing of it is saved"});
}

std::expected<std::optional<std::string>, Error> Store::Impl::one_text(Query& query) {
  switch (query.step()) {
    case Step::kRow:
      return std::string(query.text_at(0));
    case Step::kDone:
      return std::nullopt;
    case Step::kFailed:
      break;
  }
  return std::unexpected(db.error());
}

std::expected<std::optional<std::string>, Error> Store::Impl::stored_hash(const std::string& id) {
  Query query = db.query(kHash);
  return one_text(query.text(id));
}

std::expected<std::optional<std::string>, Error> Store::Impl::seen_hash(const Posting& posting) {
  Query query = db.query(kSeenHash);
  return one_text(query.text(posting.id).text(posting.source));
}

// Changed: this source showed it otherwise before. What another source words differently is no
// change.
std::expected<Change, Error> Store::Impl::compare(const Posting& posting, const std::string& hash) {
  const auto stored = stored_hash(posting.id);
  if (!stored) return std::unexpected(stored.error());
  if (!*stored) return Change::kNew;
  const auto seen = seen_hash(posting);
  if (!seen) return std::unexpected(seen.error());
  return *seen && **seen != hash && **stored != hash ? Change::kChanged : Change::kSame;
}

Done Store::Impl::see(const Posting& posting, const std::string& hash, const std::string& now) {
  Query query = db.query(kSee);
  return db.finish(query.text(posting.id).text(posting.source).text(hash).text(now));
}

Done Store::Impl::write(const char* sql, const Posting& posting, const std::string& hash,
                        const std::string& now) {
  const std::string body = to_json(posting);
  // What is in the store can be read from it again; better refused here than lost there.
  if (const auto again = parse_posting_json(body, place_of(posting.id, db)); !again) {
    return std::unexpected(again.error());
  }
  Query query = db.query(sql);
  query.text(posting.id).text(posting.url).text(posting.source).text(posting.title);
  query.text(posting.company).text(posting.location).text(posting.date_posted);
  query.text(hash).text(body).text(now);
  return db.finish(query);
}

Done Store::Impl::keep_version(const std::string& id) {
  Query query = db.query(kKeepVersion);
  return db.finish(query.text(id));
}

Done Store::Impl::touch(const std::string& id, const std::string& now) {
  Query query = db.query(kTouch);
  return db.finish(query.text(id).text(now));
}

// Both or neither, also where the caller goes on with the batch after an error.
Done Store::Impl::replace(const Posting& posting, const std::string& hash, const std::string& now) {
  if (const Done begun = db.run("SAVEPOINT replace_posting"); !begun) return begun;
  Done done = keep_version(posting.id);
  if (done) done = write(kReplace, posting, hash, now);
  if (!done) (void)db.run("ROLLBACK TO replace_posting");
  const Done released = db.run("RELEASE replace_posting");
  return done ? released : done;
}

std::expected<Change, Error> Store::Impl::save(const Posting& posting, const std::string& now) {
  if (const Done alive = check_batch(); !alive) return std::unexpected(alive.error());
  const std::string hash = content_hash(posting);
  const std::expected<Change, Error> change = compare(posting, hash);
  if (!change) return change;
  Done done = *change == Change::kNew       ? write(kInsert, posting, hash, now)
              : *change == Change::kChanged ? replace(posting, hash, now)
                                            : touch(posting.id, now);
  if (done) done = see(posting, hash, now);
  if (!done) return std::unexpected(done.error());
  return change;
}

Done Store::Impl::end_batch(bool commit) {
  const Done alive = check_batch();
  in_batch = false;
  if (!alive) return alive;
  const Done done = db.run(commit ? "COMMIT" : "ROLLBACK");
  if (!done && commit) (void)db.run("ROLLBACK");
  return done;
}

// --- Batch ---

Store::Batch::Batch(Batch&& other) noexcept : store_(std::exchange(other.store_, nullptr)) {}

Store::Batch::~Batch() {
  if (store_) (void)store_->end_batch(false);
}

Done Store::Batch::commit() {
  assert(store_ && "committed twice");
  return std::exchange(store_, nullptr)->end_batch(true);
}

// --- Store ---

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

std::expected<Connection*, Error> Store::connection() {
  if (const Done alive = impl_->check_batch(); !alive) return std::unexpected(alive.error());
  return &impl_->db;
}

std::expected<Store, Error> Store::open(const std::string& path) {
  std::expected<Connection, Error> db = open_database(path, IfMissing::kCreate);
  if (!db) return std::unexpected(db.error());
  return Store(std::make_unique<Impl>(std::move(*db)));
}

std::expected<Store, Error> Store::open_existing(const std::string& path) {
  std::expected<Connection, Error> db = open_database(path, IfMissing::kRefuse);
  if (!db) return std::unexpected(db.error());
  return Store(std::make_unique<Impl>(std::move(*db)));
}

std::expected<Store::Batch, Error> Store::begin() {
  Connection& db = impl_->db;
  if (impl_->in_batch) {
    return std::unexpected(Error{db.path(), "a batch is open already, commit it first"});
  }
  if (const Done begun = db.run("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  impl_->in_batch = true;
  return Batch(impl_.get());
}

std::expected<Change, Error> Store::save(const Posting& posting, const std::string& now) {
  assert(!posting.id.empty());
  if (impl_->in_batch) return impl_->save(posting, now);
  std::expected<Batch, Error> batch = begin();
  if (!batch) return std::unexpected(batch.error());
  const std::expected<Change, Error> change = impl_->save(posting, now);
  if (!change) return change;
  if (const Done done = batch->commit(); !done) return std::unexpected(done.error());
  return change;
}

Done Store::record_fetch(const FetchRecord& record) {
  if (const Done alive = impl_->check_batch(); !alive) return alive;
  Query query = impl_->db.query(kRecordFetch);
  query.text(record.source).text(record.time).number(static_cast<std::uint64_t>(record.status));
  query.number(record.bytes).text(record.body_hash).number(record.complete ? 1 : 0);
  query.number(record.postings_new).number(record.postings_changed).number(record.postings_same);
  query.number(record.problems);
  query.text(record.validators.etag).text(record.validators.last_modified);
  query.text(record.final_url).text(record.problem_kinds).number(record.postings_gone);
  return impl_->db.finish(query.text(record.not_before));
}

std::expected<Validators, Error> Store::validators(const std::string& source) {
  Query query = impl_->db.query(kValidators);
  switch (query.text(source).step()) {
    case Step::kRow:
      return Validators{std::string(query.text_at(0)), std::string(query.text_at(1))};
    case Step::kDone:
      return Validators{};
    case Step::kFailed:
      break;
  }
  return std::unexpected(impl_->db.error());
}

std::expected<std::uint64_t, Error> Store::count() {
  const auto number = impl_->db.number("SELECT count(*) FROM posting");
  if (!number) return std::unexpected(number.error());
  return static_cast<std::uint64_t>(*number);
}

Done Store::for_each(const std::function<bool(const Posting&)>& visit) {
  Query query = impl_->db.own_query(kAll);  // `visit` may ask the store, too
  Step step = query.step();
  for (; step == Step::kRow; step = query.step()) {
    const std::expected<Posting, Error> posting = posting_in(query, impl_->db);
    if (!posting) return std::unexpected(posting.error());
    if (!visit(*posting)) return {};
  }
  if (step == Step::kFailed) return std::unexpected(impl_->db.error());
  return {};
}

std::expected<std::optional<Posting>, Error> Store::find(const std::string& id) {
  Query query = impl_->db.query(kFind);
  const Step step = query.text(id).step();
  if (step == Step::kFailed) return std::unexpected(impl_->db.error());
  if (step == Step::kDone) return std::nullopt;
  std::expected<Posting, Error> posting = posting_in(query, impl_->db);
  if (!posting) return std::unexpected(posting.error());
  return std::move(*posting);
}

}  // namespace skillgap
