#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "skillgap/resume.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"claimed, never shown", "shown, never claimed",
                                                    "stale", "unknown"};

}  // namespace

std::string_view audit_name(AuditFinding finding) {
  return kNames[static_cast<std::size_t>(finding)];
}

std::vector<AuditLine> audit_profile(const Profile& profile, const Analyzer& analyzer, Date today,
                                     int stale_years) {
  const bool has_evidence = std::ranges::any_of(
      profile.skills, [](const ProfileSkill& skill) { return !skill.shown.empty(); });
  const int year = static_cast<int>(today.year());
  std::vector<AuditLine> lines;
  for (const ProfileSkill& skill : profile.skills) {
    if (analyzer.resolve(skill.name).empty()) {
      lines.push_back({AuditFinding::kUnknown, skill.name, ""});
      continue;
    }
    if (has_evidence && skill.claimed && skill.shown.empty())
      lines.push_back({AuditFinding::kNeverShown, skill.name, ""});
    if (!skill.claimed && !skill.shown.empty())
      lines.push_back({AuditFinding::kNeverClaimed, skill.name, skill.shown.front()});
    if (skill.last_used && year - *skill.last_used > stale_years)
      lines.push_back(
          {AuditFinding::kStale, skill.name, fmt::format("last used {}", *skill.last_used)});
  }
  stable_sort_by(lines, {}, [](const AuditLine& line) {
    return std::tuple(line.finding, std::string_view(line.skill));
  });
  return lines;
}

}  // namespace skillgap
