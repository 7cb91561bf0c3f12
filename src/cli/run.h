// One function a command: options in, exit code out. src/cli/<command>.cpp holds each.
#pragma once

#include <expected>
#include <functional>
#include <string>

#include "cli/console.h"
#include "cli/options.h"
#include "skillgap/error.h"

namespace skillgap {

ExitCode run(const Options& options, Console& console);

ExitCode run_fetch(const FetchCommand& command, const CommonOptions& common, Console& console);
ExitCode run_import(const ImportCommand& command, const CommonOptions& common, Console& console);
ExitCode run_analyze(const AnalyzeCommand& command, const CommonOptions& common, Console& console);
ExitCode run_classify(const ClassifyCommand& command, const CommonOptions& common,
                      Console& console);
ExitCode run_match(const MatchCommand& command, const CommonOptions& common, Console& console);
ExitCode run_plan(const PlanCommand& command, const CommonOptions& common, Console& console);
ExitCode run_profile_import(const ProfileImportCommand& command, const CommonOptions& common,
                            Console& console);
ExitCode run_profile_show(const ProfileShowCommand& command, const CommonOptions& common,
                          Console& console);
ExitCode run_profile_audit(const ProfileAuditCommand& command, const CommonOptions& common,
                           Console& console);
ExitCode run_profile_export(const ProfileExportCommand& command, Console& console);
ExitCode run_trends(const TrendsCommand& command, const CommonOptions& common, Console& console);
ExitCode run_duplicates(const DuplicatesCommand& command, const CommonOptions& common,
                        Console& console);
ExitCode run_search(const SearchCommand& command, const CommonOptions& common, Console& console);
ExitCode run_export(const ExportCommand& command, const CommonOptions& common, Console& console);
ExitCode run_evaluate(const EvaluateCommand& command, const CommonOptions& common,
                      Console& console);
ExitCode run_evaluate_roles(const EvaluateCommand& command, const CommonOptions& common,
                            Console& console);
Error nothing_annotated();  // in what `evaluate` was given
// The lines of the command's files that its --every and --offset choose, blank ones aside, each
// with its place.
std::expected<void, Error> for_each_chosen_line(
    const EvaluateCommand& command, Console& console,
    const std::function<void(std::string_view line, const std::string& where)>& visit);
ExitCode run_taxonomy_show(const TaxonomyShowCommand& command, const CommonOptions& common,
                           Console& console);
ExitCode run_taxonomy_search(const TaxonomySearchCommand& command, const CommonOptions& common,
                             Console& console);
ExitCode run_taxonomy_lint(const CommonOptions& common, Console& console);
ExitCode run_taxonomy_resolve(const TaxonomyResolveCommand& command, const CommonOptions& common,
                              Console& console);
ExitCode run_taxonomy_unlisted(const TaxonomyUnlistedCommand& command, const CommonOptions& common,
                               Console& console);
ExitCode run_taxonomy_import(const TaxonomyImportCommand& command, Console& console);
ExitCode run_taxonomy_export(const TaxonomyExportCommand& command, const CommonOptions& common,
                             Console& console);
ExitCode run_taxonomy_build(const TaxonomyBuildCommand& command, const CommonOptions& common,
                            Console& console);
ExitCode run_taxonomy_compile(const TaxonomyCompileCommand& command, const CommonOptions& common,
                              Console& console);
ExitCode run_demo(const DemoCommand& command, const CommonOptions& common, Console& console);

}  // namespace skillgap
