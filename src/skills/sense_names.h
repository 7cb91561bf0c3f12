// The senses of senses.tsv, besides not-a-skill.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace skillgap {

enum class Sense {
  kSkill,           // the skill word inside is meant: "shell scripting"
  kJoins,           // between two items of a list: "and"
  kEmployerBefore,  // the name before it is a company's: "is hiring"
  kEmployerBehind,  // the name behind it is a company's: "At", with a capital
  kStudied,         // a field of study follows: "jurusan"
};

inline constexpr std::array<std::string_view, 5> kSenseNames = {"skill", "joins", "employer-before",
                                                                "employer-behind", "studied"};

inline std::optional<Sense> parse_sense(std::string_view name) {
  for (std::size_t i = 0; i < kSenseNames.size(); ++i)
    if (kSenseNames[i] == name) return static_cast<Sense>(i);
  return std::nullopt;
}

}  // namespace skillgap
