// The matching path allocates nothing once its memory has grown: text → tokens → phrases. A program
// of its own, because it counts every call of operator new.
#include <gtest/gtest.h>

#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "support/allocations.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

// English and Indonesian, marks and letters beyond ASCII, words that ICU must cut.
const std::string_view kTexts[] = {
    "Requirements: 3+ years of Python, C++ or Go; SQL is a plus. We use Docker & Kubernetes.",
    "Kualifikasi:\n- Menguasai Microsoft\u00A0Excel\n- Mampu bekerja dalam tim\n- S1 Statistika",
    "You\u2019ll build “data pipelines” \u2013 with Spark \u2022 Airflow \u2022 dbt…",
    "Développeur à Genève: maîtrise de Node.js, CI/CD. Ωmega ﬁnance e\u0301quipe データ 분석",
    "",
    "machine-learning engineer, Machine Learning",
};

PhraseMatcher names_of_the_taxonomy(const Tokenizer& tokenizer) {
  std::vector<PhraseEntry> entries;
  for (const Alias& alias : shipped_taxonomy().aliases)
    entries.push_back({alias.text, static_cast<std::uint32_t>(entries.size())});
  return PhraseMatcher::build(entries, tokenizer);
}

struct Pass {
  std::size_t hits = 0, allocations = 0;
};

Pass search_all(const Tokenizer& tokenizer, const PhraseMatcher& matcher, Tokens& tokens,
                std::vector<PhraseHit>& hits) {
  Pass pass;
  const std::size_t before = allocations();
  for (const std::string_view text : kTexts) {
    tokenizer.tokenize(text, tokens);
    matcher.find(text, tokens, hits);
    pass.hits += hits.size();
  }
  pass.allocations = allocations() - before;
  return pass;
}

TEST(MatchingPath, AllocatesNothingOnceItsMemoryHasGrown) {
  const Tokenizer tokenizer = Tokenizer::make().value();
  const PhraseMatcher matcher = names_of_the_taxonomy(tokenizer);
  Tokens tokens;
  std::vector<PhraseHit> hits;
  const Pass first = search_all(tokenizer, matcher, tokens, hits);
  EXPECT_GT(first.hits, 10u);
  EXPECT_GT(first.allocations, 0u) << "the counter counts";
  const Pass later = search_all(tokenizer, matcher, tokens, hits);
  EXPECT_EQ(later.hits, first.hits);
  EXPECT_EQ(later.allocations, 0u);
}

}  // namespace
}  // namespace skillgap
