// Filters first, then the trie, token by token and byte for byte. Most tokens of a text end at the
// filters, which stay in the nearest cache.
#include "skillgap/phrase_matcher.h"

#include <algorithm>

#include "skills/first_tokens.h"
#include "skills/phrase_image.h"
#include "skills/phrase_search.h"
#include "skills/phrase_starts.h"

namespace skillgap {
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

// Tokens `first` up to `end`.
PhraseHit hit_of(const Tokens& tokens, std::size_t first, std::size_t end,
                 std::span<const std::uint32_t> ids) {
  return {first, end, {tokens.span(first).begin, tokens.span(end - 1).end}, ids};
}

// Where the filters of the matcher itself say that a phrase may begin. Kept apart: with its places
// for many tokens it would cost the search at marks its registers.
[[gnu::noinline]] void find_unmarked(PhraseSearch search, const Tokens& tokens, std::size_t first,
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
      find_unmarked({impl_->image, impl_->first_tokens, text, tokens, begins[part + 1]}, tokens,
                    begins[part], hits);
    return;
  }
  const std::uint32_t* next = &begins[1];  // where the next part begins
  PhraseSearch search(impl_->image, impl_->first_tokens, text, tokens, *next);
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
    } else if (may_be_one) {
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
