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
    if (slot.shorter() == 0) {
      if (slot.ends_phrase()) phrases.push_back({hash_of(slot), 0, true});
    } else if (const PrefixSlot& first = image.numbered(slot.shorter()); first.shorter() == 0) {
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
    best_end_ = start;
    if (const PrefixSlot* slot = first_slot(start)) {
      note(*slot, start + 1, 0);
      go_on(slot, start, 1, 0, first_prefix(tokens_.hash(start)));
    }
    return best_end_;
  }
  // What phrase that is: its ids. REQUIRES: there is one.
  std::span<const std::uint32_t> ids() const { return best_; }

  // The slot of this token as the first one; null where no phrase begins so.
  const PrefixSlot* first_slot(std::size_t start) const {
    return phrases_.image.find(first_prefix(tokens_.hash(start)), 0, tokens_.folded(start));
  }
  // Likewise of a token whose slot has a record, if no phrase begins with it and the next one.
  [[gnu::noinline]] std::size_t single_of_record(const PrefixSlot& slot, std::size_t start) {
    best_end_ = start;
    note_record(slot, start + 1, 0);
    return best_end_;
  }

  // The tokens from here on are not there.
  std::size_t end() const { return end_; }
  void end_at(std::size_t end) { end_ = end; }

 private:
  // A prefix is read, its last token is token `i`. `place`: a bit for the place of that token in
  // the phrase; a bit of `touching`: there it and the next one touch in the text. A hyphen may be
  // read as it stands or as a blank; of equal ends the first reading counts.
  void go_on(const PrefixSlot* slot, std::size_t i, std::uint64_t place, std::uint64_t touching,
             PrefixHash hash) {
    const PhraseImage& image = phrases_.image;
    while (slot->has_longer() && i + 1 < end_) {
      const std::size_t end = tokens_.span(i++).end, begin = tokens_.span(i).begin;
      if (begin == end) {
        if (starts().is_hyphen(i) && is_joining_hyphen(i))
          return go_on_both_ways(slot, i, place, touching, hash);
        touching |= place;
      } else if (begin > end + 1 && has_empty_line(text_, end, begin)) {
        return;
      }
      hash = longer_prefix(hash, tokens_.hash(i));
      place <<= 1;
      if (place == kThird && image.triples.first_bit(hash) == 0) return;
      slot = image.find(hash, image.number(*slot), tokens_.folded(i));
      if (!slot) return;
      note(*slot, i + 1, touching);
    }
  }

  // The same where token `i`, the next one, is a hyphen.
  [[gnu::noinline]] void go_on_both_ways(const PrefixSlot* slot, std::size_t i, std::uint64_t place,
                                         std::uint64_t touching, PrefixHash hash) {
    const std::uint32_t prefix = phrases_.image.number(*slot);
    const auto read = [&](std::size_t next, std::uint64_t touches) {
      const PrefixHash longer = longer_prefix(hash, tokens_.hash(next));
      if (!may_be_prefix(longer, place << 1)) return;
      const PrefixSlot* found = phrases_.image.find(longer, prefix, tokens_.folded(next));
      if (!found) return;
      note(*found, next + 1, touches);
      go_on(found, next, place << 1, touches, longer);
    };
    read(i, touching | place);
    read(i + 1, touching);
  }

  static constexpr std::uint64_t kSecond = 2, kThird = 4;

  // The filters know all prefixes of two tokens, and of three. REQUIRES: more than one.
  bool may_be_prefix(PrefixHash hash, std::uint64_t last_place) const {
    if (last_place == kSecond) return phrases_.image.pairs.first_bit(hash) != 0;
    return last_place != kThird || phrases_.image.triples.first_bit(hash) != 0;
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
    if (end <= best_end_ || is_cut_symbol_form(slot, end - 1)) return;
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

  // "C" in "C#" or "C++": the name goes on after the match.
  bool is_cut_symbol_form(const PrefixSlot& slot, std::size_t last) const {
    if (slot.shorter() != 0 || !is_letter(tokens_.folded(last)) || !starts().touches_next(last))
      return false;
    const std::string_view next = tokens_.folded(last + 1);
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

bool may_go_over_hyphen(const PhraseImage& image, const Tokens& tokens, std::size_t i,
                        std::size_t end) {
  const PrefixHash one = first_prefix(tokens.hash(i));
  const PrefixHash two = longer_prefix(one, tokens.hash(i + 1));
  if (image.triples.first_bit(two) != 0) return true;
  if (i + 2 == end) return false;
  const std::uint64_t third = tokens.hash(i + 2);
  return image.triples.first_bit(longer_prefix(two, third)) != 0 ||
         (image.pairs.first_bit(longer_prefix(one, third)) != 0 && tokens.touches_next(i) &&
          tokens.touches_next(i + 1));
}

namespace {

// Tokens `first` up to `end`.
PhraseHit hit_of(const Tokens& tokens, std::size_t first, std::size_t end,
                 std::span<const std::uint32_t> ids) {
  return {first, end, {tokens.span(first).begin, tokens.span(end - 1).end}, ids};
}

// Where the filters of the matcher itself say that a phrase may begin. Kept apart: with its places
// for many tokens it would cost the search at marks its registers.
[[gnu::noinline]] void find_unmarked(Search search, const Tokens& tokens, std::size_t first,
                                     std::vector<PhraseHit>& hits) {
  std::size_t unread = first;  // behind the last hit
  Starts starts;               // not filled in beforehand: it is long
  for (std::size_t block = first; block < search.end(); block += kTokensAtOnce) {
    const std::size_t count =
        search.starts().find(block, std::min(block + kTokensAtOnce, search.end()), starts);
    for (std::size_t s = 0; s < count; ++s) {
      const std::size_t token = starts[s].token;
      if (token < unread) continue;
      unread = search.longest(token);
      if (unread > token) hits.push_back(hit_of(tokens, token, unread, search.ids()));
    }
  }
}

// The first time, as many as a text may have.
[[gnu::noinline]] void make_room(std::vector<PhraseHit>& hits, std::size_t tokens) {
  hits.reserve(std::min<std::size_t>(32, tokens));
}

}  // namespace

void PhraseMatcher::find(std::string_view text, const Tokens& tokens,
                         std::vector<PhraseHit>& hits) const {
  hits.clear();
  find_more(text, tokens, 0, tokens.size(), hits);
}

void PhraseMatcher::find_more(std::string_view text, const Tokens& tokens, std::size_t first,
                              std::size_t end, std::vector<PhraseHit>& hits) const {
  const std::uint32_t ends[] = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
  if (first < end) find_in_parts(text, tokens, ends, hits);
}

void PhraseMatcher::find_in_parts(std::string_view text, const Tokens& tokens,
                                  std::span<const std::uint32_t> begins,
                                  std::vector<PhraseHit>& hits) const {
  if (hits.capacity() == 0) make_room(hits, tokens.size());
  if (!screen_ || !screen_->has_marked(tokens)) {
    for (std::size_t part = 0; part + 1 < begins.size(); ++part)
      find_unmarked({*impl_, text, tokens, begins[part + 1]}, tokens, begins[part], hits);
    return;
  }
  const std::uint32_t* next = &begins[1];  // where the next part begins
  Search search(*impl_, text, tokens, *next);
  std::size_t unread = begins.front();  // behind the last hit
  const auto look = [&](std::size_t token, bool may_be_one, bool may_be_longer) {
    if (token < unread) return;
    while (token >= search.end()) search.end_at(*++next);
    const PhraseStarts starts = search.starts();
    std::span<const std::uint32_t> ids;
    if (may_be_longer && starts.may_begin_longer(token)) {
      unread = search.longest(token);
      if (unread == token) return;
      ids = search.ids();
    } else if (may_be_one && starts.may_be_one(token)) {
      const PrefixSlot* slot = search.first_slot(token);
      if (!slot) return;
      unread = token + 1;
      if (slot->has_id()) [[likely]] {
        ids = {&slot->value, 1};
      } else {
        if (slot->value == 0 || search.single_of_record(*slot, token) == token) return;
        ids = search.ids();
      }
    } else {
      return;
    }
    hits.push_back(hit_of(tokens, token, unread, ids));
  };
  PhraseScreen::for_each_mark(tokens, place_, begins.front(), begins.back(), look);
}

}  // namespace skillgap
