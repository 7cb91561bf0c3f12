#include "insight/asked_name.h"

#include <algorithm>
#include <optional>
#include <span>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::string_view kAroundProduct = "around-product", kAroundTechnique = "around-technique";

std::vector<PhraseEntry> words_around(const Taxonomy& taxonomy) {
  std::vector<PhraseEntry> words;
  for (const Phrase& row : taxonomy.senses) {
    if (row.value == kAroundProduct) words.push_back({row.text, 0});
    if (row.value == kAroundTechnique) words.push_back({row.text, 1});
  }
  return words;
}

// A name without words that stand around it.
struct Part {
  std::string_view text;
  bool is_technique = true;  // what was taken off stands around techniques too
};

bool joins(const PhraseHit& left, const PhraseHit& right) {
  return left.end_token == right.first_token;
}

// How many of the hits stand, one directly behind the other, from the first token on.
std::size_t count_in_front(const std::vector<PhraseHit>& hits) {
  if (hits.empty() || hits.front().first_token != 0) return 0;
  std::size_t n = 1;
  while (n < hits.size() && joins(hits[n - 1], hits[n])) ++n;
  return n;
}

std::size_t count_behind(const std::vector<PhraseHit>& hits, std::size_t tokens) {
  if (hits.empty() || hits.back().end_token != tokens) return 0;
  std::size_t n = 1;
  while (n < hits.size() && joins(hits[hits.size() - n - 1], hits[hits.size() - n])) ++n;
  return n;
}

std::vector<Part> parts_of(std::string_view name, const std::vector<PhraseHit>& hits,
                           std::size_t tokens) {
  const auto is_around_techniques = [](const PhraseHit& hit) { return hit.ids.back() == 1; };
  const std::size_t front = count_in_front(hits), back = count_behind(hits, tokens);
  std::vector<Part> parts;
  for (std::size_t taken = 1; taken <= front + back; ++taken) {
    for (std::size_t f = taken - std::min(taken, back); f <= std::min(taken, front); ++f) {
      const std::span first(hits.data(), f),
          last(hits.data() + hits.size() - (taken - f), taken - f);
      const std::size_t begin = first.empty() ? 0 : first.back().where.end;
      const std::size_t end = last.empty() ? name.size() : last.front().where.begin;
      if (begin < end)
        parts.push_back(
            {name.substr(begin, end - begin), std::ranges::all_of(first, is_around_techniques) &&
                                                  std::ranges::all_of(last, is_around_techniques)});
    }
  }
  return parts;
}

// "ECS" has no other letters than "Elastic Container Service" has, and in their order.
bool abbreviates(std::string_view few, std::string_view many) {
  std::size_t at = 0, letters = 0;
  for (const char c : few) {
    if (!is_ascii_letter(c)) continue;
    while (at < many.size() && ascii_lower(many[at]) != ascii_lower(c)) ++at;
    if (at++ >= many.size()) return false;
    ++letters;
  }
  return letters > 1;
}

struct Sides {
  std::string_view outside, inside;
};

// "Elastic Container Service (ECS)": a name, and one in parentheses at its end.
std::optional<Sides> around_parentheses(std::string_view name) {
  const std::size_t open = name.find('('), close = name.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
      name.find_first_not_of(" \t", close + 1) != std::string_view::npos)
    return std::nullopt;
  return Sides{name.substr(0, open), name.substr(open + 1, close - open - 1)};
}

// "Extensible markup language XML": lists of names leave the parentheses away.
std::optional<Sides> before_capitals(std::string_view name) {
  const std::size_t blank = name.find_last_of(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view last = name.substr(blank + 1);
  if (std::ranges::any_of(last, is_ascii_lower)) return std::nullopt;
  return Sides{name.substr(0, blank), last};
}

// Two names of which one is short for the other.
std::optional<Sides> sides_of(std::string_view name) {
  auto sides = around_parentheses(name);
  if (!sides) sides = before_capitals(name);
  if (sides &&
      (abbreviates(sides->inside, sides->outside) || abbreviates(sides->outside, sides->inside)))
    return sides;
  return std::nullopt;
}

}  // namespace

AskedNames::AskedNames(const Taxonomy& taxonomy, const Tokenizer& tokenizer)
    : taxonomy_(taxonomy),
      tokenizer_(tokenizer),
      words_(PhraseMatcher::build(words_around(taxonomy), tokenizer)) {}

AskedNames AskedNames::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  return AskedNames(taxonomy, tokenizer);
}

// "Scrapy framework" is Scrapy, but "risk framework" and "Google Design" name neither risk nor
// design.
bool AskedNames::fits(const std::vector<ConceptId>& concepts, bool is_technique) const {
  return !concepts.empty() && std::ranges::all_of(concepts, [&](ConceptId id) {
    const Kind kind = taxonomy_[id].kind;
    return is_product(kind) || (is_technique && is_skill(kind) && kind != Kind::kSoft);
  });
}

// As few words are taken off as will do, and those behind the name first.
std::vector<ConceptId> AskedNames::without_words_around(std::string_view name,
                                                        const Whole& whole) const {
  Tokens tokens;
  tokenizer_.tokenize(name, tokens);
  std::vector<PhraseHit> hits;
  words_.find(name, tokens, hits);
  for (const Part& part : parts_of(name, hits, tokens.size())) {
    std::vector<ConceptId> concepts = whole(part.text);
    if (fits(concepts, part.is_technique)) return concepts;
  }
  return {};
}

bool AskedNames::is_wider(ConceptId wide, ConceptId narrow) const {
  return std::ranges::any_of(taxonomy_[narrow].broader,
                             [&](ConceptId next) { return next == wide || is_wider(wide, next); });
}

// Of several concepts in one name those that are meant: "AWS Elastic Kubernetes Service" is one
// product and its maker's cloud, "Oracle Java" and "PostgreSQL server" one product and words
// around it.
std::vector<ConceptId> AskedNames::narrowed(std::vector<ConceptId> concepts, std::string_view name,
                                            const Whole& whole) const {
  if (concepts.size() < 2 || name.find_first_of("/&") != std::string_view::npos) return concepts;
  std::vector<ConceptId> inner = without_words_around(name, whole);
  if (inner.size() == 1 && std::ranges::find(concepts, inner[0]) != concepts.end()) return inner;
  const std::vector<ConceptId> all = concepts;
  std::erase_if(concepts, [&](ConceptId id) {
    return taxonomy_[id].kind == Kind::kCloud &&
           std::ranges::any_of(all, [&](ConceptId other) { return is_wider(id, other); });
  });
  return concepts;
}

std::vector<ConceptId> AskedNames::resolve(std::string_view name, const Whole& whole) const {
  const auto look_up = [&](std::string_view part) {
    std::vector<ConceptId> concepts = whole(part);
    return concepts.empty() ? without_words_around(part, whole)
                            : narrowed(std::move(concepts), part, whole);
  };
  std::vector<ConceptId> concepts = look_up(name);
  const auto sides = sides_of(name);
  if (concepts.empty() && sides) concepts = look_up(sides->outside);
  if (concepts.empty() && sides) concepts = look_up(sides->inside);
  return concepts;
}

}  // namespace skillgap
