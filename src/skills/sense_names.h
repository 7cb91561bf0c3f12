// The senses of senses.tsv, besides not-a-skill.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace skillgap {

enum class Sense : std::uint8_t {
  kSkill,            // the skill word inside is meant: "shell scripting"
  kSkillBefore,      // the word before it is meant: "scripting"
  kMakers,           // likewise, and they are people: "developers"
  kSkillBehind,      // the word behind it is meant, if written as the name: "implemented in"
  kJoins,            // between two items of a list: "and"
  kEmployerBefore,   // the name before it is a company's: "is hiring"
  kEmployerBehind,   // the name behind it is a company's: "At", with a capital
  kNameBefore,       // the word before it is part of another name: "Foundation"
  kCompaniesBehind,  // names of companies follow: "customers include"
  kWith,             // colleagues follow, or their subjects: "collaborate with"
  kColleagues,       // who they are: "teams", "stakeholders"
  kTowards,          // what is done with them follows: "to", "untuk"
  kTrade,            // the employer's line of business follows: "company engaged in"
  kWorkplace,        // what a word beside it describes: "environment"
  kStudied,          // a field of study follows: "jurusan"
  kStudiedBefore,    // fields of study stand before it: "or a related field"
  kProduct,          // the employer's name before it is that of the product: "platform"
  kToolBefore,       // the product before it is meant: "libraries", "macros"
  kAroundProduct,    // adds nothing to a name that somebody asks by: "Microsoft", "suite"
  kAroundTechnique,  // likewise, also to that of a technique: "the", "techniques"
  kSharedEnd,        // ends all names of a list: "unit and integration testing"
  kSharedBegin,      // begins all names of a list: "data collection and cleaning"
  kStandsAlone,      // shares no such word: "engineering" in "data science and engineering"
};

inline constexpr std::array<std::string_view, 23> kSenseNames = {
    "skill",           "skill-before",    "makers",      "skill-behind",     "joins",
    "employer-before", "employer-behind", "name-before", "companies-behind", "with",
    "colleagues",      "towards",         "trade",       "workplace",        "studied",
    "studied-before",  "product",         "tool-before", "around-product",   "around-technique",
    "shared-end",      "shared-begin",    "stands-alone"};

// Of names in profiles and lists (insight/asked_name.h), not of words in a text.
constexpr bool is_of_asked_names(Sense sense) {
  return sense == Sense::kAroundProduct || sense == Sense::kAroundTechnique;
}

// Of what stands in lists, beside the names that are found (skills/shared_words.h).
constexpr bool is_of_lists(Sense sense) {
  return sense == Sense::kSharedEnd || sense == Sense::kSharedBegin || sense == Sense::kStandsAlone;
}

inline std::optional<Sense> parse_sense(std::string_view name) {
  for (std::size_t i = 0; i < kSenseNames.size(); ++i)
    if (kSenseNames[i] == name) return static_cast<Sense>(i);
  return std::nullopt;
}

}  // namespace skillgap
