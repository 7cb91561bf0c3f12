// make_corpus COUNT: that many made-up postings as NDJSON on standard output.
#include <cstdio>
#include <cstdlib>

#include "bench/corpus.h"

int main(int argc, char** argv) {
  const long count = argc == 2 ? std::strtol(argv[1], nullptr, 10) : 0;
  if (count <= 0) {
    std::fputs("make_corpus: no number of postings given, write for example: make_corpus 1000\n",
               stderr);
    return 2;
  }
  for (const std::string& line : skillgap::bench::make_lines(static_cast<std::size_t>(count)))
    std::puts(line.c_str());
  return 0;
}
