// Edits of a sound compiled taxonomy, six bytes each (place, value), or any bytes at all; its
// checksum is made anew, so that what stands behind it is reached. It is refused, or searched
// without harm.
#include <algorithm>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "fuzz/invariants.h"
#include "skillgap/analyzer.h"

using namespace skillgap;

namespace {

constexpr std::size_t kHeader = 32, kChecksum = 24, kLength = 16;
constexpr std::string_view kText =
    "PyTorch and machine-learning, C++ or C, 3 years; senior, remote";

std::string small_image() {
  const std::vector<TaxonomyFile> files = {
      {"VERSION", "2026.01.01\n"},
      {"skills.tsv",
       "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n"
       "ml\tmethod\tmachine learning\t\t\t\t\town\n"
       "pytorch\tlibrary\tPyTorch\t\tml\t\t\town\n"
       "cpp\tlanguage\tC++\t\t\t\t\town\n"},
      {"aliases.tsv", "concept\talias\tlanguage\trule\tsource\npytorch\ttorch\ten\t\town\n"}};
  return write_taxonomy_image(Analyzer::compile(parse_taxonomy(files).taxonomy).value());
}

std::vector<std::byte> edited(std::string image, const std::uint8_t* data, std::size_t size) {
  for (std::size_t at = 0; at + 6 <= size; at += 6) {
    std::uint32_t place = 0;
    std::memcpy(&place, data + at, sizeof place);
    image[place % image.size()] = static_cast<char>(data[at + 4]);
  }
  const std::uint64_t length = image.size();
  std::memcpy(image.data() + kLength, &length, sizeof length);
  const std::uint64_t sum = XXH3_64bits(image.data() + kHeader, image.size() - kHeader);
  std::memcpy(image.data() + kChecksum, &sum, sizeof sum);
  const auto* begin = reinterpret_cast<const std::byte*>(image.data());
  return {begin, begin + image.size()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  static const std::string sound = small_image();
  const auto bytes = std::make_shared<const std::vector<std::byte>>(edited(sound, data, size));
  const auto compiled = open_taxonomy_image(*bytes, bytes, "image");
  if (!compiled) {
    fuzz::require_sound(compiled.error());
    return 0;
  }
  Tokens tokens;
  tokenizer.tokenize(kText, tokens);
  std::vector<PhraseHit> hits;
  for (const CompiledPhrases& table : compiled->phrases) {
    const auto matcher = PhraseMatcher::view(table.image, table.owner);
    if (!matcher) continue;
    matcher->find(kText, tokens, hits);
    for (const PhraseHit& hit : hits) fuzz::require_on_characters(hit.where, kText);
  }
  return 0;
}
