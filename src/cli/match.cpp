#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/input.h"
#include "cli/match_report.h"
#include "cli/run.h"
#include "skillgap/files.h"
#include "skillgap/gap.h"
#include "skillgap/profile.h"
#include "skillgap/taxonomy_search.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxProfile = 1u << 20;

std::expected<Profile, Error> load_profile(const std::string& path, Console& console) {
  const auto document = read_document(path, kMaxProfile);
  if (!document) return std::unexpected(document.error());
  auto parsed = parse_profile(decode_text(document->bytes).text, path);
  if (!parsed) return std::unexpected(parsed.error());
  for (const Problem& problem : parsed->problems) console.report(problem);
  return std::move(parsed->profile);
}

// What one posting gives: a row, or the whole analysis where it is the one asked for.
struct Judged {
  std::optional<MatchRow> row;
  std::optional<AnalyzedPosting> whole;
};

class Judge {
 public:
  Judge(const Analyzer& analyzer, const ResolvedProfile& profile, const MatchCommand& command)
      : analyzer_(analyzer),
        profile_(profile),
        only_(command.posting),
        roles_(command.roles.empty() ? profile.roles : command.roles) {}

  Judged judge(Posting posting) const {
    if (!only_.empty() && posting.id != only_) return {};
    AnalyzedPosting analyzed = analyzer_.analyze(std::move(posting));
    if (!only_.empty()) return {{}, std::move(analyzed)};
    if (!wanted(analyzed)) return {};
    return {make_match_row(analyzed, find_gap(analyzed, profile_, analyzer_.taxonomy()),
                           analyzer_.taxonomy()),
            {}};
  }

 private:
  bool wanted(const AnalyzedPosting& posting) const {
    if (roles_.empty()) return true;
    return posting.role &&
           std::ranges::find(roles_, analyzer_.taxonomy()[posting.role->role].id) != roles_.end();
  }

  const Analyzer& analyzer_;
  const ResolvedProfile& profile_;
  std::string only_;
  std::vector<std::string> roles_;
};

std::string unknown_skill(const std::string& name, const Analyzer& analyzer) {
  constexpr std::size_t kSuggestions = 3;
  std::string near;
  const TaxonomySearch search = TaxonomySearch::build(analyzer.taxonomy(), analyzer.tokenizer());
  for (const SearchHit& hit : search.nearest_skills(name, kSuggestions))
    near += (near.empty() ? "" : ", ") + hit.label;
  return fmt::format(
      "skill '{}' is not in the taxonomy, {}", name,
      near.empty() ? "look for it with `skillgap taxonomy search`" : "did you mean " + near + "?");
}

std::optional<Error> unknown_role(const std::vector<std::string>& roles, const Taxonomy& taxonomy) {
  for (const std::string& role : roles) {
    if (!taxonomy.find_role(role))
      return Error{role, "no such role, see `skillgap taxonomy search` for the ids"};
  }
  return std::nullopt;
}

ExitCode show_one(const std::optional<AnalyzedPosting>& posting, const MatchCommand& command,
                  const ResolvedProfile& profile, const Taxonomy& taxonomy, Console& console) {
  if (!posting)
    return console.fail({command.posting, "no posting with this id in the input, check the id"});
  const Gap gap = find_gap(*posting, profile, taxonomy);
  console.out(command.json ? gap_json(*posting, gap, taxonomy)
                           : gap_report(*posting, gap, taxonomy));
  return console.exit_code();
}

}  // namespace

ExitCode run_match(const MatchCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto profile = load_profile(command.profile, console);
  if (!profile) return console.fail(profile.error());
  const ResolvedProfile me = resolve_profile(*profile, *analyzer);
  for (const ProfileSkill& skill : me.unknown)
    console.report({ProblemKind::kBadRow, skill.where, unknown_skill(skill.name, *analyzer)});
  if (const auto unknown =
          unknown_role(command.roles.empty() ? me.roles : command.roles, analyzer->taxonomy()))
    return console.fail(*unknown);

  const Judge judge(*analyzer, me, command);
  std::vector<MatchRow> rows;
  std::optional<AnalyzedPosting> whole;
  const bool readable = for_each_posting<Judged>(
      command.input, common, console,
      [&](Posting posting) { return judge.judge(std::move(posting)); },
      [&](Judged judged) {
        if (judged.row) rows.push_back(std::move(*judged.row));
        if (judged.whole) whole = std::move(judged.whole);
      });
  if (!readable) return kNotDone;
  if (!command.posting.empty()) return show_one(whole, command, me, analyzer->taxonomy(), console);

  std::ranges::sort(rows, ranks_before, &MatchRow::gap);
  if (rows.empty())
    console.note(
        "no posting to rank: the input is empty, or none has the roles asked for (--role)");
  console.out(command.json ? match_json(rows, me, command.limit)
                           : match_table(rows, command.limit));
  return console.finish();
}

}  // namespace skillgap
