// The analyzed postings of a store, to be searched by words, skills, roles and dates.
//
//   auto index = PostingIndex::open("skillgap.db");
//   auto stale = index->stale(full_version(taxonomy), method, "", 256);   // to be analyzed
//   index->save(analyzed, taxonomy, method);
//   auto hits = index->search({.words = "deep learning"});
//
// Each analysis is kept with the versions of taxonomy and method that made it. After a change of
// either, every posting is stale until it was analyzed again; where that finds the same, only its
// version is written. What one save() was given is durable when it returns, all or nothing. A
// connection of its own to the file of a Store. One thread.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/error.h"
#include "skillgap/posting.h"

namespace skillgap {

// A posting whose present content has no analysis by the present versions.
struct StalePosting {
  Posting posting;
  std::string content_hash;  // of that content; goes back with the analysis
};

struct IndexedPosting {
  AnalyzedPosting analysis;
  std::string content_hash;
};

struct IndexChanges {
  std::uint64_t added = 0, changed = 0, same = 0;
};

struct SearchQuery {
  // All of them, in title or text, in any form of case and accents; in quotes a phrase; with * at
  // its end the beginning of a word. "": every posting, the newest first.
  std::string words = {};
  std::vector<std::string> skills = {};  // ids: all of them required, preferred or mentioned
  std::vector<std::string> roles = {};   // ids: any of them
  std::string since = {};                // ISO 8601, or its beginning ("2026-01"); "" = ever
  std::size_t limit = 20;                // 0 = all
};

struct PostingHit {
  std::string id, title, company, location, date, role, seniority, url;
  std::string snippet;  // of the text, words found in [ ]; "" without words
};

class PostingIndex {
 public:
  // Fails where the file does not exist.
  static std::expected<PostingIndex, Error> open(const std::string& path);
  PostingIndex(PostingIndex&&) noexcept;
  PostingIndex& operator=(PostingIndex&&) noexcept;
  ~PostingIndex();

  // At most `limit` of those behind the id `after`, in id order.
  std::expected<std::vector<StalePosting>, Error> stale(std::string_view taxonomy,
                                                        std::string_view method,
                                                        std::string_view after, std::size_t limit);
  std::expected<IndexChanges, Error> save(std::span<const IndexedPosting> postings,
                                          const Taxonomy& taxonomy, std::string_view method);

  // Best match first. Error where `words` hold nothing to look for.
  std::expected<std::vector<PostingHit>, Error> search(const SearchQuery& query);

 private:
  struct Impl;
  explicit PostingIndex(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
