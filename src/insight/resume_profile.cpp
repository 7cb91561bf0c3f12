// Resume → Profile.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "skillgap/ascii.h"
#include "skillgap/report.h"
#include "skillgap/resume.h"

namespace skillgap {
namespace {

constexpr const char* kSource = "resume";
constexpr std::size_t kMostShown = 3;
constexpr std::size_t kShownWidth = 160;

struct Months {  // months, half-open
  int begin = 0, end = 0;
};

// The months of all spans, each counted once.
int union_of(std::vector<Months> spans) {
  std::ranges::sort(spans, {}, &Months::begin);
  int months = 0, covered = 0;
  for (const Months& span : spans) {
    const int begin = std::max(span.begin, covered);
    if (span.end <= begin) continue;
    months += span.end - begin;
    covered = span.end;
  }
  return months;
}

double years_of(const std::vector<Months>& spans) {
  return std::round(union_of(spans) / 12.0 * 10) / 10;
}

std::string line_around(std::string_view text, Span span) {
  const std::size_t before = text.substr(0, span.begin).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', span.end), text.size());
  std::string_view line = text.substr(begin, end - begin);
  while (line.starts_with("- ") || line.starts_with(' ')) line.remove_prefix(1);
  return fit(printable(line), kShownWidth);
}

class ProfileMaker {
 public:
  ProfileMaker(const Resume& resume, const Analyzer& analyzer, Date today)
      : resume_(resume),
        analyzer_(analyzer),
        this_month_(static_cast<int>(today.year()) * 12 +
                    static_cast<int>(unsigned(today.month())) - 1) {}

  Profile make() {
    profile_.name = resume_.name;
    profile_.resume = resume_.json;
    for (const ProfileSkill& skill : resume_.skills) claim(skill);
    read_claims(resume_.claims);
    for (const ResumeItem& item : resume_.items) read_item(item);
    add_facts();
    for (const ConceptId id : order_) profile_.skills.push_back(finished(id));
    profile_.skills.insert(profile_.skills.end(), unknown_.begin(), unknown_.end());
    if (!work_.empty()) profile_.years = years_of(work_);
    return std::move(profile_);
  }

  bool found_any() const { return !order_.empty(); }

 private:
  struct Found {
    ProfileSkill skill;
    std::vector<Months> work;
    int last_month = -1;
  };

  const Taxonomy& taxonomy() const { return analyzer_.taxonomy(); }

  Found& found(ConceptId id) {
    const auto [entry, is_new] = found_.try_emplace(id);
    if (is_new) {
      order_.push_back(id);
      entry->second.skill.name = taxonomy()[id].label_en;
      entry->second.skill.claimed = false;
      entry->second.skill.source = kSource;
    }
    return entry->second;
  }

  // Skills that the text names and does not negate, with the first place of each.
  std::vector<Mention> mentions_in(const AnalyzedPosting& analyzed) const {
    std::vector<Mention> first;
    for (const Mention& mention : analyzed.mentions) {
      if (mention.status == Status::kNegated || mention.field != Field::kDescription) continue;
      if (!is_skill(taxonomy()[mention.concept_id].kind)) continue;
      if (std::ranges::find(first, mention.concept_id, &Mention::concept_id) == first.end())
        first.push_back(mention);
    }
    return first;
  }

  // A name, or prose such as "Python (primary), some R, no Spark". What stays unknown is kept as
  // written.
  void claim(const ProfileSkill& skill) {
    std::vector<ConceptId> ids = analyzer_.resolve(skill.name);
    bool is_known = !ids.empty() || skill.name.empty();
    if (!is_known) {
      const AnalyzedPosting analyzed = analyzer_.analyze_resume(skill.name);
      is_known = !analyzed.mentions.empty();
      for (const Mention& mention : mentions_in(analyzed)) ids.push_back(mention.concept_id);
    }
    for (const ConceptId id : ids) {
      ProfileSkill& known = found(id).skill;
      known.claimed = true;
      if (known.level.empty() && skill_level(skill.level) >= 0) known.level = skill.level;
    }
    if (is_known) return;
    if (std::ranges::find(unknown_, skill.name, &ProfileSkill::name) == unknown_.end())
      unknown_.push_back({.name = skill.name, .level = "", .years = {}, .source = kSource});
  }

  void read_claims(const std::string& text) {
    const AnalyzedPosting analyzed = analyzer_.analyze_resume(text);
    for (const Mention& mention : mentions_in(analyzed)) {
      if (taxonomy()[mention.concept_id].kind == Kind::kNaturalLanguage)
        add_language(taxonomy()[mention.concept_id].label_en);
      else
        found(mention.concept_id).skill.claimed = true;
    }
    add_degree(analyzed);
  }

  std::optional<Months> months_of(const ResumeItem& item) const {
    if (!item.begin) return std::nullopt;
    // What goes on has begun: the middle of this year may be yet to come.
    if (item.ongoing) return Months{std::min(*item.begin, this_month_), this_month_ + 1};
    return Months{*item.begin, std::min(item.end.value_or(*item.begin + 1), this_month_ + 1)};
  }

  void read_item(const ResumeItem& item) {
    const AnalyzedPosting analyzed = analyzer_.analyze_resume(item.text);
    const auto months = months_of(item);
    const bool is_work = item.kind == ResumeItem::Kind::kWork;
    if (is_work && months) work_.push_back(*months);
    if (item.kind == ResumeItem::Kind::kStudy && resume_.studies.empty()) add_degree(analyzed);
    for (const Mention& mention : mentions_in(analyzed)) {
      if (taxonomy()[mention.concept_id].kind == Kind::kNaturalLanguage) {
        add_language(taxonomy()[mention.concept_id].label_en);
        continue;
      }
      Found& entry = found(mention.concept_id);
      if (is_work && months) entry.work.push_back(*months);
      if (months) entry.last_month = std::max(entry.last_month, months->end - 1);
      if (entry.skill.shown.size() < kMostShown)
        entry.skill.shown.push_back(line_around(analyzed.text, mention.where));
    }
  }

  void add_language(const std::string& name) {
    if (resume_.languages.empty() &&
        std::ranges::find(profile_.languages, name, &ProfileLanguage::name) ==
            profile_.languages.end())
      profile_.languages.push_back({.name = name, .level = ""});
  }

  void add_degree(const AnalyzedPosting& analyzed) {
    if (analyzed.education_min)
      profile_.studies.push_back({taxonomy()[*analyzed.education_min].id, "", ""});
  }

  // Degrees as the taxonomy names them; one that it does not know is left out of the comparison.
  void add_facts() {
    profile_.languages.insert(profile_.languages.end(), resume_.languages.begin(),
                              resume_.languages.end());
    profile_.certificates = resume_.certificates;
    for (Study study : resume_.studies) {
      const AnalyzedPosting analyzed = analyzer_.analyze_resume(study.degree + " " + study.field);
      study.degree = ascii_lower(study.degree);
      const std::vector<ConceptId> ids = analyzer_.resolve(study.degree);
      if (analyzed.education_min) study.degree = taxonomy()[*analyzed.education_min].id;
      for (const ConceptId id : ids) {
        if (taxonomy()[id].kind == Kind::kDegree) study.degree = taxonomy()[id].id;
      }
      const auto known = taxonomy().find(study.degree);
      if (!known || taxonomy()[*known].kind != Kind::kDegree) study.degree.clear();
      profile_.studies.push_back(std::move(study));
    }
  }

  ProfileSkill finished(ConceptId id) const {
    const Found& entry = found_.at(id);
    ProfileSkill skill = entry.skill;
    if (!entry.work.empty()) skill.years = years_of(entry.work);
    if (entry.last_month >= 0) skill.last_used = entry.last_month / 12;
    return skill;
  }

  const Resume& resume_;
  const Analyzer& analyzer_;
  int this_month_;
  Profile profile_;
  std::map<ConceptId, Found> found_;
  std::vector<ConceptId> order_;  // as first named
  std::vector<ProfileSkill> unknown_;
  std::vector<Months> work_;
};

}  // namespace

std::expected<Profile, Error> make_profile(const Resume& resume, const Analyzer& analyzer,
                                           Date today, std::string_view where) {
  ProfileMaker maker(resume, analyzer, today);
  Profile profile = maker.make();
  if (maker.found_any()) return profile;
  return std::unexpected(
      Error{std::string(where),
            "no skill of the taxonomy in this résumé, so there is no profile to make of it"});
}

}  // namespace skillgap
