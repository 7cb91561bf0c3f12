#include "cli/run.h"

namespace skillgap {
namespace {

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

}  // namespace

ExitCode run(const Options& options, Console& console) {
  console.set_quiet(options.common.quiet);
  const CommonOptions& common = options.common;
  return std::visit(
      Overloaded{
          [&](const FetchCommand& c) { return run_fetch(c, common, console); },
          [&](const ImportCommand& c) { return run_import(c, common, console); },
          [&](const AnalyzeCommand& c) { return run_analyze(c, common, console); },
          [&](const ClassifyCommand& c) { return run_classify(c, common, console); },
          [&](const MatchCommand& c) { return run_match(c, common, console); },
          [&](const PlanCommand& c) { return run_plan(c, common, console); },
          [&](const ProfileImportCommand& c) { return run_profile_import(c, common, console); },
          [&](const ProfileShowCommand& c) { return run_profile_show(c, common, console); },
          [&](const ProfileAuditCommand& c) { return run_profile_audit(c, common, console); },
          [&](const ProfileExportCommand& c) { return run_profile_export(c, console); },
          [&](const TrendsCommand& c) { return run_trends(c, common, console); },
          [&](const DuplicatesCommand& c) { return run_duplicates(c, common, console); },
          [&](const SearchCommand& c) { return run_search(c, common, console); },
          [&](const ExportCommand& c) { return run_export(c, common, console); },
          [&](const EvaluateCommand& c) { return run_evaluate(c, common, console); },
          [&](const TaxonomyShowCommand& c) { return run_taxonomy_show(c, common, console); },
          [&](const TaxonomySearchCommand& c) { return run_taxonomy_search(c, common, console); },
          [&](const TaxonomyLintCommand&) { return run_taxonomy_lint(common, console); },
          [&](const TaxonomyResolveCommand& c) { return run_taxonomy_resolve(c, common, console); },
          [&](const TaxonomyUnlistedCommand& c) {
            return run_taxonomy_unlisted(c, common, console);
          },
          [&](const TaxonomyImportCommand& c) { return run_taxonomy_import(c, console); },
          [&](const TaxonomyExportCommand& c) { return run_taxonomy_export(c, common, console); },
          [&](const TaxonomyBuildCommand& c) { return run_taxonomy_build(c, common, console); },
          [&](const TaxonomyCompileCommand& c) { return run_taxonomy_compile(c, common, console); },
          [&](const DemoCommand& c) { return run_demo(c, common, console); },
      },
      options.command);
}

}  // namespace skillgap
