#include "skillgap/posting_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "skillgap/store.h"
#include "store/search_words.h"
#include "store/sqlite.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* kNow = "2026-11-16T10:00:00Z";

Taxonomy taxonomy_of(const std::string& version) {
  Taxonomy taxonomy;
  taxonomy.version = version;
  taxonomy.content_hash = "0123456789abcdef";
  for (const char* id : {"python", "sql"}) {
    taxonomy.concepts.emplace_back();
    taxonomy.concepts.back().id = id;
  }
  taxonomy.roles.emplace_back();
  taxonomy.roles.back().id = "data-engineer";
  return taxonomy;
}

class PostingIndexTest : public testing::Test {
 protected:
  void store(const std::string& id, const std::string& title, const std::string& text,
             const std::string& date = "2026-01-05") {
    Posting posting;
    posting.id = id;
    posting.title = title;
    posting.description = text;
    posting.company = "Ironworks";
    posting.date_posted = date;
    ASSERT_TRUE(Store::open(path_)->save(posting, kNow));
  }
  // What an analyzer would find: a skill where its name stands in the text.
  static AnalyzedPosting analyze(const Posting& posting, const Taxonomy& taxonomy) {
    AnalyzedPosting result;
    result.posting = posting;
    result.text = posting.description;
    for (std::uint32_t i = 0; i < taxonomy.concepts.size(); ++i) {
      const std::size_t at = result.text.find(taxonomy.concepts[i].id);
      if (at == std::string::npos) continue;
      result.mentions.push_back({.concept_id = ConceptId{i},
                                 .where = {at, at + taxonomy.concepts[i].id.size()},
                                 .status = Status::kRequired,
                                 .rule = "default",
                                 .years_min = {}});
      result.skills.push_back({ConceptId{i}, Status::kRequired, 1, {}});
    }
    if (posting.title.find("Engineer") != std::string::npos) {
      result.role.emplace();
      result.role->role = RoleId{0};
    }
    return result;
  }
  // As `search` does: what is stale is analyzed and saved.
  IndexChanges update(const Taxonomy& taxonomy = taxonomy_of("1"), std::string_view method = "m") {
    PostingIndex index = PostingIndex::open(path_).value();
    std::vector<IndexedPosting> analyzed;
    std::vector<StalePosting> stale = index.stale(full_version(taxonomy), method, "", 100).value();
    for (StalePosting& one : stale)
      analyzed.push_back({analyze(one.posting, taxonomy), one.content_hash});
    return index.save(analyzed, taxonomy, method).value();
  }
  std::vector<std::string> found(const SearchQuery& query) {
    std::vector<std::string> ids;
    const auto hits = PostingIndex::open(path_)->search(query).value();
    for (const PostingHit& hit : hits) ids.push_back(hit.id);
    return ids;
  }
  std::int64_t number(const char* sql) { return Connection::open(path_)->number(sql).value_or(-1); }

  TestFolder folder_;
  std::string path_ = folder_.path("t.db");
};

TEST_F(PostingIndexTest, FindsWordsOfTitleAndText) {
  store("a", "Data Engineer", "You write python and speak in public.");
  store("b", "Welder", "Résumé by mail; no python needed here.");
  store("c", "Baker", "Bread.");
  update();
  EXPECT_THAT(found({.words = "python"}), UnorderedElementsAre("a", "b"));
  EXPECT_THAT(found({.words = "PYTHON public"}), ElementsAre("a"));
  EXPECT_THAT(found({.words = "\"python and speak\""}), ElementsAre("a"));
  EXPECT_THAT(found({.words = "\"speak python\""}), IsEmpty());
  EXPECT_THAT(found({.words = "resume"}), ElementsAre("b"));
  EXPECT_THAT(found({.words = "weld*"}), ElementsAre("b"));
  EXPECT_THAT(found({.words = "weld"}), IsEmpty());
  EXPECT_THAT(found({.words = "python", .limit = 1}).size(), 1u);
}

TEST_F(PostingIndexTest, FindsBySkillRoleAndDate) {
  store("a", "Data Engineer", "python sql", "2026-01-05");
  store("b", "Data Engineer", "python", "2026-02-05");
  store("c", "Welder", "sql", "2026-03-05");
  update();
  EXPECT_THAT(found({}), ElementsAre("c", "b", "a"));
  EXPECT_THAT(found({.skills = {"python"}}), ElementsAre("b", "a"));
  EXPECT_THAT(found({.skills = {"python", "sql"}}), ElementsAre("a"));
  EXPECT_THAT(found({.roles = {"data-engineer"}}), ElementsAre("b", "a"));
  EXPECT_THAT(found({.since = "2026-02"}), ElementsAre("c", "b"));
  EXPECT_THAT(found({.words = "sql", .roles = {"data-engineer"}, .since = "2026-01-05"}),
              ElementsAre("a"));
}

TEST_F(PostingIndexTest, ShowsWhereTheWordsStand) {
  store("a", "Data Engineer", "You write python every day.");
  update();
  const auto hits = PostingIndex::open(path_)->search({.words = "python"});
  ASSERT_EQ(hits->size(), 1u);
  EXPECT_EQ(hits->at(0).snippet, "You write [python] every day.");
  EXPECT_EQ(hits->at(0).title, "Data Engineer");
  EXPECT_EQ(hits->at(0).company, "Ironworks");
  EXPECT_EQ(hits->at(0).role, "data-engineer");
  EXPECT_EQ(hits->at(0).date, "2026-01-05");
}

TEST_F(PostingIndexTest, AnalyzesAgainOnlyWhatChanged) {
  store("a", "Data Engineer", "python");
  store("b", "Welder", "sql");
  EXPECT_EQ(update().added, 2u);
  EXPECT_EQ(update().added, 0u);
  store("b", "Welder", "python");  // changed in the store
  const IndexChanges changes = update();
  EXPECT_EQ(changes.changed, 1u);
  EXPECT_EQ(changes.added + changes.same, 0u);
  EXPECT_THAT(found({.words = "sql"}), IsEmpty());
  EXPECT_THAT(found({.skills = {"python"}}), UnorderedElementsAre("a", "b"));
}

TEST_F(PostingIndexTest, WritesOnlyTheVersionWhereNewTablesFindTheSame) {
  store("a", "Data Engineer", "python");
  store("b", "Welder", "Rust and iron.");
  update();
  Taxonomy newer = taxonomy_of("2");
  newer.concepts.emplace_back();
  newer.concepts.back().id = "Rust";
  const IndexChanges changes = update(newer);
  EXPECT_EQ(changes.same, 1u);
  EXPECT_EQ(changes.changed, 1u);
  EXPECT_EQ(number("SELECT count(*) FROM analysis JOIN analysis_version v ON v.number = version "
                   "WHERE v.taxonomy = '2+0123456789abcdef' AND v.method = 'm'"),
            2);
  EXPECT_EQ(update(newer, "another method").same, 2u);
  EXPECT_EQ(number("SELECT count(*) FROM analysis_version"), 3);
}

TEST_F(PostingIndexTest, KeepsEveryMentionWithItsPlace) {
  store("a", "Data Engineer", "sql and python");
  update();
  EXPECT_EQ(number("SELECT count(*) FROM mention WHERE skill = 'python' AND field = 'description' "
                   "AND start = 8 AND stop = 14 AND status = 'required' AND rule = 'default'"),
            1);
  EXPECT_EQ(number("SELECT count(*) FROM mention"), 2);
}

TEST_F(PostingIndexTest, GivesStalePostingsInOrderAndInPieces) {
  for (const char* id : {"c", "a", "d", "b"}) store(id, "Welder", "iron");
  PostingIndex index = PostingIndex::open(path_).value();
  std::vector<std::string> ids;
  for (std::string last;;) {
    const auto unit = index.stale("t", "m", last, 3).value();
    if (unit.empty()) break;
    for (const StalePosting& one : unit) ids.push_back(one.posting.id);
    last = ids.back();
  }
  EXPECT_THAT(ids, ElementsAre("a", "b", "c", "d"));
}

TEST_F(PostingIndexTest, TellsAnEmptyQueryFromOneWithoutWords) {
  store("a", "Welder", "iron");
  update();
  const auto hits = PostingIndex::open(path_)->search({.words = "?!"});
  ASSERT_FALSE(hits);
  EXPECT_EQ(to_line(hits.error()), "search: no word to look for in '?!', give letters or digits");
  EXPECT_THAT(found({.words = " "}), ElementsAre("a"));
}

TEST_F(PostingIndexTest, NeedsAStore) {
  const auto index = PostingIndex::open(path_);
  ASSERT_FALSE(index);
  EXPECT_EQ(index.error().message,
            "does not exist, fetch or import postings first or choose another --db");
}

TEST(SearchWords, AreNeverOperators) {
  const std::pair<const char*, const char*> cases[] = {
      {"deep learning", "\"deep\" \"learning\""},
      {"a AND (b OR NOT c)", "\"a\" \"AND\" \"(b\" \"OR\" \"NOT\" \"c)\""},
      {"\"machine learning\" data*", "\"machine learning\" \"data\"*"},
      {"title:x ^y -z", "\"title:x\" \"^y\" \"-z\""},
      {"say\"hi", "\"say\" \"hi\""},
      {"\"open", "\"open\""},
      {"c++ résumé", "\"c++\" \"résumé\""},
      {"", ""},
      {"* ? \"\" \" ", ""},
  };
  for (const auto& [typed, query] : cases) EXPECT_EQ(search_words(typed), query) << typed;
}

TEST_F(PostingIndexTest, TakesAnyWordsWithoutAnError) {
  store("a", "Welder", "iron");
  update();
  for (const char* words :
       {"(", "a AND", "NEAR(a b)", "\"", "a\"b\"c", "x*y*", "col:", "{a}:b", "é*"})
    EXPECT_TRUE(PostingIndex::open(path_)->search({.words = words}) ||
                std::string_view(words).find_first_of("abxcolé") == std::string_view::npos)
        << words;
}

}  // namespace
}  // namespace skillgap
