#include "skillgap/posting_index.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <utility>

#include "skillgap/posting_json.h"
#include "store/database.h"
#include "store/search_words.h"

namespace skillgap {
namespace {

using Done = std::expected<void, Error>;

constexpr const char* kVersion =
    "INSERT INTO analysis_version (taxonomy, method) VALUES (?1, ?2)"
    " ON CONFLICT (taxonomy, method) DO UPDATE SET method = ?2 RETURNING number";
constexpr const char* kFindVersion =
    "SELECT number FROM analysis_version WHERE taxonomy = ? AND method = ?";
constexpr const char* kStale =
    "SELECT p.id, p.content_hash, p.body FROM posting p LEFT JOIN analysis a ON a.id = p.id"
    " WHERE p.id > ?1 AND (a.id IS NULL OR a.content_hash <> p.content_hash OR a.version <> ?2)"
    " ORDER BY p.id LIMIT ?3";
constexpr const char* kKnown = "SELECT number, findings FROM analysis WHERE id = ?";
constexpr const char* kConfirm =
    "UPDATE analysis SET content_hash = ?2, version = ?3 WHERE number = ?1";
constexpr const char* kUnindex =
    "INSERT INTO posting_search (posting_search, rowid, title, text)"
    " SELECT 'delete', number, title, text FROM analysis WHERE number = ?";
constexpr const char* kDropUses = "DELETE FROM skill_use WHERE number = ?";
constexpr const char* kDropMentions = "DELETE FROM mention WHERE number = ?";
constexpr const char* kDrop = "DELETE FROM analysis WHERE number = ?";
constexpr const char* kInsert =
    "INSERT INTO analysis (id, content_hash, version, findings, date, role, seniority, language,"
    " verdict, title, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number";
constexpr const char* kIndex = "INSERT INTO posting_search (rowid, title, text) VALUES (?, ?, ?)";
constexpr const char* kUse =
    "INSERT OR REPLACE INTO skill_use (skill, number, status, count) VALUES (?, ?, ?, ?)";
constexpr const char* kMention =
    "INSERT INTO mention (number, place, skill, field, tag, start, stop, status, rule)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

std::string hex_hash(const std::string& bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string role_of(const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  return posting.role ? taxonomy[posting.role->role].id : "";
}

// Over everything that is kept of an analysis: equal, and nothing needs to be written again.
std::string findings_of(const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  std::string all =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", posting.posting.date_posted,
                  role_of(posting, taxonomy), posting.seniority, language_name(posting.language),
                  verdict_name(posting.verdict), posting.posting.title, posting.text);
  for (const SkillDemand& use : posting.skills)
    all += fmt::format("{} {} {}\n", taxonomy[use.skill].id, status_name(use.status), use.count);
  for (const Mention& one : posting.mentions)
    all += fmt::format("{} {} {} {} {} {} {}\n", taxonomy[one.concept_id].id, field_name(one.field),
                       one.tag, one.where.begin, one.where.end, status_name(one.status), one.rule);
  return hex_hash(all);
}

}  // namespace

struct PostingIndex::Impl {
  Connection db;

  // Of the row; a failed step is an Error.
  std::expected<std::int64_t, Error> one_number(Query& query) {
    const Step step = query.step();
    if (step == Step::kFailed) return std::unexpected(db.error());
    return step == Step::kRow ? query.number_at(0) : 0;
  }
  std::expected<std::int64_t, Error> insert(const IndexedPosting& one, const Taxonomy& taxonomy,
                                            std::int64_t version, const std::string& findings);
  Done add_skills(const AnalyzedPosting& posting, const Taxonomy& taxonomy, std::int64_t number);
  Done add_mentions(const AnalyzedPosting& posting, const Taxonomy& taxonomy, std::int64_t number);
  Done drop(std::int64_t number);
  Done replace(const IndexedPosting& one, const Taxonomy& taxonomy, std::int64_t version,
               const std::string& findings, std::int64_t known);
  Done save(const IndexedPosting& one, const Taxonomy& taxonomy, std::int64_t version,
            IndexChanges& changes);
  std::expected<IndexChanges, Error> save_all(std::span<const IndexedPosting> postings,
                                              const Taxonomy& taxonomy, std::string_view method);
};

std::expected<std::int64_t, Error> PostingIndex::Impl::insert(const IndexedPosting& one,
                                                              const Taxonomy& taxonomy,
                                                              std::int64_t version,
                                                              const std::string& findings) {
  const AnalyzedPosting& posting = one.analysis;
  const std::string role = role_of(posting, taxonomy);
  Query query = db.query(kInsert);
  query.text(posting.posting.id).text(one.content_hash).number(static_cast<std::uint64_t>(version));
  query.text(findings).text(posting.posting.date_posted).text(role).text(posting.seniority);
  query.text(language_name(posting.language)).text(verdict_name(posting.verdict));
  query.text(posting.posting.title).text(posting.text);
  return one_number(query);
}

Done PostingIndex::Impl::add_skills(const AnalyzedPosting& posting, const Taxonomy& taxonomy,
                                    std::int64_t number) {
  for (const SkillDemand& use : posting.skills) {
    Query query = db.query(kUse);
    query.text(taxonomy[use.skill].id).number(static_cast<std::uint64_t>(number));
    query.text(status_name(use.status)).number(use.count);
    if (const Done done = db.finish(query); !done) return done;
  }
  return {};
}

Done PostingIndex::Impl::add_mentions(const AnalyzedPosting& posting, const Taxonomy& taxonomy,
                                      std::int64_t number) {
  std::uint64_t place = 0;
  for (const Mention& one : posting.mentions) {
    Query query = db.query(kMention);
    query.number(static_cast<std::uint64_t>(number)).number(place++);
    query.text(taxonomy[one.concept_id].id).text(field_name(one.field)).number(one.tag);
    query.number(one.where.begin).number(one.where.end);
    query.text(status_name(one.status)).text(one.rule);
    if (const Done done = db.finish(query); !done) return done;
  }
  return {};
}

// The words first: to be taken out they must still be known.
Done PostingIndex::Impl::drop(std::int64_t number) {
  for (const char* sql : {kUnindex, kDropUses, kDropMentions, kDrop}) {
    Query query = db.query(sql);
    if (const Done done = db.finish(query.number(static_cast<std::uint64_t>(number))); !done)
      return done;
  }
  return {};
}

Done PostingIndex::Impl::replace(const IndexedPosting& one, const Taxonomy& taxonomy,
                                 std::int64_t version, const std::string& findings,
                                 std::int64_t known) {
  if (known != 0) {
    if (const Done done = drop(known); !done) return done;
  }
  const auto number = insert(one, taxonomy, version, findings);
  if (!number) return std::unexpected(number.error());
  {
    Query query = db.query(kIndex);
    query.number(static_cast<std::uint64_t>(*number));
    query.text(one.analysis.posting.title).text(one.analysis.text);
    if (const Done done = db.finish(query); !done) return done;
  }
  const Done done = add_skills(one.analysis, taxonomy, *number);
  return done ? add_mentions(one.analysis, taxonomy, *number) : done;
}

Done PostingIndex::Impl::save(const IndexedPosting& one, const Taxonomy& taxonomy,
                              std::int64_t version, IndexChanges& changes) {
  const std::string findings = findings_of(one.analysis, taxonomy);
  std::int64_t known = 0;
  std::string before;
  {
    Query query = db.query(kKnown);
    const Step step = query.text(one.analysis.posting.id).step();
    if (step == Step::kFailed) return std::unexpected(db.error());
    if (step == Step::kRow) known = query.number_at(0), before = query.text_at(1);
  }
  if (known != 0 && before == findings) {
    ++changes.same;
    Query query = db.query(kConfirm);
    query.number(static_cast<std::uint64_t>(known)).text(one.content_hash);
    return db.finish(query.number(static_cast<std::uint64_t>(version)));
  }
  ++(known == 0 ? changes.added : changes.changed);
  return replace(one, taxonomy, version, findings, known);
}

std::expected<IndexChanges, Error> PostingIndex::Impl::save_all(
    std::span<const IndexedPosting> postings, const Taxonomy& taxonomy, std::string_view method) {
  const std::string full = full_version(taxonomy);
  std::int64_t version = 0;
  {
    Query query = db.query(kVersion);
    const auto number = one_number(query.text(full).text(method));
    if (!number) return std::unexpected(number.error());
    version = *number;
  }
  IndexChanges changes;
  for (const IndexedPosting& one : postings) {
    if (const Done done = save(one, taxonomy, version, changes); !done)
      return std::unexpected(done.error());
  }
  return changes;
}

PostingIndex::PostingIndex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PostingIndex::PostingIndex(PostingIndex&&) noexcept = default;
PostingIndex& PostingIndex::operator=(PostingIndex&&) noexcept = default;
PostingIndex::~PostingIndex() = default;

std::expected<PostingIndex, Error> PostingIndex::open(const std::string& path) {
  auto db = open_database(path, IfMissing::kRefuse);
  if (!db) return std::unexpected(db.error());
  return PostingIndex(std::make_unique<Impl>(std::move(*db)));
}

std::expected<std::vector<StalePosting>, Error> PostingIndex::stale(std::string_view taxonomy,
                                                                    std::string_view method,
                                                                    std::string_view after,
                                                                    std::size_t limit) {
  Connection& db = impl_->db;
  std::int64_t version = 0;  // none: nothing was analyzed by these yet
  {
    Query query = db.query(kFindVersion);
    const auto number = impl_->one_number(query.text(taxonomy).text(method));
    if (!number) return std::unexpected(number.error());
    version = *number;
  }
  std::vector<StalePosting> found;
  Query query = db.query(kStale);
  query.text(after).number(static_cast<std::uint64_t>(version)).number(limit);
  Step step = query.step();
  for (; step == Step::kRow; step = query.step()) {
    auto posting = parse_posting_json(query.text_at(2),
                                      db.path() + ": posting " + std::string(query.text_at(0)));
    if (!posting) return std::unexpected(posting.error());
    found.push_back({std::move(*posting), std::string(query.text_at(1))});
  }
  if (step == Step::kFailed) return std::unexpected(db.error());
  return found;
}

std::expected<IndexChanges, Error> PostingIndex::save(std::span<const IndexedPosting> postings,
                                                      const Taxonomy& taxonomy,
                                                      std::string_view method) {
  Connection& db = impl_->db;
  if (const Done begun = db.run("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  auto changes = impl_->save_all(postings, taxonomy, method);
  if (changes) {
    if (const Done done = db.run("COMMIT"); !done) changes = std::unexpected(done.error());
  }
  if (!changes) (void)db.run("ROLLBACK");
  return changes;
}

std::expected<std::vector<PostingHit>, Error> PostingIndex::search(const SearchQuery& wanted) {
  const std::string words = search_words(wanted.words);
  if (words.empty() && wanted.words.find_first_not_of(" \t") != std::string::npos)
    return std::unexpected(
        Error{"search", "no word to look for in '" + wanted.words + "', give letters or digits"});
  const std::string sql = search_statement(wanted, !words.empty());
  Query query = impl_->db.own_query(sql.c_str());
  if (!words.empty()) query.text(words);
  for (const std::string& skill : wanted.skills) query.text(skill);
  for (const std::string& role : wanted.roles) query.text(role);
  if (!wanted.since.empty()) query.text(wanted.since);
  std::vector<PostingHit> hits;
  Step step = query.step();
  for (; step == Step::kRow; step = query.step()) {
    const auto cell = [&](int column) { return std::string(query.text_at(column)); };
    hits.push_back(
        {cell(0), cell(1), cell(2), cell(3), cell(4), cell(5), cell(6), cell(7), cell(8)});
  }
  if (step == Step::kFailed) return std::unexpected(impl_->db.error());
  return hits;
}

}  // namespace skillgap
