// A posting → what it is compared by: hashes of runs of words, and their minima by bin.
#include "insight/posting_sketch.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include "insight/xxh3.h"
#include "skillgap/date.h"
#include "skillgap/duplicates.h"

namespace skillgap {
namespace {

constexpr std::size_t kRun = 3;  // words of a shingle: as hash_words() takes them
constexpr std::size_t kRows = 6;
constexpr std::size_t kBins = PostingSketch::kBands * kRows;
constexpr std::uint32_t kEmpty = 0xFFFF'FFFF;

// The finalizer of MurmurHash3: every bit of the input reaches every bit of the result. Of one
// number, or of each of several.
template <typename Number>
[[gnu::always_inline]] constexpr void mix_in_place(Number& x) {
  x = (x ^ (x >> 33)) * 0xFF51'AFD7'ED55'8CCD;
  x = (x ^ (x >> 33)) * 0xC4CE'B9FE'1A85'EC53;
  x = x ^ (x >> 33);
}

constexpr std::uint64_t mix(std::uint64_t x) {
  mix_in_place(x);
  return x;
}

std::uint32_t upper(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

// By the first byte of a folded token. Marks are left out: lists differ in their bullets and commas
// wherever a posting was copied.
constexpr auto kBeginsWord = [] {
  std::array<bool, 256> begins{};
  for (std::size_t c = 0; c < begins.size(); ++c)
    begins[c] = c >= 0x80 || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9');
  return begins;
}();

// Each is written, and a mark written over: nobody can foretell where the next mark stands.
void add_words(const Tokens& tokens, std::vector<std::uint64_t>& words) {
  std::size_t size = words.size();
  words.resize(size + tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words[size] = tokens.hash(i);
    size += kBeginsWord[static_cast<unsigned char>(tokens.folded(i)[0])];
  }
  words.resize(size);
}

void add_words(std::string_view text, const Tokenizer& tokenizer,
               std::vector<std::uint64_t>& words) {
  thread_local Tokens tokens;  // its memory is worth keeping
  if (text.empty()) return;
  tokenizer.tokenize(text, tokens);
  add_words(tokens, words);
}

// Words that were glued together are one here.
void add_words(const ReadText& read, const Tokenizer& tokenizer,
               std::vector<std::uint64_t>& words) {
  if (read.is_parted)
    add_words(read.text, tokenizer, words);
  else
    add_words(read.tokens, words);
}

std::vector<std::uint64_t> words_of(std::string_view text, const Tokenizer& tokenizer) {
  std::vector<std::uint64_t> words;
  add_words(text, tokenizer, words);
  return words;
}

// A hash of words in their order.
class SequenceHash {
 public:
  explicit constexpr SequenceHash(std::uint64_t seed) : hash_(seed) {}
  constexpr SequenceHash& add(std::uint64_t word) {
    hash_ = mix(hash_ * 31 + word);
    return *this;
  }
  constexpr std::uint64_t value() const { return std::max<std::uint64_t>(hash_, 1); }

 private:
  std::uint64_t hash_;
};

// 0 for none.
std::uint64_t hash_of(std::span<const std::uint64_t> words) {
  SequenceHash hash(0);
  for (const std::uint64_t word : words) hash.add(word);
  return words.empty() ? 0 : hash.value();
}

// Zeros for none. All else is compared on the machine that made it, so its byte order may show.
std::array<std::uint64_t, 2> text_hash(std::span<const std::uint64_t> words) {
  if (words.empty()) return {};
  const XXH128_hash_t hash = XXH3_128bits(words.data(), words.size_bytes());
  return {hash.high64, hash.low64 | 1};
}

// REQUIRES: kRun words.
std::uint32_t run_at(const std::uint64_t* words) {
  return upper(SequenceHash(kRun).add(words[0]).add(words[1]).add(words[2]).value());
}

// Eight runs at once, as long as there are so many, where the processor multiplies eight numbers at
// once. Gives how many it made.
#if defined(__x86_64__)
[[gnu::target("avx512f,avx512dq")]] std::size_t hash_runs_by_eight(
    std::span<const std::uint64_t> words, std::span<std::uint32_t> runs) {
  constexpr std::size_t kAtOnce = 8;
  using Numbers [[gnu::vector_size(kAtOnce * 8)]] = std::uint64_t;
  using Halves [[gnu::vector_size(kAtOnce * 4)]] = std::uint32_t;
  std::size_t i = 0;
  for (; i + kAtOnce <= runs.size(); i += kAtOnce) {
    Numbers hashes = Numbers{} + kRun;
    for (std::size_t word = 0; word < kRun; ++word) {
      Numbers more;
      std::memcpy(&more, &words[i + word], sizeof more);
      hashes = hashes * 31 + more;
      mix_in_place(hashes);
    }
    const Halves halves = __builtin_convertvector(hashes >> 32, Halves);
    std::memcpy(&runs[i], &halves, sizeof halves);
  }
  return i;
}
bool has_eight_at_once() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
}
#else
std::size_t hash_runs_by_eight(std::span<const std::uint64_t>, std::span<std::uint32_t>) {
  return 0;
}
bool has_eight_at_once() { return false; }
#endif

// The runs of three words; a shorter text is one run.
void hash_runs(std::span<const std::uint64_t> words, std::vector<std::uint32_t>& runs) {
  runs.clear();
  if (words.empty()) return;
  if (words.size() < kRun) {
    SequenceHash run(kRun);
    for (const std::uint64_t word : words) run.add(word);
    runs.push_back(upper(run.value()));
    return;
  }
  runs.resize(words.size() - kRun + 1);
  static const bool by_eight = has_eight_at_once();
  for (std::size_t i = by_eight ? hash_runs_by_eight(words, runs) : 0; i < runs.size(); ++i)
    runs[i] = run_at(&words[i]);
}

// Where each of 256 numbers begins in their order, by how many there are of each.
using Places = std::array<std::uint32_t, 256>;
void counts_to_places(Places& counts) {
  std::uint32_t before = 0;
  for (std::uint32_t& count : counts) before += std::exchange(count, before);
}

// By the upper half of their bits; what has that in common, as few do, stays in the order it came.
void sort_by_upper_half(std::span<const std::uint32_t> runs, std::vector<std::uint32_t>& sorted) {
  thread_local std::vector<std::uint32_t> half_sorted;  // its memory is worth keeping
  const auto first_byte = [](std::uint32_t run) { return run >> 24; };
  const auto second_byte = [](std::uint32_t run) { return run >> 16 & 0xFF; };
  Places first{}, second{};
  for (const std::uint32_t run : runs) {
    ++first[first_byte(run)];
    ++second[second_byte(run)];
  }
  counts_to_places(first);
  counts_to_places(second);
  half_sorted.resize(runs.size());
  for (const std::uint32_t run : runs) half_sorted[second[second_byte(run)]++] = run;
  sorted.resize(runs.size());
  for (const std::uint32_t run : half_sorted) sorted[first[first_byte(run)]++] = run;
}

// The smallest different ones, sorted. Sorted by half they are nearly so, and only the first of a
// long text matter.
std::vector<std::uint32_t> smallest(std::span<const std::uint32_t> runs, std::size_t most) {
  thread_local std::vector<std::uint32_t> sorted;  // its memory is worth keeping
  sort_by_upper_half(runs, sorted);
  const auto upper_half = [](std::uint32_t run) { return run >> 16; };
  std::size_t size = 0;  // of those in order, at the front of the rest
  for (const std::uint32_t run : sorted) {
    if (size >= most && upper_half(run) != upper_half(sorted[size - 1])) break;
    if (size == 0 || run > sorted[size - 1]) {
      sorted[size++] = run;
      continue;
    }
    std::size_t place = size;
    while (place > 0 && sorted[place - 1] > run) --place;
    if (place > 0 && sorted[place - 1] == run) continue;
    for (std::size_t i = size++; i > place; --i) sorted[i] = sorted[i - 1];
    sorted[place] = run;
  }
  return {sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(std::min(size, most))};
}

using Bins = std::array<std::uint32_t, kBins>;

// The smallest hash of each bin; the bin is drawn from the hash itself (one permutation).
Bins smallest_by_bin(std::span<const std::uint32_t> runs) {
  Bins bins;
  bins.fill(kEmpty);
  for (const std::uint32_t run : runs) {
    const std::uint64_t drawn = mix(run);
    std::uint32_t& smallest = bins[drawn % kBins];
    smallest = std::min(smallest, upper(drawn));
  }
  return bins;
}

// Which bin an empty one looks at, by attempt. Drawn by the bin's own number, so that two texts
// fill it alike (optimal densification).
constexpr std::size_t other_bin(std::size_t bin, std::uint64_t attempt) {
  return mix(bin << 32 | attempt) % kBins;
}

constexpr std::size_t kFirstAttempts = 32;
constexpr auto kOtherBins = [] {
  std::array<std::array<std::uint8_t, kFirstAttempts>, kBins> bins{};
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    for (std::size_t i = 0; i < kFirstAttempts; ++i)
      bins[bin][i] = static_cast<std::uint8_t>(other_bin(bin, i + 1));
  }
  return bins;
}();

// REQUIRES: a bin that is not empty.
Bins without_gaps(const Bins& bins) {
  Bins filled;
  // The first attempt without a branch: nobody can foretell which are empty.
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const std::uint32_t other = bins[kOtherBins[bin][0]];
    filled[bin] = bins[bin] == kEmpty ? other : bins[bin];
  }
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    for (std::size_t i = 1; filled[bin] == kEmpty; ++i)
      filled[bin] = bins[i < kFirstAttempts ? kOtherBins[bin][i] : other_bin(bin, i + 1)];
  }
  return filled;
}

void add_bands(std::span<const std::uint32_t> runs, PostingSketch& sketch) {
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
std::vector<std::uint64_t> without(std::span<const std::uint64_t> title,
                                   const std::vector<std::uint64_t>& place) {
  std::vector<std::uint64_t> rest(title.begin(), title.end());
  const auto in_place = [&](std::uint64_t word) { return std::ranges::count(place, word) > 0; };
  if (!std::ranges::all_of(title, in_place)) std::erase_if(rest, in_place);
  return rest;
}

// `words`: of the title, then of the text.
PostingSketch sketch_of(const Posting& posting, std::span<const std::uint64_t> words,
                        std::size_t title_words, const Tokenizer& tokenizer) {
  PostingSketch sketch;
  const std::vector<std::uint64_t> place = words_of(posting.location, tokenizer);
  sketch.place = hash_of(place);
  sketch.employer = as_set(words_of(posting.company, tokenizer));
  if (const auto date = parse_date(posting.date_posted))
    sketch.day = static_cast<std::int32_t>(std::chrono::sys_days{*date}.time_since_epoch().count());
  sketch.title = hash_of(without(words.first(title_words), place));
  thread_local std::vector<std::uint32_t> runs;  // its memory is worth keeping
  sketch.text = text_hash(words);
  hash_runs(words, runs);
  if (!runs.empty()) add_bands(runs, sketch);
  sketch.shingles = smallest(runs, PostingSketch::kMostShingles);
  return sketch;
}

template <typename Text>
PostingSketch sketch_texts(const Posting& posting, const Text& title, const Text& text,
                           const Tokenizer& tokenizer) {
  thread_local std::vector<std::uint64_t> words;  // its memory is worth keeping
  words.clear();
  add_words(title, tokenizer, words);
  const std::size_t title_words = words.size();
  add_words(text, tokenizer, words);
  return sketch_of(posting, words, title_words, tokenizer);
}

}  // namespace

PostingSketch sketch_posting(const AnalyzedPosting& analyzed, const Tokenizer& tokenizer) {
  const Posting& posting = analyzed.posting;
  return sketch_texts<std::string_view>(posting, posting.title, analyzed.text, tokenizer);
}

PostingSketch sketch_read(const AnalyzedPosting& analyzed, const ReadText& title,
                          const ReadText& text, const Tokenizer& tokenizer) {
  return sketch_texts(analyzed.posting, title, text, tokenizer);
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
