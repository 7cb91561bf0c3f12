// Postings → what is counted of them, each text read once.
//
//   PostingCounter counter(analyzer);
//   CountedPosting one = counter.count(std::move(posting));
//
// gives what_is_counted() of Analyzer::analyze_and_sketch(). A repost differs from the posting
// before it in id, URL, source and dates only: then all else is taken from there. Sixteen thousand
// are remembered, about 1 KB each, at places that are overwritten by others. The answers are the
// same whatever was counted before, so threads may share a counter. The analyzer must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "skillgap/analyzer.h"
#include "skillgap/posting.h"
#include "skillgap/trends.h"

namespace skillgap {

class PostingCounter {
 public:
  explicit PostingCounter(const Analyzer& analyzer);

  CountedPosting count(Posting&& posting);

 private:
  // A hash of 128 bits stands for what it was made of, as in a PostingSketch.
  using Content = std::array<std::uint64_t, 2>;
  struct Known {
    Content content{};  // zeros: none yet
    CountedPosting counted;
  };

  static Content content_of(const Posting& posting);
  Known& place_of(const Content& content);
  std::optional<CountedPosting> find(const Content& content);
  void keep(const Content& content, const CountedPosting& counted);

  const Analyzer& analyzer_;
  std::mutex mutex_;  // of what is known
  std::vector<Known> known_;
};

}  // namespace skillgap
