// taxonomy build: documents about a trade → proposals for the tables.
#include <fmt/format.h>

#include <filesystem>

#include "cli/counted.h"
#include "cli/input.h"
#include "cli/output_file.h"
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

// All files, or none where one is there.
std::expected<void, Error> write_folder(const TaxonomyBuildCommand& command,
                                        const TermProposals& found, const Taxonomy& taxonomy) {
  const std::string& folder = command.folder;
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code)
    return std::unexpected(
        Error{folder, "cannot be made (" + code.message() + "), choose another"});
  std::vector<TaxonomyFile> files = term_rows(found, taxonomy);
  files.push_back({"review.tsv", term_review_tsv(found)});
  std::vector<std::string> paths;
  for (const TaxonomyFile& file : files) paths.push_back(folder + "/" + file.name);
  auto written = check_new(paths, command.force);
  for (std::size_t i = 0; i < files.size() && written; ++i)
    written = write_file(paths[i], files[i].content);
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
    if (const auto written = write_folder(command, found, analyzer->taxonomy()); !written)
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
