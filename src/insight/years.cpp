#include "insight/years.h"

#include <algorithm>
#include <optional>

namespace skillgap {
namespace {

constexpr double kShort = 0.5;  // less is mostly a time of trial
// So many years are asked for where requirements stand; elsewhere they are the employer's.
constexpr double kEmployersYears = 20;
// "(preferred)" is two tokens with a parenthesis; more of them speak of something else.
constexpr std::size_t kLongestWish = 4;
// Tokens between "4 years of experience" and "or a Master's degree and 2 years".
constexpr std::size_t kToNextDegree = 50;
// "• Minimum of 3 years": so few tokens before the number of an item.
constexpr std::size_t kBeforeItem = 4;

// For each clause or line: does it hold a cue or a mention?
struct Surroundings {
  std::vector<bool> mention;     // by clause
  std::vector<bool> experience;  // by line

  Surroundings(const Structure& s, const std::vector<std::size_t>& mention_tokens)
      : mention(s.clauses.size()), experience(s.clauses.empty() ? 0 : s.clauses.back().line + 1) {
    for (const CueHit& cue : s.cues) {
      // "Experience in" leads to skills, and to years as well.
      if (cue.cue == Cue::kExperience || cue.cue == Cue::kSkill || cue.cue == Cue::kAsks)
        experience[s.clause(cue.first_token).line] = true;
    }
    for (const std::size_t token : mention_tokens) mention[s.clause_of[token]] = true;
  }

  bool credible(const Structure& s, const YearsStatement& statement) const {
    const std::uint32_t clause = s.clause_of[statement.first_token];
    const Section section = s.clauses[clause].section;
    if (section == Section::kRequirements || section == Section::kSkills ||
        section == Section::kPreferred)
      return true;
    if (statement.min >= kEmployersYears) return false;
    // "Prepare the 2 year cash flow"
    return (mention[clause] && section != Section::kDuties) || experience[s.clauses[clause].line];
  }
};

// Which statements a cue against experience speaks of: the next one behind it in its clause ("usia
// maksimal 27 tahun, pengalaman 2 tahun"), or all of the clause where none is behind it.
std::vector<bool> spoken_against(const std::vector<YearsStatement>& statements,
                                 const Structure& s) {
  std::vector<bool> against(statements.size()), clause_against(s.clauses.size());
  for (const CueHit& cue : s.cues) {
    if (cue.cue != Cue::kNotExperience) continue;
    const std::uint32_t clause = s.clause_of[cue.first_token];
    const auto next =
        std::ranges::upper_bound(statements, cue.first_token, {}, &YearsStatement::end_token);
    if (next != statements.end() && s.clause_of[next->first_token] == clause)
      against[static_cast<std::size_t>(next - statements.begin())] = true;
    else
      clause_against[clause] = true;
  }
  for (std::size_t i = 0; i < statements.size(); ++i)
    against[i] = against[i] || clause_against[s.clause_of[statements[i].first_token]];
  return against;
}

// A statement alone in parentheses speaks of the mention before them in their line: its token.
std::optional<std::size_t> token_qualified(const YearsStatement& statement, const Structure& s,
                                           const std::vector<std::size_t>& mention_tokens,
                                           const Surroundings& around) {
  const std::uint32_t clause = s.clause_of[statement.first_token];
  if (!s.clauses[clause].in_parentheses || around.mention[clause]) return std::nullopt;
  const auto behind = std::ranges::lower_bound(mention_tokens, statement.first_token);
  if (behind == mention_tokens.begin()) return std::nullopt;
  const std::size_t token = *std::prev(behind);
  if (s.clause(token).line != s.clauses[clause].line) return std::nullopt;
  return token;
}

// "… 1 year (preferred)": the parentheses behind a statement take it back.
bool is_wish(const YearsStatement& statement, const Structure& s) {
  const std::size_t next = statement.end_token + 1;  // behind the parenthesis
  if (next >= s.clause_of.size()) return false;
  const std::uint32_t behind = s.clause_of[next];
  if (behind == s.clause_of[statement.first_token] || !s.clauses[behind].in_parentheses)
    return false;
  const std::size_t longest = next + kLongestWish;
  if (longest < s.clause_of.size() && s.clause_of[longest] == behind) return false;
  // Some cues have the parenthesis in them.
  auto cue = std::ranges::lower_bound(s.cues, statement.end_token, {}, &CueHit::first_token);
  while (cue != s.cues.end() &&
         (cue->first_token < next || s.clause_of[cue->first_token] == behind)) {
    if ((cue++)->cue == Cue::kPreferred) return true;
  }
  return false;
}

// A mention stands behind the statement in its clause, up to the next one, or before it with no
// statement between: "3 years of Java", "Java: 3 years"; but not "2 years of Java, 5 years
// overall".
bool is_of_a_skill(const std::vector<YearsStatement>& statements, std::size_t number,
                   const Structure& s, const std::vector<std::size_t>& mention_tokens) {
  const std::uint32_t clause = s.clause_of[statements[number].first_token];
  const auto is_of_clause = [&](std::size_t k) {
    return k < statements.size() && s.clause_of[statements[k].first_token] == clause;
  };
  const auto behind = std::ranges::lower_bound(mention_tokens, statements[number].first_token);
  if (behind != mention_tokens.end() && s.clause_of[*behind] == clause &&
      !(is_of_clause(number + 1) && *behind > statements[number + 1].first_token))
    return true;
  return !(number > 0 && is_of_clause(number - 1)) && behind != mention_tokens.begin() &&
         s.clause_of[*std::prev(behind)] == clause;
}

bool counts_overall(Section section) {
  return section == Section::kNone || section == Section::kRequirements ||
         section == Section::kSkills || section == Section::kDuties;
}

}  // namespace

std::vector<YearsStatement> credible_years(const std::vector<YearsStatement>& statements,
                                           const Structure& structure,
                                           const std::vector<std::size_t>& mention_tokens) {
  if (statements.empty()) return {};
  const Surroundings around(structure, mention_tokens);
  const std::vector<bool> against = spoken_against(statements, structure);
  std::vector<YearsStatement> kept;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const bool credible = around.credible(structure, statements[i]) ||
                          token_qualified(statements[i], structure, mention_tokens, around);
    if (credible && !against[i] && statements[i].asks) kept.push_back(statements[i]);
  }
  return kept;
}

std::optional<double> takes_beginners(const Signs& signs, const Structure& structure) {
  std::optional<double> most;
  for (const Sign& sign : signs.telling()) {
    if (sign.kind == SignKind::kNoExperience &&
        counts_overall(structure.clause(sign.token).section))
      most = std::max(most.value_or(0), sign.value);
  }
  return most;
}

namespace {

// From a statement on, those that follow it closely with a degree between.
double least_of_alternatives(std::span<const YearsStatement> statements, const Structure& structure,
                             const std::vector<std::size_t>& degree_tokens) {
  double least = statements[0].min;
  for (std::size_t i = 1; i < statements.size(); ++i) {
    const auto degree = std::ranges::lower_bound(degree_tokens, statements[i - 1].end_token);
    if (degree == degree_tokens.end() || *degree > statements[i].first_token ||
        statements[i].first_token - statements[i - 1].end_token > kToNextDegree ||
        !counts_overall(structure.clause(statements[i].first_token).section))
      break;
    least = std::min(least, statements[i].min);
  }
  return least;
}

// "Benefits: … | Minimum 3 years of experience": an item that a heading above it does not speak of,
// as where headings were lost.
std::optional<double> under_another_heading(const std::vector<YearsStatement>& statements,
                                            const Structure& s) {
  const auto begins_item = [&](std::size_t token) {
    const std::size_t before = token - std::min(token, kBeforeItem);
    return before == 0 || s.clause(before).line != s.clause(token).line;
  };
  const auto found = std::ranges::find_if(statements, [&](const YearsStatement& statement) {
    const Section section = s.clause(statement.first_token).section;
    return section != Section::kPreferred && section != Section::kCompany &&
           !counts_overall(section) && statement.min >= kShort &&
           statement.min < kEmployersYears / 2 && begins_item(statement.first_token) &&
           !is_wish(statement, s);
  });
  return found == statements.end() ? std::nullopt : std::optional(found->min);
}

}  // namespace

std::optional<double> overall_years(const std::vector<YearsStatement>& statements,
                                    const Structure& structure,
                                    const std::vector<std::size_t>& mention_tokens,
                                    const std::vector<std::size_t>& degree_tokens) {
  if (statements.empty()) return std::nullopt;
  const Surroundings around(structure, mention_tokens);
  std::optional<double> tied, short_one;
  for (std::size_t s = 0; s < statements.size(); ++s) {
    const YearsStatement& statement = statements[s];
    if (!counts_overall(structure.clause(statement.first_token).section) ||
        is_wish(statement, structure))
      continue;
    if (statement.min > 0 && statement.min < kShort) {
      if (!short_one) short_one = statement.min;
      continue;
    }
    if (!is_of_a_skill(statements, s, structure, mention_tokens) &&
        !token_qualified(statement, structure, mention_tokens, around))
      return least_of_alternatives(std::span(statements).subspan(s), structure, degree_tokens);
    if (!tied) tied = statement.min;
  }
  return tied ? tied : short_one ? short_one : under_another_heading(statements, structure);
}

void tie_years(const std::vector<YearsStatement>& statements, const Structure& structure,
               const std::vector<std::size_t>& mention_tokens, std::vector<Mention>& mentions) {
  if (statements.empty()) return;
  const Surroundings around(structure, mention_tokens);
  const auto tie = [&](std::size_t from, std::size_t until, std::uint32_t clause, double years) {
    auto m = std::ranges::lower_bound(mention_tokens, from);
    for (; m != mention_tokens.end() && *m < until && structure.clause_of[*m] == clause; ++m)
      mentions[static_cast<std::size_t>(m - mention_tokens.begin())].years_min = years;
  };
  for (std::size_t s = 0; s < statements.size(); ++s) {
    const YearsStatement& statement = statements[s];
    if (const auto token = token_qualified(statement, structure, mention_tokens, around)) {
      tie(*token, *token + 1, structure.clause_of[*token], statement.min);
      continue;
    }
    const std::size_t until =
        s + 1 < statements.size() ? statements[s + 1].first_token : structure.clause_of.size();
    tie(statement.end_token, until, structure.clause_of[statement.first_token], statement.min);
  }
}

}  // namespace skillgap
