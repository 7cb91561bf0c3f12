// The search in one text: token by token through the trie of a phrase table.
//
//   PhraseSearch search(image, first_tokens, text, tokens, tokens.size());
//   search.longest(7)      // 9: a phrase of tokens 7 and 8; 7 where none begins there
//   search.ids()           // of that phrase
//
// Refers to all that it is made of. The filters in front of it are those of phrase_starts.h.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "skillgap/tokenizer.h"
#include "skills/first_tokens.h"
#include "skills/phrase_image.h"
#include "skills/phrase_starts.h"
#include "skills/token_class.h"

namespace skillgap {

class PhraseSearch {
 public:
  // The tokens from `end` on are not there.
  PhraseSearch(const PhraseImage& image, const FirstTokens& first_tokens, std::string_view text,
               const Tokens& tokens, std::size_t end)
      : image_(image), first_tokens_(first_tokens), text_(text), tokens_(tokens), end_(end) {}

  PhraseStarts starts() const { return {image_, first_tokens_, tokens_, end_}; }

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
    return image_.find(first_prefix(tokens_.hash(start)), tokens_.folded(start));
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
  static constexpr std::uint64_t kSecond = 2, kThird = 4;

  // A prefix is read, its last token is token `i`. `place`: a bit for the place of that token in
  // the phrase; a bit of `touching`: there it and the next one touch in the text. A hyphen may be
  // read as it stands or as a blank; of equal ends the first reading counts.
  void go_on(const PrefixSlot* slot, std::size_t i, std::uint64_t place, std::uint64_t touching,
             PrefixHash hash) {
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
      if (place == kThird && !image_.triples.may_hold(hash)) return;
      slot = image_.find(hash, *slot, tokens_.folded(i));
      if (!slot) return;
      note(*slot, i + 1, touching);
    }
  }

  // The same where token `i`, the next one, is a hyphen.
  [[gnu::noinline]] void go_on_both_ways(const PrefixSlot* slot, std::size_t i, std::uint64_t place,
                                         std::uint64_t touching, PrefixHash hash) {
    const auto read = [&](std::size_t next, std::uint64_t touches) {
      const PrefixHash longer = longer_prefix(hash, tokens_.hash(next));
      if (!may_be_prefix(longer, place << 1)) return;
      const PrefixSlot* found = image_.find(longer, *slot, tokens_.folded(next));
      if (!found) return;
      note(*found, next + 1, touches);
      go_on(found, next, place << 1, touches, longer);
    };
    read(i, touching | place);
    read(i + 1, touching);
  }

  // The filters know all prefixes of two tokens, and of three. REQUIRES: more than one.
  bool may_be_prefix(PrefixHash hash, std::uint64_t last_place) const {
    if (last_place == kSecond) return image_.pairs.may_hold(hash);
    return last_place != kThird || image_.triples.may_hold(hash);
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
    const PhraseRecord record(image_.cells + slot.record());
    for (std::size_t e = 0; e < record.endings(); ++e) {
      const PhraseEnding ending = record.ending(e);
      if ((ending.touching & ~touching) == 0) return take(end, ending.ids);
    }
  }
  void take(std::size_t end, std::span<const std::uint32_t> ids) {
    best_ = ids;
    best_end_ = end;
  }

  // The words of a text with an empty line between them belong to different blocks. Seldom asked,
  // and out of line, so that a search keeps its registers: REQUIRES two bytes between them.
  [[gnu::noinline]] static bool has_empty_line(std::string_view text, std::size_t from,
                                               std::size_t to) {
    const std::string_view between = text.substr(from, to - from);
    const std::size_t first = between.find('\n');
    return first != between.npos && between.find('\n', first + 1) != between.npos;
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

  const PhraseImage& image_;
  const FirstTokens& first_tokens_;
  std::string_view text_;
  const Tokens& tokens_;
  std::size_t end_;  // the tokens from here on are not there
  std::span<const std::uint32_t> best_;
  std::size_t best_end_ = 0;  // where the search began: nothing found
};

}  // namespace skillgap
