// The names a taxonomy has, of every table, as a reader of documents asks for them.
//
//   const TermNames names = TermNames::build(taxonomy, tokenizer);
//   names.whole("Golang")     // what this text as a whole is called: skills, go, language, "Go"
//   names.near("Pandsa")      // a name within a few keystrokes, or nothing
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "skillgap/phrase_matcher.h"
#include "skillgap/skill_finder.h"
#include "skillgap/structure.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"
#include "skills/token_class.h"

namespace skillgap {

struct TokenSpan {
  std::size_t first = 0, end = 0;
  friend bool operator==(const TokenSpan&, const TokenSpan&) = default;
};

// What a name stands for.
struct KnownName {
  std::string table;  // "skills"
  std::string id;     // of a concept or role; else the value of the row ("junior", "year")
  std::string kind;   // a kind's name, "role", "seniority", or ""
  std::string label;  // its prefLabel, else the row's phrase
};

// A known name in a line.
struct FoundName {
  TokenSpan tokens;
  std::vector<std::uint32_t> names;  // for TermNames::name()
};

struct NearName {
  KnownName name;
  std::string matched;  // the name of the taxonomy that it is near to
};

std::string_view table_of(Kind kind);  // "certifications"

// "C++ Builder" → "c-plus-plus-builder": the rule of taxonomy/README.md.
std::string term_id(std::string_view term, const Tokenizer& tokenizer);

class TermNames {
 public:
  static TermNames build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);

  const KnownName& name(std::uint32_t number) const { return names_[number]; }

  // Names of concepts, roles, levels and work modes in a line, by the rules of their aliases;
  // ordered, none inside another.
  std::vector<FoundName> in_line(std::string_view text, const Tokens& tokens) const;

  // All that the text as a whole names, rules of aliases aside. Headings, cues and units count too.
  std::vector<KnownName> whole(std::string_view text) const;

  std::optional<NearName> near(std::string_view text) const;

 private:
  struct Key {
    std::u32string text;
    std::uint32_t letters = 0;
    std::uint32_t name = 0;
    std::string matched;
    bool is_ruled = false;  // counts only in some case or company
  };

  TermNames(const Taxonomy& taxonomy, const Tokenizer& tokenizer, std::vector<KnownName> names,
            const std::vector<PhraseEntry>& phrases, const std::vector<PhraseEntry>& titles);
  void index(std::uint32_t name, const std::string& text);
  std::vector<FoundName> concepts_in(std::string_view text, const Tokens& tokens) const;
  bool case_fits(std::uint32_t phrase, std::string_view text) const;

  const Taxonomy& taxonomy_;
  const Tokenizer& tokenizer_;
  std::vector<KnownName> names_;  // aliases first, in the order of the taxonomy
  PhraseMatcher phrases_;         // ids: names
  PhraseMatcher titles_;          // roles, levels and work modes alone
  SkillFinder finder_;
  StructureReader structure_;
  std::vector<std::uint32_t> name_of_concept_;
  std::unordered_map<std::uint64_t, std::vector<Key>> keys_;  // by length and first letter
};

}  // namespace skillgap
