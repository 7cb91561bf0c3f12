#include "skills/unlisted_words.h"

#include <gtest/gtest.h>

#include <string>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

// Each word, with a letter for what was seen in it: '|' break before, ':' label, C capital, o odd,
// g glued.
std::string words_of(std::string_view text) {
  const Taxonomy taxonomy = SmallTaxonomy().parse();
  const StructureReader reader = StructureReader::build(taxonomy, test_tokenizer());
  const Tokens tokens = tokens_of(text);
  std::string all;
  for (const TermWord& word : term_words(text, tokens, reader.read(text, tokens),
                                         std::vector<Known>(tokens.size(), Known::kNothing))) {
    all += (all.empty() ? "" : " ") + std::string(word.after_break ? "|" : "") +
           std::string(word.where.of(text)) + (word.is_label ? ":" : "") + "/";
    all += word.has_capital ? "C" : "";
    all += word.is_odd ? "o" : "";
    all += word.is_glued ? "g" : "";
  }
  return all;
}

TEST(TermWords, JoinWhatIsWrittenAsOneName) {
  struct Case {
    std::string text, words;
  };
  const Case cases[] = {
      {"", ""},
      {"Foo bar, baz", "|Foo/C bar/ |baz/"},
      {"C++ and C#", "|C++/Co and/ C#/Co"},
      {"CI/CD or TCP/IP", "|CI/CD/Co or/ TCP/IP/Co"},
      {"Looker/Metabase", "|Looker/C |Metabase/C"},
      {"front-end", "|front-end/"},
      {"Q&A", "|Q&A/Co"},
      {"gRPC k8s", "|gRPC/o k8s/o"},
      {"SQL 2019", "|SQL/Co 2019/"},
      {"Start date: now", "|Start/C date:/ |now/"},
      {"One. Two", "|One/C |Two/C"},
      {"skillsAbility fastText macOS", "|skillsAbility/og fastText/og macOS/o"},
      {"data.We ASP.NET", "|data.We/og ASP.NET/Co"},
      {"skills.Ability Node.js", "|skills.Ability/og Node.js/Co"},
      {"Amazon's", "|Amazon's/Cg"},
      {"Amazon\u2019s", "|Amazon\u2019s/Cg"},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(words_of(text), words) << text;
}

TEST(TermWords, CompareByFoldedTokensWithBlanksForHyphens) {
  const Taxonomy taxonomy = SmallTaxonomy().parse();
  const StructureReader reader = StructureReader::build(taxonomy, test_tokenizer());
  const std::string text = "Front-End";
  const Tokens tokens = tokens_of(text);
  const auto words = term_words(text, tokens, reader.read(text, tokens),
                                std::vector<Known>(tokens.size(), Known::kNothing));
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].folded, "front end");
}

}  // namespace
}  // namespace skillgap
