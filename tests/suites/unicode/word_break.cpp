// word_break LEAST WordBreakTest.txt: the boundaries of words in Unicode's test ("÷ 0061 × 0308 ÷ #
// …"), beside those of our own word rules. Prints the lines that are cut otherwise, and counts.
// Exit code: 0 at least LEAST are cut alike; 1 fewer. Which choices the others follow from is said
// in src/text/word_rules.h.
#include <unicode/unistr.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "text/icu_words.h"
#include "text/word_rules.h"

namespace {

struct Line {
  icu::UnicodeString text;
  std::vector<int32_t> boundaries;
};

Line parse(const std::string& written) {
  Line line;
  std::istringstream words(written.substr(0, written.find('#')));
  for (std::string word; words >> word;) {
    if (word == "÷")
      line.boundaries.push_back(line.text.length());
    else if (word != "×")
      line.text.append(static_cast<UChar32>(std::stol(word, nullptr, 16)));
  }
  return line;
}

std::vector<int32_t> cut(icu::BreakIterator& breaks, const icu::UnicodeString& text) {
  breaks.setText(text);
  std::vector<int32_t> boundaries;
  for (int32_t at = breaks.first(); at != icu::BreakIterator::DONE; at = breaks.next())
    boundaries.push_back(at);
  return boundaries;
}

}  // namespace

int main(int argc, char** argv) {
  const auto words = skillgap::IcuWords::make(skillgap::word_rules());
  if (argc < 3 || !words) return 1;
  std::size_t cases = 0, alike = 0;
  std::ifstream file(argv[2]);
  for (std::string written; std::getline(file, written);) {
    if (!written.starts_with("÷")) continue;
    const Line line = parse(written);
    ++cases;
    if (cut(*words->breaks, line.text) == line.boundaries)
      ++alike;
    else
      std::printf("cut otherwise: %s\n", written.c_str());
  }
  std::printf("%zu of %zu lines cut alike\n", alike, cases);
  return alike >= std::strtoul(argv[1], nullptr, 10) ? 0 : 1;
}
