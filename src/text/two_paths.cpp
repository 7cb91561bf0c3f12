#include "text/two_paths.h"

namespace skillgap {
namespace {

// What masks of a thread may keep for its next text, in blocks of text.
constexpr std::size_t kMaxKeptBlocks = (std::size_t{1} << 20) / kBlock;

// Of postings, with the blank before it. Only a guess at how much memory a text will need.
constexpr std::size_t kUsualBytesOfAToken = 6;

void cut(std::string_view text, const IcuWords& icu, TokenizerScratch& scratch, FoldedWords& out) {
  if (!scratch.cutter) scratch.cutter.emplace(icu);
  scratch.cutter->append(text, out);
}

bool same(const Tokens& a, const Tokens& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a.span(i) != b.span(i) || a.folded(i) != b.folded(i) || a.hash(i) != b.hash(i))
      return false;
  }
  return true;
}

// Between letters, between digits, twice, before a blank.
void append_trial(std::string_view c, std::string& text) {
  ((((((text += "aB") += c) += "a1") += c) += "2") += c) += c;
  text += '\n';
}

std::string trial_text(const TokenClasses& classes, std::size_t step) {
  std::string text;
  for (int byte = 0; byte < 0x80; ++byte)
    append_trial(std::string(1, static_cast<char>(byte)), text);
  const auto append_all = [&](const auto& table, int first) {
    for (std::size_t i = 0; i < table.size(); i += step) {
      if (table[i].classes & kSlowBit) continue;
      std::string c;
      icu::UnicodeString(static_cast<UChar32>(i) + first).toUTF8String(c);
      append_trial(c, text);
    }
  };
  append_all(classes.two, TokenClasses::kFirstOfTwo);
  append_all(classes.e2, TokenClasses::kFirstOfE2);
  return text;
}

}  // namespace

void tokenize_by_icu(std::string_view text, const IcuWords& icu, TokenizerScratch& scratch,
                     TokenWriter& out) {
  FoldedWords found;
  cut(text, icu, scratch, found);
  for (const FoldedWord& word : found.words)
    out.add({word.begin, word.end}, found.folded_of(word), word.hash);
}

void tokenize_by_masks(std::string_view text, const IcuWords& icu, const TokenClasses& classes,
                       TokenizerScratch& scratch, TokenWriter& out) {
  WordMasks& masks = scratch.masks;
  if (masks.blocks.size() > kMaxKeptBlocks) masks = {};
  masks.read(text, classes, out.make_folded(WordMasks::folded_size(text)),
             out.make_seams(WordMasks::blocks_of(text)));
  out.make_room(text.size() / kUsualBytesOfAToken);
  std::size_t done = 0;
  for (const Span chunk : masks.slow) {
    out.add_masked(masks, {done, chunk.begin});
    const ChunkMemo::Words found = scratch.memo.words(
        chunk.of(text),
        [&](std::string_view bytes, FoldedWords& words) { cut(bytes, icu, scratch, words); });
    for (const FoldedWord& word : found.words) {
      out.add({chunk.begin + word.begin, chunk.begin + word.end}, found.all.folded_of(word),
              word.hash);
    }
    done = chunk.end;
  }
  out.add_masked(masks, {done, text.size()});
}

bool paths_agree(const IcuWords& icu, const TokenClasses& classes, std::size_t step) {
  const std::string text = trial_text(classes, step);
  TokenizerScratch scratch;
  Tokens by_icu, by_masks;
  {
    TokenWriter slow(by_icu), fast(by_masks);
    tokenize_by_icu(text, icu, scratch, slow);
    tokenize_by_masks(text, icu, classes, scratch, fast);
  }
  return same(by_icu, by_masks);
}

}  // namespace skillgap
