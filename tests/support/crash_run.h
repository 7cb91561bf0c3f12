// What the reference run of the crash tests writes; store_writer.cpp writes it, the test knows it.
#pragma once

#include <string>
#include <vector>

#include "skillgap/posting_index.h"

namespace skillgap::crash_run {

inline constexpr const char* kNow = "2026-11-16T10:00:00Z";
inline constexpr std::size_t kBatch = 20;

inline std::string id_of(std::size_t batch, std::size_t i) {
  return "p" + std::to_string(1000 * (batch + 1) + i);
}

// Batches after the first save the first posting of the one before again, changed: versions are
// written, too.
inline Posting posting(std::size_t batch, std::size_t i) {
  Posting posting;
  const bool again = batch > 0 && i == 0;
  posting.id = again ? id_of(batch - 1, 1) : id_of(batch, i);
  posting.source = "board";
  posting.title = again ? "Senior welder" : "Welder";
  for (std::size_t word = 0; word < 150; ++word)
    posting.description += "word" + std::to_string(batch * 31 + i * 7 + word) + " ";
  return posting;
}

inline Taxonomy taxonomy() {
  Taxonomy taxonomy;
  taxonomy.version = "1";
  taxonomy.concepts.emplace_back();
  taxonomy.concepts.back().id = "welding";
  return taxonomy;
}

inline std::vector<IndexedPosting> analyses(std::size_t batch) {
  std::vector<IndexedPosting> all;
  for (std::size_t i = 2; i < kBatch; ++i) {
    IndexedPosting one;
    one.analysis.posting = posting(batch, i);
    one.analysis.text = one.analysis.posting.description;
    one.analysis.skills.push_back({ConceptId{0}, Status::kRequired, 1, {}});
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace skillgap::crash_run
