// Text → tokens. Rivals: ICU used well (a break iterator over UTF-8, ASCII words folded by a loop,
// the others by NFKC_Casefold), which is what the tokenizer does where its fast path does not
// serve; and the naive twin of the tests: the text as UTF-16, each piece folded as a string of its
// own. The ratios printed first are of rounds in turn, so that other programs disturb all alike.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/tokenizer.h"
#include "support/allocations.h"
#include "support/naive_tokenizer.h"
#include "text/two_paths.h"
#include "text/word_rules.h"

namespace skillgap::bench {
namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (const Ad& ad : make_ads(300)) made.push_back(plain_text(ad));
    return made;
  }();
  return all;
}

const Tokenizer& tokenizer() {
  static const Tokenizer made = Tokenizer::make().value();
  return made;
}

void tokenize_all(Tokens& tokens) {
  for (const std::string& text : texts()) {
    tokenizer().tokenize(text, tokens);
    benchmark::DoNotOptimize(tokens.size());
  }
}

void tokenize_all_by_icu(Tokens& tokens) {
  static const IcuWords icu = IcuWords::make(word_rules()).value();
  static TokenizerScratch scratch;
  for (const std::string& text : texts()) {
    tokens.clear();
    TokenWriter out(tokens);
    tokenize_by_icu(text, icu, scratch, out);
    benchmark::DoNotOptimize(tokens.size());
  }
}

void tokenize_all_naively(Tokens&) {
  for (const std::string& text : texts()) benchmark::DoNotOptimize(naive_tokens(text));
}

double seconds_of(void (*work)(Tokens&)) {
  static Tokens tokens;
  const std::clock_t begin = std::clock();
  work(tokens);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void print_ratios() {
  double ours = 1e9, by_icu = 1e9, naive = 1e9;  // the best of ten rounds
  for (int round = 0; round < 10; ++round) {
    for (int i = 0; i < 5; ++i) ours = std::min(ours, seconds_of(tokenize_all));
    by_icu = std::min(by_icu, seconds_of(tokenize_all_by_icu));
    if (round < 3) naive = std::min(naive, seconds_of(tokenize_all_naively));
  }
  std::printf("ICU alone takes %.1f times as long, the naive twin %.1f times\n", by_icu / ours,
              naive / ours);
}

void prove() {
  Tokens tokens;
  for (const std::string& text : texts()) {
    tokenizer().tokenize(text, tokens);
    std::vector<NaiveToken> found;
    for (std::size_t i = 0; i < tokens.size(); ++i)
      found.push_back({tokens.span(i), std::string(tokens.folded(i))});
    require(found == naive_tokens(text), "tokens are those of the naive twin");
  }
  const std::size_t before = allocations();
  tokenize_all(tokens);
  require(allocations() == before, "texts after the first ones need no new memory");
  print_ratios();
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(texts())));
}

void run(benchmark::State& state, void (*work)(Tokens&)) {
  Tokens tokens;
  for (auto _ : state) work(tokens);
  count_bytes(state);
}
BENCHMARK_CAPTURE(run, tokenize, tokenize_all);
BENCHMARK_CAPTURE(run, icu_alone, tokenize_all_by_icu);
BENCHMARK_CAPTURE(run, naive_twin, tokenize_all_naively);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
