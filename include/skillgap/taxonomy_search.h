// Finding concepts and roles by names that may be misspelt.
//
//   const TaxonomySearch search = TaxonomySearch::build(taxonomy, tokenizer);
//   search.nearest("piton", 10)     // Python among the first
//
// Names are compared by their folded letters, without blanks and hyphens, in five ways, each with a
// cost. Hits go by cost; those that cost the same by whether they begin with the same letter, then
// by how many rows of other concepts and roles name them (Python before Pinot), then by how much
// longer or shorter the name is, then by id.
//
//   same      0       the same letters
//   words     1       the same words in another order ("learning machine")
//   edits     2 × d   d edits (insert, delete, replace, swap of neighbours: optimal string
//                     alignment), at most allowed_edits(length); in another order of words + 1
//   prefix    3       the name begins with the text, of two letters or more
//   part      4       a word of the name begins with the text, of three letters or more; or the
//                     text holds the whole name as words of its own, of four letters or more
//
// Immutable after build; share between threads. The taxonomy and the tokenizer must outlive it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

enum class Nearness { kSame, kWords, kEdits, kPrefix, kPart };
std::string_view nearness_name(Nearness nearness);  // "same" "words" "edits" "prefix" "part"

struct SearchHit {
  std::string id;    // of a concept or a role
  std::string kind;  // a kind's name, or "role"
  std::string label;
  std::string matched;  // the alias or title that was nearest
  Nearness nearness = Nearness::kSame;
  std::size_t distance = 0;  // edits between the names as a whole, counted where it is kEdits
};

class TaxonomySearch {
 public:
  static TaxonomySearch build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);
  TaxonomySearch(TaxonomySearch&&) noexcept;
  TaxonomySearch& operator=(TaxonomySearch&&) noexcept;
  ~TaxonomySearch();

  // One hit a concept or role, nearest first.
  std::vector<SearchHit> nearest(std::string_view text, std::size_t limit) const;
  // Only concepts that are skills (is_skill); roles and facts aside.
  std::vector<SearchHit> nearest_skills(std::string_view text, std::size_t limit) const;

 private:
  struct Impl;
  explicit TaxonomySearch(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

// How many edits a text of so many letters forgives: 0 up to 2, 1 up to 4, 2 up to 8, a quarter of
// the letters behind that. A short name is another name after one edit; a long one is not.
std::size_t allowed_edits(std::size_t letters);

// Edits between two texts, at most `limit` + 1 (more is not counted out).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace skillgap
