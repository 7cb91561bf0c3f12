// Filters first, then the table of prefixes, then the phrase itself, byte for byte. Most tokens of
// a text end at the filters, which stay in the nearest cache.
#include "skillgap/phrase_matcher.h"

#include <algorithm>
#include <array>
#include <limits>

#include "skills/first_tokens.h"
#include "skills/phrase_image.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

// The words of a text with an empty line between them belong to different blocks.
bool has_empty_line(std::string_view between) {
  if (between.size() < 2) return false;  // nearly always
  const std::size_t first = between.find('\n');
  return first != std::string_view::npos && between.find('\n', first + 1) != std::string_view::npos;
}

}  // namespace

struct PhraseMatcher::Impl {
  PhraseImage image;
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;
  FirstTokens first_tokens;
  std::array<std::uint64_t, 2> hyphens = hyphen_hashes();

  bool may_be_hyphen(std::uint64_t token) const {
    return token == hyphens[0] || token == hyphens[1];
  }
};

PhraseMatcher::PhraseMatcher(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;
PhraseMatcher::~PhraseMatcher() = default;

PhraseMatcher PhraseMatcher::build(std::span<const PhraseEntry> phrases,
                                   const Tokenizer& tokenizer) {
  const auto owner =
      std::make_shared<const std::vector<std::byte>>(build_phrase_image(phrases, tokenizer));
  return view(*owner, owner).value();
}

std::expected<PhraseMatcher, Error> PhraseMatcher::view(std::span<const std::byte> image,
                                                        std::shared_ptr<const void> owner) {
  auto arrays = open_phrase_image(image);
  if (!arrays) return std::unexpected(Error{"phrase table", std::move(arrays.error())});
  return PhraseMatcher(
      std::make_unique<const Impl>(*arrays, image, std::move(owner), FirstTokens(*arrays)));
}

std::span<const std::byte> PhraseMatcher::image() const { return impl_->bytes; }
std::uint32_t PhraseMatcher::greatest_id() const { return impl_->image.header.greatest_id; }

namespace {

constexpr std::size_t kTokensAtOnce = 256;

// A token at which a phrase may begin, and the prefix that is most likely to be looked up for it.
struct Start {
  std::uint32_t token;
  PrefixHash likely;
};
using Starts = std::array<Start, kTokensAtOnce>;  // not filled in beforehand: it is long

// The search in one text. At each place there may be several readings of the tokens from `start`
// on, where a hyphen may be read as a blank.
class Search {
 public:
  Search(const PhraseMatcher::Impl& phrases, std::string_view text, const Tokens& tokens,
         std::size_t end)
      : phrases_(phrases), image_(phrases.image), text_(text), tokens_(tokens), end_(end) {}

  // The tokens from `first` up to `end` at which a phrase may begin; at no other does one.
  // REQUIRES: no more than kTokensAtOnce tokens.
  std::size_t starts(std::size_t first, std::size_t end, Starts& starts) const {
    std::size_t few = by_one_token(first, end, starts);
    few = by_two_tokens(few, starts);
    const std::size_t fewer = by_three_tokens(few, starts);
    for (std::size_t s = 0; s < fewer; ++s) image_.fetch_record(starts[s].likely);
    return fewer;
  }

  // The longest phrase that begins at token `start`, if any.
  bool longest(std::size_t start, PhraseHit& hit) {
    start_ = start;
    best_ = {};
    best_end_ = start;
    enter(first_prefix(tokens_.hash(start)), {start + 1, 1, 0});
    if (best_.empty()) return false;
    hit = {start, best_end_, {tokens_.span(start).begin, tokens_.span(best_end_ - 1).end}, best_};
    return true;
  }

 private:
  // So far: `length` tokens of a phrase are read, the next one is looked for at token `i`. Bit k of
  // `skips`: a hyphen before phrase token k was read as a blank.
  struct Reading {
    std::size_t i, length;
    std::uint64_t skips;

    bool skips_before(std::size_t k) const { return (skips >> k & 1) != 0; }
    Reading direct() const { return {i + 1, length + 1, skips}; }
    Reading over_hyphen() const { return {i + 2, length + 1, skips | std::uint64_t{1} << length}; }
  };

  // Without a branch, because nobody can foretell it: each token is written, and most are
  // overwritten.
  std::size_t by_one_token(std::size_t first, std::size_t end, Starts& starts) const {
    std::size_t count = 0;
    for (std::size_t i = first; i < end; ++i) {
      starts[count].token = static_cast<std::uint32_t>(i);
      count += phrases_.first_tokens.may_hold(tokens_.hash(i));
    }
    return count;
  }

  // Likewise. The last token of all has none behind it and stays.
  std::size_t by_two_tokens(std::size_t few, Starts& starts) const {
    const PhraseFilter singles = image_.singles, pairs = image_.pairs;
    const bool has_last = few > 0 && starts[few - 1].token == end_ - 1;
    std::size_t count = 0;
    for (std::size_t s = 0; s < (has_last ? few - 1 : few); ++s) {
      const std::uint32_t i = starts[s].token;
      const PrefixHash one = first_prefix(tokens_.hash(i));
      const PrefixHash two = longer_prefix(one, tokens_.hash(i + 1));
      starts[count].token = i;
      count += singles.first_bit(one) | pairs.first_bit(two);
    }
    if (has_last) starts[count++].token = static_cast<std::uint32_t>(end_ - 1);
    return count;
  }

  std::size_t by_three_tokens(std::size_t few, Starts& starts) const {
    std::size_t count = 0;
    for (std::size_t s = 0; s < few; ++s) {
      const std::size_t i = starts[s].token;
      const PrefixHash one = first_prefix(tokens_.hash(i));
      PrefixHash likely = one;
      if (!goes_on(one, i + 1, likely) && !image_.singles.may_hold(one)) continue;
      image_.fetch_slot(likely);
      starts[count++] = {static_cast<std::uint32_t>(i), likely};
    }
    return count;
  }

  // Whether a phrase of more than one token may begin with token `i` - 1.
  bool goes_on(PrefixHash one, std::size_t i, PrefixHash& likely) const {
    if (i == end_) return false;
    const PrefixHash two = longer_prefix(one, tokens_.hash(i));
    const bool over_hyphen =
        may_join(i) && image_.pairs.may_hold(longer_prefix(one, tokens_.hash(i + 1)));
    return (image_.pairs.may_hold(two) && goes_on_further(two, i + 1, likely)) || over_hyphen;
  }

  bool goes_on_further(PrefixHash two, std::size_t i, PrefixHash& likely) const {
    const bool whole = image_.triples.may_hold(two);
    if (whole) likely = two;
    if (i == end_) return whole;
    const PrefixHash three = longer_prefix(two, tokens_.hash(i));
    const bool goes_on = image_.triples.may_hold(three);
    if (goes_on) likely = three;
    return goes_on || whole || may_join(i);
  }

  // The filters know prefixes of up to three tokens; longer ones are all in the table.
  void enter(PrefixHash prefix, Reading reading) {
    if (reading.length >= kLeastPrefix) {
      if (reading.length > kLeastPrefix || image_.triples.may_hold(prefix)) {
        if (look_up(prefix, reading)) go_on(prefix, reading);
      }
      return;
    }
    if (reading.length == 2 && !image_.pairs.may_hold(prefix)) return;
    const PhraseFilter& whole = reading.length == 1 ? image_.singles : image_.triples;
    if (whole.may_hold(prefix)) look_up(prefix, reading);
    go_on(prefix, reading);
  }

  // Considers all records of this prefix: there may be several slots of its hash, and some may be
  // of other tokens. Whether longer prefixes have slots.
  bool look_up(PrefixHash prefix, Reading reading) {
    bool has_longer = false;
    const std::uint32_t fingerprint = PhraseImage::fingerprint(prefix);
    std::size_t place = image_.first_slot(prefix);
    for (; image_.slots[place].value != 0; place = image_.next_slot(place)) {
      const PrefixSlot slot = image_.slots[place];
      if (slot.fingerprint != fingerprint) continue;
      if (slot.record() != 0) consider(PhraseRecord(image_.cells + slot.record()), reading);
      has_longer = has_longer || slot.has_longer();
    }
    return has_longer && reading.length < kMaxPhraseTokens;
  }

  void go_on(PrefixHash prefix, Reading reading) {
    const std::size_t i = reading.i;
    if (i >= end_ || crosses_block(i)) return;
    enter(longer_prefix(prefix, tokens_.hash(i)), reading.direct());
    if (is_joining_hyphen(i))
      enter(longer_prefix(prefix, tokens_.hash(i + 1)), reading.over_hyphen());
  }

  // The prefix says no more than that this phrase may be the one: now its tokens are compared.
  void consider(PhraseRecord record, Reading path) {
    if (tokens_.folded(start_) == record.token(0)) read(record, {start_ + 1, 1, 0}, path, 0);
  }

  // Reads on as `path` did and, behind its end, in every way. Bit k of `touching`: phrase tokens k
  // and k + 1 touch in the text.
  void read(PhraseRecord record, Reading reading, const Reading& path, std::uint64_t touching) {
    const auto [i, k, skips] = reading;
    if (k == record.tokens()) return accept(record, i, touching);
    if (i >= end_ || crosses_block(i)) return;
    const bool told = k < path.length;
    if (!(told && path.skips_before(k)) && tokens_.folded(i) == record.token(k)) {
      const std::uint64_t touches = touches_next(i - 1) ? 1 : 0;
      read(record, reading.direct(), path, touching | touches << (k - 1));
    }
    if ((!told || path.skips_before(k)) && is_joining_hyphen(i) &&
        tokens_.folded(i + 1) == record.token(k))
      read(record, reading.over_hyphen(), path, touching);
  }

  void accept(PhraseRecord record, std::size_t end, std::uint64_t touching) {
    if (end <= best_end_ || is_cut_symbol_form(end)) return;
    for (std::size_t e = 0; e < record.endings(); ++e) {
      const PhraseEnding ending = record.ending(e);
      if ((ending.touching & ~touching) != 0) continue;
      best_ = ending.ids;
      best_end_ = end;
      return;
    }
  }

  bool touches_next(std::size_t i) const { return i + 1 < end_ && tokens_.touches_next(i); }

  bool crosses_block(std::size_t i) const {
    const std::size_t from = tokens_.span(i - 1).end;
    return has_empty_line(text_.substr(from, tokens_.span(i).begin - from));
  }

  bool may_join(std::size_t i) const {
    return phrases_.may_be_hyphen(tokens_.hash(i)) && touches_next(i - 1) && touches_next(i);
  }

  bool is_joining_hyphen(std::size_t i) const {
    return may_join(i) && std::ranges::find(kHyphens, tokens_.folded(i)) != std::end(kHyphens) &&
           is_word(tokens_.folded(i - 1)) && is_word(tokens_.folded(i + 1));
  }

  // "C" in "C#" or "C++": the name goes on after the match.
  bool is_cut_symbol_form(std::size_t end) const {
    if (end != start_ + 1 || !is_letter(tokens_.folded(start_)) || !touches_next(start_))
      return false;
    const std::string_view next = tokens_.folded(end);
    return next == "+" || next == "#";
  }

  const PhraseMatcher::Impl& phrases_;
  const PhraseImage& image_;
  std::string_view text_;
  const Tokens& tokens_;
  std::size_t end_;  // the tokens from here on are not there
  std::size_t start_ = 0;
  std::span<const std::uint32_t> best_;
  std::size_t best_end_ = 0;
};

}  // namespace

void PhraseMatcher::find(std::string_view text, const Tokens& tokens,
                         std::vector<PhraseHit>& hits) const {
  hits.clear();
  find_more(text, tokens, 0, tokens.size(), hits);
}

void PhraseMatcher::find_more(std::string_view text, const Tokens& tokens, std::size_t first,
                              std::size_t end, std::vector<PhraseHit>& hits) const {
  if (first >= end) return;
  if (hits.capacity() == 0) hits.reserve(std::min<std::size_t>(32, end - first));
  Search search(*impl_, text, tokens, end);
  Starts starts;
  PhraseHit hit;
  std::size_t unread = first;  // behind the last hit
  for (std::size_t block = first; block < end; block += kTokensAtOnce) {
    const std::size_t count = search.starts(block, std::min(block + kTokensAtOnce, end), starts);
    for (std::size_t s = 0; s < count; ++s) {
      if (starts[s].token < unread || !search.longest(starts[s].token, hit)) continue;
      hits.push_back(hit);
      unread = hit.end_token;
    }
  }
}

}  // namespace skillgap
