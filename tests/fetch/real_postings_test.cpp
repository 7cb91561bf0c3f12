// The tokenizer against its twin on real postings, where a checkout has them beside it. Here, and
// not beside the tokenizer's other tests, because they are compressed files. Every tenth line; all
// of them, in half a minute: SKILLGAP_ALL_POSTINGS=1.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "skillgap/files.h"
#include "skillgap/text.h"
#include "support/listed_tokens.h"
#include "support/shared_data.h"

namespace skillgap {
namespace {

// Lines that differ are named by the number, never shown: postings are not ours to print.
std::size_t lines_that_agree(const LineChunk& chunk, const Tokenizer& tokenizer, Tokens& tokens) {
  const std::size_t step = std::getenv("SKILLGAP_ALL_POSTINGS") ? 1 : 10;
  std::size_t line = chunk.first_line, agreeing = 0;
  for (std::size_t begin = 0; begin < chunk.bytes.size(); ++line) {
    const std::size_t end = std::min(chunk.bytes.find('\n', begin), chunk.bytes.size());
    const std::string_view bytes = std::string_view(chunk.bytes).substr(begin, end - begin);
    begin = end + 1;
    if (line % step != 0) continue;
    const std::string text = clean_utf8(bytes);
    tokenizer.tokenize(text, tokens);
    const bool same = listed(tokens) == naive_tokens(text);
    EXPECT_TRUE(same) << "line " << line;
    agreeing += same;
  }
  return agreeing;
}

TEST(RealPostings, GiveTheSameTokensAsTheTwin) {
  const auto folder = shared_folder("data/postings");
  if (!folder) GTEST_SKIP() << "../shared/data/postings is not there: NO real posting was compared";
  const Tokenizer tokenizer = Tokenizer::make().value();
  Tokens tokens;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    auto lines = LineReader::open(entry.path().string());
    ASSERT_TRUE(lines.has_value()) << entry.path();
    SCOPED_TRACE(entry.path());
    while (const auto chunk = lines->next_chunk())
      count += lines_that_agree(*chunk, tokenizer, tokens);
    EXPECT_TRUE(lines->problems().empty());
  }
  EXPECT_GT(count, 0u);
  std::cout << count << " real postings compared\n";
}

}  // namespace
}  // namespace skillgap
