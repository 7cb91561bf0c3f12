#include "insight/gap_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace skillgap {
namespace {

PartAnswer met_if(bool met) { return met ? PartAnswer::kMet : PartAnswer::kNotMet; }

// Less than a year in months: "4 months".
std::string years_text(double years) {
  const double months = std::round(years * 12);
  if (years < 1 && months > 0)
    return fmt::format("{} {}", months, months == 1 ? "month" : "months");
  return fmt::format("{:.3g} {}", years, years == 1 ? "year" : "years");
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

class PartReader {
 public:
  PartReader(const AnalyzedPosting& posting, const ResolvedProfile& profile,
             const Taxonomy& taxonomy)
      : posting_(posting), me_(profile), taxonomy_(taxonomy) {}

  void years() {
    if (!posting_.years_min) return;
    const std::string asked = years_text(*posting_.years_min);
    if (!me_.years) return add(GapPart::kYears, PartAnswer::kUnknown, asked, "");
    add(GapPart::kYears, met_if(*me_.years >= *posting_.years_min), asked, years_text(*me_.years));
  }

  void seniority() {
    const int asked = seniority_level(posting_.seniority), held = seniority_level(me_.seniority);
    if (asked < 0) return;
    add(GapPart::kSeniority, held < 0 ? PartAnswer::kUnknown : met_if(held >= asked),
        posting_.seniority, me_.seniority);
  }

  void education() {
    if (!posting_.education_min) return;
    const Concept& asked = taxonomy_[*posting_.education_min];
    if (!me_.education) return add(GapPart::kEducation, PartAnswer::kUnknown, asked.label_en, "");
    const Concept& held = taxonomy_[*me_.education];
    add(GapPart::kEducation, met_if(held.rank >= asked.rank), asked.label_en, held.label_en);
  }

  // Languages that are required or preferred; one only named is no demand.
  void languages(const std::vector<GapLine>& lines) {
    std::vector<std::string> asked, held;
    for (const GapLine& line : lines) {
      const Concept& language = taxonomy_[line.skill];
      if (language.kind != Kind::kNaturalLanguage || line.status < Status::kPreferred) continue;
      asked.push_back(language.label_en);
      if (line.answer == SkillAnswer::kHave) held.push_back(language.label_en);
    }
    if (asked.empty()) return;
    const PartAnswer answer =
        me_.states_languages ? met_if(held.size() == asked.size()) : PartAnswer::kUnknown;
    add(GapPart::kLanguages, answer, joined(asked), joined(held));
  }

  void work_mode() {
    if (posting_.work_mode.empty()) return;
    const bool wanted =
        std::ranges::find(me_.work_modes, posting_.work_mode) != me_.work_modes.end();
    add(GapPart::kWorkMode, me_.work_modes.empty() ? PartAnswer::kUnknown : met_if(wanted),
        posting_.work_mode, joined(me_.work_modes));
  }

  // A remote job has no place that matters.
  void place(const PlaceNames& places) {
    const std::string& location = posting_.posting.location;
    if (location.empty() || posting_.work_mode == "remote") return;
    add(GapPart::kPlace, places.empty() ? PartAnswer::kUnknown : met_if(places.any_in(location)),
        location, joined(me_.locations));
  }

  // Compared per year and in one currency; exchange rates are not guessed.
  void pay() {
    if (!posting_.salary || !me_.pay || posting_.salary->currency != me_.pay->currency) return;
    const std::optional<double> most =
        posting_.salary->annual_max ? posting_.salary->annual_max : posting_.salary->annual_min;
    if (!most) return;
    add(GapPart::kPay, met_if(*most >= me_.pay->min * per_year(me_.pay->unit)),
        posting_.salary->surface,
        fmt::format("{} {:.0f} a {}", me_.pay->currency, me_.pay->min, me_.pay->unit));
  }

  std::vector<PartLine> take() { return std::move(parts_); }

 private:
  // The factors of docs/formats.md: 12 months, 52 weeks, 260 days, 2,080 hours.
  static double per_year(std::string_view unit) {
    if (unit == "hour") return 2080;
    if (unit == "day") return 260;
    if (unit == "week") return 52;
    return unit == "month" ? 12 : 1;
  }

  void add(GapPart part, PartAnswer answer, std::string asked, std::string held) {
    if (answer == PartAnswer::kUnknown) held.clear();
    parts_.push_back({part, answer, std::move(asked), std::move(held)});
  }

  const AnalyzedPosting& posting_;
  const ResolvedProfile& me_;
  const Taxonomy& taxonomy_;
  std::vector<PartLine> parts_;
};

}  // namespace

std::vector<PartLine> find_parts(const AnalyzedPosting& posting, const ResolvedProfile& profile,
                                 const std::vector<GapLine>& lines, const PlaceNames& places,
                                 const Taxonomy& taxonomy) {
  PartReader reader(posting, profile, taxonomy);
  reader.years();
  reader.seniority();
  reader.education();
  reader.languages(lines);
  reader.work_mode();
  reader.place(places);
  reader.pay();
  return reader.take();
}

}  // namespace skillgap
