#include "skillgap/plan.h"

#include <optional>

#include "cli/analyzed_input.h"
#include "cli/copies.h"
#include "cli/counted.h"
#include "cli/plan_report.h"
#include "cli/posting_choice.h"
#include "cli/profile_file.h"
#include "cli/run.h"

namespace skillgap {
namespace {

struct Judged {
  AnalyzedPosting posting;
  Gap gap;
  CopyMark mark;
};

ExitCode show(const Plan& plan, const PlanCommand& command, std::size_t copies,
              const Taxonomy& taxonomy, Console& console) {
  if (plan.postings == 0) {
    console.note(
        "no posting to plan for: the input is empty, or none has the roles (--role), the place or "
        "the time asked for");
    if (command.format == TableFormat::kTable) return console.finish();
  } else if (copies > 0) {
    console.note(counted(copies, "copy", "copies") + " left out");
  }
  console.out(plan_text(plan, command.plan, taxonomy, command.format));
  return console.finish();
}

}  // namespace

ExitCode run_plan(const PlanCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto profile = load_profile(command.profile, console);
  if (!profile) return console.fail(profile.error());
  const auto me = resolve_and_report(*profile, *analyzer, command.profile, console);
  if (!me) return console.fail(me.error());
  const PostingChoice& choice = command.choice;
  const auto filter = PostingFilter::build(choice, me->roles, command.profile, *analyzer);
  if (!filter) return console.fail(filter.error());

  const GapFinder finder(*me, *analyzer);
  Planner planner(*me, *analyzer);
  WithoutCopies<Judged> postings(
      choice.copies, [&](const Judged& judged) { planner.add(judged.posting, judged.gap); });
  const bool readable = for_each_analyzed<Judged>(
      command.input, common, console, *analyzer, reader_for(choice, *analyzer),
      [&](AnalyzedPosting&& posting) -> std::optional<Judged> {
        if (!filter->wants(posting)) return std::nullopt;
        Gap gap = finder.find(posting);
        CopyMark mark = mark_copy(posting, choice.copies, analyzer->tokenizer());
        return Judged{lean(std::move(posting)), std::move(gap), std::move(mark)};
      },
      [&](Judged&& judged) {
        CopyMark mark = std::move(judged.mark);
        postings.add(std::move(judged), std::move(mark));
      });
  if (!readable) return kNotDone;
  postings.finish();
  return show(planner.plan(command.plan), command, postings.copies(), analyzer->taxonomy(),
              console);
}

}  // namespace skillgap
