// The facts of a posting besides its skills: seniority, education, fields of study, certifications,
// industries, pay, work mode, type of employment.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "insight/degrees.h"
#include "insight/phrase_table.h"
#include "insight/read_text.h"
#include "insight/salary.h"
#include "skillgap/analysis.h"
#include "skillgap/analyzer.h"
#include "skillgap/concept_kinds.h"
#include "skillgap/date.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// Immutable after build; share between threads. The taxonomy, its kinds and the tokenizer must
// outlive it.
class FactReader {
 public:
  static FactReader build(const Taxonomy& taxonomy, const ConceptKinds& kinds,
                          const PhraseCompiler& compiler);

  // Fills the facts of `posting` that are asked for. Mentions that are facts (degrees, fields of
  // study, industries) leave its list. REQUIRES: mentions and language are set; the texts are those
  // of its title and of its `text`.
  void read(AnalyzedPosting& posting, const ReadText& title, const ReadText& text,
            const AnalyzedParts& parts) const;

  // Turns dates in words into ISO 8601, where they are understood (posting_date.h).
  void read_dates(Posting& posting, std::optional<Date> seen_on) const;

  const SignReader& sign_reader() const { return salaries_.sign_reader(); }

 private:
  // From how many years on, in texts of which language, a level is meant.
  struct LevelByYears {
    std::string level, language;
    double years = 0;
  };

  FactReader(const Taxonomy& taxonomy, const ConceptKinds& kinds, const PhraseCompiler& compiler);

  bool has_facts(const std::vector<Mention>& mentions) const;
  void read_studies(AnalyzedPosting& posting) const;
  void take_facts(std::vector<Mention>& mentions) const;
  void read_salary(AnalyzedPosting& posting, const ReadText& title, const ReadText& text) const;
  std::string seniority(const AnalyzedPosting& posting, const ReadText& title,
                        const ReadText& text) const;
  std::string level_in_opening(const ReadText& text) const;
  std::string level_by_years(const AnalyzedPosting& posting) const;
  std::string work_mode(const AnalyzedPosting& posting, const ReadText& title,
                        const ReadText& text) const;
  std::string employment(const AnalyzedPosting& posting, const ReadText& title,
                         const ReadText& text) const;
  std::string first(const PhraseTable& table, std::string_view text) const;
  static std::string first(const PhraseTable& table, const ReadText& text);

  const ConceptKinds& kinds_;
  const Tokenizer& tokenizer_;
  DegreeReader degrees_;
  SalaryReader salaries_;
  PhraseTable seniority_, work_modes_, employments_;
  std::vector<LevelByYears> levels_by_years_;
};

}  // namespace skillgap
