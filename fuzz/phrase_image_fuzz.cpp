// Edits of a sound image, five bytes each (place, value): it is refused, or searched without harm.
#include <algorithm>
#include <cstring>

#include "fuzz/invariants.h"
#include "skillgap/phrase_matcher.h"

using namespace skillgap;

namespace {

constexpr std::string_view kText = "a b c, a-b d e C++ c + + machine made b c d e g b c d e f a b";

std::vector<std::byte> sound_image(const Tokenizer& tokenizer) {
  const std::vector<PhraseEntry> phrases = {{"a", 0},       {"a b", 1},       {"a b c", 2},
                                            {"a b d e", 3}, {"C++", 4},       {"c + +", 5},
                                            {"a-b", 6},     {"b c d e f", 7}, {"b c d e g", 8}};
  const auto matcher = PhraseMatcher::build(phrases, tokenizer);
  return {matcher.image().begin(), matcher.image().end()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  static const std::vector<std::byte> sound = sound_image(tokenizer);
  std::vector<std::byte> image = sound;
  for (std::size_t at = 0; at + 5 <= size; at += 5) {
    std::uint32_t place = 0;
    std::memcpy(&place, data + at, sizeof place);
    image[place % image.size()] = static_cast<std::byte>(data[at + 4]);
  }
  const auto matcher = PhraseMatcher::view(image, nullptr);
  if (!matcher) return 0;
  Tokens tokens;
  tokenizer.tokenize(kText, tokens);
  std::vector<PhraseHit> hits;
  matcher->find(kText, tokens, hits);
  for (const PhraseHit& hit : hits) {
    fuzz::require(!hit.ids.empty(), "a hit has an id");
    fuzz::require(hit.ids.back() <= matcher->greatest_id(), "ids are within what the image says");
    fuzz::require_on_characters(hit.where, kText);
  }
  return 0;
}
