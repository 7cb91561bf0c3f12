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

// The words of a text with an empty line between them belong to different blocks.
bool has_empty_line(std::string_view text, std::size_t from, std::size_t to) {
  if (to < from + 2) return false;  // nearly always
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

namespace {

// The search in one text.
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

  // Adds the longest phrase that begins at token `start`, if any. Where it ends. `is_one`: no
  // phrase begins with this token and the next one.
  [[gnu::always_inline]] inline std::size_t add_longest(std::size_t start, bool is_one,
                                                        std::vector<PhraseHit>& hits) {
    start_ = best_end_ = start;
    const PrefixHash hash = first_prefix(tokens_.hash(start));
    if (is_one) {
      if (image_.singles.first_bit(hash) == 0) return start;
      const std::string_view token = tokens_.folded(start);
      const PrefixSlot* slot = image_.find(hash, 0, token);
      if (!slot) return start;
      if (slot->has_id() && token.size() > 1) {  // nearly always
        best_ = {&slot->value, 1};
        best_end_ = start + 1;
      } else if (slot->ends_phrase()) {
        accept(*slot, start + 1, 0);
      }
    } else {
      walk(0, start, 0, 0, hash);
    }
    if (best_end_ > start)
      hits.push_back(
          {start, best_end_, {tokens_.span(start).begin, tokens_.span(best_end_ - 1).end}, best_});
    return best_end_;
  }

 private:
  // Of a phrase `length` tokens are read, their number is `prefix`; token `i` is the next one, and
  // `hash` that of the prefix with it. Bit k of `touching`: phrase tokens k and k + 1 touch in the
  // text. A hyphen may be read as it stands or as a blank; of equal ends the first reading counts.
  void walk(std::uint32_t prefix, std::size_t i, std::size_t length, std::uint64_t touching,
            PrefixHash hash) {
    while (const PrefixSlot* slot = image_.find(hash, prefix, tokens_.folded(i))) {
      if (slot->has_id() && length > 0 && i + 1 > best_end_) {  // nearly always
        best_ = {&slot->value, 1};
        best_end_ = i + 1;
      } else if (slot->ends_phrase()) {
        accept(*slot, i + 1, touching);
      }
      ++length;
      if (!slot->has_longer() || length == kMaxPhraseTokens || i + 1 == end_) return;
      prefix = image_.number(*slot);
      const std::size_t end = tokens_.span(i++).end, begin = tokens_.span(i).begin;
      if (begin == end) {
        if (is_joining_hyphen(i)) return walk_both_ways(prefix, i, length, touching, hash);
        touching |= std::uint64_t{1} << (length - 1);
      } else if (has_empty_line(text_, end, begin)) {
        return;
      }
      hash = longer_prefix(hash, tokens_.hash(i));
      if (length == 2 && !image_.triples.may_hold(hash)) return;  // pairs were asked for before
    }
  }

  void walk_both_ways(std::uint32_t prefix, std::size_t i, std::size_t length,
                      std::uint64_t touching, PrefixHash hash) {
    const std::uint64_t touches = std::uint64_t{1} << (length - 1);
    const PrefixHash with_hyphen = longer_prefix(hash, tokens_.hash(i));
    const PrefixHash without = longer_prefix(hash, tokens_.hash(i + 1));
    if (may_be_prefix(with_hyphen, length + 1))
      walk(prefix, i, length, touching | touches, with_hyphen);
    if (may_be_prefix(without, length + 1)) walk(prefix, i + 1, length, touching, without);
  }

  // The filters know all prefixes of two tokens, and of three. REQUIRES: more than one.
  bool may_be_prefix(PrefixHash hash, std::size_t length) const {
    if (length == 2) return image_.pairs.first_bit(hash) != 0;
    return length != 3 || image_.triples.may_hold(hash);
  }

  void accept(const PrefixSlot& slot, std::size_t end, std::uint64_t touching) {
    if (end <= best_end_ || is_cut_symbol_form(end)) return;
    if (slot.has_id()) {
      best_ = {&slot.value, 1};
      best_end_ = end;
      return;
    }
    const PhraseRecord record(image_.cells + slot.record());
    for (std::size_t e = 0; e < record.endings(); ++e) {
      const PhraseEnding ending = record.ending(e);
      if ((ending.touching & ~touching) != 0) continue;
      best_ = ending.ids;
      best_end_ = end;
      return;
    }
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
  std::size_t best_end_ = 0;  // start_: nothing found
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
      if (token >= unread) unread = search.add_longest(token, false, hits);
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
  PhraseScreen::for_each_mark(
      tokens, place_, first, end, [&](std::size_t token, bool may_be_longer) {
        if (token < unread) return;
        const bool is_longer = may_be_longer && search.starts().may_begin_longer(token);
        unread = search.add_longest(token, !is_longer, hits);
      });
}

}  // namespace skillgap
