// First byte: how the description is meant; first line: title; second: tags, parted by commas; the
// rest: description. The analysis agrees with itself, and each span with the text it points into.
#include "skillgap/analyzer.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "fuzz/built_in_analyzer.h"
#include "fuzz/invariants.h"
#include "skillgap/report.h"
#include "skillgap/text.h"

using namespace skillgap;

namespace {

std::vector<std::string> split_tags(std::string_view line) {
  std::vector<std::string> tags;
  while (!line.empty() && tags.size() < 50) {
    const std::string_view tag = line.substr(0, line.find(','));
    if (!tag.empty()) tags.emplace_back(tag);
    line.remove_prefix(std::min(line.size(), tag.size() + 1));
  }
  return tags;
}

Posting read_posting(std::string_view input) {
  const std::string text = clean_utf8(input);
  std::string_view rest = text;
  Posting posting;
  posting.id = "fuzz-1";
  const char format = rest.empty() ? 't' : rest.front();
  if (format == 'h') posting.description_format = TextFormat::kHtml;
  if (format == 'p') posting.description_format = TextFormat::kText;
  posting.title = fuzz::take_line(rest);
  posting.tags = split_tags(fuzz::take_line(rest));
  posting.description = rest;
  return posting;
}

void require_sound_mentions(const AnalyzedPosting& analysis) {
  std::tuple<Field, std::size_t, std::size_t> last{};
  for (const Mention& mention : analysis.mentions) {
    fuzz::require(mention.field != Field::kTags || mention.tag < analysis.posting.tags.size(),
                  "a tag that exists");
    fuzz::require_on_characters(mention.where, field_text(analysis, mention));
    fuzz::require(mention.where.size() > 0, "a mention has a name");
    fuzz::require(!mention.rule.empty(), "a mention says what decided its status");
    fuzz::require(mention.confidence > 0 && mention.confidence <= 1, "confidence is in (0, 1]");
    const std::tuple place{mention.field, mention.tag, mention.where.begin};
    fuzz::require(last <= place, "mentions go by field, then by place");
    last = place;
  }
}

// The skills counted once more from the mentions. Facts (degrees, industries) are no mentions, and
// certifications are both.
void require_same_skills(const AnalyzedPosting& analysis, const Taxonomy& taxonomy) {
  std::map<ConceptId, std::pair<std::size_t, Status>> counted;
  for (const Mention& mention : analysis.mentions) {
    if (!is_skill(taxonomy[mention.concept_id].kind)) continue;
    auto& [count, status] = counted[mention.concept_id];
    ++count;
    status = std::max(status, mention.status);
  }
  fuzz::require(counted.size() == analysis.skills.size(), "one entry a skill that is mentioned");
  for (const SkillDemand& demand : analysis.skills) {
    fuzz::require(counted[demand.skill] == std::pair(demand.count, demand.status),
                  "a skill has the count and the strongest status of its mentions");
  }
}

void require_sound_facts(const AnalyzedPosting& analysis) {
  fuzz::require(analysis.fingerprint.size() == 32, "a fingerprint has 32 digits");
  fuzz::require(analysis.role.has_value() != !analysis.role_reason.empty(),
                "a role, or the reason why there is none");
  if (analysis.role) {
    fuzz::require(analysis.role->confidence >= 0 && analysis.role->confidence <= 1,
                  "a role's confidence is in [0, 1]");
    fuzz::require(analysis.role->margin >= 0, "the runner-up is not ahead");
  }
  if (analysis.years_min) {
    fuzz::require(*analysis.years_min >= 0 && *analysis.years_min <= 100,
                  "years of a working life");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Analyzer& analyzer = fuzz::built_in_analyzer();
  const Posting posting = read_posting(fuzz::text_of(data, size));
  const AnalyzedPosting analysis = analyzer.analyze(posting);
  fuzz::require_valid_utf8(analysis.text, "the text of a posting");
  require_sound_mentions(analysis);
  require_same_skills(analysis, analyzer.taxonomy());
  require_sound_facts(analysis);
  const std::string json = to_json(analysis, analyzer, {.with_text = true});
  fuzz::require_json_line(json);
  fuzz::require_equal(to_json(analyzer.analyze(posting), analyzer, {.with_text = true}), json,
                      "the same posting gives the same answer");
  return 0;
}
