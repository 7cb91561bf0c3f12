// The pages, feeds and answers of boards in an archive, one at a time and unpacked in memory only:
// .zip, .tar, and .tar packed with gzip or zstd (.tar.gz, .tgz, .tar.zst).
//
//   const auto problem = read_saved_pages("pages.zip", {}, [](auto page) {
//     if (page) use(page->where, page->bytes);      // "pages.zip/jobs/7.html"
//     return true;                                  // false: no more are wanted
//   });
//
// Members are chosen as list_documents() chooses files: by the endings of their names, hidden ones
// and links left out; they may be packed themselves (jobs.xml.gz). Names are labels: nothing is
// written anywhere, so they cannot lead anywhere. Sizes that an archive states are not believed:
// what is unpacked is counted. One thread.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <string>

#include "skillgap/document.h"
#include "skillgap/error.h"

namespace skillgap {

struct SavedPagesLimits {
  std::size_t members = 100'000;
  std::size_t member_bytes = 16u << 20;  // unpacked; a larger one is left out
  std::size_t all_bytes = 1u << 30;      // unpacked; then no more is read
  // Of the archive's size, once more than `trusted_bytes` are unpacked: pages shrink to a tenth.
  std::size_t times = 100;
  std::size_t trusted_bytes = 32u << 20;
};

// By the ending of its name.
bool is_page_archive(const std::string& path);

using TakePage = std::function<bool(std::expected<RawDocument, Problem>)>;

// Why not all of it could be read; nullopt where all is well. A member that is damaged, encrypted
// or too large is handed over as a Problem.
std::optional<Problem> read_saved_pages(const std::string& path, const SavedPagesLimits& limits,
                                        const TakePage& take);

}  // namespace skillgap
