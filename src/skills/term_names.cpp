#include "skills/term_names.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <bit>
#include <tuple>

#include "skillgap/ascii.h"
#include "skillgap/taxonomy_search.h"
#include "skills/taxonomy_tables.h"

namespace skillgap {
namespace {

// How many keystrokes apart two names may be: short ones are other words soon.
std::size_t most_edits(std::size_t letters) { return letters < 5 ? 0 : letters < 10 ? 1 : 2; }

// Folded, without blanks and hyphens: "scikit-learn" and "Scikit Learn" are one.
std::u32string key_of(const Tokens& tokens) {
  std::string all;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.folded(i) != "-") all += tokens.folded(i);
  }
  const auto wide = icu::UnicodeString::fromUTF8(all);
  std::u32string key;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
    key += static_cast<char32_t>(wide.char32At(i));
  return key;
}

std::uint64_t drawer_of(std::size_t length, char32_t first) {
  return std::uint64_t{length} << 32U | first;
}

// A bit a letter (of 32 groups): one edit changes two of them at most.
std::uint32_t letters_of(std::u32string_view text) {
  std::uint32_t letters = 0;
  for (const char32_t c : text) letters |= 1U << (c % 32);
  return letters;
}

Tokens tokens_of(std::string_view text, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  return tokens;
}

// One symbol of an id, where it is spelled out.
std::string_view spelled(std::string_view symbol, bool at_begin) {
  if (symbol == "+") return "plus";
  if (symbol == "#") return "sharp";
  if (symbol == "." && at_begin) return "dot";
  return {};
}

struct Names {
  std::vector<KnownName> names;
  std::vector<PhraseEntry> phrases, titles;

  std::uint32_t add(KnownName name, const std::string& text) {
    const auto number = static_cast<std::uint32_t>(names.size());
    names.push_back(std::move(name));
    phrases.push_back({text, number});
    return number;
  }
  void add_title(KnownName name, const std::string& text) {
    titles.push_back({text, add(std::move(name), text)});
  }
  void add_words(std::string_view table, const std::vector<Phrase>& rows) {
    for (const Phrase& row : rows) add({std::string(table), row.value, "", row.text}, row.text);
  }
};

Names names_of(const Taxonomy& t) {
  Names all;
  for (const Alias& alias : t.aliases) {
    const Concept& item = t[alias.concept_id];
    all.add({std::string(table_of(item.kind)), item.id, std::string(kind_name(item.kind)),
             item.label_en},
            alias.text);
  }
  for (const Phrase& title : t.titles) {
    const auto role = t.find_role(title.value);
    all.add_title({"roles", title.value, "role", role ? t[*role].label_en : title.text},
                  title.text);
  }
  for (const Role& role : t.roles) {
    for (const std::string& label : {role.label_en, role.label_id}) {
      if (!label.empty()) all.add_title({"roles", role.id, "role", role.label_en}, label);
    }
  }
  for (const Phrase& level : t.seniority)
    all.add_title({"seniority", level.value, "seniority", level.text}, level.text);
  for (const Phrase& mode : t.work_modes)
    all.add_title({"work_modes", mode.value, "", mode.text}, mode.text);
  for (const NotASkill& other : t.not_skills)
    all.add({"senses", "not-a-skill", "", ""}, other.text);
  all.add_words("sections", t.sections);
  all.add_words("cues", t.cues);
  all.add_words("units", t.units);
  all.add_words("function_words", t.function_words);
  all.add_words("kind_words", t.kind_words);
  return all;
}

bool overlap(const TokenSpan& a, const TokenSpan& b) { return a.first < b.end && b.first < a.end; }

// Longer names claim their tokens; what overlaps them is part of them. Of a concept and a title in
// the same words ("data science") the concept is meant: titles are read in titles. The numbers of
// concepts are below `titles`.
std::vector<FoundName> longest(std::vector<FoundName> found, std::size_t titles) {
  std::ranges::sort(found, [](const FoundName& a, const FoundName& b) {
    return std::tuple(a.tokens.first, b.tokens.end, a.names.front()) <
           std::tuple(b.tokens.first, a.tokens.end, b.names.front());
  });
  std::vector<FoundName> kept;
  for (FoundName& name : found) {
    if (!kept.empty() && kept.back().tokens == name.tokens) {
      const bool is_concept = name.names.front() < titles;
      if (is_concept || kept.back().names.front() >= titles)
        kept.back().names.insert(kept.back().names.end(), name.names.begin(), name.names.end());
    } else if (kept.empty() || !overlap(kept.back().tokens, name.tokens)) {
      kept.push_back(std::move(name));
    }
  }
  return kept;
}

}  // namespace

std::string_view table_of(Kind kind) {
  const std::string_view file = file_of(kind);
  return file.substr(0, file.find('.'));
}

std::string term_id(std::string_view term, const Tokenizer& tokenizer) {
  const Tokens tokens = tokens_of(term, tokenizer);
  std::string id;
  const auto add = [&id](std::string_view part) {
    if (!part.empty()) (id += id.empty() || id.ends_with('-') ? "" : "-") += part;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_word(tokens.folded(i))) {
      add(spelled(tokens.folded(i), i == 0));
      continue;
    }
    std::string part(tokens.folded(i));
    std::ranges::replace_if(
        part, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_word({&c, 1}); },
        '-');
    add(part);
  }
  return id;
}

TermNames::TermNames(const Taxonomy& taxonomy, const Tokenizer& tokenizer,
                     std::vector<KnownName> names, const std::vector<PhraseEntry>& phrases,
                     const std::vector<PhraseEntry>& titles)
    : taxonomy_(taxonomy),
      tokenizer_(tokenizer),
      names_(std::move(names)),
      phrases_(PhraseMatcher::build(phrases, tokenizer)),
      titles_(PhraseMatcher::build(titles, tokenizer)),
      finder_(SkillFinder::build(taxonomy, tokenizer)),
      structure_(StructureReader::build(taxonomy, tokenizer)),
      name_of_concept_(taxonomy.concepts.size()) {
  for (const PhraseEntry& phrase : phrases) {
    if (!names_[phrase.id].kind.empty()) index(phrase.id, phrase.text);
  }
  for (std::size_t i = 0; i < taxonomy.aliases.size(); ++i)
    name_of_concept_[static_cast<std::size_t>(taxonomy.aliases[i].concept_id)] =
        static_cast<std::uint32_t>(i);
}

TermNames TermNames::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  Names all = names_of(taxonomy);
  return TermNames(taxonomy, tokenizer, std::move(all.names), all.phrases, all.titles);
}

void TermNames::index(std::uint32_t name, const std::string& text) {
  const std::u32string key = key_of(tokens_of(text, tokenizer_));
  const bool is_ruled =
      name < taxonomy_.aliases.size() && taxonomy_.aliases[name].rule != AliasRule::kAny;
  if (!key.empty())
    keys_[drawer_of(key.size(), key[0])].push_back({key, letters_of(key), name, text, is_ruled});
}

// The finder speaks of bytes and concepts; here they are tokens and names.
std::vector<FoundName> TermNames::concepts_in(std::string_view text, const Tokens& tokens) const {
  const Structure structure = structure_.read(text, tokens);
  std::vector<FoundName> found;
  std::size_t token = 0;
  for (const Mention& mention : finder_.find({Field::kDescription, text, tokens, structure})) {
    while (token < tokens.size() && tokens.span(token).begin < mention.where.begin) ++token;
    std::size_t end = token;
    while (end < tokens.size() && tokens.span(end).end <= mention.where.end) ++end;
    found.push_back(
        {{token, end}, {name_of_concept_[static_cast<std::size_t>(mention.concept_id)]}});
  }
  return found;
}

std::vector<FoundName> TermNames::in_line(std::string_view text, const Tokens& tokens) const {
  std::vector<FoundName> found = concepts_in(text, tokens);
  std::vector<PhraseHit> hits;
  titles_.find(text, tokens, hits);
  for (const PhraseHit& hit : hits)
    found.push_back({{hit.first_token, hit.end_token}, {hit.ids.begin(), hit.ids.end()}});
  return longest(std::move(found), taxonomy_.aliases.size());
}

// An alias that counts only as it is written: "REST" is not "rest", but "Recall" is "recall".
bool TermNames::case_fits(std::uint32_t phrase, std::string_view text) const {
  if (phrase >= taxonomy_.aliases.size()) return true;
  const Alias& alias = taxonomy_.aliases[phrase];
  return alias.rule == AliasRule::kAny || !has_ascii_upper(alias.text) || has_ascii_upper(text);
}

std::vector<KnownName> TermNames::whole(std::string_view text) const {
  std::vector<KnownName> known;
  const auto add = [&known](const KnownName& name) {
    const auto same = [&](const KnownName& k) { return k.table == name.table && k.id == name.id; };
    if (std::ranges::none_of(known, same)) known.push_back(name);
  };
  const Tokens tokens = tokens_of(text, tokenizer_);
  std::vector<PhraseHit> hits;
  phrases_.find(text, tokens, hits);
  if (hits.size() == 1 && hits[0].first_token == 0 && hits[0].end_token == tokens.size()) {
    for (const std::uint32_t id : hits[0].ids) {
      if (case_fits(id, text)) add(names_[id]);
    }
  }
  if (!known.empty()) return known;
  const std::string id = term_id(text, tokenizer_);
  if (const auto item = taxonomy_.find(id)) {
    const Concept& found = taxonomy_[*item];
    add({std::string(table_of(found.kind)), id, std::string(kind_name(found.kind)),
         found.label_en});
  }
  if (const auto role = taxonomy_.find_role(id))
    add({"roles", id, "role", taxonomy_[*role].label_en});
  return known;
}

std::optional<NearName> TermNames::near(std::string_view text) const {
  const std::u32string wanted = key_of(tokens_of(text, tokenizer_));
  if (wanted.empty()) return std::nullopt;
  std::size_t limit = most_edits(wanted.size());
  const std::uint32_t letters = letters_of(wanted);
  const Key* best = nullptr;
  for (std::size_t length = wanted.size() - std::min(limit, wanted.size() - 1);
       length <= wanted.size() + limit; ++length) {
    const auto drawer = keys_.find(drawer_of(length, wanted[0]));
    if (drawer == keys_.end()) continue;
    for (const Key& key : drawer->second) {
      if (std::popcount(key.letters ^ letters) > 2 * static_cast<int>(limit)) continue;
      // The same letters, but not by the rule of its case: another word.
      if (key.is_ruled && key.text == wanted) continue;
      const std::size_t distance = edit_distance(wanted, key.text, limit);
      if (distance > limit || (best && distance == limit)) continue;
      best = &key;
      limit = distance;
    }
  }
  if (!best) return std::nullopt;
  return NearName{names_[best->name], best->matched};
}

}  // namespace skillgap
