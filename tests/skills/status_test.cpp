#include "skills/status.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>

namespace skillgap {
namespace {

// A text of `tokens` tokens, cut into clauses of random length, each in its own line.
Structure random_structure(std::mt19937& random, std::size_t tokens) {
  Structure s;
  for (std::size_t i = 0; i < tokens; ++i) {
    if (i == 0 || random() % 8 == 0)
      s.clauses.push_back({.line = static_cast<std::uint32_t>(s.clauses.size()),
                           .first_token = static_cast<std::uint32_t>(i)});
    s.clause_of.push_back(static_cast<std::uint32_t>(s.clauses.size() - 1));
  }
  constexpr Cue kCues[] = {Cue::kRequired, Cue::kPreferred, Cue::kNegated, Cue::kBoilerplate,
                           Cue::kNotExperience};
  for (std::size_t i = 0; i < tokens;) {
    const std::size_t end = std::min<std::size_t>(tokens, i + 1 + random() % 3);
    if (random() % 3 == 0) s.cues.push_back({kCues[random() % std::size(kCues)], i, end});
    i = end;
  }
  return s;
}

std::size_t gap_between(const CueHit& cue, TokenRange mention) {
  if (cue.end_token <= mention.first) return mention.first - cue.end_token;
  if (mention.end <= cue.first_token) return cue.first_token - mention.end;
  return 0;
}

// As near as the cue is to the mention before it, if that is in its clause.
bool has_as_near_a_mention_before(const CueHit& cue, std::size_t gap,
                                  const std::vector<TokenRange>& mentions, const Structure& s) {
  const TokenRange* before = nullptr;
  for (const TokenRange& mention : mentions) {
    if (mention.first < cue.first_token) before = &mention;
  }
  return before && s.clause_of[before->first] == s.clause_of[cue.first_token] &&
         gap_between(cue, *before) <= gap;
}

// Looks at every cue of the clause; of equally near ones the first decides, unless it has a mention
// of its own.
std::string naive_rule(TokenRange mention, const std::vector<TokenRange>& mentions,
                       const Structure& s) {
  std::optional<CueHit> nearest;
  for (const CueHit& cue : s.cues) {
    if (cue.cue == Cue::kNotExperience) continue;
    if (s.clause_of[cue.first_token] != s.clause_of[mention.first]) continue;
    const std::size_t gap = gap_between(cue, mention);
    const bool nearer = !nearest || gap < gap_between(*nearest, mention);
    const bool tie = nearest && gap == gap_between(*nearest, mention) &&
                     nearest->end_token <= mention.first && cue.end_token > mention.first &&
                     has_as_near_a_mention_before(*nearest, gap, mentions, s);
    if (nearer || tie) nearest = cue;
  }
  return nearest ? "cue:" + std::string(cue_name(nearest->cue)) : "default";
}

std::vector<StatusCall> calls_of(const std::vector<TokenRange>& mentions,
                                 const Structure& structure) {
  std::vector<StatusCall> calls(1);  // as of the text before
  call_statuses(mentions, structure, calls);
  return calls;
}

TEST(Status, AgreesWithALookAtEveryCue) {
  std::mt19937 random(20260104);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t tokens = 1 + random() % 30;
    const Structure structure = random_structure(random, tokens);
    std::vector<TokenRange> mentions;
    for (std::size_t i = random() % 4; i < tokens; i += 1 + random() % 5)
      mentions.push_back({i, std::min<std::size_t>(tokens, i + 1 + random() % 3)});
    const auto calls = calls_of(mentions, structure);
    ASSERT_EQ(calls.size(), mentions.size());
    for (std::size_t i = 0; i < mentions.size(); ++i)
      ASSERT_EQ(calls[i].rule, naive_rule(mentions[i], mentions, structure)) << round << " " << i;
  }
}

TEST(Status, HasNoCallsWithoutMentions) { EXPECT_TRUE(calls_of({}, Structure{}).empty()); }

}  // namespace
}  // namespace skillgap
