// Filters first, then the table of prefixes, then the phrase itself, byte for byte. Most tokens of
// a text end at the filters, which stay in the nearest cache.
#include "skillgap/phrase_matcher.h"

#include <algorithm>
#include <limits>

#include "skills/first_tokens.h"
#include "skills/phrase_image.h"
#include "skills/phrase_starts.h"
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

// Of all records: each phrase has one, and how it begins says where to look for it.
void PhraseMatcher::join(PhraseScreen& screen) {
  std::vector<PhraseScreen::Beginning> phrases;
  const PhraseImage& image = impl_->image;
  for (const PrefixSlot& slot : std::span(image.slots, std::size_t{1} << image.header.log_slots)) {
    if (slot.record() == 0) continue;
    const PhraseRecord record(image.cells + slot.record());
    const bool is_whole = record.tokens() == 1;
    phrases.push_back(
        {token_hash(record.token(0)), is_whole ? 0 : token_hash(record.token(1)), is_whole});
  }
  const auto place = screen.add(phrases);
  screen_ = place ? &screen : nullptr;
  place_ = place.value_or(0);
}

std::span<const std::byte> PhraseMatcher::image() const { return impl_->bytes; }
std::uint32_t PhraseMatcher::greatest_id() const { return impl_->image.header.greatest_id; }

namespace {

// The search in one text. At each place there may be several readings of the tokens from `start`
// on, where a hyphen may be read as a blank.
class Search {
 public:
  Search(const PhraseMatcher::Impl& phrases, std::string_view text, const Tokens& tokens,
         std::size_t end)
      : image_(phrases.image),
        starts_(image_, phrases.first_tokens, tokens, end),
        text_(text),
        tokens_(tokens),
        end_(end) {}

  const PhraseStarts& starts() const { return starts_; }

  // The longest phrase that begins there, if any.
  bool longest(const Start& start, PhraseHit& hit) {
    start_ = start.token;
    best_ = {};
    best_end_ = start_;
    const PrefixHash one = first_prefix(tokens_.hash(start_));
    if (start.whole) look_up(one, {start_ + 1, 1, 0});
    if (start.longer) go_on(one, {start_ + 1, 1, 0});
    if (best_.empty()) return false;
    hit = {start_, best_end_, {tokens_.span(start_).begin, tokens_.span(best_end_ - 1).end}, best_};
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

  // Of two tokens or more. The filters know prefixes of up to three; longer ones are all in the
  // table.
  void enter(PrefixHash prefix, Reading reading) {
    if (reading.length >= kLeastPrefix) {
      if (reading.length > kLeastPrefix || image_.triples.may_hold(prefix)) {
        if (look_up(prefix, reading)) go_on(prefix, reading);
      }
      return;
    }
    if (!image_.pairs.may_hold(prefix)) return;
    if (image_.triples.may_hold(prefix)) look_up(prefix, reading);
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
    if (tokens_.folded(start_) != record.token(0)) return;
    if (record.tokens() == 1) return accept(record, start_ + 1, 0);
    read(record, {start_ + 1, 1, 0}, path, 0);
  }

  // Reads on as `path` did and, behind its end, in every way. Bit k of `touching`: phrase tokens k
  // and k + 1 touch in the text.
  void read(PhraseRecord record, Reading reading, const Reading& path, std::uint64_t touching) {
    const auto [i, k, skips] = reading;
    if (k == record.tokens()) return accept(record, i, touching);
    if (i >= end_ || crosses_block(i)) return;
    const bool told = k < path.length;
    if (!(told && path.skips_before(k)) && tokens_.folded(i) == record.token(k)) {
      const std::uint64_t touches = starts_.touches_next(i - 1) ? 1 : 0;
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

  bool crosses_block(std::size_t i) const {
    const std::size_t from = tokens_.span(i - 1).end;
    return has_empty_line(text_.substr(from, tokens_.span(i).begin - from));
  }

  bool is_joining_hyphen(std::size_t i) const {
    return starts_.may_join(i) &&
           std::ranges::find(kHyphens, tokens_.folded(i)) != std::end(kHyphens) &&
           is_word(tokens_.folded(i - 1)) && is_word(tokens_.folded(i + 1));
  }

  // "C" in "C#" or "C++": the name goes on after the match.
  bool is_cut_symbol_form(std::size_t end) const {
    if (end != start_ + 1 || !is_letter(tokens_.folded(start_)) || !starts_.touches_next(start_))
      return false;
    const std::string_view next = tokens_.folded(end);
    return next == "+" || next == "#";
  }

  const PhraseImage& image_;
  PhraseStarts starts_;
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
  Starts starts;  // not filled in beforehand: it is long
  PhraseHit hit;
  std::size_t unread = first;  // behind the last hit
  const bool is_marked = screen_ && screen_->has_marked(tokens);
  for (std::size_t block = first; block < end; block += kTokensAtOnce) {
    const std::size_t last = std::min(block + kTokensAtOnce, end);
    const std::size_t count = is_marked ? search.starts().find_marked(place_, block, last, starts)
                                        : search.starts().find(block, last, starts);
    for (std::size_t s = 0; s < count; ++s) {
      if (starts[s].token < unread || !search.longest(starts[s], hit)) continue;
      hits.push_back(hit);
      unread = hit.end_token;
    }
  }
}

}  // namespace skillgap
