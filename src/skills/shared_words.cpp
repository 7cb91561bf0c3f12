#include "skills/shared_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>

#include "skills/phrase_image.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::size_t kLongestItem = 5;  // tokens of "end-to-end"
constexpr std::size_t kLongestJoin = 3;  // "a, and b", "a and/or b"
constexpr std::size_t kMostItems = 12;   // of a list, to each side of a name
constexpr std::size_t kLongestName = kMaxPhraseTokens;
// Beside the senses: words that begin no name and go on with none ("of", "untuk"), and signs.
constexpr Senses kFunctionWord = Senses{1} << 31, kComma = kFunctionWord >> 1,
                 kHyphen = kComma >> 1;
constexpr Senses kJoin = bit_of(Sense::kJoins), kAlone = bit_of(Sense::kStandsAlone);
constexpr Senses kSharedEnd = bit_of(Sense::kSharedEnd), kSharedBegin = bit_of(Sense::kSharedBegin);

bool is_technique(Kind kind) { return kind == Kind::kMethod || kind == Kind::kPractice; }

// Of a whole name, from the hashes of its tokens.
std::uint64_t hash_of(const Tokens& name) {
  std::uint64_t hash = name.hash(0);
  for (std::size_t i = 1; i < name.size(); ++i) hash = longer_prefix(hash, name.hash(i));
  return hash;
}

// What is asked for here of two tables: words by their hash, and whole names that stand alone.
SenseWords words_of(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  std::map<std::uint64_t, Senses> words;
  Tokens tokens;
  const auto add = [&](const Phrase& phrase, Senses senses) {
    tokenizer.tokenize(phrase.text, tokens);
    if (tokens.size() == 1 || senses == kAlone) words[hash_of(tokens)] |= senses;
  };
  for (const Phrase& phrase : taxonomy.senses) {
    const auto sense = parse_sense(phrase.value);
    if (sense && (*sense == Sense::kJoins || is_of_lists(*sense))) add(phrase, bit_of(*sense));
  }
  for (const Phrase& word : taxonomy.function_words) add(word, kFunctionWord);
  for (const std::string_view sign : {"/", "&"}) words[token_hash(sign)] |= kJoin;
  words[token_hash(",")] |= kComma;
  for (const std::string_view sign : kHyphens) words[token_hash(sign)] |= kHyphen;
  return SenseWords({words.begin(), words.end()});
}

// The search in one text.
class Search {
 public:
  Search(const FieldText& text, const std::vector<Candidate>& meant, const SenseWords& words,
         const PhraseMatcher& aliases, const SharedWords::Names& names)
      : text_(text),
        tokens_(text.tokens),
        meant_(meant),
        words_(words),
        aliases_(aliases),
        names_(names) {}

  std::vector<Candidate> run() {
    for (const Candidate& each : meant_) {
      const TokenRange name = each.tokens;
      if (name.end - name.first < 2) continue;
      const bool is_end = is(kSharedEnd, name.end - 1), is_begin = is(kSharedBegin, name.first);
      if (is_end || is_begin) look_beside(each, is_end, is_begin);
    }
    std::ranges::sort(found_, {}, [](const Candidate& each) { return each.tokens.first; });
    return std::move(found_);
  }

 private:
  // Any of these.
  bool is(Senses senses, std::size_t token) const {
    return (words_.find(tokens_.hash(token)) & senses) != 0;
  }
  bool joins(std::size_t token) const { return is(kJoin, token); }
  bool parts(std::size_t token) const { return is(kJoin | kComma, token); }
  bool is_hyphen(std::size_t token) const { return is(kHyphen, token); }
  // "end", and the hyphens of "end-to-end".
  bool is_of_item(std::size_t token) const {
    return is_hyphen(token) || (!is_mark(tokens_.folded(token)) && !joins(token));
  }
  bool is_of_line(std::size_t token) const {
    return token < tokens_.size() &&
           text_.structure.clause(token).line == text_.structure.clause(anchor_->tokens.first).line;
  }

  void look_beside(const Candidate& each, bool is_end, bool is_begin) {
    anchor_ = &each;
    const TokenRange name = each.tokens;
    if (name.first < free_from_ || !is_skill(each.kind)) return;
    const std::size_t before = found_.size();
    if (is_end && name.first > 0 && joins(name.first - 1)) look_before(name);
    if (is_begin && name.end < tokens_.size() && parts(name.end)) look_behind(name);
    for (std::size_t i = before; i < found_.size(); ++i)
      free_from_ = std::max(free_from_, found_[i].tokens.end);
  }

  // "…, unit | and | end-to-end testing": the items before the name, the nearest first.
  void look_before(TokenRange name) {
    std::size_t second = name.first + 1;  // behind the first word of the name
    while (second + 1 < name.end && is_hyphen(second)) second += 2;
    const TokenRange shared{second, name.end};
    if (second >= name.end || joins(second)) return;
    std::size_t at = name.first;
    for (std::size_t items = 0; items < kMostItems; ++items) {
      std::size_t end = at;
      while (end > 0 && at - end < kLongestJoin && parts(end - 1) && is_of_line(end - 1)) --end;
      if (end == at) return;
      const auto first = add_item_before(end, shared);
      if (!first) return;
      at = *first;
    }
  }

  // The longest item that ends there; where it begins.
  std::optional<std::size_t> add_item_before(std::size_t end, TokenRange shared) {
    std::size_t first = end;
    while (first > 0 && end - first < kLongestItem && is_of_item(first - 1) &&
           !is(kFunctionWord, first - 1) && is_of_line(first - 1))
      --first;
    for (; first < end; ++first)
      if (add({first, end}, name_of({first, end}, shared))) return first;
    return std::nullopt;
  }

  // "data collection | , | cleaning | and | analysis": items up to the last one that is joined.
  void look_behind(TokenRange name) {
    std::size_t last = name.end - 1;  // the last word of the name
    while (last > name.first + 1 && is_hyphen(last - 1)) last -= 2;
    const TokenRange shared{name.first, last};
    if (last <= name.first || joins(last - 1)) return;
    std::size_t sure = found_.size();
    std::size_t at = name.end;
    for (std::size_t items = 0; items < kMostItems; ++items) {
      std::size_t first = at;
      bool is_joined = false;
      for (; first - at < kLongestJoin && is_of_line(first) && parts(first); ++first)
        is_joined = is_joined || joins(first);
      if (first == at) break;
      const auto end = add_item_behind(first, shared);
      if (!end) break;
      if (is_joined) sure = found_.size();
      at = *end;
    }
    found_.resize(sure);
  }

  std::optional<std::size_t> add_item_behind(std::size_t first, TokenRange shared) {
    std::size_t end = first;
    while (end - first < kLongestItem && is_of_line(end) && is_of_item(end)) ++end;
    for (; end > first; --end)
      if (ends_item(end) && add({first, end}, name_of(shared, {first, end}))) return end;
    return std::nullopt;
  }

  // No noun stands behind it, to which it might belong: "data science and engineering | roles".
  bool ends_item(std::size_t token) const {
    return !is_of_line(token) || is_mark(tokens_.folded(token)) || joins(token) ||
           is(kFunctionWord, token);
  }

  // Mostly no, by a quick look at the first three tokens. A hyphen may stand for a blank.
  bool may_be_name(TokenRange a, TokenRange b) const {
    std::array<std::uint64_t, 3> hashes{};
    std::size_t count = 0;
    for (const TokenRange part : {a, b}) {
      for (std::size_t i = part.first; i < part.end && count < hashes.size(); ++i) {
        if (is_hyphen(i)) return true;
        hashes[count++] = tokens_.hash(i);
      }
    }
    return aliases_.may_begin(std::span(hashes).first(count));
  }

  // What both parts name together, as if they stood side by side.
  std::optional<Candidate> name_of(TokenRange a, TokenRange b) const {
    if (!may_be_name(a, b)) return std::nullopt;
    thread_local std::string name;  // their memory is worth keeping
    thread_local Tokens tokens;
    name.clear();
    tokens.clear();
    for (const TokenRange part : {a, b}) {
      for (std::size_t i = part.first; i < part.end; ++i) {
        if (!name.empty() && (i == part.first || !tokens_.touches_next(i - 1))) name += ' ';
        const std::size_t begin = name.size();
        name += tokens_.span(i).of(text_.text);
        tokens.add({begin, name.size()}, tokens_.folded(i));
      }
    }
    return (words_.find(hash_of(tokens)) & kAlone) != 0 ? std::nullopt : names_(name, tokens);
  }

  // Whether the item is a name with the shared word. What is the same skill as the name beside it,
  // or as what the item says by itself, says nothing new ("clear and effective communication").
  bool add(TokenRange item, std::optional<Candidate> named) {
    if (!named || stands_alone(item) || item.first < free_from_) return false;
    const Candidate* other = taken_by(item);
    if (other && !may_replace(*other, *named, item)) return false;
    if (named->item == anchor_->item || (other && other->item == named->item)) return true;
    named->tokens = item;
    named->where = {tokens_.span(item.first).begin, tokens_.span(item.end - 1).end};
    named->shares_word = true;
    found_.push_back(*named);
    return true;
  }

  bool stands_alone(TokenRange item) const {
    return item.end - item.first == 1 && is(kAlone, item.first);
  }

  // A name that means any of these tokens; none: null.
  const Candidate* taken_by(TokenRange item) const {
    auto each = std::ranges::partition_point(
        meant_, [&](const Candidate& name) { return name.tokens.first < item.end; });
    while (each != meant_.begin() && (--each)->tokens.first + kLongestName > item.first)
      if (each->tokens.end > item.first) return &*each;
    return nullptr;
  }

  // "regression" in "unit, regression and load testing" is no method of statistics. A product
  // remains what it is ("iOS and Android development").
  static bool may_replace(const Candidate& other, const Candidate& named, TokenRange item) {
    return is_technique(other.kind) && is_technique(named.kind) &&
           other.tokens.first == item.first && other.tokens.end == item.end;
  }

  const FieldText& text_;
  const Tokens& tokens_;
  const std::vector<Candidate>& meant_;
  const SenseWords& words_;
  const PhraseMatcher& aliases_;
  const SharedWords::Names& names_;
  const Candidate* anchor_ = nullptr;  // the name of `meant` that is looked at
  std::size_t free_from_ = 0;          // behind all that was found beside the names before it
  std::vector<Candidate> found_;
};

}  // namespace

SharedWords SharedWords::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  return SharedWords(words_of(taxonomy, compiler.tokenizer()));
}

std::vector<Candidate> SharedWords::find(const FieldText& text, const std::vector<Candidate>& meant,
                                         const PhraseMatcher& aliases, const Names& names) const {
  return Search(text, meant, words_, aliases, names).run();
}

}  // namespace skillgap
