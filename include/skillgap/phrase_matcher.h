// Finds phrases in tokens: whole tokens only, leftmost-longest, all phrases in one pass.
//
//   const std::vector<PhraseEntry> phrases = {{"machine learning", 7}, {"C++", 9}};
//   const auto matcher = PhraseMatcher::build(phrases, tokenizer);
//   tokenizer.tokenize(text, tokens);
//   matcher.find(text, tokens, hits);     // hits[0].ids() = {7}, hits[0].where = bytes of `text`
//
// Phrases go through the same tokenizer as the text, so boundary rules exist once and "Java" cannot
// match inside "JavaScript". Two tokens that touch in the phrase, one of them a symbol, must touch
// in the text ("C + +" is not C++); words may be parted by any white space except an empty line,
// and a blank in a phrase also matches a hyphen ("machine-learning"). A one-letter match that is
// directly followed by '+' or '#' is refused ("C" in "C#" where only C is listed). The result is
// the same as that of the naive matcher in tests/support, on every input.
//
// Immutable after build; share between threads. Hits refer to memory of the matcher. find()
// allocates nothing but what `hits` grows by, so with a reused vector nothing at all. A matcher is
// one block of bytes, image(), which may be kept in a file and looked at where it is mapped
// (taxonomy_image.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/phrase_screen.h"
#include "skillgap/span.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

struct PhraseEntry {
  std::string text;
  std::uint32_t id =
      0;  // the caller's number; several phrases may share one, and one text several ids
};

struct PhraseHit {
  std::size_t first_token = 0, end_token = 0;  // half-open
  Span where;                                  // bytes of the text
  std::span<const std::uint32_t> ids;          // ascending; never empty
};

class PhraseMatcher {
 public:
  // Entries that fold to no token at all can never match and are left out; so are those of over 64
  // tokens.
  static PhraseMatcher build(std::span<const PhraseEntry> phrases, const Tokenizer& tokenizer);

  // Looks at the image() of another matcher without a copy; `owner` keeps those bytes alive. The
  // whole image is checked: damaged bytes are an Error and never a wrong step. REQUIRES: the same
  // tokenizer version as build() had, or texts have other tokens than the phrases.
  static std::expected<PhraseMatcher, Error> view(std::span<const std::byte> image,
                                                  std::shared_ptr<const void> owner);
  std::span<const std::byte> image() const;  // 8-aligned; in this machine's byte order
  std::uint32_t greatest_id() const;         // of all phrases; 0 where there are none

  PhraseMatcher(PhraseMatcher&&) noexcept;
  PhraseMatcher& operator=(PhraseMatcher&&) noexcept;
  ~PhraseMatcher();

  // From now on tokens that the screen has marked are searched at its marks. REQUIRES: the screen
  // is not closed yet, and outlives the matcher.
  void join(PhraseScreen& screen);

  // Replaces the contents of `hits`. REQUIRES: `tokens` are those of `text`.
  void find(std::string_view text, const Tokens& tokens, std::vector<PhraseHit>& hits) const;
  // As if the tokens from `first` up to `end` were all of the text; adds to `hits`.
  void find_more(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t end,
                 std::vector<PhraseHit>& hits) const;
  // The same of parts that follow each other, each as if it were all of the text: part i from token
  // begins[i] up to begins[i + 1]. REQUIRES: one part or more; they ascend.
  void find_in_parts(std::string_view text, const Tokens& tokens,
                     std::span<const std::uint32_t> begins, std::vector<PhraseHit>& hits) const;
  // False where find_more() would find nothing, as the marks of these tokens tell. Nothing is
  // searched, so it is true by chance now and then, and always of tokens without marks.
  bool may_find(const Tokens& tokens, std::size_t first, std::size_t end) const {
    return !screen_ || !screen_->has_marked(tokens) ||
           PhraseScreen::has_mark(tokens, place_, first, end);
  }
  // False where these tokens, given by their hashes, are neither a phrase nor the beginning of one.
  // True by chance now and then. REQUIRES: two or more.
  bool may_begin(std::span<const std::uint64_t> hashes) const;

  struct Impl;

 private:
  explicit PhraseMatcher(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
  const PhraseScreen* screen_ = nullptr;
  std::size_t place_ = 0;  // its number on the screen
};

}  // namespace skillgap
