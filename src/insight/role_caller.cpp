#include "insight/role_caller.h"

#include <algorithm>
#include <map>
#include <span>

#include "insight/role_feature_list.h"
#include "insight/several_roles.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

using namespace role_feature;

constexpr std::size_t kLongestHeading = 40;  // tokens
constexpr std::size_t kLongestTitle = 10;    // of a heading; a longer one names fields in passing

std::map<RoleId, double> shares_of(const std::vector<TitleVote>& votes) {
  std::map<RoleId, double> shares;
  double sum = 0;
  for (const TitleVote& vote : votes) {
    shares[vote.hit.role] += vote.weight;
    sum += vote.weight;
  }
  for (auto& [role, share] : shares) share /= sum;
  return shares;
}

// The first line of a text without a title, where it is short: many texts begin with their title.
std::size_t heading_of(const ReadText& text) {
  std::size_t end = 0;
  while (end < text.tokens.size() && end <= kLongestHeading && text.structure.clause(end).line == 0)
    ++end;
  return end <= kLongestHeading ? end : 0;
}

// A field that is a kind of a role named beside it says which kind is meant: "Software Engineer
// (Backend)".
void narrow(std::vector<TitleVote>& votes, const Taxonomy& taxonomy) {
  for (const TitleVote& field : votes) {
    if (!field.is_field || field.is_second) continue;
    for (TitleVote& named : votes) {
      if (!named.is_field && is_a(field.hit.role, named.hit.role, taxonomy))
        named.hit.role = field.hit.role;
    }
  }
}

// Which roles are one of `among` or a kind of one.
std::vector<bool> kinds_of(const std::vector<std::string>& among, const Taxonomy& taxonomy) {
  std::vector<bool> possible(taxonomy.roles.size(), among.empty());
  for (std::size_t i = 0; i < possible.size(); ++i) {
    possible[i] = possible[i] || std::ranges::any_of(among, [&](const std::string& wider) {
                    const auto role = taxonomy.find_role(wider);
                    return role && is_a(RoleId{static_cast<std::uint32_t>(i)}, *role, taxonomy);
                  });
  }
  return possible;
}

// For who looks for one of these the role is right too. One of another trade is another answer: an
// IT project manager is no project manager outside the trades.
std::vector<RoleId> wider_than(RoleId role, const Taxonomy& taxonomy) {
  std::vector<RoleId> wider;
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i) {
    const RoleId other{static_cast<std::uint32_t>(i)};
    const bool same_trade = taxonomy[role].tech == taxonomy[other].tech;
    if (other != role && same_trade && is_a(role, other, taxonomy)) wider.push_back(other);
  }
  return wider;
}

}  // namespace

RoleCaller RoleCaller::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler,
                             const RoleChoice& choice) {
  RoleSettings settings = RoleSettings::of(taxonomy);
  if (choice.min_confidence) {
    settings.floor = *choice.min_confidence;
    settings.floor_with_text = 0;
  }
  RoleCaller caller(taxonomy, TitleReader::build(taxonomy, compiler),
                    RoleModel::build(taxonomy, compiler), settings,
                    kinds_of(choice.among, taxonomy));
  caller.explains_ = choice.explains;
  const std::vector<RoleId>& classes = caller.model_.classes();
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (!caller.is_possible(classes[i])) caller.impossible_classes_.push_back(i);
    caller.outside_.push_back(taxonomy[classes[i]].tech ? 0 : 1);
  }
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i)
    caller.wider_.push_back(wider_than(RoleId{static_cast<std::uint32_t>(i)}, taxonomy));
  caller.has_kinds_.resize(taxonomy.roles.size());
  for (const std::vector<RoleId>& wider : caller.wider_)
    for (const RoleId role : wider) caller.has_kinds_[static_cast<std::size_t>(role)] = true;
  return caller;
}

std::vector<TitleVote> RoleCaller::votes(const RoleEvidence& evidence) const {
  const bool untitled = evidence.title.tokens.empty();
  const std::size_t end = untitled ? heading_of(evidence.text) : evidence.title.tokens.size();
  std::vector<TitleVote> votes = titles_.read(untitled ? evidence.text : evidence.title, 0, end);
  const bool is_sentence = untitled && end > kLongestTitle;
  const bool textless = evidence.text.tokens.empty();
  std::erase_if(votes, [&](const TitleVote& vote) {
    return !is_possible(vote.hit.role) || (is_sentence && vote.is_field) ||
           (textless && vote.is_second);
  });
  narrow(votes, taxonomy_);
  return votes;
}

const RoleCaller::Reading& RoleCaller::read(const RoleEvidence& evidence) const {
  thread_local Reading reading;  // its memory is worth keeping
  const bool untitled = evidence.title.tokens.empty(), textless = evidence.text.tokens.empty();
  reading.votes = votes(evidence);
  reading.votes_from = untitled ? Field::kDescription : Field::kTitle;
  reading.shares = shares_of(reading.votes);
  reading.named = titles_.find(evidence.text, std::move(reading.named));
  model_.score(evidence, reading.named, reading.scores);
  reading.text_scale = textless ? 0 : untitled ? settings_.text : settings_.text_with_title;
  reading.floor = textless ? settings_.floor : std::max(settings_.floor, settings_.floor_with_text);
  reading.outside = untitled || textless ? 0 : settings_.outside_with_title;
  reading.calibration = textless   ? RoleCalibration{}
                        : untitled ? settings_.of_text
                                   : settings_.of_both;
  // How common a role is says little where the title names one.
  reading.bias_scale = reading.votes.empty() ? 1 : settings_.bias_with_title;
  reading.word_scale = untitled   ? 0
                       : textless ? settings_.title_words_alone
                                  : settings_.title_words;
  reading.phrase_scale = untitled   ? settings_.heading_phrase
                         : textless ? settings_.title_phrase_alone
                                    : settings_.title_phrase;
  return reading;
}

// A title that names one role alone says that the posting is for that one, whatever its text lists.
std::vector<RoleId> RoleCaller::several(const RoleEvidence& evidence,
                                        const Reading& reading) const {
  std::vector<RoleId> of_title = several_roles(reading.votes, taxonomy_);
  const bool titled = reading.votes_from == Field::kTitle && !reading.votes.empty();
  if (titled || !of_title.empty()) return of_title;
  const auto is_possible_hit = [&](const TitleHit& hit) { return is_possible(hit.role); };
  if (std::ranges::all_of(reading.named, is_possible_hit))
    return listed_roles(evidence.text, reading.named, taxonomy_);
  std::vector<TitleHit> possible;
  std::ranges::copy_if(reading.named, std::back_inserter(possible), is_possible_hit);
  return listed_roles(evidence.text, possible, taxonomy_);
}

RoleCall RoleCaller::call_of(const RoleEvidence& evidence, const Ranking& ranking,
                             const Reading& reading) const {
  const Candidate& best = *ranking.best;
  RoleCall call{.role = best.role,
                .confidence = best.share,
                .runner_up = {},
                .margin = best.share,
                .reasons = reasons(evidence, best, reading),
                .several = several(evidence, reading)};
  if (const auto second = runner_up_of(ranking)) {
    call.runner_up = second->role;
    call.margin = call.confidence - second->share;
  }
  return call;
}

RoleAnswer RoleCaller::call(const RoleEvidence& evidence) const {
  const Reading& reading = read(evidence);
  const Ranking& ranking = rank(reading);
  std::string none = why_none(evidence, ranking, reading);
  if (!none.empty()) return {std::nullopt, std::move(none)};
  // How common a role is alone makes no call.
  if (!has_reason(*ranking.best, reading))
    return {std::nullopt, "nothing in title or text speaks for a role"};
  if (explains_) return {call_of(evidence, ranking, reading), ""};
  RoleCall call;
  call.role = ranking.best->role;
  call.confidence = ranking.best->share;
  return {std::move(call), ""};
}

std::vector<RoleFeature> RoleCaller::features(const RoleEvidence& evidence) const {
  RoleFeatureList listing(taxonomy_);
  read_features(evidence, titles_.find(evidence.text), listing);
  std::vector<RoleFeature> all = listing.take();
  std::vector<TitleVote> named = votes(evidence);
  std::erase_if(named, [](const TitleVote& vote) { return vote.is_second; });  // it labels texts
  for (const auto& [role, share] : shares_of(named))
    all.push_back({"called:" + taxonomy_[role].id, share});
  return all;
}

}  // namespace skillgap
