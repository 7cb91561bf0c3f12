#include "insight/verdict.h"

namespace skillgap {
namespace {

// A text with fewer tokens cannot carry a finding that nothing was asked for.
constexpr std::size_t kTooShort = 8;
// With fewer words besides the skills, the lack of function words does not tell a foreign language
// from a list of names.
constexpr std::size_t kEnoughForLanguage = 20;

// Words of one field that no mention takes up. Tokens of one byte are mostly marks.
std::size_t words_besides(const std::vector<Mention>& mentions, Field field, const Tokens& tokens) {
  std::size_t count = 0;
  auto mention = mentions.begin();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t begin = tokens.span(i).begin;
    while (mention != mentions.end() && (mention->field != field || mention->where.end <= begin))
      ++mention;
    const bool taken = mention != mentions.end() && mention->where.begin <= begin;
    if (!taken && tokens.folded(i).size() > 1) ++count;
  }
  return count;
}

}  // namespace

Verdict verdict_of(const AnalyzedPosting& posting, const Tokens& title, const Tokens& text) {
  if (posting.skills.empty() && title.size() + text.size() < kTooShort) return Verdict::kTooShort;
  if (posting.language == Language::kOther) {
    const std::size_t words = text.empty()
                                  ? words_besides(posting.mentions, Field::kTitle, title)
                                  : words_besides(posting.mentions, Field::kDescription, text);
    if (words >= kEnoughForLanguage) return Verdict::kUnsupportedLanguage;
  }
  return posting.skills.empty() ? Verdict::kNoSkillsFound : Verdict::kOk;
}

}  // namespace skillgap
