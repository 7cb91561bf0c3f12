#include "insight/role_caller.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace skillgap {
namespace {

// The most that each kind of evidence can be worth: titles are written to name the role, texts name
// other roles too ("work with data engineers"), and skills are shared between roles.
constexpr double kTitleCeiling = 0.95;
constexpr double kTextCeiling = 0.8;
constexpr double kSkillCeiling = 0.7;

// A text that names several roles about equally often is for several, or for none of them.
// The best of two has at least a half, so a floor has to be above that.
constexpr double kLeastShare = 0.55;
// Skills worth less than this together say nothing about a role. Where a title names a role that we
// do not know, more is asked: some reporting and data processing are in every office.
constexpr double kLeastSkillWeight = 1.2;
constexpr double kLeastSkillWeightAgainstATitle = 2;

double status_weight(Status status) {
  switch (status) {
    case Status::kRequired:
      return 1;
    case Status::kPreferred:
    case Status::kMentioned:
      return 0.5;
    default:
      return 0;
  }
}

std::string text_of(std::string_view kind, std::string_view what) {
  return fmt::format("{}: {}", kind, what);
}

}  // namespace

RoleCaller RoleCaller::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> entries;
  std::vector<RoleId> role_of;
  const auto add = [&](const std::string& phrase, RoleId role) {
    entries.push_back({phrase, static_cast<std::uint32_t>(role_of.size())});
    role_of.push_back(role);
  };
  for (const Phrase& title : taxonomy.titles) {
    if (const auto role = taxonomy.find_role(title.value))
      add(title.text, *role);  // lint reports others
  }
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i) {
    const RoleId role{static_cast<std::uint32_t>(i)};
    add(taxonomy.roles[i].label_en, role);
    if (!taxonomy.roles[i].label_id.empty()) add(taxonomy.roles[i].label_id, role);
  }
  return RoleCaller(taxonomy, compiler.build(entries), std::move(role_of));
}

// By length: the longer phrase says more ("machine learning engineer" against "engineer"), and of
// equals the first, because titles begin with what matters. Otherwise each naming is one vote.
std::vector<RoleCaller::Vote> RoleCaller::votes_of_titles(std::string_view text,
                                                          const Tokens& tokens,
                                                          bool by_length) const {
  std::vector<PhraseHit> hits;
  titles_.find(text, tokens, hits);
  std::vector<Vote> votes;
  double order = 1;
  for (const PhraseHit& hit : hits) {
    const auto length = static_cast<double>(hit.end_token - hit.first_token);
    votes.push_back({role_of_[hit.ids.front()], by_length ? length * order : 1,
                     std::string(hit.where.of(text))});
    order *= 0.9;
  }
  return votes;
}

std::vector<RoleCaller::Vote> RoleCaller::votes_of_skills(
    const std::vector<SkillDemand>& skills) const {
  std::vector<Vote> votes;
  for (const RoleSkill& row : taxonomy_.role_skills) {
    const auto found = std::ranges::find(skills, row.skill, &SkillDemand::skill);
    if (found == skills.end()) continue;
    const double weight = row.weight * status_weight(found->status);
    if (weight > 0) votes.push_back({row.role, weight, taxonomy_[row.skill].id});
  }
  return votes;
}

// Adds up the votes. No call where the best role has less than `least_share` of the best two.
std::optional<RoleCall> RoleCaller::decide(std::vector<Vote> votes, double ceiling,
                                           double least_share) const {
  std::map<RoleId, double> sums;
  for (const Vote& vote : votes) sums[vote.role] += vote.weight;
  std::vector<std::pair<double, RoleId>> ranked;
  for (const auto& [role, sum] : sums) ranked.push_back({-sum, role});
  std::ranges::sort(ranked);
  if (ranked.empty() || ranked[0].first == 0) return std::nullopt;

  const double best = -ranked[0].first;
  const double second = ranked.size() > 1 ? -ranked[1].first : 0;
  const double share = best / (best + second);
  if (share < least_share) return std::nullopt;
  RoleCall call{.role = ranked[0].second,
                .confidence = ceiling * share,
                .runner_up = {},
                .margin = ceiling * share,
                .why = {}};
  if (second > 0) {
    call.runner_up = ranked[1].second;
    call.margin = ceiling * (best - second) / (best + second);
  }
  std::ranges::sort(votes, {}, [](const Vote& vote) {
    return std::pair(-vote.weight, std::string_view(vote.why));
  });
  for (const Vote& vote : votes) {
    if (vote.role == call.role && call.why.size() < 5 &&
        std::ranges::find(call.why, vote.why) == call.why.end())
      call.why.push_back(vote.why);
  }
  return call;
}

RoleAnswer RoleCaller::call(const RoleEvidence& evidence) const {
  const auto labelled = [](RoleCall call, std::string_view kind) {
    for (std::string& why : call.why) why = text_of(kind, why);
    return RoleAnswer{std::move(call), ""};
  };
  if (auto by_title =
          decide(votes_of_titles(evidence.title, evidence.title_tokens, true), kTitleCeiling, 0))
    return labelled(*by_title, "title");
  const bool untitled = evidence.title_tokens.empty();
  if (untitled) {
    const auto votes = votes_of_titles(evidence.text, evidence.text_tokens, false);
    if (auto by_text = decide(votes, kTextCeiling, kLeastShare)) return labelled(*by_text, "text");
  }
  const auto votes = votes_of_skills(evidence.skills);
  auto by_skills = decide(votes, kSkillCeiling, kLeastShare);
  const double least = untitled ? kLeastSkillWeight : kLeastSkillWeightAgainstATitle;
  double weight = 0;
  for (const Vote& vote : votes)
    weight += by_skills && vote.role == by_skills->role ? vote.weight : 0;
  if (by_skills && weight >= least) return labelled(*by_skills, "skill");
  return {std::nullopt,
          untitled ? "no title, and the text does not tell one role from another"
                   : "the title names no known role, and the skills do not tell one from another"};
}

}  // namespace skillgap
