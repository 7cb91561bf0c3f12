// The words around names: which are no term, which language they speak, which kind they announce.
//
//   const TermWords words = TermWords::build(taxonomy, tokenizer);
//   words.only_words("Rp 8-15 juta/bulan")      // true: numbers and units
//   words.kind_of_heading("Tools umum", {})     // "tool"
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"
#include "skills/term_names.h"

namespace skillgap {

class TermWords {
 public:
  static TermWords build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);

  // Nothing in it but function words, cues, units, words of headings and numbers.
  bool only_words(std::string_view text) const;
  // How many bytes of cues begin the text ("menguasai Foo"); 0 where none do or nothing else
  // follows.
  std::size_t cue_at_begin(std::string_view text) const;
  // Words for kinds: "bootcamp", "sertifikasi".
  std::vector<TokenSpan> kind_words_in(std::string_view text, const Tokens& tokens) const;
  bool is_function_word(std::string_view folded) const {
    return function_words_.contains(std::string(folded));
  }
  // A word that names or phrases of a language have in small letters: no proper name.
  bool is_everyday(std::string_view folded) const;

  // The kind that a heading or column gives to what stands below it: a kind's name, "role",
  // "seniority", "none" (it names no skills), "any", or "" where it says nothing. `roles` are those
  // named in it: "AI Engineer" in a heading is whom it is about, not what its list holds.
  std::string kind_of_heading(std::string_view text, const std::vector<TokenSpan>& roles) const;
  // The kind that a term's own words give it ("… Certificate"), or "".
  std::string kind_of_term(std::string_view text) const;

  // By the words that names of one language have: "en", "id", "" where they do not tell.
  std::string language_of(std::string_view text) const;

 private:
  struct Votes {
    int english = 0, indonesian = 0;
    bool small = false;  // seen without a capital
  };

  TermWords(const Taxonomy& taxonomy, const Tokenizer& tokenizer);
  void count(std::string_view text, std::string_view language);

  const Taxonomy& taxonomy_;
  const Tokenizer& tokenizer_;
  PhraseMatcher words_;  // what is no term
  PhraseMatcher cues_;
  PhraseMatcher kinds_;  // ids: rows of kind_words
  std::unordered_set<std::string> function_words_;
  std::unordered_map<std::string, Votes> votes_;
};

}  // namespace skillgap
