// Start here: taxonomy in, analyzed postings out.
//
//   const Analyzer analyzer =
//   Analyzer::make(parse_taxonomy(built_in_taxonomy_files()).taxonomy).value(); AnalyzedPosting a =
//   analyzer.analyze({.title = "Programmer", .description = "Python is a must"});
//   a.mentions[0].where.of(a.text)   // "Python"
//   to_json(a, analyzer)             // skillgap/report.h
//
// An Analyzer is immutable; share it between threads. analyze() is pure: the same posting gives the
// same answer, whatever was analyzed before. Any text is accepted; nothing is fetched or stored.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/date.h"
#include "skillgap/duplicates.h"
#include "skillgap/error.h"
#include "skillgap/posting.h"
#include "skillgap/taxonomy.h"
#include "skillgap/taxonomy_image.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// Which answers are asked for. What is left out stays empty; all else is the same, sooner: for who
// counts postings and shows none.
struct AnalyzedParts {
  // What explains a call of a role: runner-up, margin, reasons and several; and the
  // fingerprint of what is sketched.
  bool reasons = true;
  bool terms_of_work = true;  // work_mode, employment
  bool studies = true;        // education_min, fields_of_study, certifications, industries
};
inline constexpr AnalyzedParts kCountedParts = {
    .reasons = false, .terms_of_work = false, .studies = false};

struct AnalyzerOptions {
  // The day on which the postings were on their pages: dates such as "3 days ago" count from it.
  // Without it they stay as written.
  std::optional<Date> seen_on = {};
  // No role is called with less confidence. Without it: the floor of role_settings.tsv.
  std::optional<double> min_confidence = {};
  // Ids of roles: a posting is called one of these or a kind of one, whatever else it may be. For
  // who has a list of tags that every posting gets one of. Empty: all roles.
  std::vector<std::string> among = {};
  AnalyzedParts parts = {};
};

class Analyzer {
 public:
  // Error also where `among` names no role.
  static std::expected<Analyzer, Error> make(Taxonomy taxonomy, AnalyzerOptions options = {});
  // The same answers, sooner (taxonomy_image.h). Error where compiled with another version of the
  // tokenizer.
  static std::expected<Analyzer, Error> make(CompiledTaxonomy compiled,
                                             AnalyzerOptions options = {});
  static std::expected<CompiledTaxonomy, Error> compile(Taxonomy taxonomy);

  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  AnalyzedPosting analyze(Posting&& posting) const;
  AnalyzedPosting analyze(const Posting& posting) const { return analyze(Posting(posting)); }
  // Likewise of the posting in `analyzed`, whose answers are replaced and whose memory is used
  // again: for who goes from one posting to the next.
  void analyze_in_place(AnalyzedPosting& analyzed) const;
  // With the same sketch as sketch_posting() gives (duplicates.h), sooner: the texts are read once.
  SketchedPosting analyze_and_sketch(Posting&& posting) const;
  SketchedPosting analyze_and_sketch(const Posting& posting) const {
    return analyze_and_sketch(Posting(posting));
  }
  // A text in which a person writes of themselves, as the plain description of a posting. There a
  // bare "no", "without", "tanpa" before a name negates it too (status rule "cue:not").
  AnalyzedPosting analyze_resume(std::string text) const;

  // Turns dates in words into ISO 8601, where they are understood, as analyze() does.
  void read_dates(Posting& posting) const;

  // What the role model sees of the posting: what tools/train_roles trains on, by the same steps
  // as analyze() takes.
  std::vector<RoleFeature> role_features(Posting posting) const;

  const Taxonomy& taxonomy() const;
  const std::string& taxonomy_version() const;  // full_version(taxonomy())
  const Tokenizer& tokenizer() const;
  // "skillgap 0.1 icu72.1/…": everything besides the taxonomy that can change an answer.
  const std::string& method() const;

  // What a person wrote as the name of a skill → concepts it may mean, by the same aliases and
  // tokenizer as postings ("Sklearn" → scikit-learn). A name that is unknown as it stands may be
  // known without the words around it ("the Scrapy framework"), or on one side of parentheses
  // ("Elastic Container Service (ECS)"). Empty: unknown.
  std::vector<ConceptId> resolve(std::string_view name) const;

 private:
  // The sketch is made where one is asked for.
  void analyze(AnalyzedPosting& result, bool is_of_person, PostingSketch* sketch) const;

  struct Impl;
  explicit Analyzer(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace skillgap
