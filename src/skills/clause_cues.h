// The cues of a text by the clause they speak in: what each says of a mention.
#pragma once

#include <cstdint>
#include <optional>
#include <ranges>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/structure.h"

namespace skillgap {

// Tokens of the mentions of one text, in order of place.
struct TokenRange {
  std::size_t first = 0, end = 0;
  bool is_soft = false;  // a word of character: "curious", "teliti"
};

// What a clause says of a mention in it.
struct Said {
  std::optional<Cue> cue;     // the status cue that speaks for it
  bool is_asked_for = false;  // behind a cue that asks
  bool opens_asking = false;  // and the clause begins with that cue
  bool is_work = false;  // behind a cue of work ("you will", "we use"), nearer than one that asks
  bool opens_with_work = false;  // and the clause begins with it
};

class CuesByClause {
 public:
  // REQUIRES: `structure` outlives it; mentions by place.
  CuesByClause(const std::vector<TokenRange>& mentions, const Structure& structure);

  Said said_of(TokenRange mention, std::uint32_t clause) const;

 private:
  struct OfOne {
    std::size_t first_token;  // of the mention
    CueHit cue;
  };
  struct Entry {
    std::uint32_t clause;
    CueHit cue;
    std::size_t to_mention_before;  // in its clause; the largest number where there is none
  };

  static bool comes_first(const Entry& before, const Entry& behind, TokenRange mention);
  static std::ranges::subrange<std::vector<Entry>::const_iterator> of_clause(
      const std::vector<Entry>& cues, std::uint32_t clause);

  void sort_cues(const std::vector<TokenRange>& mentions, const Structure& structure);
  Said asked_of(TokenRange mention, std::uint32_t clause) const;  // all but the status cue
  std::optional<Cue> nearest(TokenRange mention, std::uint32_t clause) const;

  const std::vector<Clause>& clauses_;
  std::vector<Entry> cues_;    // those with a status
  std::vector<Entry> asks_;    // those that ask for what follows, or call it work
  std::vector<OfOne> of_one_;  // ascending: cues and mentions go by place
};

// The status that a cue gives; nullopt for the cues that give none by themselves.
std::optional<Status> status_of(Cue cue);

}  // namespace skillgap
