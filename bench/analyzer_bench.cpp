// A posting → its analysis: the whole of analyze(), on one thread. Rates are bytes of descriptions.
#include "skillgap/analyzer.h"

#include <benchmark/benchmark.h>

#include <algorithm>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/report.h"

namespace skillgap::bench {
namespace {

constexpr std::size_t kAds = 300;

const Analyzer& analyzer() {
  static const Analyzer made =
      Analyzer::make(parse_taxonomy(built_in_taxonomy_files()).taxonomy).value();
  return made;
}

std::vector<Posting> postings(bool as_html) {
  std::vector<Posting> made;
  for (const Ad& ad : make_ads(kAds)) {
    made.push_back(ad.posting);
    made.back().description = as_html ? html(ad) : plain_text(ad);
  }
  return made;
}

bool names(const AnalyzedPosting& analysis, const std::string& skill) {
  return std::ranges::any_of(analysis.mentions, [&](const Mention& mention) {
    return mention.where.of(analysis.text) == skill;
  });
}

// A skill that fills a list item is found, in text and in HTML alike.
void prove() {
  const std::vector<Ad> ads = make_ads(kAds);
  const std::vector<Posting> texts = postings(false), pages = postings(true);
  for (std::size_t i = 0; i < kAds; ++i) {
    const AnalyzedPosting analysis = analyzer().analyze(texts[i]);
    for (const std::string& skill : ads[i].asked)
      require(names(analysis, skill), "a skill was not found: " + skill);
    require(analyzer().analyze(pages[i]).fingerprint == analysis.fingerprint,
            "markup does not change the analysis");
    require(analysis.verdict == Verdict::kOk, "the ads are in a language that is read");
  }
}

void time_all(benchmark::State& state, const std::vector<Posting>& all, auto stage) {
  std::size_t bytes = 0;
  for (const Posting& posting : all) bytes += posting.description.size();
  for (auto _ : state) {
    for (const Posting& posting : all) benchmark::DoNotOptimize(stage(posting));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * all.size()));
}

void analyze_text(benchmark::State& state) {
  time_all(state, postings(false), [](const Posting& p) { return analyzer().analyze(p); });
}
BENCHMARK(analyze_text);

void analyze_html(benchmark::State& state) {
  time_all(state, postings(true), [](const Posting& p) { return analyzer().analyze(p); });
}
BENCHMARK(analyze_html);

void analyze_and_write(benchmark::State& state) {
  time_all(state, postings(false),
           [](const Posting& p) { return to_json(analyzer().analyze(p), analyzer()); });
}
BENCHMARK(analyze_and_write);

void make_analyzer(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(Analyzer::make(parse_taxonomy(built_in_taxonomy_files()).taxonomy));
  }
}
BENCHMARK(make_analyzer)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
