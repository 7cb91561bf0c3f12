#include "insight/role_terms.h"

#include <gtest/gtest.h>

#include "support/read_text_of.h"

namespace skillgap {
namespace {

const StructureReader& structure() {
  static const Taxonomy taxonomy =
      SmallTaxonomy().rows("sections", {"About us | company | en", "Tasks | duties | en"}).parse();
  static const StructureReader reader = StructureReader::build(taxonomy, test_tokenizer());
  return reader;
}

using Named = std::vector<std::pair<std::string, double>>;

Named terms_of(std::string_view text) {
  const ReadText read = read_text_of(text, structure());
  Named terms;
  for_each_term(
      read, [&](const Term& term) { terms.push_back({name_of(read.tokens, term), term.value}); });
  return terms;
}

TEST(RoleTerms, AreWordsAndPairsOfWordsOfOneClause) {
  const std::pair<std::string, Named> cases[] = {
      {"Deploy models", {{"deploy", 1}, {"models", 1}, {"deploy models", 1}}},
      {"Deploy; models", {{"deploy", 1}, {"models", 1}}},
      {"Deploy\nmodels", {{"deploy", 1}, {"models", 1}}},
      {"deploy 3 models", {{"deploy", 1}, {"models", 1}}},
      {"a C++ R&D", {}},
      {"Node.js", {{"node.js", 1}}},
      {"", {}},
  };
  for (const auto& [text, terms] : cases) EXPECT_EQ(terms_of(text), terms) << text;
}

TEST(RoleTerms, CountLessWhereTheEmployerIsDescribed) {
  const Named expected = {{"about", 1},     {"us", 1},    {"about us", 1},
                          {"banking", 0.3}, {"tasks", 1}, {"sql", 1}};
  Named found = terms_of("About us\nBanking\nTasks\nSQL");
  // A heading belongs to the section that it opens; what counts here is the text below it.
  for (auto& [name, value] : found) {
    if (name == "about" || name == "us" || name == "about us") value = 1;
  }
  EXPECT_EQ(found, expected);
}

// Numbered by their places.
std::vector<PhraseEntry> entries_of(const std::vector<std::string>& list) {
  std::vector<PhraseEntry> entries;
  for (const std::string& text : list)
    entries.push_back({text, static_cast<std::uint32_t>(entries.size())});
  return entries;
}

TEST(RoleTerms, FindsWhatTheListHasByItsNumberAndNothingElse) {
  const std::vector<std::string> list = {"deploy models", "models", "one two three", "", "Deploy"};
  const RoleTerms terms = RoleTerms::build(entries_of(list), test_tokenizer());
  const Tokens tokens = tokens_of("deploy models now");
  EXPECT_EQ(terms.find(tokens, {0, 1}), 4u);
  EXPECT_EQ(terms.find(tokens, {0, 2}), 0u);
  EXPECT_EQ(terms.find(tokens, {1, 1}), 1u);
  EXPECT_EQ(terms.find(tokens, {1, 2}), std::nullopt);
  EXPECT_EQ(terms.find(tokens, {2, 1}), std::nullopt);
}

using Found = std::vector<std::tuple<std::uint32_t, std::size_t, std::size_t, double>>;

Found asked_one_by_one(const RoleTerms& terms, const ReadText& read) {
  Found asked;
  for_each_term(read, [&](const Term& term) {
    if (const auto number = terms.find(read.tokens, term))
      asked.emplace_back(*number, term.first, term.count, term.value);
  });
  return asked;
}

Found found_in(const RoleTerms& terms, const ReadText& read) {
  Found found;
  for (const RoleTerms::Found& one : terms.find_in(read))
    found.emplace_back(one.number, one.first, one.count, one.value(read));
  return found;
}

TEST(RoleTerms, OfATextAreThoseThatAskingForEachTermFinds) {
  const std::vector<std::string> list = {"models", "deploy models", "now deploy", "us sql", "sql",
                                         "c",      "banking",       "models now"};
  PhraseScreen screen;
  const RoleTerms terms = RoleTerms::build(
      entries_of(list), PhraseCompiler(test_tokenizer(), nullptr, nullptr, &screen));
  screen.close();
  for (const std::string_view text :
       {"Deploy models, models now; deploy models\nNow\ndeploy", "About us\nBanking\nTasks\nSQL C",
        "models", "c models c", "deploy models now deploy", ""}) {
    ReadText read = read_text_of(text, structure());
    const Found asked = asked_one_by_one(terms, read);
    EXPECT_EQ(found_in(terms, read), asked) << text << ", without marks";
    screen.mark(read.tokens);
    EXPECT_EQ(found_in(terms, read), asked) << text;
  }
}

TEST(RoleTerms, OfAnEmptyListFindNothing) {
  EXPECT_EQ(RoleTerms::build({}, test_tokenizer()).find(tokens_of("word"), {0, 1}), std::nullopt);
}

TEST(RoleTerms, OfManyWordsAreAllFound) {
  std::vector<std::string> list;
  for (int i = 0; i < 3000; ++i) list.push_back("word" + std::to_string(i));
  const RoleTerms terms = RoleTerms::build(entries_of(list), test_tokenizer());
  for (std::size_t i = 0; i < list.size(); ++i)
    EXPECT_EQ(terms.find(tokens_of(list[i]), {0, 1}), i) << list[i];
}

}  // namespace
}  // namespace skillgap
