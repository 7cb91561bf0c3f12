// What an imported folder takes from the tables compiled in: all that no classification has.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "skillgap/tokenizer.h"
#include "skills/tsv.h"

namespace skillgap {

// Names with one key are one name. "" for what has no letter or digit. Fills `tokens`.
std::string name_key(std::string_view text, const Tokenizer& tokenizer, Tokens& tokens);

class OwnTables {
 public:
  // `names`: keys of the folder's own concepts; outlives this, as does the tokenizer.
  OwnTables(const std::unordered_set<std::string>& names, const Tokenizer& tokenizer)
      : names_(names), tokenizer_(tokenizer) {}

  static bool has(std::string_view table);  // "cues.tsv"
  std::string content(std::string_view table);
  // Rows of sources.tsv that the contents given out name.
  std::vector<std::vector<std::string>> sources() const;

 private:
  std::string senses();  // those that do something here
  bool hides_a_name(std::string_view phrase);
  void note_sources(const TsvTable& table);

  const std::unordered_set<std::string>& names_;
  const Tokenizer& tokenizer_;
  Tokens tokens_;
  std::unordered_set<std::string> sources_;  // ids
};

}  // namespace skillgap
