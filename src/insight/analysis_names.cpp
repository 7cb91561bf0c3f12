// The words by which output calls statuses, fields, languages, verdicts and reasons
// (docs/formats.md).
#include <algorithm>
#include <array>
#include <string_view>

#include "skillgap/analysis.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 5> kStatusNames = {"boilerplate", "negated", "mentioned",
                                                          "preferred", "required"};
constexpr std::array<std::string_view, 3> kFieldNames = {"title", "description", "tags"};
constexpr std::array<std::string_view, 4> kLanguageNames = {"en", "id", "mixed", "other"};
constexpr std::array<std::string_view, 4> kVerdictNames = {"ok", "no-skills-found",
                                                           "unsupported-language", "too-short"};

}  // namespace

std::string_view status_name(Status status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}
std::string_view field_name(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }
std::string_view language_name(Language language) {
  return kLanguageNames[static_cast<std::size_t>(language)];
}

std::vector<std::string> in_words(const std::vector<RoleReason>& reasons) {
  std::vector<std::string> all;
  for (const RoleReason& reason : reasons) {
    std::string words = std::string(reason.kind) + ": " + reason.term;
    if (std::ranges::find(all, words) == all.end()) all.push_back(std::move(words));
  }
  return all;
}
std::string_view verdict_name(Verdict verdict) {
  return kVerdictNames[static_cast<std::size_t>(verdict)];
}

}  // namespace skillgap
