#include "skillgap/plan.h"

#include <optional>

#include "cli/analyzed_input.h"
#include "cli/plan_report.h"
#include "cli/posting_choice.h"
#include "cli/profile_file.h"
#include "cli/run.h"

namespace skillgap {
namespace {

struct Judged {
  AnalyzedPosting posting;
  Gap gap;
  std::size_t copy_key = 0;
};

// The planner keeps a posting's names and figures only.
AnalyzedPosting lean(AnalyzedPosting posting) {
  posting.text.clear();
  posting.mentions.clear();
  posting.posting.description.clear();
  return posting;
}

}  // namespace

ExitCode run_plan(const PlanCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto profile = load_profile(command.profile, console);
  if (!profile) return console.fail(profile.error());
  const auto me = resolve_and_report(*profile, *analyzer, command.profile, console);
  if (!me) return console.fail(me.error());
  PostingChoice choice = command.choice;
  if (choice.roles.empty()) choice.roles = me->roles;
  const auto filter = PostingFilter::build(choice, *analyzer);
  if (!filter) return console.fail(filter.error());

  const GapFinder finder(*me, *analyzer);
  Planner planner(*me, *analyzer);
  CopyFilter copies;
  std::size_t left_out = 0;
  const bool readable = for_each_analyzed<Judged>(
      command.input, common, console, *analyzer,
      [&](AnalyzedPosting&& posting) -> std::optional<Judged> {
        if (!filter->wants(posting)) return std::nullopt;
        Gap gap = finder.find(posting);
        const std::size_t key = CopyFilter::key(posting);
        return Judged{lean(std::move(posting)), std::move(gap), key};
      },
      [&](const Judged& judged) {
        if (copies.is_copy(judged.copy_key)) return void(++left_out);
        planner.add(judged.posting, judged.gap);
      });
  if (!readable) return kNotDone;
  const Plan plan = planner.plan(command.plan);
  if (plan.postings == 0) {
    console.note(
        "no posting to plan for: the input is empty, or none has the roles (--role), the place or "
        "the time asked for");
  } else if (left_out > 0) {
    console.note(std::to_string(left_out) + " copies left out");
  }
  console.out(plan_text(plan, command.plan, analyzer->taxonomy(), command.format));
  return console.finish();
}

}  // namespace skillgap
