// A feed → postings. Rates are bytes of the document.
#include "skillgap/feed.h"

#include <benchmark/benchmark.h>

#include "bench/corpus.h"
#include "bench/prove.h"

namespace skillgap::bench {
namespace {

constexpr std::size_t kItems = 200;

const RawDocument& document() {
  static const RawDocument made = [] {
    RawDocument feed;
    feed.where = feed.url = "https://jobs.example/feed";
    feed.bytes = rss(make_ads(kItems));
    return feed;
  }();
  return made;
}

void prove() {
  const auto feed = parse_feed(document());
  require(feed.has_value(), "the feed is read");
  require(feed->postings.size() == kItems && feed->problems.empty() && feed->complete,
          "all items, no problems");
  const std::vector<Ad> ads = make_ads(kItems);
  for (std::size_t i = 0; i < kItems; ++i) {
    require(feed->postings[i].title == ads[i].posting.title, "titles as written");
    require(feed->postings[i].url == ads[i].posting.url, "links as written");
  }
}

void read_feed(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(parse_feed(document()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * document().bytes.size()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kItems));
}
BENCHMARK(read_feed);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
