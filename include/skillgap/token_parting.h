// Parts words that were glued where a scraper removed the markup between two lines.
//
//   const TokenParter parter = TokenParter::build(taxonomy, tokenizer);
//   tokenizer.tokenize("Kualifikasi:menguasai ExcelMemiliki", tokens);
//   parter.part("…", tokens);         // … "excel" "memiliki": spans still point into the text
//
// A token is cut before a capital behind a small letter, a digit, a full stop or several capitals
// ("scoringMelakukan", "S1Jurusan", "PC.Memahami", "COMMERCEDeskripsi"). Names have such capitals
// too, so words decide: a token that any table knows as a whole is left alone ("PyTorch",
// "JavaScript", "MLflow"), and of the parts some must be known. Known words are those of the
// tables; no word stands in the code. Two words that touch tell the structure that a line break was
// lost there (structure.h).
//
// Immutable after build; share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "skillgap/phrase_compiler.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class TokenParter {
 public:
  // The compiler's tokenizer must outlive the parter.
  static TokenParter build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);
  TokenParter(TokenParter&&) noexcept;
  TokenParter& operator=(TokenParter&&) noexcept;
  ~TokenParter();

  // REQUIRES: `tokens` are those of `text`.
  void part(std::string_view text, Tokens& tokens) const;

 private:
  struct Impl;
  explicit TokenParter(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace skillgap
