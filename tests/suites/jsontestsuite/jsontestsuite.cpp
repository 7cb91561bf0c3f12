// jsontestsuite LEAST FILE.json...: which texts are JSON, by JSONTestSuite: y_ has to be accepted,
// n_ refused, i_ may be either. Prints each that is judged otherwise, and counts. Exit code: 0 none
// is and at least LEAST were judged; 1 not so.
//
// Asked is the strict reader, the one below all others; the loose one, for pages, is asked only not
// to fail. Reading postings from NDJSON wants an object besides, so it is asked for y_ and n_ as
// the value of a key.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "ingest/loose_json.h"
#include "skillgap/posting_json.h"

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t accepted = 0, refused = 0, either = 0, wrong = 0;
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    const std::string text = read_file(path);
    const char kind = std::filesystem::path(path).filename().string().front();
    skillgap::JsonDocument strict, loose;
    const bool is_json = strict.read(text).has_value();
    (void)loose.read_loose(text);
    (void)skillgap::parse_posting_json("{\"title\":\"x\",\"y\":" + text + "}", path);
    ++(kind == 'y' ? accepted : kind == 'n' ? refused : either);
    if ((kind == 'y' && !is_json) || (kind == 'n' && is_json)) {
      ++wrong;
      std::printf("%s: %s\n", path.c_str(), is_json ? "accepted" : "refused");
    }
  }
  std::printf("%zu to be accepted, %zu to be refused, %zu free; %zu judged otherwise\n", accepted,
              refused, either, wrong);
  const bool enough = argc > 1 && accepted + refused + either >= std::strtoul(argv[1], nullptr, 10);
  return wrong == 0 && enough ? 0 : 1;
}
