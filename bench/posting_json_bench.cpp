// NDJSON ↔ postings. Rates are bytes of JSON. Rival: simdjson alone, which only builds its tree.
#include "skillgap/posting_json.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "bench/corpus.h"
#include "bench/prove.h"

namespace skillgap::bench {
namespace {

const std::vector<std::string>& lines() {
  static const std::vector<std::string> all = make_lines(300);
  return all;
}

void prove() {
  const std::vector<Posting> postings = make_postings(300);
  for (std::size_t i = 0; i < lines().size(); ++i) {
    const auto posting = parse_posting_json(lines()[i], "corpus:1");
    require(posting.has_value(), "every line is read");
    require(posting->description == postings[i].description, "descriptions as they were");
    require(to_json(*posting) == lines()[i], "a line read and written is the same line");
  }
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(lines())));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * lines().size()));
}

void read_lines(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& line : lines())
      benchmark::DoNotOptimize(parse_posting_json(line, "corpus:1"));
  }
  count_bytes(state);
}
BENCHMARK(read_lines);

void write_lines(benchmark::State& state) {
  const std::vector<Posting> postings = make_postings(300);
  for (auto _ : state) {
    for (const Posting& posting : postings) benchmark::DoNotOptimize(to_json(posting));
  }
  count_bytes(state);
}
BENCHMARK(write_lines);

void simdjson_alone(benchmark::State& state) {
  simdjson::dom::parser parser;
  for (auto _ : state) {
    for (const std::string& line : lines())
      benchmark::DoNotOptimize(parser.parse(line.data(), line.size()).error());
  }
  count_bytes(state);
}
BENCHMARK(simdjson_alone);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
