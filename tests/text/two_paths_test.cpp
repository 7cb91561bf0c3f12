#include "text/two_paths.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "support/listed_tokens.h"
#include "support/random_text.h"
#include "support/small_taxonomy.h"
#include "text/word_rules.h"

namespace skillgap {
namespace {

const IcuWords& icu_words() {
  static const IcuWords made = IcuWords::make(word_rules()).value();
  return made;
}

const TokenClasses& classes() {
  static const TokenClasses made =
      TokenClasses::derive(word_rules(), *icu_words().nfkc_casefold).value();
  return made;
}

std::vector<NaiveToken> by_masks(std::string_view text, const TokenClasses& with) {
  static TokenizerScratch scratch;
  static Tokens tokens;
  tokens.clear();
  TokenWriter out(tokens);
  tokenize_by_masks(text, icu_words(), with, scratch, out);
  return listed(tokens);
}

std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Number of random texts; more of them: SKILLGAP_FUZZ_TEXTS=5000000.
std::size_t random_texts() {
  const char* wanted = std::getenv("SKILLGAP_FUZZ_TEXTS");
  return wanted ? std::strtoull(wanted, nullptr, 10) : 100'000;
}

TEST(TwoPaths, AgreeOnAllAsciiTriples) {
  Tokens tokens;
  for (int a = 0; a < 0x80; ++a) {
    // One text for all triples that begin alike: a line each, so that none touches another.
    std::string lines;
    for (int b = 0; b < 0x80; ++b) {
      for (int c = 0; c < 0x80; ++c) {
        for (const int byte : {a, b, c, int{'\n'}}) lines += static_cast<char>(byte);
      }
    }
    test_tokenizer().tokenize(lines, tokens);
    ASSERT_EQ(listed(tokens), naive_tokens(lines)) << "triples of " << a;
  }
}

TEST(TwoPaths, AgreeOnRandomTexts) {
  RandomText random(20260102);
  Tokens tokens;
  const std::size_t count = random_texts();
  for (std::size_t round = 0; round < count; ++round) {
    const std::string text = random.next(24);
    test_tokenizer().tokenize(text, tokens);
    ASSERT_EQ(listed(tokens), naive_tokens(text)) << testing::PrintToString(text);
  }
  RecordProperty("texts", std::to_string(count));
}

TEST(TwoPaths, AgreeOnTextsOfManyBlocks) {
  RandomText random(7);
  Tokens tokens;
  for (int round = 0; round < 300; ++round) {
    const std::string text = random.next(900);
    test_tokenizer().tokenize(text, tokens);
    ASSERT_EQ(listed(tokens), naive_tokens(text)) << testing::PrintToString(text);
  }
}

TEST(TwoPaths, AgreeWhereverTheEndOfABlockFalls) {
  const std::string_view endings[] = {
      "don\u2019t go",      "a.b 1.2 3,4",     "\u00E9t\u00E9 x",       "x\u00A0\u0301y z",
      "\u2022\u00A0C++ a",  " \u0301 x",       "e\u0301 e\u0301",       "\u2026\u2014\u201Cq\u201D",
      "\U0001F468\u200D b", "_a_\u203F_1_ ok", "\r\n\u0301 \r\u0301 a", "a\u2019\u00E9 1\u20192",
  };
  Tokens tokens;
  for (const std::string_view ending : endings) {
    for (const std::string_view filler : {"a", " ", "-", "\u00E9", "\u2022"}) {
      for (std::size_t length = 0; length < 140; ++length) {
        const std::string text = times(length, filler) + std::string(ending);
        test_tokenizer().tokenize(text, tokens);
        ASSERT_EQ(listed(tokens), naive_tokens(text)) << testing::PrintToString(text);
      }
    }
  }
}

TEST(TwoPaths, AgreeWithTheBodyForAnyProcessor) {
  TokenClasses plain = classes();
  EXPECT_EQ(plain.ascii_shape.has_value(), true) << "the vector body is not used";
  plain.ascii_shape.reset();
  RandomText random(11);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random.next(200);
    ASSERT_EQ(by_masks(text, plain), by_masks(text, classes())) << testing::PrintToString(text);
  }
}

// More chunks than the memo holds, short ones and long ones, each twice.
TEST(TwoPaths, AgreeWhenTheMemoForgets) {
  std::string text;
  for (int i = 0; i < 6000; ++i) {
    const std::string chunk = std::to_string(i) + "e\u0301" + (i % 50 ? "" : times(40, "x\u0323"));
    (((text += chunk) += ' ') += chunk) += '\n';
  }
  EXPECT_EQ(by_masks(text, classes()), naive_tokens(text));
}

TEST(TwoPaths, LeaveToIcuWhatTheTablesDoNotHold) {
  EXPECT_FALSE(classes().at("\u00E9", 0).character->classes & kSlowBit);
  EXPECT_FALSE(classes().at("\u00A0", 0).character->classes & kSlowBit);
  EXPECT_FALSE(classes().at("\u2022", 0).character->classes & kSlowBit);
  for (const std::string_view slow : {"\u0301", "\u00AD", "\u2122", "\u200D", "\u00BD", "\u3000",
                                      "\U0001F468", "\xC3", "\xE2\x80", "\x80", "\xFF"})
    EXPECT_TRUE(classes().at(slow, 0).character->classes & kSlowBit) << slow;
}

// The test at every start would find a table that is wrong in one place.
TEST(TwoPaths, NoticeAWrongTable) {
  EXPECT_TRUE(paths_agree(icu_words(), classes()));
  const auto wrong = [](auto change) {
    TokenClasses changed = classes();
    change(changed);
    changed.ascii_shape = AsciiShape::of(changed.ascii);
    return !paths_agree(icu_words(), changed);
  };
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.ascii.classes['@'] = kLetterBit; }));
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.ascii.classes['_'] = 0; }));
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.ascii.classes[';'] = kMidLetterBit; }));
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.ascii.folded['Q'] = 'Q'; }));
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.two[0xC9 - 0x80].folded = {'\xC3', '\x89'}; }));
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.two[0xE9 - 0x80].classes = 0; }));
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.e2[0x0D].classes = 0; }));  // U+200D joins
  EXPECT_TRUE(wrong([](TokenClasses& t) { t.e2[0x19].classes = 0; }));  // U+2019 joins letters
}

// Rules under which ':' joins letters: tables of other rules must not pass.
TEST(TwoPaths, NoticeOtherRules) {
  std::string rules(word_rules());
  const std::string_view without = " - [\\: \\uFE13 \\uFE55 \\uFF1A]";
  rules.erase(rules.find(without), without.size());
  const IcuWords other = IcuWords::make(rules).value();
  EXPECT_FALSE(paths_agree(other, classes()));
  EXPECT_TRUE(paths_agree(other, TokenClasses::derive(rules, *other.nfkc_casefold).value()));
}

TEST(TwoPaths, SayWhichRulesAreNoRules) {
  const auto derived = TokenClasses::derive("\n$Letter = [a-z];\n", *icu_words().nfkc_casefold);
  ASSERT_FALSE(derived.has_value());
  EXPECT_EQ(derived.error().where, "word rules");
  EXPECT_EQ(derived.error().message,
            "a set of characters is missing, define it as in src/text/word_rules.cpp");
}

// Linear: a text without a blank is one chunk, looked at once.
TEST(TwoPaths, BearAMegabyteWithoutABlank) {
  const std::string pieces[] = {"a\u0301b.", "\u2019", "\u00E9", "\U0001F468\u200D", "x"};
  for (const std::string& piece : pieces) {
    const std::string text = times((std::size_t{1} << 20) / piece.size(), piece);
    EXPECT_TRUE(by_masks(text, classes()) == naive_tokens(text)) << piece;
  }
}

}  // namespace
}  // namespace skillgap
