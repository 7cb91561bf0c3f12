// HTML → text. Rates are bytes of HTML. `copy` is the floor: the same bytes, only copied.
#include <benchmark/benchmark.h>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/html_text.h"
#include "skillgap/text.h"

namespace skillgap::bench {
namespace {

const std::vector<std::string>& pages() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (const Ad& ad : make_ads(300)) made.push_back(html(ad));
    return made;
  }();
  return all;
}

void prove() {
  for (const Ad& ad : make_ads(300)) {
    require(html_to_text(html(ad)).text == plain_text(ad),
            "the text is the one that was marked up");
    require(looks_like_html(html(ad)) && !looks_like_html(plain_text(ad)),
            "HTML is told from text");
  }
}

void time_each(benchmark::State& state, const std::vector<std::string>& texts, auto stage) {
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(stage(text));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(texts)));
}

void page_to_text(benchmark::State& state) {
  time_each(state, pages(), [](const std::string& page) { return html_to_text(page); });
}
BENCHMARK(page_to_text);

// On text without markup, which has to be looked through to its end.
void tell_text(benchmark::State& state) {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> made;
    for (const Ad& ad : make_ads(300)) made.push_back(plain_text(ad));
    return made;
  }();
  time_each(state, texts, [](const std::string& text) { return looks_like_html(text); });
}
BENCHMARK(tell_text);

void decode_and_clean(benchmark::State& state) {
  time_each(state, pages(), [](const std::string& page) { return decode_text(page, "utf-8"); });
}
BENCHMARK(decode_and_clean);

void copy(benchmark::State& state) {
  time_each(state, pages(), [](const std::string& page) { return std::string(page); });
}
BENCHMARK(copy);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
