// A posting → what it is compared by: hashes of runs of words, and their minima by bin.
#include "insight/posting_sketch.h"

#include <algorithm>
#include <chrono>

#include "skillgap/date.h"
#include "skillgap/duplicates.h"

namespace skillgap {
namespace {

constexpr std::size_t kRun = 3;  // words of a shingle
constexpr std::size_t kRows = 6;
constexpr std::size_t kBins = PostingSketch::kBands * kRows;
constexpr std::uint32_t kEmpty = 0xFFFF'FFFF;

// The finalizer of MurmurHash3: every bit of the input reaches every bit of the result.
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xFF51'AFD7'ED55'8CCD;
  x = (x ^ (x >> 33)) * 0xC4CE'B9FE'1A85'EC53;
  return x ^ (x >> 33);
}

std::uint32_t upper(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

// Marks are left out: lists differ in their bullets and commas wherever a posting was copied.
bool is_word(std::string_view token) {
  const auto c = static_cast<unsigned char>(token[0]);
  return c >= 0x80 || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9');
}

std::vector<std::uint64_t> words_of(const Tokens& tokens) {
  std::vector<std::uint64_t> words;
  words.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_word(tokens.folded(i))) words.push_back(tokens.hash(i));
  }
  return words;
}

std::vector<std::uint64_t> words_of(std::string_view text, const Tokenizer& tokenizer) {
  thread_local Tokens tokens;  // its memory is worth keeping
  tokenizer.tokenize(text, tokens);
  return words_of(tokens);
}

// Words that were glued together are one here.
std::vector<std::uint64_t> words_of(const ReadText& read, const Tokenizer& tokenizer) {
  return read.is_parted ? words_of(read.text, tokenizer) : words_of(read.tokens);
}

// Depends on the order of the words; 0 for none.
std::uint64_t sequence_hash(std::span<const std::uint64_t> words, std::uint64_t seed) {
  if (words.empty()) return 0;
  std::uint64_t hash = seed;
  for (const std::uint64_t word : words) hash = mix(hash * 31 + word);
  return std::max<std::uint64_t>(hash, 1);
}

// Every run of three words; a shorter text is one run.
std::vector<std::uint32_t> runs_of(std::span<const std::uint64_t> words) {
  std::vector<std::uint32_t> runs;
  if (words.empty()) return runs;
  const std::size_t length = std::min(kRun, words.size());
  runs.reserve(words.size() - length + 1);
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    runs.push_back(upper(sequence_hash(words.subspan(i, length), kRun)));
  }
  std::ranges::sort(runs);
  runs.erase(std::ranges::unique(runs).begin(), runs.end());
  return runs;
}

using Bins = std::array<std::uint32_t, kBins>;

// The smallest hash of each bin; the bin is drawn from the hash itself (one permutation).
Bins smallest_by_bin(const std::vector<std::uint32_t>& runs) {
  Bins bins;
  bins.fill(kEmpty);
  for (const std::uint32_t run : runs) {
    const std::uint64_t drawn = mix(run);
    std::uint32_t& smallest = bins[drawn % kBins];
    smallest = std::min(smallest, upper(drawn));
  }
  return bins;
}

// An empty bin takes the value of another one, which is drawn by its own number, so that two texts
// fill it alike (optimal densification).
Bins without_gaps(const Bins& bins) {
  Bins filled = bins;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    for (std::uint64_t attempt = 1; filled[bin] == kEmpty; ++attempt)
      filled[bin] = bins[mix(bin << 32 | attempt) % kBins];
  }
  return filled;
}

void add_bands(const std::vector<std::uint32_t>& runs, PostingSketch& sketch) {
  const Bins bins = without_gaps(smallest_by_bin(runs));
  for (std::size_t band = 0; band < sketch.bands.size(); ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kRows; ++row) hash = mix(hash * 31 + bins[band * kRows + row]);
    sketch.bands[band] = upper(hash);
  }
}

std::vector<std::uint32_t> as_set(std::span<const std::uint64_t> words) {
  std::vector<std::uint32_t> set;
  for (const std::uint64_t word : words) set.push_back(upper(word));
  std::ranges::sort(set);
  set.erase(std::ranges::unique(set).begin(), set.end());
  return set;
}

// A place in a title ("Data Analyst - Irvine") is no part of what the job is.
std::vector<std::uint64_t> without(std::vector<std::uint64_t> title,
                                   const std::vector<std::uint64_t>& place) {
  const auto in_place = [&](std::uint64_t word) { return std::ranges::count(place, word) > 0; };
  if (!std::ranges::all_of(title, in_place)) std::erase_if(title, in_place);
  return title;
}

PostingSketch sketch_of(const Posting& posting, const std::vector<std::uint64_t>& title,
                        const std::vector<std::uint64_t>& text, const Tokenizer& tokenizer) {
  PostingSketch sketch;
  const std::vector<std::uint64_t> place = words_of(posting.location, tokenizer);
  sketch.place = sequence_hash(place, 0);
  sketch.employer = as_set(words_of(posting.company, tokenizer));
  if (const auto date = parse_date(posting.date_posted))
    sketch.day = static_cast<std::int32_t>(std::chrono::sys_days{*date}.time_since_epoch().count());
  sketch.title = sequence_hash(without(title, place), 0);
  std::vector<std::uint64_t> words = title;
  words.insert(words.end(), text.begin(), text.end());
  sketch.text = {sequence_hash(words, 1), sequence_hash(words, 2)};
  std::vector<std::uint32_t> runs = runs_of(words);
  if (!runs.empty()) add_bands(runs, sketch);
  if (runs.size() > PostingSketch::kMostShingles) runs.resize(PostingSketch::kMostShingles);
  sketch.shingles = std::vector(runs.begin(), runs.end());  // without the spare room
  return sketch;
}

}  // namespace

PostingSketch sketch_posting(const AnalyzedPosting& analyzed, const Tokenizer& tokenizer) {
  const Posting& posting = analyzed.posting;
  return sketch_of(posting, words_of(posting.title, tokenizer), words_of(analyzed.text, tokenizer),
                   tokenizer);
}

PostingSketch sketch_read(const AnalyzedPosting& analyzed, const ReadText& title,
                          const ReadText& text, const Tokenizer& tokenizer) {
  return sketch_of(analyzed.posting, words_of(title, tokenizer), words_of(text, tokenizer),
                   tokenizer);
}

// The smallest hashes of the union of both sets, up to as many as a sketch keeps, are known from
// the two sketches alone; the share of them that is in both estimates the Jaccard index, and is it
// where the sets are kept whole.
double similarity(const PostingSketch& a, const PostingSketch& b) {
  std::size_t both = 0, either = 0;
  const bool whole = a.shingles.size() < PostingSketch::kMostShingles &&
                     b.shingles.size() < PostingSketch::kMostShingles;
  const std::size_t most = whole ? 2 * PostingSketch::kMostShingles : PostingSketch::kMostShingles;
  for (std::size_t i = 0, j = 0; either < most; ++either) {
    const bool left = i < a.shingles.size(), right = j < b.shingles.size();
    if (!left && !right) break;
    const bool take_left = left && (!right || a.shingles[i] <= b.shingles[j]);
    const bool take_right = right && (!left || b.shingles[j] <= a.shingles[i]);
    both += take_left && take_right;
    i += take_left;
    j += take_right;
  }
  if (a.shingles.empty() || b.shingles.empty()) return 0;
  return static_cast<double>(both) / static_cast<double>(either);
}

}  // namespace skillgap
