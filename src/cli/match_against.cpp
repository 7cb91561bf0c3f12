#include "cli/match_against.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/counted.h"
#include "cli/match_report.h"
#include "cli/shares.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

// One line of demand with the answer of each profile.
struct AgainstRow {
  DemandLine demand;
  std::vector<GapLine> answers;
};

class Against {
 public:
  Against(const RoleDemand& demand, const std::vector<NamedProfile>& profiles,
          const MatchCommand& command, const Analyzer& analyzer)
      : demand_(demand),
        profiles_(profiles),
        command_(command),
        taxonomy_(analyzer.taxonomy()),
        with_times_(!command.split.empty()) {
    for (const NamedProfile& profile : profiles) finders_.emplace_back(profile.profile, analyzer);
    for (const DemandLine& line : demand.lines()) {
      if (command.limit > 0 && rows_.size() == command.limit) break;
      rows_.push_back({line, {}});
      for (const GapFinder& finder : finders_)
        rows_.back().answers.push_back(
            finder.line_of({line.skill, Status::kRequired, 1, std::nullopt}));
    }
  }

  std::string text() const {
    if (command_.format == TableFormat::kJson) return json();
    if (command_.format == TableFormat::kCsv) return csv();
    std::vector<std::vector<std::string>> cells;
    for (const AgainstRow& row : rows_) cells.push_back(cells_of(row));
    if (command_.format == TableFormat::kTable)
      return head() + text_table(columns(), cells) + coverage();
    std::vector<std::string> headings;
    for (const TextColumn& column : columns()) headings.push_back(column.heading);
    std::string text = markdown_head(headings);
    for (const auto& row : cells) text += markdown_row(row);
    return text;
  }

 private:
  std::vector<TextColumn> columns() const {
    std::vector<TextColumn> columns = {
        {"skill", Align::kLeft, 26}, {"asked", Align::kLeft}, {"required", Align::kRight}};
    if (with_times_) {
      columns.push_back({"before", Align::kRight});
      columns.push_back({"after", Align::kRight});
      columns.push_back({"p", Align::kRight});
    }
    for (const NamedProfile& profile : profiles_)
      columns.push_back({profiles_.size() == 1 ? "you" : profile.name, Align::kLeft,
                         profiles_.size() == 1 ? 24u : 12u});
    return columns;
  }

  std::string percent(std::size_t part, std::size_t whole) const {
    return whole == 0 ? "-" : skillgap::percent(share_of(part, whole));
  }

  double p_of(const DemandLine& line) const {
    if (demand_.before() == 0 || demand_.after() == 0) return 1;
    return two_proportion_p(line.before, demand_.before(), line.after, demand_.after());
  }

  std::vector<std::string> cells_of(const AgainstRow& row) const {
    const DemandLine& line = row.demand;
    const Interval interval = wilson(line.asked, demand_.postings());
    std::vector<std::string> cells = {
        taxonomy_[line.skill].label_en,
        fmt::format("{:.0f} % [{:.0f}, {:.0f}]", 100 * share_of(line.asked, demand_.postings()),
                    100 * interval.low, 100 * interval.high),
        percent(line.required, demand_.postings())};
    if (with_times_) {
      cells.push_back(percent(line.before, demand_.before()));
      cells.push_back(percent(line.after, demand_.after()));
      cells.push_back(fmt::format("{:.2f}", p_of(line)));
    }
    for (const GapLine& answer : row.answers) {
      const std::string why = because(answer, taxonomy_);
      cells.push_back(std::string(answer_name(answer.answer)) +
                      (why.empty() || profiles_.size() > 1 ? "" : " (" + why + ")"));
    }
    return cells;
  }

  std::string head() const {
    std::string text =
        fmt::format("{}: {}", command_.against, counted(demand_.postings(), "posting"));
    if (with_times_)
      text += fmt::format("\n{} before {} and {} from then on, {} without a date", demand_.before(),
                          command_.split, demand_.after(), demand_.without_date());
    if (demand_.not_judged() > 0) text += fmt::format("; {} not judged", demand_.not_judged());
    return text + "\n\n";
  }

  // The share of the demand that is had, each skill weighed by how many ask for it.
  double covered(std::size_t profile) const {
    double had = 0, asked = 0;
    for (const AgainstRow& row : rows_) {
      const double weight = static_cast<double>(row.demand.asked) *
                            weight_of(Status::kRequired, taxonomy_[row.demand.skill].kind);
      asked += weight;
      had += weight * row.answers[profile].credit;
    }
    return asked == 0 ? 0 : had / asked;
  }

  std::string coverage() const {
    std::string text = "\n";
    for (std::size_t i = 0; i < profiles_.size(); ++i)
      text += fmt::format("{}: {:.0f} % of this demand, weighed by how many ask for it\n",
                          profiles_.size() == 1 ? "you have" : profiles_[i].name, 100 * covered(i));
    return text;
  }

  std::string name_of(std::size_t profile) const {
    return profiles_.size() == 1 ? "you" : profiles_[profile].name;
  }

  // Figures, for another program to read.
  std::string csv() const {
    std::vector<std::string> headings = {"skill",    "label", "asked",     "required",
                                         "postings", "share", "share_low", "share_high"};
    if (with_times_)
      headings.insert(headings.end(),
                      {"asked_before", "postings_before", "asked_after", "postings_after", "p"});
    for (std::size_t i = 0; i < profiles_.size(); ++i) headings.push_back(name_of(i));
    std::string text = csv_line(headings);
    for (const AgainstRow& row : rows_) text += csv_line(figures_of(row));
    return text;
  }

  std::vector<std::string> figures_of(const AgainstRow& row) const {
    const DemandLine& line = row.demand;
    const Interval interval = wilson(line.asked, demand_.postings());
    const auto figure = [](double x) { return fmt::format("{}", rounded(x)); };
    std::vector<std::string> cells = {taxonomy_[line.skill].id,
                                      taxonomy_[line.skill].label_en,
                                      std::to_string(line.asked),
                                      std::to_string(line.required),
                                      std::to_string(demand_.postings()),
                                      figure(share_of(line.asked, demand_.postings())),
                                      figure(interval.low),
                                      figure(interval.high)};
    if (with_times_) {
      for (const std::size_t n : {line.before, demand_.before(), line.after, demand_.after()})
        cells.push_back(std::to_string(n));
      cells.push_back(figure(p_of(line)));
    }
    for (const GapLine& answer : row.answers) cells.emplace_back(answer_name(answer.answer));
    return cells;
  }

  void write_row(JsonWriter& json, const AgainstRow& row) const {
    const DemandLine& line = row.demand;
    const Interval interval = wilson(line.asked, demand_.postings());
    json.begin_object().key("skill").string(taxonomy_[line.skill].id);
    json.key("asked").integer(line.asked).key("required").integer(line.required);
    json.key("share").number(rounded(share_of(line.asked, demand_.postings())));
    json.key("low").number(rounded(interval.low)).key("high").number(rounded(interval.high));
    if (with_times_) {
      json.key("before").integer(line.before).key("after").integer(line.after);
      json.key("p").number(rounded(p_of(line)));
    }
    json.key("answers").begin_array();
    for (const GapLine& answer : row.answers)
      json.begin_object()
          .key("answer")
          .string(answer_name(answer.answer))
          .field("because", because(answer, taxonomy_))
          .key("credit")
          .number(answer.credit)
          .end_object();
    json.end_array().end_object();
  }

  std::string json() const {
    JsonWriter json;
    json.begin_object().key("role").string(command_.against);
    json.key("postings").integer(demand_.postings());
    json.key("not_judged").integer(demand_.not_judged());
    if (with_times_)
      json.key("before").integer(demand_.before()).key("after").integer(demand_.after());
    json.key("profiles").begin_array();
    for (std::size_t i = 0; i < profiles_.size(); ++i)
      json.begin_object()
          .key("profile")
          .string(profiles_[i].name)
          .key("covered")
          .number(rounded(covered(i)))
          .end_object();
    json.end_array().key("skills").begin_array();
    for (const AgainstRow& row : rows_) write_row(json, row);
    return json.end_array().end_object().take() + "\n";
  }

  const RoleDemand& demand_;
  const std::vector<NamedProfile>& profiles_;
  const MatchCommand& command_;
  const Taxonomy& taxonomy_;
  bool with_times_;
  std::vector<GapFinder> finders_;
  std::vector<AgainstRow> rows_;
};

}  // namespace

std::string against_text(const RoleDemand& demand, const std::vector<NamedProfile>& profiles,
                         const MatchCommand& command, const Analyzer& analyzer) {
  return Against(demand, profiles, command, analyzer).text();
}

}  // namespace skillgap
