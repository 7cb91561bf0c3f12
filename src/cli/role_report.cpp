#include "cli/role_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

using Cells = std::vector<std::string>;

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "–";
  return fmt::format("{:.3f}", static_cast<double>(part) / static_cast<double>(whole));
}

Cells measure_row(const std::string& language, const RoleMeasures& m) {
  return {
      language,
      std::to_string(m.cases),
      share(m.answered, m.cases),
      share(m.right, m.answered),
      fmt::format("{:.3f}", m.macro_f1),
      fmt::format("{:.3f}", m.coverage),
      fmt::format("{:.3f} [{:.3f}, {:.3f}], {:.3f}", m.calibration_error,
                  m.calibration_interval.low, m.calibration_interval.high, m.calibration_by_chance),
      fmt::format("{:.3f} / {:.3f}", m.outside_precision, m.outside_recall)};
}

std::string name_or_none(const std::string& role) { return role.empty() ? "no call" : role; }

struct RoleCount {
  std::uint64_t expected = 0, called = 0, right = 0;
};

// What was expected, most frequent first.
std::string by_role_table(const RoleEvaluation& evaluation) {
  std::map<std::string, RoleCount> counts;
  for (const auto& [roles, count] : evaluation.confusion) {
    counts[roles.first].expected += count;
    counts[roles.second].called += count;
    if (roles.first == roles.second) counts[roles.first].right += count;
  }
  std::vector<std::pair<std::string, RoleCount>> sorted(counts.begin(), counts.end());
  stable_sort_by(sorted, std::greater(), [](const auto& entry) { return entry.second.expected; });
  std::vector<Cells> rows;
  for (const auto& [role, count] : sorted) {
    if (count.expected == 0) continue;
    rows.push_back({role, std::to_string(count.expected), std::to_string(count.called),
                    share(count.right, count.called), share(count.right, count.expected)});
  }
  return "\nBy role\n" + text_table({{"role"},
                                     {"expected", Align::kRight},
                                     {"called", Align::kRight},
                                     {"precision", Align::kRight},
                                     {"recall", Align::kRight}},
                                    rows);
}

// Expected roles in rows; only what was answered wrongly, most frequent first.
std::string confusion_table(const RoleEvaluation& evaluation) {
  std::vector<std::pair<std::uint64_t, std::pair<std::string, std::string>>> wrong;
  for (const auto& [roles, count] : evaluation.confusion) {
    if (roles.first != roles.second) wrong.push_back({count, roles});
  }
  stable_sort_by(wrong, std::greater(), [](const auto& entry) { return entry.first; });
  std::vector<Cells> rows;
  for (const auto& [count, roles] : wrong)
    rows.push_back({roles.first, name_or_none(roles.second), std::to_string(count)});
  if (rows.empty()) return {};
  return "\nAnswered otherwise\n" +
         text_table({{"expected"}, {"called"}, {"postings", Align::kRight}}, rows);
}

void write_measures(JsonWriter& json, const std::string& language, const RoleMeasures& m) {
  json.begin_object().key("language").string(language);
  json.key("cases").integer(m.cases).key("answered").integer(m.answered);
  json.key("right").integer(m.right).key("macro_f1").number(m.macro_f1);
  json.key("coverage_at_95").number(m.coverage);
  json.key("calibration_error").number(m.calibration_error);
  json.key("calibration_by_chance").number(m.calibration_by_chance);
  json.key("calibration_interval").begin_array().number(m.calibration_interval.low);
  json.number(m.calibration_interval.high).end_array();
  json.key("not_tech").integer(m.outside).key("called_not_tech").integer(m.called_outside);
  json.key("not_tech_precision").number(m.outside_precision);
  json.key("not_tech_recall").number(m.outside_recall).end_object();
}

}  // namespace

std::string role_evaluation_tables(const RoleEvaluation& evaluation) {
  std::vector<Cells> rows;
  for (const auto& [language, measures] : evaluation.by_language)
    rows.push_back(measure_row(language, measures));
  return "Roles\n" +
         text_table({{"language"},
                     {"postings", Align::kRight},
                     {"answered", Align::kRight},
                     {"right of these", Align::kRight},
                     {"macro F1", Align::kRight},
                     {"coverage at 95 %", Align::kRight},
                     {"calibration error, by chance", Align::kRight},
                     {"not tech: precision / recall", Align::kRight}},
                    rows) +
         by_role_table(evaluation) + confusion_table(evaluation);
}

std::string role_evaluation_json(const RoleEvaluation& evaluation) {
  JsonWriter json;
  json.begin_object().key("roles").begin_array();
  for (const auto& [language, measures] : evaluation.by_language)
    write_measures(json, language, measures);
  json.end_array().key("confusion").begin_array();
  for (const auto& [roles, count] : evaluation.confusion) {
    json.begin_object().key("expected").string(roles.first).field("called", roles.second);
    json.key("count").integer(count).end_object();
  }
  return json.end_array().end_object().take() + "\n";
}

std::string role_error_line(const Posting& posting, const RoleCase& judged,
                            const AnalyzedPosting& answer) {
  const std::string why = answer.role
                              ? fmt::format("{}", fmt::join(in_words(answer.role->reasons), "; "))
                              : answer.role_reason;
  return fmt::format("{}\t{}\t{}\t{}\t{:.2f}\t{}\t{}\n", printable(posting.id), judged.language,
                     judged.expected, name_or_none(judged.got), judged.confidence, printable(why),
                     printable(posting.title));
}

}  // namespace skillgap
