// Posting → features of the role model: words and pairs of words of title and text, skills of the
// text with their status, and the roles that the text names. Serves analysis (which looks each
// feature up) and training (which writes each one down).
//
//   read_features(evidence, titles.find(evidence.text), sink);
//
// A sink has   words(field, text)   skill(mention, value)   role(prefix, hit)
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "insight/role_terms.h"
#include "insight/title_reader.h"
#include "skillgap/analysis.h"

namespace skillgap {

struct RoleEvidence {
  const ReadText& title;
  const ReadText& text;
  const std::vector<Mention>& mentions;
  Language language = Language::kOther;
};

namespace role_feature {
inline constexpr std::string_view kTitle = "title:", kText = "text:", kSkill = "skill:",
                                  kNamed = "named:", kOpens = "opens:", kSought = "sought:",
                                  kBias = "bias:", kTitleBias = "title-bias:";
}

// Texts say early whom they look for; role names further down are often colleagues'.
inline constexpr std::size_t kOpening = 60;  // tokens

inline double value_of(Status status) {
  switch (status) {
    case Status::kRequired:
    case Status::kMentioned:
      return 1;
    case Status::kPreferred:
      return 0.5;
    default:
      return 0;
  }
}

// "Chef" beside "Puppet" is no cook.
inline bool is_skill(const TitleHit& hit, const std::vector<Mention>& mentions) {
  return std::ranges::any_of(mentions, [&](const Mention& mention) {
    return mention.field == Field::kDescription && mention.where.begin <= hit.where.begin &&
           mention.where.end >= hit.where.end;
  });
}

template <typename Sink>
void read_features(const RoleEvidence& evidence, const std::vector<TitleHit>& named, Sink& sink) {
  sink.words(Field::kTitle, evidence.title);
  sink.words(Field::kDescription, evidence.text);
  for (const Mention& mention : evidence.mentions) {
    const double value = mention.field == Field::kTitle ? 0 : value_of(mention.status);
    if (value > 0) sink.skill(mention, value);
  }
  bool opening = true;
  for (const TitleHit& hit : named) {
    if (hit.naming == Naming::kBesides || is_skill(hit, evidence.mentions)) continue;
    if (hit.naming == Naming::kSought) sink.role(role_feature::kSought, hit);
    if (is_about_the_employer(evidence.text.structure.clause(hit.first_token).section)) continue;
    sink.role(role_feature::kNamed, hit);
    if (opening && hit.first_token < kOpening) sink.role(role_feature::kOpens, hit);
    opening = false;
  }
}

}  // namespace skillgap
