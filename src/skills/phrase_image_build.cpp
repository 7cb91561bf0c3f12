// Phrases → the bytes of phrase_image.h. The phrases are sorted by their tokens, so that those with
// a common prefix are neighbours and a glance at both tells which prefixes a phrase shares.
#include <algorithm>
#include <cstring>
#include <numeric>

#include "skills/phrase_image.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

std::uint64_t touching_bits(const Tokens& tokens) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens.touches_next(i) && (!is_word(tokens.folded(i)) || !is_word(tokens.folded(i + 1))))
      bits |= std::uint64_t{1} << i;
  }
  return bits;
}

// The tokens of all phrases, one behind the other.
class PhraseList {
 public:
  struct Form {
    std::uint32_t first_token = 0, tokens = 0;
    std::uint64_t touching = 0;
    std::uint32_t id = 0;
  };

  void add(const Tokens& phrase, std::uint32_t id) {
    if (phrase.empty() || phrase.size() > kMaxPhraseTokens) return;
    forms.push_back({static_cast<std::uint32_t>(tokens_.size()),
                     static_cast<std::uint32_t>(phrase.size()), touching_bits(phrase), id});
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      text_ += phrase.folded(i);
      tokens_.push_back({phrase.hash(i), text_.size(), phrase.folded(i).size()});
    }
  }

  std::uint64_t hash(const Form& form, std::size_t k) const { return token(form, k).hash; }
  std::string_view folded(const Form& form, std::size_t k) const {
    const Token& t = token(form, k);
    return std::string_view(text_).substr(t.end - t.size, t.size);
  }

  std::size_t common_tokens(const Form& a, const Form& b) const {
    const std::size_t most = std::min(a.tokens, b.tokens);
    std::size_t k = 0;
    while (k < most && hash(a, k) == hash(b, k) && folded(a, k) == folded(b, k)) ++k;
    return k;
  }
  bool same_tokens(const Form& a, const Form& b) const {
    return a.tokens == b.tokens && common_tokens(a, b) == a.tokens;
  }

  // By tokens; of equal tokens the reading that asks for more comes first, then by id.
  void sort() {
    std::ranges::sort(forms, [this](const Form& a, const Form& b) {
      const std::size_t k = common_tokens(a, b);
      if (k < a.tokens && k < b.tokens)
        return std::pair(hash(a, k), folded(a, k)) < std::pair(hash(b, k), folded(b, k));
      return rank(a) < rank(b);
    });
  }

  std::vector<Form> forms;

 private:
  struct Token {
    std::uint64_t hash;
    std::size_t end, size;
  };

  static std::tuple<std::uint32_t, int, std::uint64_t, std::uint32_t> rank(const Form& form) {
    return {form.tokens, -std::popcount(form.touching), form.touching, form.id};
  }
  const Token& token(const Form& form, std::size_t k) const {
    return tokens_[form.first_token + k];
  }

  std::vector<Token> tokens_;
  std::string text_;
};

using Forms = std::span<const PhraseList::Form>;

// One record: forms of equal tokens, sorted. Returns the cell at which it begins.
std::uint32_t append_record(const PhraseList& list, Forms forms,
                            std::vector<std::uint32_t>& cells) {
  const auto begin = static_cast<std::uint32_t>(cells.size());
  std::vector<std::uint32_t> ids, endings, token_ends;
  for (std::size_t f = 0; f < forms.size(); ++f) {
    const bool new_ending = f == 0 || forms[f].touching != forms[f - 1].touching;
    if (new_ending || ids.back() != forms[f].id) ids.push_back(forms[f].id);
    if (new_ending) {
      endings.insert(endings.end(), {static_cast<std::uint32_t>(forms[f].touching),
                                     static_cast<std::uint32_t>(forms[f].touching >> 32), 0});
    }
    endings.back() = static_cast<std::uint32_t>(ids.size());
  }
  std::string text;
  for (std::size_t k = 0; k < forms[0].tokens; ++k) {
    text += list.folded(forms[0], k);
    token_ends.push_back(static_cast<std::uint32_t>(text.size()));
  }
  for (const std::size_t count :
       {token_ends.size(), endings.size() / PhraseRecord::kEnding, ids.size(), text.size()})
    cells.push_back(static_cast<std::uint32_t>(count));
  for (const auto* part : {&token_ends, &endings, &ids})
    cells.insert(cells.end(), part->begin(), part->end());
  const std::size_t text_cell = cells.size();
  cells.resize(text_cell + (text.size() + 3) / 4);
  std::memcpy(cells.data() + text_cell, text.data(), text.size());
  return begin;
}

struct Prefix {
  PrefixHash hash = 0;
  std::uint32_t value = 0;
};

struct Tables {
  std::vector<PrefixHash> singles, pairs, triples;
  std::vector<Prefix> prefixes;
  std::vector<std::uint32_t> cells = {0};
  std::array<std::uint64_t, 2> hyphens = hyphen_hashes();

  void add_filter_keys(const PhraseList& list, const PhraseList::Form& form) {
    const PrefixHash one = first_prefix(list.hash(form, 0));
    if (form.tokens == 1) return singles.push_back(one);
    const PrefixHash two = longer_prefix(one, list.hash(form, 1));
    pairs.push_back(two);
    for (const std::uint64_t hyphen : hyphens) pairs.push_back(longer_prefix(one, hyphen));
    triples.push_back(form.tokens == 2 ? two : longer_prefix(two, list.hash(form, 2)));
  }

  // `before`, `behind`: tokens that the form has in common with its neighbours. Prefixes of up to
  // `before` tokens stand there already; the first that neither has leads to the record.
  void add_prefixes(const PhraseList& list, const PhraseList::Form& form, std::size_t before,
                    std::size_t behind, std::uint32_t record) {
    const std::size_t least = std::min<std::size_t>(form.tokens, kLeastPrefix);
    const std::size_t shared = form.tokens < kLeastPrefix ? 0 : std::max(before, behind);
    PrefixHash hash = first_prefix(list.hash(form, 0));
    for (std::size_t length = 1; length <= std::max(least, shared + 1); ++length) {
      if (length > form.tokens) return;
      if (length > 1) hash = longer_prefix(hash, list.hash(form, length - 1));
      if (length < least || (length <= before && length <= shared)) continue;
      const bool ends = length == form.tokens || length > shared;
      const std::uint32_t longer = length <= shared ? PrefixSlot::kHasLonger : 0;
      prefixes.push_back({hash, (ends ? record : 0) | longer});
    }
  }
};

Tables tables_of(const PhraseList& list) {
  Tables tables;
  const auto& forms = list.forms;
  std::size_t before = 0;
  for (std::size_t begin = 0, end = 0; begin < forms.size(); begin = end) {
    for (end = begin + 1; end < forms.size() && list.same_tokens(forms[begin], forms[end]);) ++end;
    const std::size_t behind =
        end < forms.size() ? list.common_tokens(forms[begin], forms[end]) : 0;
    const std::uint32_t record =
        append_record(list, Forms(forms).subspan(begin, end - begin), tables.cells);
    tables.add_filter_keys(list, forms[begin]);
    tables.add_prefixes(list, forms[begin], before, behind, record);
    before = behind;
  }
  if (tables.cells.size() % 2 != 0) tables.cells.push_back(0);
  return tables;
}

std::uint32_t log_of(std::size_t at_least) {
  return std::max(1u, static_cast<unsigned>(std::bit_width(at_least)));
}

std::uint32_t distinct_log(std::vector<PrefixHash>& keys) {
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  // 64 to 128 bits a key, or a quarter of that where it would leave the nearest cache.
  return log_of(keys.size() < 4096 ? keys.size() : keys.size() / 4);
}

// Writes the arrays one behind the other.
class ImageWriter {
 public:
  explicit ImageWriter(const PhraseImageHeader& header) { append(&header, 1); }

  void append_filter(const std::vector<PrefixHash>& keys, std::uint32_t log) {
    std::vector<std::uint64_t> words(std::size_t{1} << log);
    for (const PrefixHash key : keys) words[key >> (64 - log)] |= PhraseFilter::bits(key);
    append(words.data(), words.size());
  }

  void append_slots(const std::vector<Prefix>& prefixes, std::uint32_t log) {
    std::vector<PrefixSlot> slots(std::size_t{1} << log);
    for (const Prefix& prefix : prefixes) {
      std::size_t place = prefix.hash >> (64 - log);
      while (slots[place].value != 0) place = (place + 1) & (slots.size() - 1);
      slots[place] = {PhraseImage::fingerprint(prefix.hash), prefix.value};
    }
    append(slots.data(), slots.size());
  }

  template <typename Value>
  void append(const Value* values, std::size_t count) {
    const auto* begin = reinterpret_cast<const std::byte*>(values);
    bytes.insert(bytes.end(), begin, begin + count * sizeof(Value));
  }

  std::vector<std::byte> bytes;
};

}  // namespace

std::vector<std::byte> build_phrase_image(std::span<const PhraseEntry> phrases,
                                          const Tokenizer& tokenizer) {
  PhraseList list;
  PhraseImageHeader header;
  Tokens tokens;
  for (const PhraseEntry& phrase : phrases) {
    tokenizer.tokenize(phrase.text, tokens);
    list.add(tokens, phrase.id);
  }
  for (const auto& form : list.forms) header.greatest_id = std::max(header.greatest_id, form.id);
  list.sort();
  Tables tables = tables_of(list);
  header.log_singles = distinct_log(tables.singles);
  header.log_pairs = distinct_log(tables.pairs);
  header.log_triples = distinct_log(tables.triples);
  header.log_slots = log_of(2 * tables.prefixes.size());  // at least half of them stay free
  header.cells = static_cast<std::uint32_t>(tables.cells.size());

  ImageWriter writer(header);
  writer.append_filter(tables.singles, header.log_singles);
  writer.append_filter(tables.pairs, header.log_pairs);
  writer.append_filter(tables.triples, header.log_triples);
  writer.append_slots(tables.prefixes, header.log_slots);
  writer.append(tables.cells.data(), tables.cells.size());
  return std::move(writer.bytes);
}

}  // namespace skillgap
