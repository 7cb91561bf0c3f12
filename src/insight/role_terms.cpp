#include "insight/role_terms.h"

#include <bit>

namespace skillgap {
namespace {

std::uint32_t fingerprint_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

bool are_term_words(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_term_word(tokens.folded(i))) return false;
  }
  return true;
}

bool is_pair(std::string_view name, std::string_view first, std::string_view second) {
  return name.size() == first.size() + 1 + second.size() && name.starts_with(first) &&
         name.ends_with(second) && name[first.size()] == ' ';
}

}  // namespace

std::string name_of(const Tokens& tokens, const Term& term) {
  std::string name(tokens.folded(term.first));
  if (term.count == 2) (name += ' ') += tokens.folded(term.first + 1);
  return name;
}

RoleTerms RoleTerms::build(std::span<const std::string> terms, const Tokenizer& tokenizer) {
  RoleTerms built;
  built.slots_.resize(std::bit_ceil(terms.size() * 4 + 1));
  Tokens tokens;
  for (const std::string& text : terms) {
    tokenizer.tokenize(text, tokens);
    const Term term{0, tokens.size()};
    const bool fits = (term.count == 1 || term.count == 2) && are_term_words(tokens);
    built.names_.push_back(fits ? name_of(tokens, term) : std::string());
    if (fits)
      built.insert(hash_of(tokens, term), static_cast<std::uint32_t>(built.names_.size() - 1));
  }
  return built;
}

void RoleTerms::insert(std::uint64_t hash, std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].number_behind != 0) slot = (slot + 1) & mask;
  slots_[slot] = {number + 1, fingerprint_of(hash)};
  const std::uint64_t bit = hash >> (64 - kKnownBits);
  known_[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

template <typename IsNamed>
std::uint32_t RoleTerms::search(std::uint64_t hash, IsNamed is_named) const {
  const Slot* const slots = slots_.data();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots[i].number_behind != 0; i = (i + 1) & mask) {
    const std::uint32_t behind = slots[i].number_behind;
    if (slots[i].fingerprint == fingerprint_of(hash) && is_named(names_[behind - 1])) return behind;
  }
  return 0;
}

std::uint32_t RoleTerms::find_word(const Tokens& tokens, std::size_t first) const {
  return search(tokens.hash(first),
                [&](const std::string& name) { return name == tokens.folded(first); });
}

std::uint32_t RoleTerms::find_pair(const Tokens& tokens, std::size_t first) const {
  return search(hash_of(tokens, {first, 2}), [&](const std::string& name) {
    return is_pair(name, tokens.folded(first), tokens.folded(first + 1));
  });
}

}  // namespace skillgap
