// Names of roles in titles and texts.
//
//   titles.find(text)                        // every phrase of titles.tsv, and every role's label,
//                                            // and whether the text says that it looks for it
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

// How a text names a role, by the words of role_cues.tsv around it.
enum class Naming {
  kPlain,
  kSought,   // "we are looking for a Data Analyst", "the Data Analyst will"
  kBesides,  // a colleague's: "work with data analysts", "reporting to the Head of Data"
};

enum class RoleCue { kSeeks, kActs, kBesides };  // acts: behind the role; others before it

struct TitleHit {
  RoleId role{};
  std::size_t first_token = 0, end_token = 0;
  Span where;
  Naming naming = Naming::kPlain;
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

  // By place. `memory`: former hits, whose memory serves again.
  std::vector<TitleHit> find(const ReadText& text, std::vector<TitleHit> memory = {}) const;
  // Of the tokens from `first` up to `end`; by place.
  std::vector<TitleVote> read(const ReadText& text, std::size_t first, std::size_t end) const;

 private:
  TitleReader(PhraseMatcher phrases, std::vector<RoleId> role_of, std::vector<RoleCue> cues,
              std::size_t first_field)
      : phrases_(std::move(phrases)),
        role_of_(std::move(role_of)),
        cues_(std::move(cues)),
        first_field_(first_field) {}

  bool is_cue(const PhraseHit& hit) const { return hit.ids.front() >= role_of_.size(); }
  RoleCue cue(const PhraseHit& hit) const { return cues_[hit.ids.front() - role_of_.size()]; }
  Naming naming_of(const PhraseHit& hit, const PhraseHit* before, const ReadText& text) const;
  void add_votes(const PhraseHit& hit, bool later, std::vector<TitleVote>& votes) const;

  PhraseMatcher phrases_;
  std::vector<RoleId> role_of_;  // by phrase number; fields behind titles
  std::vector<RoleCue> cues_;    // of the phrases whose numbers follow on these
  std::size_t first_field_;      // phrases from this number on are fields
};

}  // namespace skillgap
