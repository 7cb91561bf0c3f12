// Which postings are copies of others and count once, for `match` and `plan`.
//
//   WithoutCopies<Row> rows(CopyRule::kNear, [&](Row&& row) { ranker.add(std::move(row)); });
//   rows.add(std::move(row), mark_copy(posting, CopyRule::kNear, tokenizer));   // for each
//   rows.finish();
//   rows.copies()           // how many were left out
//
// kExact: same text and title, same place; the first in the input counts, and is handed on at once.
// kNear: the vacancies of find_duplicates(), as `trends` and `duplicates` have them; the first by
// id counts. Everything waits for finish() then, with some 1.5 KB a posting. One thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "cli/options.h"
#include "skillgap/analysis.h"
#include "skillgap/analyzed_json.h"
#include "skillgap/duplicates.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// What a posting is compared by.
struct CopyMark {
  std::size_t key = 0;  // kExact
  std::string id;       // kNear, as is the sketch
  std::optional<PostingSketch> sketch;
};
// Adds the text where the posting was read back without it. Any thread.
CopyMark mark_copy(AnalyzedPosting& posting, CopyRule rule, const Tokenizer& tokenizer);

// The reader of analyzed lines that the rule needs.
AnalyzedReader reader_for(const PostingChoice& choice, const Analyzer& analyzer);

// Without the texts: what is kept of many postings.
AnalyzedPosting lean(AnalyzedPosting posting);

// The numbers of those that stand for their vacancy, by id.
std::vector<std::size_t> first_of_each(const std::vector<CopyMark>& marks);

template <typename T>
class WithoutCopies {
 public:
  WithoutCopies(CopyRule rule, std::function<void(T&&)> consume)
      : rule_(rule), consume_(std::move(consume)) {}

  void add(T&& item, CopyMark mark) {
    if (rule_ == CopyRule::kNear) {
      items_.push_back(std::move(item));
      marks_.push_back(std::move(mark));
    } else if (seen_.insert(mark.key).second) {
      consume_(std::move(item));
    } else {
      ++copies_;
    }
  }

  void finish() {
    const std::vector<std::size_t> first = first_of_each(marks_);
    copies_ += items_.size() - first.size();
    for (const std::size_t number : first) consume_(std::move(items_[number]));
    items_.clear();
    marks_.clear();
  }

  std::size_t copies() const { return copies_; }

 private:
  CopyRule rule_;
  std::function<void(T&&)> consume_;
  std::unordered_set<std::size_t> seen_;
  std::vector<T> items_;
  std::vector<CopyMark> marks_;
  std::size_t copies_ = 0;
};

}  // namespace skillgap
