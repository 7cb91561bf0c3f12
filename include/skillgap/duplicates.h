// Which postings are the same vacancy? Sketches of postings → groups, each with its reasons.
//
//   std::vector<PostingSketch> sketches;            // one a posting, sorted by id
//   for (const AnalyzedPosting& p : postings) sketches.push_back(sketch_posting(p, tokenizer));
//   Duplicates found = find_duplicates(sketches);
//   found.first_of[7]       // 3: the posting at 7 is the vacancy of the one at 3
//   found.reasons[7]        // {kRepost, like 5, similarity 0.97}
//
// The rules, for two postings in the same place, under the same title, no more than a window of
// days apart (what is not stated equals what is not stated; an unknown day is in every window;
// a title's words that are those of the place do not count):
//   same text   the words of title and text are equal
//   near text   similarity >= near_text and at least 50 runs of words (below); shorter texts need
//               the same employer and 0.9. Without any title both days must be known.
//   repost      the same, on another day
//   version     similarity >= version, at least 50 runs, the same employer under a title; or, where
//               neither is stated (a thread of postings), on known days
// Employers' names may differ where a place is stated (copies by agencies and other boards). Where
// none is, another employer is another vacancy: branches of one firm post one text. A text of under
// 20 runs, often a title alone, needs the same employer. Another place is another vacancy, whatever
// the text; so is a repost after the window. Groups are what these pairs connect, so a vacancy
// that is posted anew every month stays one.
//
// Similarity is the Jaccard index of the sets of runs of three words of title and text (Broder
// 1997): exact for up to 256 different runs, beyond that of the 256 smallest hashes (bottom-k
// sketch, standard error at most 0.03). Candidates come from one-permutation MinHash of 126 bins
// (Li, Owen, Zhang 2012; empty bins filled as Shrivastava 2017) in 21 bands of 6; a pair of
// similarity 0.8 is missed with a chance of 0.2 %.
//
// Pure; the result depends on the set of sketches only, never on their number of shards or order.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// What is kept of a posting to compare it by: about 1 KB.
struct PostingSketch {
  static constexpr std::size_t kMostShingles = 256, kBands = 21;

  std::array<std::uint64_t, 2> text{};  // of the words of title and text; zeros: no text
  std::uint64_t title = 0, place = 0;   // of their words; 0: not stated
  std::vector<std::uint32_t> employer;  // of its words, sorted; empty: not stated
  std::optional<std::int32_t> day;      // of date_posted, since 1970-01-01
  std::vector<std::uint32_t> shingles;  // the smallest hashes, sorted
  std::array<std::uint32_t, kBands> bands{};

  friend bool operator==(const PostingSketch&, const PostingSketch&) = default;
};

PostingSketch sketch_posting(const AnalyzedPosting& posting, const Tokenizer& tokenizer);

struct SketchedPosting {
  AnalyzedPosting posting;
  PostingSketch sketch;
};

// Similarity of two texts as described above, 0..1; 0 where one of them has no text.
double similarity(const PostingSketch& a, const PostingSketch& b);

struct DuplicateOptions {
  int window_days = 60;
  double near_text = 0.8;
  double version = 0.68;
};

enum class DuplicateReason { kNone, kSameText, kNearText, kRepost, kVersion };
std::string_view duplicate_reason_name(DuplicateReason reason);  // "same-text", "near-text" …

// The pair by which a posting came into its group: the one of the strongest reason.
struct DuplicateLink {
  DuplicateReason reason = DuplicateReason::kNone;  // kNone: a posting alone, or the first of all
  std::size_t like = 0;                             // place in the input
  double similarity = 0;
};

struct Duplicates {
  std::vector<std::size_t> first_of;  // for each posting the place of the first one of its group
  std::vector<DuplicateLink> reasons;
};

// `apart`, if not empty, has a flag a posting: those are vacancies of their own, whatever the
// rules say. So a person undoes a decision. Sorted by id, the first of a group is its smallest id.
Duplicates find_duplicates(std::span<const PostingSketch> postings,
                           const DuplicateOptions& options = {},
                           const std::vector<bool>& apart = {});

// Whether, and why, two postings are one vacancy by themselves, without the help of a third.
DuplicateLink compare_postings(const PostingSketch& a, const PostingSketch& b,
                               const DuplicateOptions& options = {});

}  // namespace skillgap
