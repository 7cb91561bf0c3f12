#include "insight/role_terms.h"

#include <bit>

namespace skillgap {
namespace {

constexpr std::size_t kShortestWord = 2, kLongestWord = 32;  // bytes

std::uint64_t hash_of(const Tokens& tokens, const Term& term) {
  const std::uint64_t first = tokens.hash(term.first);
  if (term.count == 1) return first;
  return std::rotl(first, 23) ^ tokens.hash(term.first + 1);
}

bool is_named(const Tokens& tokens, const Term& term, std::string_view name) {
  const std::string_view first = tokens.folded(term.first);
  if (term.count == 1) return name == first;
  const std::string_view second = tokens.folded(term.first + 1);
  return name.size() == first.size() + 1 + second.size() && name.starts_with(first) &&
         name.ends_with(second) && name[first.size()] == ' ';
}

}  // namespace

bool is_beside_the_work(Section section) {
  return section == Section::kCompany || section == Section::kBenefits ||
         section == Section::kLegal || section == Section::kApply;
}

// Numbers and marks are no words.
bool is_word(std::string_view folded) {
  const auto first = static_cast<unsigned char>(folded.front());
  return folded.size() >= kShortestWord && folded.size() <= kLongestWord &&
         (first >= 0x80 || (first >= 'a' && first <= 'z'));
}

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
    const bool fits = term.count == 1 || term.count == 2;
    built.names_.push_back(fits ? name_of(tokens, term) : std::string());
    if (fits)
      built.insert(hash_of(tokens, term), static_cast<std::uint32_t>(built.names_.size() - 1));
  }
  return built;
}

void RoleTerms::insert(std::uint64_t hash, std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = number + 1;
}

std::optional<std::uint32_t> RoleTerms::find(const Tokens& tokens, const Term& term) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash_of(tokens, term) & mask; slots_[slot] != 0;
       slot = (slot + 1) & mask) {
    const std::uint32_t number = slots_[slot] - 1;
    if (is_named(tokens, term, names_[number])) return number;
  }
  return std::nullopt;
}

}  // namespace skillgap
