// A compiled taxonomy answers like the tables it was made of, and no damage to it does harm.
#include "skillgap/taxonomy_image.h"

#include <gtest/gtest.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>
#include <limits>

#include "skillgap/analyzer.h"
#include "skillgap/report.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

constexpr std::size_t kHeader = 32, kChecksum = 24;

Taxonomy taxonomy() {
  return SmallTaxonomy()
      .rows("skills", {"ml | method | machine learning | pembelajaran mesin | | | wikidata:Q2539",
                       "python | language | Python", "c | language | C",
                       "pytorch | library | PyTorch | | ml | python"})
      .rows("aliases", {"c | C | | company", "pytorch | torch | en", "python | py | | case"})
      .rows("senses", {"R&D | not-a-skill"})
      .rows("roles", {"ml-engineer | ML Engineer | | | yes"})
      .rows("titles", {"machine learning engineer | ml-engineer | en"})
      .rows("role_skills", {"ml-engineer | pytorch | 0.9"})
      .rows("role_fields", {"ML | ml-engineer | en"})
      .rows("role_cues", {"hiring | seeks | en"})
      .rows("role_weights", {"bias: | ml-engineer | -0.5", "skill:pytorch | ml-engineer | 2"})
      .rows("role_neighbours", {"ml-engineer | ml-engineer | the same | sama"})
      .rows("role_settings", {"title-phrase | logits | 4"})
      .rows("sections", {"requirements | requirements | en"})
      .rows("cues", {"nice to have | preferred | en"})
      .rows("seniority", {"senior | senior | en"})
      .rows("work_modes", {"remote | remote | en"})
      .rows("units", {"years | years | 1 | en"})
      .rows("function_words", {"the | en"})
      .parse();
}

const std::string& image() {
  static const std::string bytes = write_taxonomy_image(Analyzer::compile(taxonomy()).value());
  return bytes;
}

// In memory of its own, as a mapped file is.
std::expected<CompiledTaxonomy, Error> opened(const std::string& bytes) {
  const auto copy = std::make_shared<const std::vector<std::byte>>(
      reinterpret_cast<const std::byte*>(bytes.data()),
      reinterpret_cast<const std::byte*>(bytes.data()) + bytes.size());
  return open_taxonomy_image(*copy, copy, "t.sgt");
}

std::string fault(const std::string& bytes) {
  const auto compiled = opened(bytes);
  return compiled ? "" : to_line(compiled.error());
}

std::string with_checksum(std::string bytes) {
  const std::uint64_t sum = XXH3_64bits(bytes.data() + kHeader, bytes.size() - kHeader);
  return bytes.replace(kChecksum, sizeof sum, reinterpret_cast<const char*>(&sum), sizeof sum);
}

std::string analyzed(const Analyzer& analyzer) {
  const Posting posting = {.id = "1",
                           .title = "Senior Machine-Learning Engineer",
                           .description =
                               "Requirements:\n- 3 years of PyTorch, py and C\n"
                               "Nice to have: R&D, machine learning. Remote."};
  return to_json(analyzer.analyze(posting), analyzer);
}

TEST(TaxonomyImage, AnswersLikeTheTablesOfWhichItWasMade) {
  const auto made = Analyzer::make(opened(image()).value());
  ASSERT_TRUE(made) << to_line(made.error());
  const Analyzer plain = Analyzer::make(taxonomy()).value();
  EXPECT_EQ(analyzed(*made), analyzed(plain));
  EXPECT_NE(analyzed(*made).find("pytorch"), std::string::npos);
  EXPECT_EQ(full_version(made->taxonomy()), full_version(plain.taxonomy()));
  EXPECT_EQ(made->taxonomy().find("c"), plain.taxonomy().find("c"));
  EXPECT_EQ(made->taxonomy().find_role("ml-engineer"), RoleId{0});
  EXPECT_EQ(to_text(made->taxonomy().aliases[0].place), to_text(plain.taxonomy().aliases[0].place));
}

TEST(TaxonomyImage, HoldsATableForEveryPartOfTheAnalyzer) {
  const CompiledTaxonomy compiled = opened(image()).value();
  const auto again = Analyzer::compile(compiled.taxonomy).value();
  ASSERT_EQ(again.phrases.size(), compiled.phrases.size());
  for (std::size_t i = 0; i < again.phrases.size(); ++i) {
    EXPECT_EQ(again.phrases[i].phrases, compiled.phrases[i].phrases);
    EXPECT_TRUE(std::ranges::equal(again.phrases[i].image, compiled.phrases[i].image));
  }
}

TEST(TaxonomyImage, OfTheSameTablesIsTheSame) {
  EXPECT_EQ(write_taxonomy_image(Analyzer::compile(taxonomy()).value()), image());
}

TEST(TaxonomyImage, ThatCannotBeUsedSaysHowToMakeItAnew) {
  const std::string anew = ", make it anew with: skillgap taxonomy compile FOLDER -o FILE --force";
  std::string format = image(), order = image(), cut = image(), magic = image();
  format[12] = 9;
  std::swap(order[8], order[11]);
  std::swap(order[9], order[10]);
  cut.resize(cut.size() - 1);
  magic[0] = 'x';
  EXPECT_EQ(fault(format),
            "t.sgt: this compiled taxonomy was compiled by another version of skillgap" + anew);
  EXPECT_EQ(fault(order),
            "t.sgt: this compiled taxonomy was compiled on a machine of another byte order" + anew);
  EXPECT_EQ(fault(cut), "t.sgt: this compiled taxonomy is damaged" + anew);
  EXPECT_EQ(fault(magic),
            "t.sgt: is no compiled taxonomy, name a folder of tables or what "
            "`skillgap taxonomy compile` wrote");
  EXPECT_EQ(fault(""), fault(magic));

  CompiledTaxonomy other = opened(image()).value();
  other.tokenizer_version = "icu1";
  const auto made = Analyzer::make(std::move(other));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message,
            "this compiled taxonomy was made for other word rules or another ICU" + anew);
}

TEST(TaxonomyImage, WithAnyBitFlippedIsRefused) {
  std::string bytes = image();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char before = bytes[i];
    bytes[i] = static_cast<char>(before ^ (1 << i % 8));
    ASSERT_NE(fault(bytes), "") << "byte " << i;
    bytes[i] = before;
  }
}

// What a checksum does not stop, because somebody made it anew. Under the address sanitizer this
// shows that every offset is checked.
TEST(TaxonomyImage, DamagedBehindItsChecksumStillMakesAnAnalyzer) {
  std::size_t made = 0;
  for (std::size_t i = kHeader; i < image().size(); i += 61) {
    std::string bytes = image();
    bytes[i] = static_cast<char>(bytes[i] ^ (1 << i % 7));
    auto compiled = opened(with_checksum(std::move(bytes)));
    if (!compiled) continue;
    const auto analyzer = Analyzer::make(std::move(*compiled));
    if (analyzer) made += analyzed(*analyzer).empty() ? 0 : 1;
  }
  EXPECT_GT(made, 0u);
}

TEST(TaxonomyImage, WithANumberThatIsNoneIsRefused) {
  Taxonomy tables = taxonomy();
  ASSERT_FALSE(tables.units.empty());
  tables.units.front().number = std::numeric_limits<double>::quiet_NaN();
  CompiledTaxonomy compiled = opened(image()).value();
  compiled.taxonomy = std::move(tables);
  EXPECT_NE(fault(write_taxonomy_image(std::move(compiled))), "");
}

TEST(TaxonomyImage, DamagedBehindItsChecksumDoesNoHarm) {
  const Tokens tokens = tokens_of("pytorch and machine-learning, C");
  std::vector<PhraseHit> hits;
  std::size_t refused = 0;
  for (std::size_t i = kHeader; i < image().size(); i += 3) {
    std::string bytes = image();
    bytes[i] = static_cast<char>(bytes[i] ^ (1 << i % 8));
    const auto compiled = opened(with_checksum(std::move(bytes)));
    if (!compiled) {
      ++refused;
      continue;
    }
    for (const CompiledPhrases& table : compiled->phrases) {
      if (const auto matcher = PhraseMatcher::view(table.image, table.owner))
        matcher->find("pytorch and machine-learning, C", tokens, hits);
    }
  }
  EXPECT_GT(refused, 0u);
}

}  // namespace
}  // namespace skillgap
