#include "text/html_run.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace skillgap {
namespace {

// Where a run ends that was copied as it stands, with no byte written beyond its room.
std::size_t copied(const std::string& html, std::size_t size, bool has_references) {
  constexpr char kUntouched = '\x01';
  std::string out(size + kRunRoom + 1, kUntouched);
  const std::size_t end = copy_run(html, {0, size}, has_references, out.data());
  EXPECT_EQ(out.substr(0, end), html.substr(0, end));
  EXPECT_EQ(out.back(), kUntouched);
  return end;
}

// Whatever stands behind the text.
std::size_t run_end(const std::string& text, bool has_references) {
  const std::size_t end = copied(text, text.size(), has_references);
  for (const std::string_view behind : {"<br>", "<b>a long tag</b> & more", " ", "\u00A0"})
    EXPECT_EQ(copied(text + std::string(behind), text.size(), has_references), end)
        << testing::PrintToString(text) << behind;
  return end;
}

TEST(HtmlRun, EndsBeforeWhatIsNotCopied) {
  struct Case {
    std::string text;
    std::size_t end, end_with_references;
  };
  const Case cases[] = {
      {"one word", 8, 8},
      {"one  word", 3, 3},
      {"one word ", 8, 8},
      {"one\nword", 3, 3},
      {"one \nword", 3, 3},
      {"one\u00A0word", 3, 3},
      {"one \u00A0word", 3, 3},
      {"caf\u00E9 \u00AB and \u00C2", 15, 15},
      {"R&D", 3, 1},
      {"R &amp; D", 9, 1},
      {"a", 1, 1},
      {"a ", 1, 1},
      {"&", 1, 1},
      {"\vx", 2, 2},
      {"x\vy", 3, 3},
      {"\xC2", 1, 1},
      {"sixteen bytes is a block, and this is longer than two of them  !", 61, 61},
  };
  for (const auto& [text, end, end_with_references] : cases) {
    EXPECT_EQ(run_end(text, false), end) << text;
    EXPECT_EQ(run_end(text, true), end_with_references) << text;
  }
}

// The slow twin: one byte at a time.
std::size_t naive_run_end(const std::string& text, std::size_t at, bool has_references) {
  const auto stops = [&](std::size_t i) {
    return i == text.size() || std::string_view("\n\t\r\f ").contains(text[i]) ||
           text.compare(i, 2, "\u00A0") == 0 || (has_references && text[i] == '&');
  };
  for (++at; at < text.size(); ++at) {
    if (stops(text[at] == ' ' ? at + 1 : at)) break;
  }
  return at;
}

TEST(HtmlRun, AgreesWithItsTwin) {
  const std::string_view pieces[] = {"a",
                                     "b",
                                     "word",
                                     " ",
                                     " ",
                                     "&",
                                     "\u00A0",
                                     "\u00E9",
                                     "\xC2",
                                     "\n",
                                     "\v",
                                     "\x1F",
                                     "a longer piece of words"};
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string text = "x";
    for (auto left = random() % 40; left > 0; --left)
      text += pieces[random() % std::size(pieces)].substr(0, 1 + random() % 24);
    const bool has_references = random() % 2 == 0;
    ASSERT_EQ(run_end(text, has_references), naive_run_end(text, 0, has_references))
        << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace skillgap
