// Postings ↔ the store, a file in the folder for temporary files. Rates are bytes of descriptions.
#include "skillgap/store.h"

#include <benchmark/benchmark.h>

#include "bench/corpus.h"
#include "bench/prove.h"
#include "skillgap/posting_json.h"
#include "support/test_folder.h"

namespace skillgap::bench {
namespace {

constexpr const char* kNow = "2026-11-21T10:00:00Z";

const std::vector<Posting>& postings() {
  static const std::vector<Posting> all = make_postings(500);
  return all;
}

// How many of the corpus were `change`, saved in one batch.
std::size_t save_all(Store& store, Change change) {
  auto batch = store.begin();
  require(batch.has_value(), "a batch begins");
  std::size_t count = 0;
  for (const Posting& posting : postings()) {
    const auto saved = store.save(posting, kNow);
    count += saved && *saved == change;
  }
  require(batch->commit().has_value(), "a batch is committed");
  return count;
}

Store open(const TestFolder& folder, const std::string& name) {
  auto store = Store::open(folder.path(name));
  require(store.has_value(), "a store opens");
  return std::move(*store);
}

void prove() {
  const TestFolder folder;
  Store store = open(folder, "proof.db");
  require(save_all(store, Change::kNew) == postings().size(), "all are new at first");
  require(save_all(store, Change::kSame) == postings().size(), "and the same the second time");
  require(store.count() == postings().size(), "each is stored once");
  for (const Posting& posting : postings()) {
    const auto found = store.find(posting.id);
    require(found && *found && to_json(**found) == to_json(posting), "and comes back as it was");
  }
}

void count_work(benchmark::State& state) {
  std::size_t bytes = 0;
  for (const Posting& posting : postings()) bytes += posting.description.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * postings().size()));
}

void save_new(benchmark::State& state) {
  const TestFolder folder;
  std::size_t number = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Store store = open(folder, std::to_string(++number) + ".db");
    state.ResumeTiming();
    save_all(store, Change::kNew);
  }
  count_work(state);
}
BENCHMARK(save_new)->Unit(benchmark::kMillisecond)->UseRealTime();

void save_same(benchmark::State& state) {
  const TestFolder folder;
  Store store = open(folder, "same.db");
  save_all(store, Change::kNew);
  for (auto _ : state) save_all(store, Change::kSame);
  count_work(state);
}
BENCHMARK(save_same)->Unit(benchmark::kMillisecond)->UseRealTime();

void read_all(benchmark::State& state) {
  const TestFolder folder;
  Store store = open(folder, "read.db");
  save_all(store, Change::kNew);
  for (auto _ : state) {
    std::size_t count = 0;
    const auto done = store.for_each([&](const Posting&) { return ++count > 0; });
    require(done && count == postings().size(), "all are read");
  }
  count_work(state);
}
BENCHMARK(read_all)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
