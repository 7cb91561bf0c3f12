// Text → tokens. Rival: the naive twin of the tests, which is ICU used plainly: the text as UTF-16,
// a break iterator over it, each piece folded as a string of its own.
#include <benchmark/benchmark.h>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/tokenizer.h"
#include "support/naive_tokenizer.h"

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

void prove() {
  Tokens tokens;
  for (const std::string& text : texts()) {
    tokenizer().tokenize(text, tokens);
    std::vector<NaiveToken> found;
    for (std::size_t i = 0; i < tokens.size(); ++i)
      found.push_back({tokens.span(i), std::string(tokens.folded(i))});
    require(found == naive_tokens(text), "tokens are those of the naive twin");
  }
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(texts())));
}

void tokenize(benchmark::State& state) {
  Tokens tokens;
  for (auto _ : state) {
    for (const std::string& text : texts()) {
      tokenizer().tokenize(text, tokens);
      benchmark::DoNotOptimize(tokens.size());
    }
  }
  count_bytes(state);
}
BENCHMARK(tokenize);

void tokenize_naively(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& text : texts()) benchmark::DoNotOptimize(naive_tokens(text));
  }
  count_bytes(state);
}
BENCHMARK(tokenize_naively);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
