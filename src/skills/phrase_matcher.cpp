// Filters first, then the trie, token by token and byte for byte. Most tokens of a text end at the
// filters, which stay in the nearest cache.
#include "skillgap/phrase_matcher.h"

#include <algorithm>
#include <limits>

#include "skills/first_tokens.h"
#include "skills/phrase_image.h"
#include "skills/phrase_starts.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

// The words of a text with an empty line between them belong to different blocks. Seldom asked,
// and out of line, so that a search keeps its registers: REQUIRES two bytes between them.
[[gnu::noinline]] bool has_empty_line(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view between = text.substr(from, to - from);
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

// How a phrase begins is all that the screen asks for: the first two levels of the trie.
void PhraseMatcher::join(PhraseScreen& screen) {
  std::vector<PhraseScreen::Beginning> phrases;
  const PhraseImage& image = impl_->image;
  const auto hash_of = [&](const PrefixSlot& slot) { return token_hash(image.word(slot).text()); };
  for (const PrefixSlot& slot : std::span(image.slots, image.slot_count())) {
    if (slot.is_free()) continue;
    if (slot.shorter == 0) {
      if (slot.ends_phrase()) phrases.push_back({hash_of(slot), 0, true});
    } else if (const PrefixSlot& first = image.numbered(slot.shorter); first.shorter == 0) {
      phrases.push_back({hash_of(first), hash_of(slot), false});
    }
  }
  const auto place = screen.add(phrases);
  screen_ = place ? &screen : nullptr;
  place_ = place.value_or(0);
}

std::span<const std::byte> PhraseMatcher::image() const { return impl_->bytes; }
std::uint32_t PhraseMatcher::greatest_id() const { return impl_->image.header.greatest_id; }

bool PhraseMatcher::may_begin(std::span<const std::uint64_t> hashes) const {
  const PrefixHash two = longer_prefix(first_prefix(hashes[0]), hashes[1]);
  return impl_->image.pairs.may_hold(two) &&
         impl_->image.triples.may_hold(hashes.size() == 2 ? two : longer_prefix(two, hashes[2]));
}

namespace {

// The search in one text.
class Search {
 public:
  Search(const PhraseMatcher::Impl& phrases, std::string_view text, const Tokens& tokens,
         std::size_t end)
      : phrases_(phrases), text_(text), tokens_(tokens), end_(end) {}

  PhraseStarts starts() const { return {phrases_.image, phrases_.first_tokens, tokens_, end_}; }

  // Where the longest phrase that begins at token `start` ends; `start` where there is none.
  [[gnu::noinline, gnu::flatten]] std::size_t longest(std::size_t start) {
    const PrefixHash hash = first_prefix(tokens_.hash(start));
    if (const PrefixSlot* slot = begin(start, hash)) go_on(slot, start, 1, 0, hash);
    return best_end_;
  }
  // The same where no phrase begins with this token and the next one.
  [[gnu::always_inline]] inline std::size_t single(std::size_t start) {
    begin(start, first_prefix(tokens_.hash(start)));
    return best_end_;
  }
  PhraseHit hit(std::size_t start, std::size_t end) const {
    return {start, end, {tokens_.span(start).begin, tokens_.span(end - 1).end}, best_};
  }

 private:
  // The slot of the first token, noted if a phrase ends there; null where none begins so.
  [[gnu::always_inline]] inline const PrefixSlot* begin(std::size_t start, PrefixHash hash) {
    best_end_ = start;
    const std::string_view token = tokens_.folded(start);
    const PrefixSlot* slot = phrases_.image.find(hash, 0, token);
    if (slot && !(is_letter(token) && is_cut_symbol_form(start))) note(*slot, start + 1, 0);
    return slot;
  }

  // A prefix of `length` tokens is read, its last one is token `i`. Bit k of `touching`: phrase
  // tokens k and k + 1 touch in the text. A hyphen may be read as it stands or as a blank; of equal
  // ends the first reading counts.
  void go_on(const PrefixSlot* slot, std::size_t i, std::size_t length, std::uint64_t touching,
             PrefixHash hash) {
    const PhraseImage& image = phrases_.image;
    while (slot->has_longer() && i + 1 < end_) {
      const std::size_t end = tokens_.span(i++).end, begin = tokens_.span(i).begin;
      if (begin == end) {
        if (starts().is_hyphen(i) && is_joining_hyphen(i))
          return go_on_both_ways(slot, i, length, touching, hash);
        touching |= touch_at(length);
      } else if (begin > end + 1 && has_empty_line(text_, end, begin)) {
        return;
      }
      hash = longer_prefix(hash, tokens_.hash(i));
      if (++length == 3 && image.triples.first_bit(hash) == 0) return;
      slot = image.find(hash, image.number(*slot), tokens_.folded(i));
      if (!slot) return;
      note(*slot, i + 1, touching);
    }
  }

  // The same where token `i`, the next one, is a hyphen.
  [[gnu::noinline]] void go_on_both_ways(const PrefixSlot* slot, std::size_t i, std::size_t length,
                                         std::uint64_t touching, PrefixHash hash) {
    const std::uint32_t prefix = phrases_.image.number(*slot);
    const auto read = [&](std::size_t next, std::uint64_t touches) {
      const PrefixHash longer = longer_prefix(hash, tokens_.hash(next));
      if (!may_be_prefix(longer, length + 1)) return;
      const PrefixSlot* found = phrases_.image.find(longer, prefix, tokens_.folded(next));
      if (!found) return;
      note(*found, next + 1, touches);
      go_on(found, next, length + 1, touches, longer);
    };
    read(i, touching | touch_at(length));
    read(i + 1, touching);
  }

  // Of the last token of `length` and the next one.
  static std::uint64_t touch_at(std::size_t length) {
    return std::rotl(std::uint64_t{1}, static_cast<int>(length - 1));
  }

  // The filters know all prefixes of two tokens, and of three. REQUIRES: more than one.
  bool may_be_prefix(PrefixHash hash, std::size_t length) const {
    if (length == 2) return phrases_.image.pairs.first_bit(hash) != 0;
    return length != 3 || phrases_.image.triples.first_bit(hash) != 0;
  }

  // What ends at this slot, if anything.
  void note(const PrefixSlot& slot, std::size_t end, std::uint64_t touching) {
    if (slot.has_id()) {
      if (end > best_end_) take(end, {&slot.value, 1});
    } else if (slot.value != 0) {
      note_record(slot, end, touching);
    }
  }
  [[gnu::noinline]] void note_record(const PrefixSlot& slot, std::size_t end,
                                     std::uint64_t touching) {
    if (end <= best_end_) return;
    const PhraseRecord record(phrases_.image.cells + slot.record());
    for (std::size_t e = 0; e < record.endings(); ++e) {
      const PhraseEnding ending = record.ending(e);
      if ((ending.touching & ~touching) == 0) return take(end, ending.ids);
    }
  }
  void take(std::size_t end, std::span<const std::uint32_t> ids) {
    best_ = ids;
    best_end_ = end;
  }

  // REQUIRES: it looks like a hyphen and touches what is before.
  bool is_joining_hyphen(std::size_t i) const {
    return starts().touches_next(i) && is_hyphen(tokens_.folded(i)) &&
           is_word(tokens_.folded(i - 1)) && is_word(tokens_.folded(i + 1));
  }

  // "C" in "C#" or "C++": the name goes on after the match. REQUIRES: a letter.
  [[gnu::noinline]] bool is_cut_symbol_form(std::size_t letter) const {
    if (!starts().touches_next(letter)) return false;
    const std::string_view next = tokens_.folded(letter + 1);
    return next == "+" || next == "#";
  }

  const PhraseMatcher::Impl& phrases_;
  std::string_view text_;
  const Tokens& tokens_;
  std::size_t end_;  // the tokens from here on are not there
  std::span<const std::uint32_t> best_;
  std::size_t best_end_ = 0;  // where the search began: nothing found
};

}  // namespace

void PhraseMatcher::find(std::string_view text, const Tokens& tokens,
                         std::vector<PhraseHit>& hits) const {
  hits.clear();
  find_more(text, tokens, 0, tokens.size(), hits);
}

// Where the filters of the matcher itself say that a phrase may begin. Kept apart: with its places
// for many tokens it would cost the search at marks its registers.
[[gnu::noinline]] static void find_unmarked(Search search, std::size_t first, std::size_t end,
                                            std::vector<PhraseHit>& hits) {
  std::size_t unread = first;  // behind the last hit
  Starts starts;               // not filled in beforehand: it is long
  for (std::size_t block = first; block < end; block += kTokensAtOnce) {
    const std::size_t count =
        search.starts().find(block, std::min(block + kTokensAtOnce, end), starts);
    for (std::size_t s = 0; s < count; ++s) {
      const std::size_t token = starts[s].token;
      if (token < unread) continue;
      unread = search.longest(token);
      if (unread > token) hits.push_back(search.hit(token, unread));
    }
  }
}

void PhraseMatcher::find_more(std::string_view text, const Tokens& tokens, std::size_t first,
                              std::size_t end, std::vector<PhraseHit>& hits) const {
  if (first >= end) return;
  if (hits.capacity() == 0) hits.reserve(std::min<std::size_t>(32, end - first));
  if (!screen_ || !screen_->has_marked(tokens))
    return find_unmarked({*impl_, text, tokens, end}, first, end, hits);
  Search search(*impl_, text, tokens, end);
  std::size_t unread = first;  // behind the last hit
  PhraseScreen::for_each_mark(tokens, place_, first, end,
                              [&](std::size_t token, bool may_be_one, bool may_be_longer) {
                                if (token < unread) return;
                                const PhraseStarts starts = search.starts();
                                if (may_be_longer && starts.may_begin_longer(token)) {
                                  unread = search.longest(token);
                                } else if (may_be_one && starts.may_be_one(token)) {
                                  unread = search.single(token);
                                } else {
                                  return;
                                }
                                if (unread > token) hits.push_back(search.hit(token, unread));
                              });
}

}  // namespace skillgap
