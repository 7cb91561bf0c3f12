// The reference run of the crash tests: saves postings in batches, then their analyses, and says
// after each commit what is durable from then on. An error goes to standard error, code 2.
//   store_writer FILE BATCHES
#include <cstdio>
#include <cstdlib>
#include <string>

#include "skillgap/posting_index.h"
#include "skillgap/store.h"
#include "support/crash_run.h"

namespace skillgap {
namespace {

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", to_line(error).c_str());
  return 2;
}

void acknowledge(const char* what, std::size_t number) {
  std::printf("%s %zu\n", what, number);
  std::fflush(stdout);
}

int save_postings(const std::string& path, std::size_t batches) {
  auto store = Store::open(path);
  if (!store) return fail(store.error());
  for (std::size_t batch = 0; batch < batches; ++batch) {
    auto open = store->begin();
    if (!open) return fail(open.error());
    for (std::size_t i = 0; i < crash_run::kBatch; ++i) {
      const auto saved = store->save(crash_run::posting(batch, i), crash_run::kNow);
      if (!saved) return fail(saved.error());
    }
    if (const auto done = open->commit(); !done) return fail(done.error());
    acknowledge("saved", batch + 1);
  }
  return 0;
}

int save_analyses(const std::string& path, std::size_t batches) {
  auto index = PostingIndex::open(path);
  if (!index) return fail(index.error());
  const Taxonomy taxonomy = crash_run::taxonomy();
  for (std::size_t batch = 0; batch < batches; ++batch) {
    const auto changes = index->save(crash_run::analyses(batch), taxonomy, "crash 1");
    if (!changes) return fail(changes.error());
    acknowledge("analyzed", batch + 1);
  }
  return 0;
}

}  // namespace
}  // namespace skillgap

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::size_t batches = std::strtoul(argv[2], nullptr, 10);
  const int saved = skillgap::save_postings(argv[1], batches);
  return saved != 0 ? saved : skillgap::save_analyses(argv[1], batches);
}
