// What is gathered while documents are read: one entry a term, with its places; lines that gave
// nothing. Kinds of new terms are settled at the end, when all their neighbours are known.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "skillgap/taxonomy.h"
#include "skillgap/term_proposals.h"
#include "skills/term_names.h"
#include "skills/term_words.h"

namespace skillgap {

// Where a term stands and what its surroundings say.
struct TermSetting {
  TermForm form = TermForm::kText;
  std::size_t block = 0;  // the list or column it is in, 0: none; its neighbours share it
  std::string kind;       // as the heading, column or category says; "" or "any": nothing
};

class TermBook {
 public:
  // All must outlive the book.
  TermBook(const Taxonomy& taxonomy, const Tokenizer& tokenizer, const TermNames& names,
           const TermWords& words)
      : taxonomy_(taxonomy), tokenizer_(tokenizer), names_(names), words_(words) {}

  // What is added from here on stands there.
  void open(const TermDocument& document);
  void open_line(std::size_t number) {
    line_ = number;
    ++result_.lines;
  }

  void add_known(const KnownName& name, std::string_view surface, const TermSetting& setting);
  // `inside`: a known skill that is part of the term, or "".
  void add_new(std::string_view surface, std::string_view inside, const TermSetting& setting);
  void ignore(std::string_view line, std::string reason);

  TermProposals finish();

 private:
  struct Entry {
    TermProposal term;
    TermSetting setting;
  };
  using Key = std::tuple<std::string, std::string, std::string>;  // table, id, folded term

  Key key_of(const std::string& table, const std::string& id, std::string_view surface) const;
  void count(TermProposal& term, TermForm form);
  void describe(TermProposal& term, std::string_view surface, std::string_view inside) const;
  void settle(Entry& entry);
  std::string kind_of_neighbours(std::size_t block) const;
  std::string free_id(std::string_view term);

  const Taxonomy& taxonomy_;
  const Tokenizer& tokenizer_;
  const TermNames& names_;
  const TermWords& words_;
  TermProposals result_;
  std::map<Key, Entry> entries_;
  std::map<std::size_t, std::map<std::string, std::size_t>> kinds_of_block_;
  std::set<std::string> ids_;
  std::size_t proposed_ = 0, line_ = 0;
  std::string language_;  // of the document
};

// At most so many bytes, cut at a character.
std::string cut_text(std::string_view text, std::size_t bytes);

}  // namespace skillgap
