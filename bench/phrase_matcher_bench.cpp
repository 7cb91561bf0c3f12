// Tokens → phrases. Rival: the naive twin of the tests, which tries each phrase at each token; it
// is given few phrases, or it would not come back.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "support/naive_matcher.h"

namespace skillgap::bench {
namespace {

constexpr std::size_t kFew = 40;

const Tokenizer& tokenizer() {
  static const Tokenizer made = Tokenizer::make().value();
  return made;
}

struct TokenizedText {
  std::string text;
  Tokens tokens;
};

const std::vector<TokenizedText>& texts() {
  static const std::vector<TokenizedText> all = [] {
    std::vector<TokenizedText> made;
    for (const Ad& ad : make_ads(300)) {
      made.push_back({plain_text(ad), {}});
      tokenizer().tokenize(made.back().text, made.back().tokens);
    }
    return made;
  }();
  return all;
}

// Spread over the alphabet of the aliases.
std::vector<PhraseEntry> phrases(std::size_t count) {
  const Taxonomy taxonomy = parse_taxonomy(built_in_taxonomy_files()).taxonomy;
  const std::size_t step = std::max<std::size_t>(1, taxonomy.aliases.size() / count);
  std::vector<PhraseEntry> entries;
  for (std::size_t i = 0; i < taxonomy.aliases.size(); i += step)
    entries.push_back({taxonomy.aliases[i].text, static_cast<std::uint32_t>(i)});
  return entries;
}

constexpr std::size_t kAll = 1'000'000;

bool same(const PhraseHit& hit, const NaiveHit& naive) {
  return hit.where == naive.where && std::ranges::equal(hit.ids, naive.ids);
}

void prove() {
  std::size_t found = 0;
  for (const std::size_t count : {kFew, kAll}) {
    const auto matcher = PhraseMatcher::build(phrases(count), tokenizer());
    const NaiveMatcher naive(phrases(count), tokenizer());
    std::vector<PhraseHit> hits;
    for (const TokenizedText& text : std::span(texts()).first(count == kFew ? 100 : 4)) {
      matcher.find(text.text, text.tokens, hits);
      require(std::ranges::equal(hits, naive.find(text.text, text.tokens), same),
              "hits are those of the naive twin");
      found += hits.size();
    }
  }
  require(found > 100, "there is something to find");
}

void count_bytes(benchmark::State& state, std::size_t first) {
  std::size_t bytes = 0;
  for (const TokenizedText& text : std::span(texts()).first(first)) bytes += text.text.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void find_phrases(benchmark::State& state) {
  const auto entries = phrases(static_cast<std::size_t>(state.range(0)));
  const auto matcher = PhraseMatcher::build(entries, tokenizer());
  std::vector<PhraseHit> hits;
  std::size_t found = 0;
  for (auto _ : state) {
    found = 0;
    for (const TokenizedText& text : texts()) {
      matcher.find(text.text, text.tokens, hits);
      found += hits.size();
    }
  }
  count_bytes(state, texts().size());
  state.counters["phrases"] = static_cast<double>(entries.size());
  state.counters["hits"] = static_cast<double>(found);
}
BENCHMARK(find_phrases)->Arg(kFew)->Arg(kAll);

void find_phrases_naively(benchmark::State& state) {
  const NaiveMatcher naive(phrases(kFew), tokenizer());
  constexpr std::size_t kTexts = 10;
  for (auto _ : state) {
    for (const TokenizedText& text : std::span(texts()).first(kTexts))
      benchmark::DoNotOptimize(naive.find(text.text, text.tokens));
  }
  count_bytes(state, kTexts);
}
BENCHMARK(find_phrases_naively);

void build_matcher(benchmark::State& state) {
  const auto entries = phrases(kAll);
  for (auto _ : state) benchmark::DoNotOptimize(PhraseMatcher::build(entries, tokenizer()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * entries.size()));
}
BENCHMARK(build_matcher);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
