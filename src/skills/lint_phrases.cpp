#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "skillgap/ascii.h"
#include "skillgap/structure.h"
#include "skills/lint_checks.h"

namespace skillgap {
namespace {

// A phrase table whose second column must be one of some words.
void check_values(const std::vector<Phrase>& rows, std::string_view column,
                  const std::set<std::string, std::less<>>& allowed, Problems& problems) {
  for (const Phrase& row : rows) {
    if (!allowed.contains(row.value))
      problems.push_back(problem_at(
          row.place,
          fmt::format("unknown {} '{}', see taxonomy/README.md for the words", column, row.value)));
  }
}

// Two rows of one text: the same twice, or at odds.
void check_repeats(const std::vector<Phrase>& rows, const Tokenizer& tokenizer,
                   Problems& problems) {
  std::map<std::string, const Phrase*> first;
  for (const Phrase& row : rows) {
    const std::string key = folded(row.text, tokenizer);
    if (key.empty())
      problems.push_back(problem_at(
          row.place, fmt::format("'{}' has no letter or sign in it, remove it", row.text)));
    const auto [entry, is_new] = first.try_emplace(key, &row);
    if (!is_new && entry->second->value != row.value)
      problems.push_back(problem_at(
          row.place, fmt::format("'{}' says '{}' here and '{}' in row {}, keep one", row.text,
                                 row.value, entry->second->value, to_text(entry->second->place))));
    else if (!is_new)
      problems.push_back({ProblemKind::kDuplicate, to_text(row.place),
                          fmt::format("'{}' stands in row {} already, remove one", row.text,
                                      to_text(entry->second->place))});
  }
}

std::set<std::string, std::less<>> words_of_sections() {
  std::set<std::string, std::less<>> words;
  for (int i = 0; i <= static_cast<int>(Section::kApply); ++i)
    words.emplace(section_name(static_cast<Section>(i)));
  return words;
}

std::set<std::string, std::less<>> words_of_cues() {
  std::set<std::string, std::less<>> words;
  for (int i = 0; i <= static_cast<int>(kLastCue); ++i)
    words.emplace(cue_name(static_cast<Cue>(i)));
  return words;
}

// The kinds of concepts, and what else may stand under a heading: roles, or nothing of ours.
std::set<std::string, std::less<>> words_of_kinds() {
  std::set<std::string, std::less<>> words = {"any", "none", "role", "seniority"};
  for (int i = 0; i <= static_cast<int>(Kind::kIndustry); ++i)
    words.emplace(kind_name(static_cast<Kind>(i)));
  return words;
}

bool is_currency(std::string_view unit) {
  constexpr std::string_view kPrefix = "currency:";
  if (!unit.starts_with(kPrefix) || unit.size() != kPrefix.size() + 3) return false;
  return std::ranges::all_of(unit.substr(kPrefix.size()), is_ascii_upper);
}

// What is said of a currency, or of the word beside it.
bool says_of_currency(std::string_view unit) {
  constexpr std::string_view kPrefixes[] = {"dollar-of:", "paid-by:", "spoken:"};
  return unit == "currency:$" || std::ranges::any_of(kPrefixes, [&](std::string_view prefix) {
           return unit.starts_with(prefix) && unit.size() > prefix.size();
         });
}

// Units whose rows say a number; true where this number makes sense.
bool is_number_of(std::string_view unit, double number) {
  if (unit == "month-name") return number >= 1 && number <= 12;
  return unit != "multiplier" || number > 0;
}

void check_units(const std::vector<Phrase>& rows, const Tokenizer& tokenizer, Problems& problems) {
  static const std::set<std::string, std::less<>> known = {
      "ago",       "now",      "since",     "day",        "days-ago",   "from-years",    "hour",
      "maximum",   "minimum",  "month",     "month-name", "multiplier", "no-experience", "not-pay",
      "number",    "pay",      "pay-least", "pay-most",   "per",        "per-day",       "per-hour",
      "per-month", "per-week", "per-year",  "plus",       "range",      "week",          "year"};
  std::map<std::tuple<std::string, std::string, double, std::string>, const Phrase*> first;
  for (const Phrase& row : rows) {
    if (!known.contains(row.value) && !is_currency(row.value) && !says_of_currency(row.value))
      problems.push_back(problem_at(
          row.place,
          fmt::format("unknown unit '{}', see taxonomy/README.md for the words", row.value)));
    if (!is_number_of(row.value, row.number))
      problems.push_back(problem_at(
          row.place, fmt::format("{} is no number of a {}, correct it", row.number, row.value)));
    const auto [entry, is_new] =
        first.try_emplace({folded(row.text, tokenizer), row.value, row.number,
                           row.value == "from-years" ? row.language : ""},
                          &row);
    if (!is_new)
      problems.push_back({ProblemKind::kDuplicate, to_text(row.place),
                          fmt::format("'{}' stands in row {} already, remove one", row.text,
                                      to_text(entry->second->place))});
  }
}

// `must` where a word belongs to a language by its nature.
void check_language(std::string_view language, const RowPlace& place, bool must,
                    Problems& problems) {
  if (language == "en" || language == "id" || (language.empty() && !must)) return;
  if (language == "ms" && place.file == "function_words.tsv") return;  // told from Indonesian
  problems.push_back(
      problem_at(place, fmt::format("unknown language '{}', use en{}", language,
                                    must ? " or id" : ", id or nothing (every language)")));
}

// Names may be of any language: imported classifications have dozens. ISO 639, with or without a
// region.
void check_name_language(std::string_view language, const RowPlace& place, Problems& problems) {
  const std::string_view code = language.substr(0, language.find('-'));
  if (language.empty() ||
      (std::ranges::all_of(code, is_ascii_lower) && (code.size() == 2 || code.size() == 3)))
    return;
  problems.push_back(problem_at(
      place, fmt::format("unknown language '{}', use a code like en or id, or nothing (every "
                         "language)",
                         language)));
}

void check_roles_of(const std::vector<Phrase>& rows, const Taxonomy& taxonomy, Problems& problems) {
  for (const Phrase& row : rows) {
    if (!taxonomy.find_role(row.value))
      problems.push_back(problem_at(
          row.place,
          fmt::format("no role '{}', add it to roles.tsv or correct the id", row.value)));
  }
}

void check_languages(const Taxonomy& taxonomy, Problems& problems) {
  for (const Alias& alias : taxonomy.aliases)
    check_name_language(alias.language, alias.place, problems);
  for (const auto* rows : {&taxonomy.titles, &taxonomy.role_fields}) {
    for (const Phrase& row : *rows) check_name_language(row.language, row.place, problems);
  }
  for (const auto* rows : {&taxonomy.seniority, &taxonomy.sections, &taxonomy.cues, &taxonomy.units,
                           &taxonomy.work_modes, &taxonomy.kind_words, &taxonomy.role_cues}) {
    for (const Phrase& row : *rows) check_language(row.language, row.place, false, problems);
  }
  for (const auto* rows : {&taxonomy.function_words, &taxonomy.everyday_words}) {
    for (const Phrase& row : *rows) check_language(row.language, row.place, true, problems);
  }
}

}  // namespace

void check_phrases(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems) {
  check_values(taxonomy.sections, "section", words_of_sections(), problems);
  check_values(taxonomy.cues, "effect", words_of_cues(), problems);
  check_values(
      taxonomy.seniority, "level",
      {"intern", "junior", "mid", "senior", "lead", "manager", "executive", "none", "of-another"},
      problems);
  check_values(taxonomy.work_modes, "mode",
               {"remote", "hybrid", "onsite", "none", "full-time", "part-time", "contract",
                "temporary", "internship", "freelance", "volunteer"},
               problems);
  check_values(taxonomy.role_cues, "effect", {"seeks", "acts", "besides"}, problems);
  check_values(taxonomy.kind_words, "kind", words_of_kinds(), problems);
  for (const auto* rows : {&taxonomy.titles, &taxonomy.role_fields})
    check_roles_of(*rows, taxonomy, problems);
  for (const std::vector<Phrase>* rows :
       {&taxonomy.titles, &taxonomy.role_fields, &taxonomy.role_cues, &taxonomy.seniority,
        &taxonomy.sections, &taxonomy.cues, &taxonomy.work_modes, &taxonomy.function_words,
        &taxonomy.kind_words})
    check_repeats(*rows, tokenizer, problems);
  check_units(taxonomy.units, tokenizer, problems);
  check_languages(taxonomy, problems);
}

}  // namespace skillgap
