// The slow, obvious twin of PhraseMatcher: every phrase is tried at every token that is its first.
//
// Of several phrases that fit at one token the longest is taken; of those the one that reads a
// hyphen as a hyphen where another takes it for a blank; of those the one with more pairs of tokens
// that must touch, then the one whose pairs come earlier.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "skillgap/phrase_matcher.h"

namespace skillgap {

struct NaiveHit {
  std::size_t first_token = 0, end_token = 0;
  Span where;
  std::vector<std::uint32_t> ids;
  friend bool operator==(const NaiveHit&, const NaiveHit&) = default;
};

class NaiveMatcher {
 public:
  NaiveMatcher(std::span<const PhraseEntry> phrases, const Tokenizer& tokenizer) {
    for (const PhraseEntry& phrase : phrases) {
      Tokens tokens;
      tokenizer.tokenize(phrase.text, tokens);
      if (tokens.empty() || tokens.size() > 64) continue;
      const std::string first(tokens.folded(0));
      phrases_[first].push_back({std::move(tokens), phrase.id});
    }
  }

  std::vector<NaiveHit> find(std::string_view text, const Tokens& tokens) const {
    std::vector<NaiveHit> hits;
    for (std::size_t i = 0; i < tokens.size();) {
      std::vector<Reading> readings;
      const auto its = phrases_.find(std::string(tokens.folded(i)));
      if (its != phrases_.end()) {
        for (const Phrase& phrase : its->second)
          read({phrase, text, tokens, i}, 0, i, "", readings);
      }
      if (readings.empty()) {
        ++i;
        continue;
      }
      hits.push_back(best(readings, tokens, i));
      i = hits.back().end_token;
    }
    return hits;
  }

 private:
  struct Phrase {
    Tokens tokens;
    std::uint32_t id;
  };
  struct Attempt {
    const Phrase& phrase;
    std::string_view text;
    const Tokens& tokens;
    std::size_t start;
  };
  struct Reading {
    std::size_t end;
    std::string how;  // a text token each: '0' read as it stands, '1' a hyphen taken for a blank
    std::vector<std::size_t> touching;  // phrase tokens that must touch the next one
    std::uint32_t id;
  };

  static bool is_word(std::string_view token) {
    return token.find_first_not_of("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") != std::string_view::npos;
  }

  static bool is_letter(std::string_view token) {
    return token.size() == 1 && token[0] >= 'a' && token[0] <= 'z';
  }

  static bool empty_line_before(const Attempt& a, std::size_t i) {
    const Span between{a.tokens.span(i - 1).end, a.tokens.span(i).begin};
    return std::ranges::count(between.of(a.text), '\n') > 1;
  }

  static std::vector<std::size_t> touching(const Tokens& phrase) {
    std::vector<std::size_t> pairs;
    for (std::size_t k = 0; k + 1 < phrase.size(); ++k) {
      const bool words = is_word(phrase.folded(k)) && is_word(phrase.folded(k + 1));
      if (phrase.touches_next(k) && !words) pairs.push_back(k);
    }
    return pairs;
  }

  // `k` tokens of the phrase are read; the next is looked for at token `i` of the text.
  static void read(const Attempt& a, std::size_t k, std::size_t i, const std::string& how,
                   std::vector<Reading>& readings) {
    const Tokens& phrase = a.phrase.tokens;
    if (k == phrase.size()) {
      const bool cut = i == a.start + 1 && is_letter(a.tokens.folded(a.start)) &&
                       a.tokens.touches_next(a.start) &&
                       (a.tokens.folded(i) == "+" || a.tokens.folded(i) == "#");
      if (!cut) readings.push_back({i, how, touching(phrase), a.phrase.id});
      return;
    }
    if (i == a.tokens.size() || (k > 0 && empty_line_before(a, i))) return;
    if (phrase.folded(k) == a.tokens.folded(i) && touches_where_it_must(a, k, i))
      read(a, k + 1, i + 1, how + '0', readings);
    if (k > 0 && is_blank_like(a, i) && phrase.folded(k) == a.tokens.folded(i + 1))
      read(a, k + 1, i + 2, how + "10", readings);
  }

  static bool touches_where_it_must(const Attempt& a, std::size_t k, std::size_t i) {
    const auto must = touching(a.phrase.tokens);
    return k == 0 || a.tokens.touches_next(i - 1) || std::ranges::find(must, k - 1) == must.end();
  }

  static bool is_blank_like(const Attempt& a, std::size_t i) {
    const Tokens& t = a.tokens;
    return (t.folded(i) == "-" || t.folded(i) == "\u2010") && i + 1 < t.size() &&
           t.touches_next(i - 1) && t.touches_next(i) && is_word(t.folded(i - 1)) &&
           is_word(t.folded(i + 1));
  }

  static NaiveHit best(std::vector<Reading>& readings, const Tokens& tokens, std::size_t start) {
    const auto rank = [](const Reading& r) {
      return std::tuple(-static_cast<long>(r.end), r.how, -static_cast<long>(r.touching.size()),
                        std::vector<std::size_t>(r.touching.rbegin(), r.touching.rend()));
    };
    std::ranges::sort(readings, {}, [&](const Reading& r) { return std::pair(rank(r), r.id); });
    NaiveHit hit{start, readings[0].end, {}, {}};
    hit.where = {tokens.span(start).begin, tokens.span(hit.end_token - 1).end};
    for (const Reading& reading : readings) {
      if (rank(reading) != rank(readings[0])) break;
      if (hit.ids.empty() || hit.ids.back() != reading.id) hit.ids.push_back(reading.id);
    }
    return hit;
  }

  std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // by first token
};

}  // namespace skillgap
