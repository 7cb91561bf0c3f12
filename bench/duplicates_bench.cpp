// Sketches of postings → vacancies. Rates are postings a second. A million sketches take 1.3 GB.
#include "skillgap/duplicates.h"

#include <benchmark/benchmark.h>

#include <algorithm>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "support/naive_duplicates.h"

namespace skillgap::bench {
namespace {

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 31)) * 0x7FB5'D329'728E'A185;
  return x ^ (x >> 27);
}

// As long as most postings are. Every tenth is a copy of the one before, on another day; every
// fifth has a few runs of words of its own in a text that others share (a firm's boilerplate).
PostingSketch made_up(std::uint64_t number) {
  PostingSketch sketch;
  const std::uint64_t text = number % 10 == 9 ? number - 1 : number;
  const std::uint64_t shared = text % 5 == 0 ? text / 1000 : text;
  sketch.text = {mixed(text) | 1, mixed(text + 1)};
  sketch.title = mixed(shared % 5000) | 1;
  sketch.place = mixed(shared % 300) | 1;
  sketch.employer = {static_cast<std::uint32_t>(mixed(shared % 20'000))};
  sketch.day = static_cast<std::int32_t>(20'000 + number % 700);
  for (std::uint64_t i = 0; i < PostingSketch::kMostShingles; ++i)
    sketch.shingles.push_back(
        static_cast<std::uint32_t>(mixed((i < 100 ? shared : text) * 1000 + i)));
  std::ranges::sort(sketch.shingles);
  for (std::size_t band = 0; band < sketch.bands.size(); ++band)
    sketch.bands[band] =
        static_cast<std::uint32_t>(mixed((band % 3 == 0 ? shared : text) * 32 + band));
  return sketch;
}

std::vector<PostingSketch> made_up_postings(std::size_t count) {
  std::vector<PostingSketch> postings;
  for (std::size_t i = 0; i < count; ++i) postings.push_back(made_up(i));
  return postings;
}

void prove() {
  const auto postings = made_up_postings(600);
  const Duplicates found = find_duplicates(postings);
  require(found.first_of == naive_duplicates(postings, {}), "the groups are those of all pairs");
  require(std::ranges::count(found.reasons, DuplicateReason::kRepost, &DuplicateLink::reason) >= 50,
          "copies are found");
}

void find_vacancies(benchmark::State& state) {
  const auto postings = made_up_postings(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(find_duplicates(postings));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(find_vacancies)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
