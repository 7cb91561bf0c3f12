// Names of roles in titles and texts.
//
//   titles.find(text)                        // every phrase of titles.tsv, and every role's label
//   titles.read(title, 0, title.tokens.size())     // what a title says, as votes
//
// A title is read by its parts (commas, dashes, slashes, parentheses part it): its first part that
// names a role counts most, and a longer phrase more than a shorter one ("machine learning
// engineer" against "engineer"). Names of fields (role_fields.tsv: "Finance") count little, and in
// titles only: "Data Analyst, Finance" is a data analyst. A phrase that is in both tables is a
// title of two trades ("Business Analyst"), which counts for both: the text tells. Immutable after
// build; share between threads.
#pragma once

#include <vector>

#include "insight/read_text.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

struct TitleHit {
  RoleId role{};
  std::size_t first_token = 0, end_token = 0;
  Span where;
};

struct TitleVote {
  TitleHit hit;
  double weight = 0;
  bool is_field = false;
  bool is_second = false;  // what the title before it means in another trade
};

class TitleReader {
 public:
  static TitleReader build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  std::vector<TitleHit> find(const ReadText& text) const;  // by place
  // Of the tokens from `first` up to `end`; by place.
  std::vector<TitleVote> read(const ReadText& text, std::size_t first, std::size_t end) const;

 private:
  TitleReader(PhraseMatcher phrases, std::vector<RoleId> role_of, std::size_t first_field)
      : phrases_(std::move(phrases)), role_of_(std::move(role_of)), first_field_(first_field) {}

  void add_votes(const PhraseHit& hit, bool later, std::vector<TitleVote>& votes) const;

  PhraseMatcher phrases_;
  std::vector<RoleId> role_of_;  // by phrase number
  std::size_t first_field_;      // phrases from this number on are fields
};

}  // namespace skillgap
