#include "insight/degrees.h"

#include <limits>

#include "skillgap/ascii.h"
#include "skillgap/structure.h"

namespace skillgap {
namespace {

constexpr std::size_t kShortName = 4;  // longer names of degrees ("Sarjana") mean nothing else
// Bytes between two names that belong together ("MS or PhD", "D3 in Accounting"), and between two
// degrees of which one wish can speak.
constexpr std::size_t kBeside = 13, kOneWish = 160;
constexpr std::size_t kRightBefore = 4;  // "D3 in Accounting"

// Bytes between two mentions; the largest number where they are of different fields.
std::size_t gap_between(const Mention& a, const Mention& b) {
  if (a.field != b.field) return std::numeric_limits<std::size_t>::max();
  const auto [first, second] =
      a.where.begin < b.where.begin ? std::pair(a.where, b.where) : std::pair(b.where, a.where);
  return second.begin > first.end ? second.begin - first.end : 0;
}

}  // namespace

DegreeReader::DegreeReader(const Taxonomy& taxonomy, const ConceptKinds& kinds)
    : taxonomy_(taxonomy), kinds_(kinds) {
  for (const Alias& alias : taxonomy.aliases)
    if (kinds[alias.concept_id] == Kind::kDegree && alias.text.size() <= kShortName &&
        alias.language == language_name(Language::kIndonesian))
      indonesian_.insert(ascii_lower(alias.text));
}

// "D3" and "S1" are degrees in Indonesia; in an English text they are something else, but for those
// beside another degree or a field of study ("Bachelor's degree (S1)"), or right before a line of
// business: "D3 in Accounting".
bool DegreeReader::is_degree_here(const AnalyzedPosting& posting, std::size_t i) const {
  const Mention& mention = posting.mentions[i];
  if (posting.language != Language::kEnglish ||
      !indonesian_.contains(ascii_lower(mention.where.of(field_text(posting, mention)))))
    return true;
  const auto is_study_within = [&](const Mention& other, std::size_t business_within) {
    const Kind kind = kinds_[other.concept_id];
    const std::size_t gap = gap_between(mention, other);
    return kind == Kind::kBusiness
               ? gap <= business_within
               : gap <= kBeside && (kind == Kind::kDegree || kind == Kind::kFieldOfStudy);
  };
  return (i > 0 && is_study_within(posting.mentions[i - 1], 0)) ||
         (i + 1 < posting.mentions.size() &&
          is_study_within(posting.mentions[i + 1], kRightBefore));
}

// Of two degrees in one wish it speaks of the second, unless they are named together ("MS or PhD
// preferred").
bool DegreeReader::is_wished_for(const AnalyzedPosting& posting, std::size_t i) const {
  const Mention& mention = posting.mentions[i];
  if (mention.status != Status::kPreferred) return false;
  static const std::string by_cue = std::string("cue:").append(cue_name(Cue::kPreferred));
  if (mention.rule != by_cue) return true;
  for (std::size_t k = i + 1; k < posting.mentions.size(); ++k) {
    const Mention& other = posting.mentions[k];
    const std::size_t gap = gap_between(mention, other);
    if (gap > kOneWish || other.rule != mention.rule) return true;
    if (taxonomy_[other.concept_id].rank > taxonomy_[mention.concept_id].rank)
      return gap <= kBeside;
  }
  return true;
}

std::optional<ConceptId> DegreeReader::least(const AnalyzedPosting& posting) const {
  std::optional<ConceptId> least;
  for (std::size_t i = 0; i < posting.mentions.size(); ++i) {
    const Mention& mention = posting.mentions[i];
    if (kinds_[mention.concept_id] != Kind::kDegree || mention.status < Status::kMentioned)
      continue;
    if (least && taxonomy_[mention.concept_id].rank >= taxonomy_[*least].rank) continue;
    if (!is_wished_for(posting, i) && is_degree_here(posting, i)) least = mention.concept_id;
  }
  return least;
}

}  // namespace skillgap
