#include "cli/copies.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "skillgap/posting_text.h"

namespace skillgap {
namespace {

std::size_t exact_key(const AnalyzedPosting& posting) {
  constexpr std::hash<std::string_view> hash;
  constexpr std::size_t kOdd = 0x9E37'79B9'7F4A'7C15;  // so that the two cannot change places
  return hash(posting.fingerprint) * kOdd ^ hash(posting.posting.location);
}

}  // namespace

CopyMark mark_copy(AnalyzedPosting& posting, CopyRule rule, const Tokenizer& tokenizer) {
  if (rule == CopyRule::kExact) return {exact_key(posting), {}, {}};
  if (posting.text.empty()) posting.text = plain_text(posting.posting);
  return {0, posting.posting.id, sketch_posting(posting, tokenizer)};
}

AnalyzedReader reader_for(const PostingChoice& choice, const Analyzer& analyzer) {
  return AnalyzedReader(analyzer, choice.copies == CopyRule::kNear);
}

AnalyzedPosting lean(AnalyzedPosting posting) {
  posting.text = {};
  posting.mentions = {};
  posting.posting.description = {};
  return posting;
}

std::vector<std::size_t> first_of_each(const std::vector<CopyMark>& marks) {
  std::vector<std::size_t> order(marks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {},
                    [&](std::size_t i) { return std::pair(std::string_view(marks[i].id), i); });
  std::vector<PostingSketch> sketches;
  for (const std::size_t i : order) sketches.push_back(*marks[i].sketch);
  const Duplicates found = find_duplicates(sketches);
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (found.first_of[i] == i) first.push_back(order[i]);
  }
  return first;
}

}  // namespace skillgap
