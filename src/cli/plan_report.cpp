#include "cli/plan_report.h"

#include <fmt/format.h>

#include "cli/counted.h"
#include "cli/match_report.h"
#include "cli/shares.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

constexpr std::size_t kScreen = 80;

std::string percent_within(double share, const Interval& interval) {
  return fmt::format("{:.0f} % [{:.0f}, {:.0f}]", 100 * share, 100 * interval.low,
                     100 * interval.high);
}

std::string labels(const std::vector<ConceptId>& skills, const Taxonomy& taxonomy) {
  std::string text;
  for (const ConceptId skill : skills)
    text += (text.empty() ? "" : ", ") + taxonomy[skill].label_en;
  return text;
}

std::string alternatives_text(const PlanStep& step, const Taxonomy& taxonomy) {
  std::string text;
  for (const PlanAlternative& other : step.alternatives)
    text +=
        fmt::format("{}{} (beside it in {})", text.empty() ? "" : ", ",
                    taxonomy[other.skill].label_en, percent(share_of(other.beside, step.asked)));
  return text;
}

std::string details_text(const PlanStep& step, std::size_t postings, const Taxonomy& taxonomy) {
  std::string text;
  for (const PlanDetail& detail : step.such_as)
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", taxonomy[detail.skill].label_en,
                        percent(share_of(detail.asked, postings)));
  return text;
}

// "38 (30 required); 3 years where stated (12); mostly senior"
std::string demand_text(const PlanStep& step) {
  std::string text = fmt::format("{} ({} required)", step.asked, step.required);
  if (step.years_median)
    text += fmt::format("; {:.3g} {} where stated ({})", *step.years_median,
                        *step.years_median == 1 ? "year" : "years", step.years_stated);
  if (!step.seniority.empty()) text += "; mostly " + step.seniority;
  return text;
}

std::string end_text(const Plan& plan, const PlanOptions& options) {
  switch (plan.end) {
    case PlanEnd::kEnough:
      return plan.steps.empty()
                 ? fmt::format("Enough already: {} of these postings are within reach ({} asked).",
                               percent(share_of(plan.reachable_before, plan.postings)),
                               percent(options.enough))
                 : fmt::format("Enough then: {} of the postings are within reach.",
                               percent(share_of(plan.reachable_after, plan.postings)));
    case PlanEnd::kSteps:
      return fmt::format("Stopped after {}; --steps N shows more.",
                         counted(plan.steps.size(), "step"));
    default:
      return "No further skill that one can learn here adds anything.";
  }
}

std::string_view end_name(PlanEnd end) {
  return end == PlanEnd::kEnough ? "enough" : end == PlanEnd::kSteps ? "steps" : "nothing-more";
}

std::string summary(const Plan& plan, const PlanOptions& options) {
  std::string text = fmt::format(
      "{}; within reach = fit of {} or more\n"
      "now    {:<18} within reach, mean fit {}\n",
      counted(plan.postings, "posting"), percent(options.threshold),
      percent_within(share_of(plan.reachable_before, plan.postings), plan.share_before),
      percent(plan.fit_before));
  if (!plan.steps.empty())
    text +=
        fmt::format("after  {:<18} within reach, mean fit {}\n",
                    percent_within(share_of(plan.reachable_after, plan.postings), plan.share_after),
                    percent(plan.fit_after));
  if (plan.not_judged > 0)
    text += fmt::format("{} more could not be judged and count nowhere\n", plan.not_judged);
  return text;
}

// --- table ---

void add_detail(std::string& text, std::string_view what, const std::string& detail) {
  if (detail.empty()) return;
  text += fit(printable(fmt::format("     {} {}", what, detail)), kScreen) + "\n";
}

std::string step_text(const PlanStep& step, std::size_t number, std::size_t postings,
                      const Taxonomy& taxonomy) {
  std::string text = fmt::format(
      "{:>2}.  {:<30}  {:>6}  {:<18}  {:>4} {:>5}\n", number,
      fit(printable(taxonomy[step.skill].label_en), 30), fmt::format("+{}", step.newly_reachable),
      percent_within(share_of(step.reachable, postings), step.share_reachable),
      percent(step.stays_first), percent(step.stays_top));
  add_detail(text, "first:", labels(step.first_learn, taxonomy));
  add_detail(text, "asked:", demand_text(step));
  add_detail(text, "such as:", details_text(step, postings, taxonomy));
  add_detail(text, "or one of:", alternatives_text(step, taxonomy));
  for (const PlanExample& example : step.examples)
    add_detail(text, example.opens ? "opens:" : "nearer:",
               fmt::format("{:.0f} to {:.0f} %  {}  {}", 100 * example.fit_before,
                           100 * example.fit_after, example.id, example.title));
  return text;
}

std::string table(const Plan& plan, const PlanOptions& options, const Taxonomy& taxonomy) {
  std::string text = summary(plan, options) + "\n";
  if (!plan.steps.empty()) {
    text += "     learn                             opens  in reach            best top 3\n";
    text += "     ------------------------------  ------  ------------------  ---- -----\n";
  }
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    text += step_text(plan.steps[i], i + 1, plan.postings, taxonomy);
  if (!plan.steps.empty())
    text +=
        "\nin reach: share after the step, with a 95 % bootstrap interval; best, top 3:\n"
        "how often the step stays the best, or among the best three, when the postings\n"
        "are drawn anew.\n";
  return text + end_text(plan, options) + "\n";
}

// --- JSON ---

void write_share(JsonWriter& json, std::string_view name, double share, const Interval& interval) {
  json.key(name).begin_object().key("share").number(rounded(share));
  json.key("low").number(rounded(interval.low)).key("high").number(rounded(interval.high));
  json.end_object();
}

void write_lists(JsonWriter& json, const PlanStep& step, const Taxonomy& taxonomy) {
  json.key("first_learn").begin_array();
  for (const ConceptId skill : step.first_learn) json.string(taxonomy[skill].id);
  json.end_array().key("alternatives").begin_array();
  for (const PlanAlternative& other : step.alternatives)
    json.begin_object()
        .key("skill")
        .string(taxonomy[other.skill].id)
        .key("beside")
        .integer(other.beside)
        .end_object();
  json.end_array().key("such_as").begin_array();
  for (const PlanDetail& detail : step.such_as)
    json.begin_object()
        .key("skill")
        .string(taxonomy[detail.skill].id)
        .key("asked")
        .integer(detail.asked)
        .end_object();
  json.end_array().key("examples").begin_array();
  for (const PlanExample& example : step.examples) {
    json.begin_object().key("id").string(example.id).field("title", example.title);
    json.key("fit_before").number(rounded(example.fit_before));
    json.key("fit_after").number(rounded(example.fit_after));
    json.key("opens").boolean(example.opens).end_object();
  }
  json.end_array();
}

void write_step(JsonWriter& json, const PlanStep& step, std::size_t postings,
                const Taxonomy& taxonomy) {
  json.begin_object().key("skill").string(taxonomy[step.skill].id);
  json.key("label").string(taxonomy[step.skill].label_en);
  json.key("gain").number(rounded(step.gain));
  json.key("newly_reachable").integer(step.newly_reachable);
  json.key("reachable").integer(step.reachable);
  write_share(json, "share_reachable", share_of(step.reachable, postings), step.share_reachable);
  json.key("stays_first").number(rounded(step.stays_first));
  json.key("stays_top3").number(rounded(step.stays_top));
  json.key("asked").integer(step.asked).key("required").integer(step.required);
  if (step.years_median) json.key("years_median").number(*step.years_median);
  json.key("years_stated").integer(step.years_stated).field("seniority", step.seniority);
  write_lists(json, step, taxonomy);
  json.end_object();
}

std::string json_text(const Plan& plan, const PlanOptions& options, const Taxonomy& taxonomy) {
  JsonWriter json;
  json.begin_object().key("postings").integer(plan.postings);
  json.key("not_judged").integer(plan.not_judged);
  json.key("threshold").number(options.threshold).key("enough").number(options.enough);
  json.key("reachable_before").integer(plan.reachable_before);
  json.key("reachable_after").integer(plan.reachable_after);
  write_share(json, "share_before", share_of(plan.reachable_before, plan.postings),
              plan.share_before);
  write_share(json, "share_after", share_of(plan.reachable_after, plan.postings), plan.share_after);
  json.key("mean_fit_before").number(rounded(plan.fit_before));
  json.key("mean_fit_after").number(rounded(plan.fit_after));
  json.key("end").string(end_name(plan.end)).key("steps").begin_array();
  for (const PlanStep& step : plan.steps) write_step(json, step, plan.postings, taxonomy);
  json.end_array().key("taxonomy").string(full_version(taxonomy));
  return json.end_object().take() + "\n";
}

// --- CSV and Markdown ---

std::string csv(const Plan& plan, const Taxonomy& taxonomy) {
  std::string text =
      csv_line({"step", "skill", "label", "newly_reachable", "reachable", "postings", "share",
                "share_low", "share_high", "stays_first", "stays_top3", "asked", "required",
                "years_median", "seniority", "first_learn", "such_as", "alternatives"});
  const auto figure = [](double x) { return fmt::format("{}", rounded(x)); };
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const PlanStep& step = plan.steps[i];
    text += csv_line(
        {std::to_string(i + 1), taxonomy[step.skill].id, taxonomy[step.skill].label_en,
         std::to_string(step.newly_reachable), std::to_string(step.reachable),
         std::to_string(plan.postings), figure(share_of(step.reachable, plan.postings)),
         figure(step.share_reachable.low), figure(step.share_reachable.high),
         figure(step.stays_first), figure(step.stays_top), std::to_string(step.asked),
         std::to_string(step.required), step.years_median ? figure(*step.years_median) : "",
         step.seniority, labels(step.first_learn, taxonomy),
         details_text(step, plan.postings, taxonomy), alternatives_text(step, taxonomy)});
  }
  return text;
}

std::string markdown(const Plan& plan, const PlanOptions& options, const Taxonomy& taxonomy) {
  std::string text = summary(plan, options) + "\n";
  text += markdown_head({"step", "learn", "first", "such as", "opens", "in reach",
                         "stays best / top 3", "asked", "or one of"});
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const PlanStep& step = plan.steps[i];
    text += markdown_row(
        {std::to_string(i + 1), taxonomy[step.skill].label_en, labels(step.first_learn, taxonomy),
         details_text(step, plan.postings, taxonomy), std::to_string(step.newly_reachable),
         percent_within(share_of(step.reachable, plan.postings), step.share_reachable),
         percent(step.stays_first) + " / " + percent(step.stays_top), demand_text(step),
         alternatives_text(step, taxonomy)});
  }
  return text + "\n" + end_text(plan, options) + "\n";
}

}  // namespace

std::string plan_text(const Plan& plan, const PlanOptions& options, const Taxonomy& taxonomy,
                      TableFormat format) {
  switch (format) {
    case TableFormat::kJson:
      return json_text(plan, options, taxonomy);
    case TableFormat::kCsv:
      return csv(plan, taxonomy);
    case TableFormat::kMarkdown:
      return markdown(plan, options, taxonomy);
    default:
      return table(plan, options, taxonomy);
  }
}

}  // namespace skillgap
