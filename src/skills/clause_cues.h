// The cues of a text by the clause they speak in: what each says of a mention.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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
  struct Entry {
    std::uint32_t clause;
    CueHit cue;
    std::size_t to_mention_before;  // in its clause; the largest number where there is none
  };

 public:
  // The cues of one clause.
  struct OfClause {
    std::span<const Entry> cues;  // those with a status
    std::span<const Entry> asks;  // those that ask for what follows, or call it work
    std::uint32_t first_token = 0;

    bool is_silent() const { return cues.empty() && asks.empty(); }
  };

  // Sorts them into memory of the thread, where they stay until the next text. REQUIRES:
  // `structure` outlives it; mentions by place.
  CuesByClause(const std::vector<TokenRange>& mentions, const Structure& structure);

  OfClause of(std::uint32_t clause) const;
  Said said_of(const TokenRange& mention, const OfClause& clause) const {
    Said said;
    if (!clause.asks.empty()) add_asked(mention, clause, said);
    if (!clause.cues.empty() || speaks_of_one()) said.cue = status_cue(mention, clause, said);
    return said;
  }
  // A cue in parentheses speaks for one mention alone, in whatever clause that stands.
  bool speaks_of_one() const { return !of_one_.empty(); }

 private:
  struct OfOne {
    std::size_t first_token;  // of the mention
    CueHit cue;
  };
  struct Memory {
    std::vector<Entry> cues, asks;
    std::vector<OfOne> of_one;
  };

  static Memory& memory();
  static bool comes_first(const Entry& before, const Entry& behind, const TokenRange& mention);
  static void sort(std::vector<Entry>& cues);
  static std::span<const Entry> of_clause(const std::vector<Entry>& cues, std::uint32_t clause);

  void sort_cues(const std::vector<TokenRange>& mentions, const Structure& structure);
  // All but the status cue.
  static void add_asked(const TokenRange& mention, const OfClause& clause, Said& said);
  // `said`: all but the status cue.
  std::optional<Cue> status_cue(const TokenRange& mention, const OfClause& clause,
                                const Said& said) const;
  std::optional<Cue> nearest(const TokenRange& mention, const OfClause& clause) const;

  const std::vector<Clause>& clauses_;
  std::vector<Entry>& cues_;    // those with a status
  std::vector<Entry>& asks_;    // those that ask for what follows, or call it work
  std::vector<OfOne>& of_one_;  // ascending: cues and mentions go by place
};

// The status that a cue gives; nullopt for the cues that give none by themselves.
std::optional<Status> status_of(Cue cue);

}  // namespace skillgap
