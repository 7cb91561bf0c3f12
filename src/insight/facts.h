// The facts of a posting besides its skills: seniority, education, fields of study, certifications,
// industries, pay, work mode.
#pragma once

#include <string>

#include "insight/phrase_table.h"
#include "insight/read_text.h"
#include "insight/salary.h"
#include "skillgap/analysis.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// Immutable after build; share between threads. The taxonomy and the tokenizer must outlive it.
class FactReader {
 public:
  static FactReader build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);

  // Fills the facts of `posting`. Mentions that are facts (degrees, fields of study, industries)
  // leave its list. REQUIRES: mentions and language are set; the texts are those of its title and
  // of its `text`.
  void read(AnalyzedPosting& posting, const ReadText& title, const ReadText& text) const;

  const SignReader& sign_reader() const { return salaries_.sign_reader(); }

 private:
  FactReader(const Taxonomy& taxonomy, const Tokenizer& tokenizer)
      : taxonomy_(taxonomy),
        tokenizer_(tokenizer),
        salaries_(SalaryReader::build(taxonomy, tokenizer)),
        seniority_(PhraseTable::build(taxonomy.seniority, tokenizer)),
        work_modes_(PhraseTable::build(taxonomy.work_modes, tokenizer)) {}

  void take_concepts(AnalyzedPosting& posting) const;
  void read_salary(AnalyzedPosting& posting, const ReadText& title, const ReadText& text) const;
  std::string seniority(const AnalyzedPosting& posting, const ReadText& title) const;
  std::string work_mode(const AnalyzedPosting& posting, const ReadText& title,
                        const ReadText& text) const;
  std::string first(const PhraseTable& table, std::string_view text) const;

  const Taxonomy& taxonomy_;
  const Tokenizer& tokenizer_;
  SalaryReader salaries_;
  PhraseTable seniority_, work_modes_;
};

}  // namespace skillgap
