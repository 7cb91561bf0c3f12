#include "insight/role_terms.h"

namespace skillgap {
namespace {

bool are_term_words(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_term_word(tokens.folded(i))) return false;
  }
  return true;
}

}  // namespace

std::string name_of(const Tokens& tokens, const Term& term) {
  std::string name(tokens.folded(term.first));
  if (term.count == 2) (name += ' ') += tokens.folded(term.first + 1);
  return name;
}

RoleTerms RoleTerms::build(std::span<const PhraseEntry> terms, const PhraseCompiler& compiler) {
  RoleTerms built;
  std::vector<PhraseEntry> phrases;
  std::vector<HashNumbers::Entry> numbers;
  Tokens tokens;
  for (const PhraseEntry& entry : terms) {
    compiler.tokenizer().tokenize(entry.text, tokens);
    const Term term{0, tokens.size()};
    if ((term.count != 1 && term.count != 2) || !are_term_words(tokens)) continue;
    numbers.emplace_back(hash_of(tokens, term), entry.id + 1);
    phrases.push_back(entry);
  }
  built.numbers_ = HashNumbers::build(std::move(numbers));
  built.begins_ = PhraseHint::build(phrases, compiler);
  return built;
}

// Of most tokens the screen has said that no term begins there. A pair is found with its first word
// and stands behind its second.
std::span<const RoleTerms::Found> RoleTerms::find_in(const ReadText& text) const {
  thread_local std::vector<Found> memory(1);
  const std::span<const std::uint64_t> hashes = text.tokens.hashes();
  if (memory.size() < 2 * hashes.size() + 2) memory.resize(2 * hashes.size() + 2);
  Found* last = memory.data();  // before the first there is none
  if (!begins_.has_marks(text.tokens)) {
    for_each_term(text, [&](const Term& term) {
      if (const std::uint32_t behind = search(hash_of(text.tokens, term)))
        *++last = {behind - 1, static_cast<std::uint32_t>(term.first),
                   static_cast<std::uint32_t>(term.count)};
    });
    return {memory.data() + 1, last + 1};
  }
  begins_.for_each(text.tokens, [&](std::size_t i, bool) { numbers_.expect(hashes[i]); });
  const std::uint32_t* const clause_of = text.structure.clause_of.data();
  begins_.for_each(text.tokens, [&](std::size_t i, bool may_be_pair) {
    const auto first = static_cast<std::uint32_t>(i);
    if (const std::uint32_t behind = search(hashes[i])) {
      Found* const word = ++last;
      if (word[-1].count == 2 && word[-1].first + 1 == first) {
        word[0] = word[-1];
        word[-1] = {behind - 1, first, 1};
      } else {
        word[0] = {behind - 1, first, 1};
      }
    }
    if (!may_be_pair || i + 1 == hashes.size() || clause_of[i] != clause_of[i + 1]) return;
    const std::uint32_t behind = search(hash_of_pair(hashes[i], hashes[i + 1]));
    last[1] = {behind - 1, first, 2};
    last += behind != 0;  // no branch: every other pair is none
  });
  return {memory.data() + 1, last + 1};
}

}  // namespace skillgap
