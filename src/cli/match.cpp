#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/analyzed_input.h"
#include "cli/asked_names.h"
#include "cli/copies.h"
#include "cli/match_against.h"
#include "cli/match_report.h"
#include "cli/posting_choice.h"
#include "cli/profile_file.h"
#include "cli/run.h"

namespace skillgap {
namespace {

// What one posting gives.
struct Judged {
  MatchRow row;
  CopyMark mark;
};

MatchRow make_row(AnalyzedPosting&& posting, Gap gap, const Taxonomy& taxonomy) {
  Posting& from = posting.posting;
  return {std::move(gap),
          std::move(from.title),
          std::move(from.company),
          std::move(from.location),
          std::move(from.url),
          posting.role ? taxonomy[posting.role->role].id : "",
          {}};
}

// Holds the best rows only, so that memory does not grow with the input.
class Ranker {
 public:
  explicit Ranker(std::size_t limit) : limit_(limit) {}

  void add(MatchRow&& row) {
    const bool is_known = row.gap.score.has_value();
    ++(is_known ? ranking_.ranked : ranking_.not_judged);
    if (!is_known) ++ranking_.reasons[row.gap.unknown_because];
    keep(is_known ? ranking_.rows : ranking_.unknown, std::move(row));
  }

  Ranking take(std::size_t copies) {
    ranking_.copies = copies;
    std::ranges::sort(ranking_.rows, ranks_before, &MatchRow::gap);
    std::ranges::sort(ranking_.unknown, ranks_before, &MatchRow::gap);
    return std::move(ranking_);
  }

 private:
  // `rows` is a heap with the worst on top.
  void keep(std::vector<MatchRow>& rows, MatchRow&& row) const {
    if (limit_ > 0 && rows.size() == limit_) {
      if (!ranks_before(row.gap, rows.front().gap)) return;
      std::ranges::pop_heap(rows, ranks_before, &MatchRow::gap);
      rows.pop_back();
    }
    rows.push_back(std::move(row));
    std::ranges::push_heap(rows, ranks_before, &MatchRow::gap);
  }

  std::size_t limit_;
  Ranking ranking_;
};

ExitCode rank(const MatchCommand& command, const CommonOptions& common, const Analyzer& analyzer,
              const std::vector<NamedProfile>& profiles, Console& console) {
  const ResolvedProfile& me = profiles.front().profile;
  const PostingChoice& choice = command.choice;
  const auto filter = PostingFilter::build(choice, me.roles, command.profiles.front(), analyzer);
  if (!filter) return console.fail(filter.error());
  std::vector<GapFinder> finders;
  for (const NamedProfile& profile : profiles) finders.emplace_back(profile.profile, analyzer);
  Ranker ranker(command.limit);
  WithoutCopies<MatchRow> rows(choice.copies, [&](MatchRow&& row) { ranker.add(std::move(row)); });
  const bool readable = for_each_analyzed<Judged>(
      command.input, common, console, analyzer, reader_for(choice, analyzer),
      [&](AnalyzedPosting&& posting) -> std::optional<Judged> {
        if (!filter->wants(posting)) return std::nullopt;
        std::vector<MatchRow::Other> others;
        for (std::size_t i = 1; i < finders.size(); ++i)
          others.push_back({profiles[i].name, finders[i].find(posting)});
        CopyMark mark = mark_copy(posting, choice.copies, analyzer.tokenizer());
        Gap gap = finders[0].find(posting);
        Judged judged{make_row(std::move(posting), std::move(gap), analyzer.taxonomy()),
                      std::move(mark)};
        judged.row.others = std::move(others);
        return judged;
      },
      [&](Judged&& judged) { rows.add(std::move(judged.row), std::move(judged.mark)); });
  if (!readable) return kNotDone;
  rows.finish();
  const Ranking ranking = ranker.take(rows.copies());
  if (ranking.ranked + ranking.not_judged == 0) {
    console.note(
        "no posting to rank: the input is empty, or none has the roles (--role), the place or the "
        "time asked for");
    if (command.format == TableFormat::kTable) return console.finish();
  }
  console.out(ranking_text(ranking, me, analyzer.taxonomy(), command.format));
  return console.finish();
}

// What the role typically asks for, beside the profiles.
ExitCode against(MatchCommand command, const CommonOptions& common, const Analyzer& analyzer,
                 const std::vector<NamedProfile>& profiles, Console& console) {
  const auto role = role_ids({command.against}, analyzer, "--against");
  if (!role) return console.fail(role.error());
  command.against = role->front();
  PostingChoice choice = command.choice;
  choice.roles = *role;
  const auto filter = PostingFilter::build(choice, analyzer);
  if (!filter) return console.fail(filter.error());
  const auto split = parse_date(command.split);
  RoleDemand demand(split);
  using Marked = std::pair<AnalyzedPosting, CopyMark>;
  WithoutCopies<AnalyzedPosting> postings(
      choice.copies, [&](const AnalyzedPosting& posting) { demand.add(posting); });
  const bool readable = for_each_analyzed<Marked>(
      command.input, common, console, analyzer, reader_for(choice, analyzer),
      [&](AnalyzedPosting&& posting) -> std::optional<Marked> {
        if (!filter->wants(posting)) return std::nullopt;
        CopyMark mark = mark_copy(posting, choice.copies, analyzer.tokenizer());
        return Marked(lean(std::move(posting)), std::move(mark));
      },
      [&](Marked&& one) { postings.add(std::move(one.first), std::move(one.second)); });
  if (!readable) return kNotDone;
  postings.finish();
  if (demand.postings() == 0) {
    console.note("no posting of this role, in this place and time, could be read");
    if (command.format == TableFormat::kTable) return console.finish();
  }
  console.out(against_text(demand, profiles, command, analyzer));
  return console.finish();
}

// The first posting of that id; it is analyzed anew, for the sentences.
ExitCode show_one(const MatchCommand& command, const CommonOptions& common,
                  const Analyzer& analyzer, const ResolvedProfile& me, Console& console) {
  std::optional<AnalyzedPosting> found;
  const bool readable = for_each_posting<std::optional<AnalyzedPosting>>(
      command.input, common, console,
      [&](Posting posting) -> std::optional<AnalyzedPosting> {
        if (posting.id != command.posting) return std::nullopt;
        return analyzer.analyze(std::move(posting));
      },
      [&](std::optional<AnalyzedPosting> posting) {
        if (posting && !found) found = std::move(posting);
      });
  if (!readable) return kNotDone;
  if (!found)
    return console.fail({command.posting, "no posting with this id in the input, check the id"});
  const Gap gap = GapFinder(me, analyzer).find(*found);
  console.out(command.format == TableFormat::kJson ? gap_json(*found, gap, analyzer.taxonomy())
                                                   : gap_report(*found, gap, analyzer.taxonomy()));
  return console.exit_code();
}

}  // namespace

ExitCode run_match(const MatchCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  std::vector<NamedProfile> profiles;
  for (const std::string& path : command.profiles) {
    const auto profile = load_profile(path, console);
    if (!profile) return console.fail(profile.error());
    auto me = resolve_and_report(*profile, *analyzer, path, console);
    if (!me) return console.fail(me.error());
    profiles.push_back({std::filesystem::path(path).stem().string(), std::move(*me)});
  }
  if (!command.against.empty()) return against(command, common, *analyzer, profiles, console);
  if (!command.posting.empty())
    return show_one(command, common, *analyzer, profiles.front().profile, console);
  return rank(command, common, *analyzer, profiles, console);
}

}  // namespace skillgap
