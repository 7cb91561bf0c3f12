// The phrase matcher with 1,000, 10,000 and 100,000 forms, beside the textbook automaton and, where
// it was installed when this was built, Hyperscan. The rivals give less (occurrences of bytes: no
// whole tokens, no longest of several, no folding beyond ASCII), and are given the raw text.
#include <benchmark/benchmark.h>

#ifdef SKILLGAP_HYPERSCAN
#include <hs/hs.h>
#endif

#include <algorithm>
#include <memory>
#include <set>

#include "bench/ac_dfa.h"
#include "bench/many_forms.h"
#include "bench/prove.h"
#include "skillgap/phrase_matcher.h"
#include "support/allocations.h"

namespace skillgap::bench {
namespace {

constexpr std::size_t kTexts = 2000;
constexpr std::size_t kFormsAText = 5;

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
    for (std::string& text : texts_with_forms(kTexts, kFormsAText)) {
      made.push_back({std::move(text), {}});
      tokenizer().tokenize(made.back().text, made.back().tokens);
    }
    return made;
  }();
  return all;
}

std::span<const std::string> forms(std::size_t count) {
  return std::span(many_forms().forms).first(count);
}

PhraseMatcher matcher_of(std::size_t count) {
  std::vector<PhraseEntry> entries;
  for (const std::string& form : forms(count))
    entries.push_back({form, static_cast<std::uint32_t>(entries.size())});
  return PhraseMatcher::build(entries, tokenizer());
}

#ifdef SKILLGAP_HYPERSCAN
struct FreeDatabase {
  void operator()(hs_database_t* database) const { hs_free_database(database); }
};
struct FreeScratch {
  void operator()(hs_scratch_t* scratch) const { hs_free_scratch(scratch); }
};

// Literals, as Hyperscan is fastest with: hs_compile_lit_multi, caseless.
class Hyperscan {
 public:
  explicit Hyperscan(std::span<const std::string> patterns) {
    std::vector<const char*> texts;
    std::vector<std::size_t> lengths;
    std::vector<unsigned> flags(patterns.size(), HS_FLAG_CASELESS), numbers;
    for (const std::string& pattern : patterns) {
      texts.push_back(pattern.c_str());
      lengths.push_back(pattern.size());
      numbers.push_back(static_cast<unsigned>(numbers.size()));
    }
    hs_database_t* database = nullptr;
    hs_compile_error_t* error = nullptr;
    require(hs_compile_lit_multi(texts.data(), flags.data(), numbers.data(), lengths.data(),
                                 static_cast<unsigned>(patterns.size()), HS_MODE_BLOCK, nullptr,
                                 &database, &error) == HS_SUCCESS,
            "Hyperscan compiles the forms");
    database_.reset(database);
    hs_scratch_t* scratch = nullptr;
    require(hs_alloc_scratch(database, &scratch) == HS_SUCCESS, "Hyperscan has its scratch");
    scratch_.reset(scratch);
  }

  template <typename Report>
  void scan(std::string_view text, Report report) const {
    const auto forward = [](unsigned id, unsigned long long, unsigned long long to, unsigned,
                            void* context) {
      (*static_cast<Report*>(context))(id, static_cast<std::size_t>(to));
      return 0;
    };
    hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch_.get(),
            forward, &report);
  }

 private:
  std::unique_ptr<hs_database_t, FreeDatabase> database_;
  std::unique_ptr<hs_scratch_t, FreeScratch> scratch_;
};
#endif

// Every whole phrase that is found as it stands in the dictionary is among the rival's occurrences.
template <typename Rival>
void prove_rival(std::size_t count) {
  const PhraseMatcher matcher = matcher_of(count);
  const Rival rival(forms(count));
  std::vector<PhraseHit> hits;
  std::size_t seen = 0;
  for (const TokenizedText& text : std::span(texts()).first(500)) {
    std::set<std::pair<std::size_t, std::size_t>> occurrences;
    rival.scan(text.text,
               [&](std::size_t form, std::size_t end) { occurrences.insert({form, end}); });
    matcher.find(text.text, text.tokens, hits);
    for (const PhraseHit& hit : hits) {
      const std::uint32_t form = hit.ids.front();
      if (lower_ascii(hit.where.of(text.text)) != forms(count)[form]) continue;  // a line break …
      require(occurrences.contains({form, hit.where.end}), "the rival finds what we find");
      ++seen;
    }
  }
  require(seen > 50, "there is something to find");
}

void prove_nothing_is_allocated() {
  const PhraseMatcher matcher = matcher_of(kManyForms);
  std::vector<PhraseHit> hits;
  std::size_t before = 0;
  for (int pass = 0; pass < 2; ++pass) {
    before = allocations();
    for (const TokenizedText& text : texts()) matcher.find(text.text, text.tokens, hits);
  }
  require(allocations() == before, "nothing is allocated once the list of hits has grown");
}

void prove() {
  prove_nothing_is_allocated();
  prove_rival<AcDfa>(10'000);
#ifdef SKILLGAP_HYPERSCAN
  prove_rival<Hyperscan>(10'000);
#endif
}

void report(benchmark::State& state, std::size_t found) {
  std::size_t bytes = 0;
  for (const TokenizedText& text : texts()) bytes += text.text.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.counters["found_a_text"] = static_cast<double>(found) / static_cast<double>(kTexts);
  state.counters["forms_from_file"] = static_cast<double>(many_forms().from_file);
}

std::size_t count_of(const benchmark::State& state) {
  return static_cast<std::size_t>(state.range(0));
}

// Tokens → phrases.
void match(benchmark::State& state) {
  const PhraseMatcher matcher = matcher_of(count_of(state));
  std::vector<PhraseHit> hits;
  std::size_t found = 0;
  for (auto _ : state) {
    found = 0;
    for (const TokenizedText& text : texts()) {
      matcher.find(text.text, text.tokens, hits);
      found += hits.size();
    }
  }
  report(state, found);
}

// Text → phrases.
void tokenize_and_match(benchmark::State& state) {
  const PhraseMatcher matcher = matcher_of(count_of(state));
  std::vector<PhraseHit> hits;
  Tokens tokens;
  std::size_t found = 0;
  for (auto _ : state) {
    found = 0;
    for (const TokenizedText& text : texts()) {
      tokenizer().tokenize(text.text, tokens);
      matcher.find(text.text, tokens, hits);
      found += hits.size();
    }
  }
  report(state, found);
}

template <typename Rival>
void scan(benchmark::State& state) {
  const Rival rival(forms(count_of(state)));
  std::size_t found = 0;
  for (auto _ : state) {
    found = 0;
    for (const TokenizedText& text : texts())
      rival.scan(text.text, [&](std::size_t, std::size_t) { ++found; });
  }
  report(state, found);
}

void build(benchmark::State& state) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    const PhraseMatcher matcher = matcher_of(count_of(state));
    bytes = matcher.image().size();
  }
  state.counters["image_bytes"] = static_cast<double>(bytes);
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(1'000)->Arg(10'000)->Arg(100'000); }

BENCHMARK(match)->Apply(sizes);
BENCHMARK(tokenize_and_match)->Apply(sizes);
BENCHMARK(scan<AcDfa>)->Apply(sizes);
#ifdef SKILLGAP_HYPERSCAN
BENCHMARK(scan<Hyperscan>)->Apply(sizes);
#endif
BENCHMARK(build)->Apply(sizes)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
