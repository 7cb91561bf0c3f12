// Sketches → pairs that may be one vacancy (same text, a band of minima, employer and title) →
// pairs that are → groups.
#include "skillgap/duplicates.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <concepts>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace skillgap {
namespace {

// A posting is compared with so many before it in a bucket. Buckets hold one title in one place,
// sorted by day, so what is farther away is seldom in the window; without the bound ten thousand
// postings of one form letter would be fifty million pairs.
constexpr std::size_t kMostCompared = 64;

constexpr std::array<std::string_view, 5> kReasonNames = {"", "same-text", "near-text", "repost",
                                                          "version"};

bool in_window(const PostingSketch& a, const PostingSketch& b, int days) {
  return !a.day || !b.day || std::abs(*a.day - *b.day) <= days;
}

bool same_day(const PostingSketch& a, const PostingSketch& b) {
  return !a.day || !b.day || *a.day == *b.day;
}

bool has_text(const PostingSketch& posting) {
  return posting.text != std::array<std::uint64_t, 2>{};
}

// What the two say of their employers. Copies on other boards name an agency or a renamed firm, so
// names that differ are no proof; but where no place is stated, the branch named stands for it.
enum class Employers { kSame, kUnstated, kOther };

Employers employers(const PostingSketch& a, const PostingSketch& b) {
  if (a.employer.empty() || b.employer.empty()) return Employers::kUnstated;
  return a.employer == b.employer ? Employers::kSame : Employers::kOther;
}

bool has_runs(const PostingSketch& a, const PostingSketch& b, std::size_t least) {
  return std::min(a.shingles.size(), b.shingles.size()) >= least;
}

// A title alone, or two sentences of a form letter, say little: there the employer must be known.
constexpr std::size_t kLongText = 50, kSentence = 20;  // runs of words
constexpr double kNearShortText = 0.9;

bool same_text(const PostingSketch& a, const PostingSketch& b, Employers who) {
  if (!has_text(a) || a.text != b.text) return false;
  switch (who) {
    case Employers::kSame:
      return true;
    case Employers::kUnstated:
      // Made without its runs: only the whole text is known of it.
      return has_runs(a, b, kSentence) || a.shingles.empty() || b.shingles.empty();
    case Employers::kOther:
      return a.place != 0 && has_runs(a, b, kLongText);
  }
  return false;
}

// Without a title and a day there is nothing but the text, and firms use one text for many jobs.
bool near_text(const PostingSketch& a, const PostingSketch& b, Employers who, double alike,
               const DuplicateOptions& options) {
  if (!has_runs(a, b, kLongText))
    return who == Employers::kSame && alike >= std::max(kNearShortText, options.near_text);
  const bool more_than_text = a.title != 0 || (a.day && b.day);
  const bool where = who != Employers::kOther || a.place != 0;
  return alike >= options.near_text && more_than_text && where;
}

// Same employer and title; or, in a thread that states neither, the same text as edited later.
bool is_version(const PostingSketch& a, const PostingSketch& b, Employers who, double alike,
                const DuplicateOptions& options) {
  const bool bare = a.title == 0 && who == Employers::kUnstated && a.day && b.day;
  const bool named = a.title != 0 && who == Employers::kSame;
  return alike >= options.version && has_runs(a, b, kLongText) && (bare || named);
}

DuplicateReason reason_of(const PostingSketch& a, const PostingSketch& b, double alike,
                          const DuplicateOptions& options) {
  const Employers who = employers(a, b);
  const bool same = same_text(a, b, who);
  if (same || near_text(a, b, who, alike, options)) {
    if (!same_day(a, b)) return DuplicateReason::kRepost;
    return same ? DuplicateReason::kSameText : DuplicateReason::kNearText;
  }
  return is_version(a, b, who, alike, options) ? DuplicateReason::kVersion : DuplicateReason::kNone;
}

// Postings by the smallest of their group (union–find, paths halved).
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t first(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t left = first(a), right = first(b);
    parent_[std::max(left, right)] = std::min(left, right);
  }

 private:
  std::vector<std::size_t> parent_;
};

struct Entry {
  std::uint64_t bucket = 0;
  std::int64_t day = 0;
  std::size_t posting = 0;
  auto operator<=>(const Entry&) const = default;
};

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9E37'79B9'7F4A'7C15 + (a << 6) + (a >> 2);
  return a * 0xFF51'AFD7'ED55'8CCD;
}

// 0: not stated.
std::uint64_t employer_key(const PostingSketch& posting) {
  std::uint64_t key = 0;
  for (const std::uint32_t word : posting.employer) key = mixed(key, word);
  return key;
}

// What all keys of a posting are mixed with. Of all postings close together: they are gone through
// for each key, and a sketch is twenty times as long.
struct Bounds {
  std::uint64_t place = 0, title = 0;
  std::int32_t day = 0;
  bool has_runs = false, is_apart = false;
};

class Finder {
 public:
  Finder(std::span<const PostingSketch> postings, const DuplicateOptions& options,
         const std::vector<bool>& apart)
      : postings_(postings),
        options_(options),
        groups_(postings.size()),
        links_(postings.size()),
        keys_(postings.size()) {
    bounds_.reserve(postings.size());
    for (std::size_t i = 0; i < postings.size(); ++i)
      bounds_.push_back({postings[i].place, postings[i].title, postings[i].day.value_or(INT32_MAX),
                         !postings[i].shingles.empty(), !apart.empty() && apart[i]});
  }

  Duplicates find() {
    compare_in_buckets(
        [](const PostingSketch& p) { return has_text(p) ? mixed(p.text[0], p.text[1]) | 1 : 0; });
    const std::vector<std::uint32_t> bands = bands_together();
    for (std::size_t band = 0; band < PostingSketch::kBands; ++band)
      compare_in_buckets(std::span(bands).subspan(band * postings_.size(), postings_.size()));
    compare_in_buckets([](const PostingSketch& p) { return p.title != 0 ? employer_key(p) : 0; });
    return result();
  }

 private:
  // The first band of all postings, then the second…
  std::vector<std::uint32_t> bands_together() const {
    std::vector<std::uint32_t> bands(PostingSketch::kBands * postings_.size());
    for (std::size_t i = 0; i < postings_.size(); ++i) {
      for (std::size_t band = 0; band < PostingSketch::kBands; ++band)
        bands[band * postings_.size() + i] = postings_[i].bands[band];
    }
    return bands;
  }

  void compare_in_buckets(std::span<const std::uint32_t> band) {
    for (std::size_t i = 0; i < band.size(); ++i)
      keys_[i] = bounds_[i].has_runs ? band[i] + std::uint64_t{1} : 0;
    compare_those_with_equal_keys();
  }

  template <std::invocable<const PostingSketch&> Key>
  void compare_in_buckets(const Key& key) {
    std::ranges::transform(postings_, keys_.begin(), key);
    compare_those_with_equal_keys();
  }

  // In one place and under one title; key 0: in no bucket.
  void compare_those_with_equal_keys() {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const Bounds& bounds = bounds_[i];
      const bool is_in_one = keys_[i] != 0 && !bounds.is_apart;
      keys_[i] = is_in_one ? mixed(mixed(keys_[i], bounds.place), bounds.title) : 0;
    }
    take_those_in_company();
    std::ranges::sort(entries_);
    for (std::size_t i = 1; i < entries_.size(); ++i) compare_with_those_before(i);
  }

  // Most share their bucket with nobody, and need not be sorted. Buckets are counted by their upper
  // bits, so a few that are alone stay.
  void take_those_in_company() {
    constexpr int kBits = 64;
    const auto bits = static_cast<int>(std::bit_width(4 * keys_.size() + 1));
    const auto slot = [&](std::uint64_t bucket) { return bucket >> (kBits - bits); };
    seen_.assign(std::size_t{1} << bits, 0);
    for (const std::uint64_t bucket : keys_) {
      std::uint8_t& seen = seen_[slot(bucket)];
      seen = seen == 0 ? 1 : 2;
    }
    entries_.clear();
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (keys_[i] != 0 && seen_[slot(keys_[i])] > 1)
        entries_.push_back({keys_[i], bounds_[i].day, i});
    }
  }

  void compare_with_those_before(std::size_t i) {
    const std::size_t end = i - std::min(i, kMostCompared);
    for (std::size_t j = i; j-- > end && entries_[j].bucket == entries_[i].bucket;)
      compare(entries_[j].posting, entries_[i].posting);
  }

  // Pairs that are together already are passed over: a thousand copies need a thousand comparisons.
  void compare(std::size_t a, std::size_t b) {
    if (groups_.first(a) == groups_.first(b)) return;
    const DuplicateLink link = compare_postings(postings_[a], postings_[b], options_);
    if (link.reason == DuplicateReason::kNone) return;
    groups_.join(a, b);
    note(a, {link.reason, b, link.similarity});
    note(b, {link.reason, a, link.similarity});
  }

  void note(std::size_t posting, const DuplicateLink& link) {
    const auto rank = [](const DuplicateLink& l) {
      return std::tuple(l.reason == DuplicateReason::kNone, l.reason, -l.similarity, l.like);
    };
    if (rank(link) < rank(links_[posting])) links_[posting] = link;
  }

  Duplicates result() {
    Duplicates found{{}, std::move(links_)};
    for (std::size_t i = 0; i < postings_.size(); ++i) {
      found.first_of.push_back(groups_.first(i));
      if (found.first_of[i] == i) found.reasons[i] = {};
    }
    return found;
  }

  std::span<const PostingSketch> postings_;
  const DuplicateOptions& options_;
  Groups groups_;
  std::vector<DuplicateLink> links_;
  std::vector<Bounds> bounds_;       // by posting
  std::vector<std::uint64_t> keys_;  // by posting: of one kind, then the buckets
  std::vector<Entry> entries_;       // of one kind of key
  std::vector<std::uint8_t> seen_;  // by slot: 0, 1, 2 for more
};

}  // namespace

std::string_view duplicate_reason_name(DuplicateReason reason) {
  return kReasonNames[static_cast<std::size_t>(reason)];
}

DuplicateLink compare_postings(const PostingSketch& a, const PostingSketch& b,
                               const DuplicateOptions& options) {
  if (a.place != b.place || a.title != b.title || !in_window(a, b, options.window_days)) return {};
  const double alike = has_text(a) && a.text == b.text ? 1 : similarity(a, b);
  return {reason_of(a, b, alike, options), 0, alike};
}

Duplicates find_duplicates(std::span<const PostingSketch> postings, const DuplicateOptions& options,
                           const std::vector<bool>& apart) {
  assert(apart.empty() || apart.size() == postings.size());
  return Finder(postings, options, apart).find();
}

}  // namespace skillgap
