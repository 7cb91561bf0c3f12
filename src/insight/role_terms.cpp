#include "insight/role_terms.h"

#include <bit>

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

RoleTerms RoleTerms::build(std::span<const std::string> terms, const PhraseCompiler& compiler) {
  RoleTerms built;
  std::vector<PhraseEntry> phrases;
  built.slots_.resize(std::bit_ceil(terms.size() * 2 + 1));
  Tokens tokens;
  for (const std::string& text : terms) {
    compiler.tokenizer().tokenize(text, tokens);
    const Term term{0, tokens.size()};
    const auto number = static_cast<std::uint32_t>(built.size_++);
    if ((term.count != 1 && term.count != 2) || !are_term_words(tokens)) continue;
    built.insert(tokens, term, number);
    phrases.push_back({text, number});
  }
  built.begins_ = PhraseHint::build(phrases, compiler);
  return built;
}

void RoleTerms::insert(const Tokens& tokens, const Term& term, std::uint32_t number) {
  const std::uint64_t hash = hash_of(tokens, term);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].number_behind != 0) slot = (slot + 1) & mask;
  slots_[slot] = {hash, number + 1};
}

}  // namespace skillgap
