// What is sure in a text, and so speaks for what is not.
#pragma once

#include <cstdint>
#include <optional>

#include "skills/candidates.h"

namespace skillgap {

inline bool asks_for_company(const Candidate& candidate) {
  return candidate.rule != AliasRule::kAny && candidate.rule != AliasRule::kCase;
}

// By itself, whatever stands around it.
inline bool is_sure(const CandidateText& text, std::size_t i) {
  const bool may_be_alone = !asks_for_company(text[i]), is_tag = text.text().field == Field::kTags;
  return text[i].case_fits & (may_be_alone | is_tag);
}

// Looks only when asked: most texts have few candidates that need company. REQUIRES: the text
// outlives it.
class SenseCompany {
 public:
  explicit SenseCompany(const CandidateText& text) : text_(text) {}

  // The line of the candidate holds a sure skill, or a cue that makes one likely. Fast where
  // candidates are asked for by place.
  bool is_in_line_of(std::size_t i);
  // The whole text is about technical work: ten different products and techniques are sure.
  bool is_of_technical_text();

 private:
  bool has_sure_skill(std::uint32_t line, std::size_t i) const;
  bool has_likely_cue(std::uint32_t line, std::size_t token) const;
  bool has_technical_names() const;

  const CandidateText& text_;
  std::optional<std::uint32_t> line_asked_;
  bool is_in_line_ = false;  // that one
  std::optional<bool> is_technical_;
};

}  // namespace skillgap
