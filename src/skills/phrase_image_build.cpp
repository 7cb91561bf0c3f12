// Phrases → the bytes of phrase_image.h. The phrases are sorted by their tokens, so that those with
// a common prefix are neighbours and a glance at both tells which prefixes a phrase shares.
#include <algorithm>
#include <cstring>
#include <unordered_map>

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
std::uint32_t append_record(Forms forms, std::vector<std::uint32_t>& cells) {
  const auto begin = static_cast<std::uint32_t>(cells.size());
  std::vector<std::uint32_t> ids, endings;
  for (std::size_t f = 0; f < forms.size(); ++f) {
    const bool new_ending = f == 0 || forms[f].touching != forms[f - 1].touching;
    if (new_ending || ids.back() != forms[f].id) ids.push_back(forms[f].id);
    if (new_ending) {
      endings.insert(endings.end(), {static_cast<std::uint32_t>(forms[f].touching),
                                     static_cast<std::uint32_t>(forms[f].touching >> 32), 0});
    }
    endings.back() = static_cast<std::uint32_t>(ids.size());
  }
  cells.push_back(static_cast<std::uint32_t>(endings.size() / PhraseRecord::kEnding));
  cells.push_back(static_cast<std::uint32_t>(ids.size()));
  for (const auto* part : {&endings, &ids}) cells.insert(cells.end(), part->begin(), part->end());
  return begin;
}

// The tokens of all phrases, each once.
class WordCells {
 public:
  explicit WordCells(const PhraseList& list) {
    for (const auto& form : list.forms)
      for (std::size_t k = 0; k < form.tokens; ++k) add(list.folded(form, k));
  }
  std::uint32_t cell(std::string_view word) const { return cell_of_.at(word); }

  std::vector<std::uint32_t> cells = {0};

 private:
  void add(std::string_view word) {
    const std::size_t begin = cells.size();
    if (!cell_of_.emplace(word, static_cast<std::uint32_t>(begin)).second) return;
    cells.resize(begin + PhraseWord::cells_for(word.size()));
    cells[begin] = static_cast<std::uint32_t>(word.size());
    std::memcpy(cells.data() + begin + 1, word.data(), word.size());
  }

  std::unordered_map<std::string_view, std::uint32_t> cell_of_;
};

struct FilterKeys {
  std::vector<PrefixHash> singles, pairs, triples;
  std::array<std::uint64_t, 2> hyphens = hyphen_hashes();

  void add(const PhraseList& list, const PhraseList::Form& form) {
    const PrefixHash one = first_prefix(list.hash(form, 0));
    if (form.tokens == 1) return singles.push_back(one);
    const PrefixHash two = longer_prefix(one, list.hash(form, 1));
    pairs.push_back(two);
    for (const std::uint64_t hyphen : hyphens) pairs.push_back(longer_prefix(one, hyphen));
    triples.push_back(form.tokens == 2 ? two : longer_prefix(two, list.hash(form, 2)));
  }
};

// Calls `group` with the forms of equal tokens, and how many tokens they have in common with the
// group before.
template <typename Group>
void for_each_group(const PhraseList& list, Group group) {
  const Forms forms = list.forms;
  std::size_t common = 0;
  for (std::size_t begin = 0, end = 0; begin < forms.size(); begin = end) {
    for (end = begin + 1; end < forms.size() && list.same_tokens(forms[begin], forms[end]);) ++end;
    group(forms.subspan(begin, end - begin), common);
    if (end < forms.size()) common = list.common_tokens(forms[begin], forms[end]);
  }
}

// At least half of the slots stay free.
std::uint32_t slots_log(const PhraseList& list) {
  std::size_t prefixes = 0;
  for_each_group(list,
                 [&](Forms forms, std::size_t common) { prefixes += forms[0].tokens - common; });
  return std::max(1u, static_cast<unsigned>(std::bit_width(2 * prefixes)));
}

// In how many ways each prefix goes on, by when it is met first.
std::vector<std::uint32_t> ways_on(const PhraseList& list) {
  std::vector<std::uint32_t> ways;
  std::vector<std::size_t> path;  // the prefixes of the last form
  for_each_group(list, [&](Forms forms, std::size_t common) {
    path.resize(common);
    for (std::size_t k = common; k < forms[0].tokens; ++k) {
      if (!path.empty()) ++ways[path.back()];
      path.push_back(ways.size());
      ways.push_back(0);
    }
  });
  return ways;
}

class SlotTable {
 public:
  SlotTable(const PhraseList& list, const WordCells& words)
      : slots(std::size_t{1} << slots_log(list)),
        list_(list),
        words_(words),
        ways_on_(ways_on(list)) {}

  // In the order of the list. Prefixes of up to `common` tokens stand there already.
  void add(Forms forms, std::size_t common, std::vector<std::uint32_t>& cells) {
    const PhraseList::Form& form = forms[0];
    path_.resize(common);
    PrefixHash hash = 0;
    for (std::size_t k = 0; k < form.tokens; ++k) {
      hash = k == 0 ? first_prefix(list_.hash(form, 0)) : longer_prefix(hash, list_.hash(form, k));
      if (k >= common) path_.push_back(insert(hash, words_.cell(list_.folded(form, k))));
    }
    PrefixSlot& slot = slots[path_.back()];
    const bool is_one = form.touching == 0 && forms.back().id == form.id &&
                        !(form.tokens == 1 && is_letter(list_.folded(form, 0)));
    if (is_one) slot.word_and_flags |= PrefixSlot::kHasId;
    slot.value = is_one ? form.id : append_record(forms, cells);
  }

  std::vector<PrefixSlot> slots;

 private:
  std::size_t insert(PrefixHash hash, std::uint32_t word) {
    std::size_t place = first_place(hash);
    while (!slots[place].is_free()) place = (place + 1) & (slots.size() - 1);
    const std::uint32_t shorter = path_.empty() ? 0 : PhraseImage::number(path_.back());
    slots[place] = {PrefixSlot::prefix_of(hash, shorter), word | flags(ways_on_[inserted_++]), 0};
    return place;
  }
  std::size_t first_place(PrefixHash hash) const {
    if (!path_.empty() && slots[path_.back()].has_near())
      return (path_.back() + 1) & (slots.size() - 1);
    return hash >> (65 - std::bit_width(slots.size()));
  }
  static std::uint32_t flags(std::uint32_t ways_on) {
    if (ways_on == 0) return 0;
    return PrefixSlot::kHasLonger | (ways_on <= PrefixSlot::kMostNear ? PrefixSlot::kHasNear : 0);
  }

  const PhraseList& list_;
  const WordCells& words_;
  const std::vector<std::uint32_t> ways_on_;
  std::size_t inserted_ = 0;
  std::vector<std::size_t> path_;  // the places of the prefixes of the last form
};

std::uint32_t log_of(std::size_t at_least) {
  return std::max(1u, static_cast<unsigned>(std::bit_width(at_least)));
}

// 64 to 128 bits a key, or `parts` of that where it would leave the nearest cache.
std::uint32_t distinct_log(std::vector<PrefixHash>& keys, std::size_t parts) {
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return log_of(keys.size() < 16384 / parts ? keys.size() : keys.size() / parts);
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
  WordCells words(list);
  header.word_cells = static_cast<std::uint32_t>(words.cells.size());
  std::vector<std::uint32_t>& cells = words.cells;
  cells.resize(cells.size() + kRoomCells);
  SlotTable table(list, words);
  FilterKeys keys;
  for_each_group(list, [&](Forms forms, std::size_t common) {
    keys.add(list, forms[0]);
    table.add(forms, common, cells);
  });
  if (cells.size() % 2 != 0) cells.push_back(0);
  header.cells = static_cast<std::uint32_t>(cells.size());
  header.log_singles = distinct_log(keys.singles, 4);
  header.log_pairs = distinct_log(keys.pairs, 4);
  // Asked by all searches, for two bits.
  header.log_triples = distinct_log(keys.triples, 8);
  header.log_slots = static_cast<std::uint32_t>(std::bit_width(table.slots.size()) - 1);

  ImageWriter writer(header);
  writer.append_filter(keys.singles, header.log_singles);
  writer.append_filter(keys.pairs, header.log_pairs);
  writer.append_filter(keys.triples, header.log_triples);
  writer.append(table.slots.data(), table.slots.size());
  writer.append(cells.data(), cells.size());
  return std::move(writer.bytes);
}

}  // namespace skillgap
