// evaluate --roles: role calls beside annotated roles, or beside the classes of any data set.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/asked_names.h"
#include "cli/input.h"
#include "cli/role_report.h"
#include "cli/run.h"
#include "skillgap/evaluation.h"
#include "skillgap/files.h"
#include "skillgap/posting_json.h"

namespace skillgap {
namespace {

using RoleMap = std::map<std::string, ExpectedRole, std::less<>>;

struct Sample {
  Posting posting;
  ExpectedRole expected;
  std::string language;
};

// "a, b" → a, b. Cells of the map are short and made by us: no quoting.
std::vector<std::string> names_of(std::string_view cell) {
  std::vector<std::string> names;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(", "), cell.size());
    names.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 2, cell.size()));
  }
  return names;
}

// Lines of `class`, a tab and the roles that are right for it; '#' begins a comment.
std::expected<RoleMap, Error> read_map(const std::string& file) {
  auto reader = LineReader::open(file);
  if (!reader) return std::unexpected(reader.error());
  RoleMap map;
  while (const auto chunk = reader->next_chunk()) {
    std::string_view rest = chunk->bytes;
    for (std::size_t number = chunk->first_line; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty() || line.starts_with('#')) continue;
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos)
        return std::unexpected(Error{fmt::format("{}:{}", file, number),
                                     "no tab, write a class, a tab and its roles"});
      std::vector<std::string> roles = names_of(line.substr(tab + 1));
      map.emplace(line.substr(0, tab), ExpectedRole{roles.front(), roles});
    }
  }
  return map;
}

// The text of a key that is no field of ours.
std::string extra_text(const Posting& posting, std::string_view key) {
  const auto found = std::ranges::find(posting.extra, key, &ExtraField::key);
  if (found == posting.extra.end() || found->json.size() < 2) return {};
  return found->json.substr(1, found->json.size() - 2);
}

std::expected<std::optional<Sample>, Error> read_sample(std::string_view line,
                                                        const std::string& where,
                                                        const EvaluateCommand& command,
                                                        const RoleMap& map) {
  if (command.label.empty()) {
    auto gold = parse_gold_line(line, where);
    if (!gold) return std::unexpected(gold.error());
    auto* posting = std::get_if<GoldPosting>(&*gold);
    if (!posting || posting->facts.role.empty()) return std::nullopt;
    return Sample{std::move(posting->posting),
                  {posting->facts.role, posting->facts.roles_more},
                  posting->language};
  }
  auto posting = parse_posting_json(line, where, command.columns);
  if (!posting) return std::unexpected(posting.error());
  const auto expected = map.find(extra_text(*posting, command.label));
  if (expected == map.end()) return std::nullopt;
  return Sample{std::move(*posting), expected->second, ""};
}

class RoleJudge {
 public:
  RoleJudge(const EvaluateCommand& command, const std::vector<std::string>& among,
            const Analyzer& analyzer, const RoleMap& map)
      : command_(command), among_(among), analyzer_(analyzer), map_(map) {}

  std::optional<Error> judge(std::string_view line, const std::string& where) {
    auto sample = read_sample(line, where, command_, map_);
    if (!sample) return sample.error();
    if (!*sample || !is_asked_for((*sample)->expected.name)) return std::nullopt;
    Posting posting = std::move((*sample)->posting);
    if (command_.without_title) posting.title.clear();
    if (command_.without_text) posting.description.clear();
    const AnalyzedPosting answer = analyzer_.analyze(posting);
    const std::string_view language =
        (*sample)->language.empty() ? language_name(answer.language) : (*sample)->language;
    cases_.push_back(judge_role((*sample)->expected, answer, language, analyzer_.taxonomy()));
    if (command_.errors && !cases_.back().right)
      errors_ += role_error_line(posting, cases_.back(), answer);
    return std::nullopt;
  }

  const std::vector<RoleCase>& cases() const { return cases_; }
  const std::string& errors() const { return errors_; }

 private:
  // A posting of none of the roles that may be called tells nothing of them.
  bool is_asked_for(const std::string& expected) const {
    return among_.empty() || std::ranges::find(among_, expected) != among_.end();
  }

  const EvaluateCommand& command_;
  const std::vector<std::string>& among_;
  const Analyzer& analyzer_;
  const RoleMap& map_;
  std::vector<RoleCase> cases_;
  std::string errors_;
};

}  // namespace

ExitCode run_evaluate_roles(const EvaluateCommand& command, const CommonOptions& common,
                            Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto map = command.map.empty() ? RoleMap() : read_map(command.map);
  if (!map) return console.fail(map.error());
  const auto among = role_ids(common.among, *analyzer, "--among");
  if (!among) return console.fail(among.error());
  RoleJudge judge(command, *among, *analyzer, *map);
  const auto opened =
      for_each_chosen_line(command, console, [&](std::string_view line, const std::string& where) {
        if (const auto error = judge.judge(line, where))
          console.report_line({ProblemKind::kBadRow, error->where, error->message});
      });
  if (!opened) return console.fail(opened.error());
  if (judge.cases().empty()) return console.fail(nothing_annotated());
  const RoleEvaluation evaluation = evaluate_roles(judge.cases());
  console.out(command.errors ? judge.errors()
              : command.json ? role_evaluation_json(evaluation)
                             : role_evaluation_tables(evaluation));
  return console.finish();
}

}  // namespace skillgap
