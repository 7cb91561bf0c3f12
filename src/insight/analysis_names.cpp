// The words by which output calls statuses, fields, languages and verdicts (docs/formats.md).
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
std::string_view verdict_name(Verdict verdict) {
  return kVerdictNames[static_cast<std::size_t>(verdict)];
}

}  // namespace skillgap
