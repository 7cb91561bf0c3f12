// taxonomy build: documents about a trade → proposals for the tables.
#include <fmt/format.h>

#include <filesystem>

#include "cli/counted.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/files.h"
#include "skillgap/term_proposals.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostBytes = 16u << 20;

std::optional<TermDocument> read(const std::string& path, const Taxonomy& taxonomy,
                                 Console& console) {
  const auto raw = read_document(path, kMostBytes);
  if (!raw) {
    console.report({ProblemKind::kUnreadable, raw.error().where, raw.error().message});
    return std::nullopt;
  }
  TermDocument document = read_term_document(*raw, taxonomy);
  if (!document.is_text) {
    console.report({ProblemKind::kUnreadable, path,
                    "is no text, save it as Markdown, plain text or HTML and try again"});
    return std::nullopt;
  }
  if (!raw->complete)
    console.report({ProblemKind::kTruncated, path, "ends early; what came before was used"});
  return document;
}

void note_summary(const TermProposals& found, Console& console) {
  for (const IgnoredLine& line : found.ignored)
    console.note(fmt::format("{}:{}: ignored, {}: {}", found.documents[line.document].name,
                             line.line, line.reason, line.text));
  console.note(fmt::format("{}, {}, {}: {} known, {} near, {} new; {} ignored",
                           counted(found.documents.size(), "document"),
                           counted(found.lines, "line"), counted(found.terms.size(), "term"),
                           found.count(TermVerdict::kKnown), found.count(TermVerdict::kNear),
                           found.count(TermVerdict::kNew), counted(found.ignored.size(), "line")));
  if (found.left_out > 0)
    console.report({ProblemKind::kLimit, "terms",
                    fmt::format("more than {} new ones, {} places of others left out; give fewer "
                                "documents at a time",
                                kMostTerms, found.left_out)});
}

std::expected<void, Error> write_folder(const std::string& folder, const TermProposals& found,
                                        const Taxonomy& taxonomy) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code)
    return std::unexpected(
        Error{folder, "cannot be made (" + code.message() + "), choose another"});
  auto written = write_file(folder + "/review.tsv", term_review_tsv(found));
  for (const TaxonomyFile& table : term_rows(found, taxonomy)) {
    if (written) written = write_file(folder + "/" + table.name, table.content);
  }
  return written;
}

}  // namespace

ExitCode run_taxonomy_build(const TaxonomyBuildCommand& command, const CommonOptions& common,
                            Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  std::vector<TermDocument> documents;
  for (const std::string& path : command.documents) {
    if (auto document = read(path, analyzer->taxonomy(), console))
      documents.push_back(std::move(*document));
  }
  if (documents.empty())
    return console.fail(
        {"taxonomy build", "no document could be read, name text, Markdown or HTML files"});

  const TermProposals found =
      TermProposer::build(analyzer->taxonomy(), analyzer->tokenizer()).propose(documents);
  if (!command.folder.empty()) {
    if (const auto written = write_folder(command.folder, found, analyzer->taxonomy()); !written)
      return console.fail(written.error());
  }
  if (command.json) {
    for (const TermProposal& term : found.terms) console.out(to_json(found, term) + "\n");
  } else if (command.folder.empty()) {
    console.out(term_review_tsv(found));
  }
  note_summary(found, console);
  return console.finish();
}

}  // namespace skillgap
