// The CSV files of a LinkedIn data export, by the names of their columns.
#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "insight/resume_dates.h"
#include "skillgap/csv_reader.h"
#include "skillgap/resume.h"

namespace skillgap {
namespace {

// One row, by column name.
class NamedRow {
 public:
  NamedRow(const std::vector<std::string>& columns, const std::vector<std::string>& cells)
      : columns_(columns), cells_(cells) {}

  std::string operator[](std::string_view column) const {
    const auto found = std::ranges::find(columns_, column);
    const auto at = static_cast<std::size_t>(found - columns_.begin());
    return found != columns_.end() && at < cells_.size() ? cells_[at] : std::string();
  }

 private:
  const std::vector<std::string>& columns_;
  const std::vector<std::string>& cells_;
};

ResumeItem dated(const NamedRow& row, const ResumeDates& dates, ResumeItem::Kind kind,
                 std::initializer_list<const char*> columns) {
  ResumeItem item;
  item.kind = kind;
  for (const char* column : columns) {
    if (const std::string text = row[column]; !text.empty()) item.text += text + "\n";
  }
  std::string from = row["Started On"], to = row["Finished On"];
  if (from.empty()) from = row["Start Date"];
  if (to.empty()) to = row["End Date"];
  item.begin = dates.month(from, false);
  item.end = dates.month(to, true);
  item.ongoing = item.begin && !item.end;
  return item;
}

using RowReader = std::function<void(const NamedRow&, const ResumeDates&, Resume&)>;

const std::map<std::string, RowReader, std::less<>>& readers() {
  static const std::map<std::string, RowReader, std::less<>> all = {
      {"Profile.csv",
       [](const NamedRow& row, const ResumeDates&, Resume& resume) {
         resume.name = row["First Name"] + " " + row["Last Name"];
         resume.claims += row["Headline"] + "\n" + row["Summary"] + "\n";
       }},
      {"Positions.csv",
       [](const NamedRow& row, const ResumeDates& dates, Resume& resume) {
         resume.items.push_back(
             dated(row, dates, ResumeItem::Kind::kWork, {"Title", "Company Name", "Description"}));
       }},
      {"Projects.csv",
       [](const NamedRow& row, const ResumeDates& dates, Resume& resume) {
         resume.items.push_back(
             dated(row, dates, ResumeItem::Kind::kOther, {"Title", "Description"}));
       }},
      {"Education.csv",
       [](const NamedRow& row, const ResumeDates& dates, Resume& resume) {
         resume.studies.push_back({row["Degree Name"], "", row["School Name"]});
         resume.items.push_back(dated(row, dates, ResumeItem::Kind::kStudy,
                                      {"Degree Name", "School Name", "Notes", "Activities"}));
       }},
      {"Skills.csv", [](const NamedRow& row, const ResumeDates&,
                        Resume& resume) { resume.skills.push_back({row["Name"], "", {}}); }},
      {"Languages.csv",
       [](const NamedRow& row, const ResumeDates&, Resume& resume) {
         if (!row["Name"].empty())
           resume.languages.push_back({.name = row["Name"], .level = row["Proficiency"]});
       }},
      {"Certifications.csv",
       [](const NamedRow& row, const ResumeDates&, Resume& resume) {
         if (!row["Name"].empty()) resume.certificates.push_back(row["Name"]);
       }},
  };
  return all;
}

}  // namespace

bool read_linkedin_file(std::string_view name, std::string_view csv, const Analyzer& analyzer,
                        Resume& resume) {
  const auto reader = readers().find(name.substr(name.rfind('/') + 1));
  if (reader == readers().end()) return false;
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  const ResumeDates dates(analyzer.taxonomy(), analyzer.tokenizer());
  CsvReader rows(csv, find_csv_separator(csv));
  CsvRow columns, row;
  if (!rows.next(columns)) return true;
  while (rows.next(row)) reader->second(NamedRow(columns.cells, row.cells), dates, resume);
  return true;
}

}  // namespace skillgap
