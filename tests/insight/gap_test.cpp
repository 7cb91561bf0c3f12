#include "skillgap/gap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Analyzer& analyzer() {
  static const Analyzer analyzer =
      Analyzer::make(
          SmallTaxonomy()
              .rows(
                  "skills",
                  {"machine-learning | method | Machine learning", "python | language | Python",
                   "numpy | library | NumPy | | | python", "pandas | library | pandas | | | numpy",
                   "pytorch | library | PyTorch | | machine-learning | python",
                   "scikit-learn | library | scikit-learn | | machine-learning | python",
                   "sql | language | SQL", "excel | tool | Excel", "r | language | R",
                   "go | language | Go"})
              .rows("certifications", {"cka | certification | CKA"})
              .rows("aliases", {"scikit-learn | sklearn", "machine-learning | ML",
                                "excel | spreadsheets", "sql | spreadsheets"})
              .parse())
          .value();
  return analyzer;
}

ConceptId id_of(std::string_view name) { return *analyzer().taxonomy().find(name); }

SkillDemand demand(std::string_view name, Status status, std::optional<double> years = {}) {
  return {id_of(name), status, 1, years};
}

AnalyzedPosting posting(std::vector<SkillDemand> skills, Verdict verdict = Verdict::kOk) {
  AnalyzedPosting posting;
  posting.posting.id = "p";
  posting.skills = std::move(skills);
  posting.verdict = verdict;
  return posting;
}

ResolvedProfile profile(std::vector<ProfileSkill> skills) {
  Profile written;
  written.skills = std::move(skills);
  return resolve_profile(written, analyzer());
}

Gap gap_of(const AnalyzedPosting& posting, const ResolvedProfile& me) {
  return find_gap(posting, me, analyzer().taxonomy());
}

std::string text_of(const Gap& gap) {
  std::string text;
  for (const GapLine& line : gap.lines) {
    if (!text.empty()) text += "; ";
    text += analyzer().taxonomy()[line.skill].id + " " + std::string(answer_name(line.answer));
    if (!line.because.empty()) text += " (" + line.because + ")";
  }
  return text;
}

TEST(Gap, AnswersHavePartlyOrMissingAndSaysWhy) {
  struct Case {
    std::vector<ProfileSkill> held;
    SkillDemand wanted;
    std::string answer;
  };
  const Status required = Status::kRequired;
  const Case cases[] = {
      {{{"Python", "", {}}}, demand("python", required), "python have"},
      {{{"SQL", "", {}}}, demand("python", required), "python missing"},
      {{}, demand("python", required), "python missing"},
      // implied, at one and at two steps; never the other way round
      {{{"PyTorch", "", {}}}, demand("python", required), "python have (implied by pytorch)"},
      {{{"pandas", "", {}}}, demand("python", required), "python have (implied by pandas)"},
      {{{"Python", "", {}}}, demand("pandas", required), "pandas missing"},
      // a narrower and a wider skill
      {{{"sklearn", "", {}}},
       demand("machine-learning", required),
       "machine-learning partly (related to scikit-learn)"},
      {{{"ML", "", {}}},
       demand("pytorch", required),
       "pytorch partly (related to machine-learning)"},
      {{{"sklearn", "", {}}}, demand("pytorch", required), "pytorch missing"},  // only a sister
      // years
      {{{"Python", "", 2}}, demand("python", required, 3), "python partly (2 of 3 years)"},
      {{{"Python", "", 0.5}}, demand("python", required, 1.5), "python partly (0.5 of 1.5 years)"},
      {{{"Python", "", 7.0 / 12}},
       demand("python", required, 3),
       "python partly (0.583 of 3 years)"},
      {{{"Python", "", 3}}, demand("python", required, 3), "python have"},
      {{{"Python", "", {}}}, demand("python", required, 3), "python have"},
      {{{"Python", "", 2}}, demand("python", required), "python have"},
      {{{"Python", "", 0}}, demand("python", required, 1), "python partly (0 of 1 years)"},
  };
  for (const auto& [held, wanted, answer] : cases)
    EXPECT_EQ(text_of(gap_of(posting({wanted}), profile(held))), answer);
}

TEST(Gap, PutsTheStrongestStatusFirstAndMissingBeforeHave) {
  const Gap gap =
      gap_of(posting({demand("excel", Status::kMentioned), demand("python", Status::kRequired, 3),
                      demand("r", Status::kPreferred), demand("sql", Status::kRequired),
                      demand("numpy", Status::kRequired), demand("go", Status::kNegated),
                      demand("pandas", Status::kBoilerplate)}),
             profile({{"Python", "", 1}, {"SQL", "", {}}}));
  EXPECT_EQ(text_of(gap),
            "numpy missing; python partly (1 of 3 years); sql have; r missing; excel missing");
  EXPECT_EQ(gap.required_held, 1u);
}

TEST(Gap, ScoresByTheFormulaWorkedByHand) {
  const Gap gap = gap_of(
      posting({demand("python", Status::kRequired), demand("sql", Status::kRequired, 3),
               demand("pytorch", Status::kPreferred), demand("excel", Status::kMentioned),
               demand("go", Status::kMentioned), demand("r", Status::kNegated)}),
      profile({{"Python", "", {}}, {"SQL", "", 1}, {"ML", "", {}}, {"Go", "", {}}, {"R", "", {}}}));
  // required 1 · have, required 1 · partly, preferred 0.4 · partly, mentioned 0.15 · missing and
  // have
  EXPECT_DOUBLE_EQ(gap.score.value(), (1 + 0.5 + 0.4 * 0.5 + 0.15) / (1 + 1 + 0.4 + 0.15 + 0.15));
  EXPECT_EQ(gap.unknown_because, "");
}

TEST(Gap, ScoresAllHeldAsOneAndNoneHeldAsZero) {
  const AnalyzedPosting wanted =
      posting({demand("python", Status::kRequired), demand("sql", Status::kMentioned)});
  EXPECT_EQ(gap_of(wanted, profile({{"Python", "", {}}, {"SQL", "", {}}})).score, 1);
  EXPECT_EQ(gap_of(wanted, profile({})).score, 0);
}

TEST(Gap, HasNoScoreWhereThePostingIsNotUnderstood) {
  struct Case {
    AnalyzedPosting wanted;
    std::string because;
  };
  const std::vector<SkillDemand> python = {demand("python", Status::kRequired)};
  const Case cases[] = {
      {posting({}, Verdict::kNoSkillsFound), "no-skills-found"},
      {posting({}, Verdict::kTooShort), "too-short"},
      {posting(python, Verdict::kUnsupportedLanguage), "unsupported-language"},
      {posting({demand("python", Status::kNegated)}), "asks for no skill"},
      {posting({demand("python", Status::kBoilerplate)}), "asks for no skill"},
      {posting(python), ""},
  };
  for (const auto& [wanted, because] : cases) {
    const Gap gap = gap_of(wanted, profile({{"Python", "", {}}}));
    EXPECT_EQ(gap.unknown_because, because);
    EXPECT_EQ(gap.score.has_value(), because.empty()) << because;
  }
}

TEST(Gap, ComparesYearsOnlyWhereBothStateThem) {
  struct Case {
    std::optional<double> asked, held;
    std::optional<bool> met;
  };
  const Case cases[] = {{3, 3, true}, {3, 2.5, false}, {{}, 2, {}}, {3, {}, {}}, {{}, {}, {}}};
  for (const auto& [asked, held, met] : cases) {
    AnalyzedPosting wanted = posting({});
    wanted.years_min = asked;
    ResolvedProfile me;
    me.years = held;
    EXPECT_EQ(gap_of(wanted, me).years_met, met);
  }
}

TEST(Gap, ShowsTheFirstMentionThatHasTheStatus) {
  const AnalyzedPosting wanted = analyzer().analyze(
      {.title = "SQL person", .description = "Python here. Python there.", .tags = {"Excel"}});
  const Gap gap = gap_of(wanted, profile({}));
  ASSERT_EQ(text_of(gap), "sql missing; python missing; excel missing");
  EXPECT_EQ(gap.lines[0].evidence, Span{});  // only in the title
  EXPECT_EQ(gap.lines[1].evidence, (Span{0, 6}));
  EXPECT_EQ(gap.lines[2].evidence, Span{});  // only a tag

  AnalyzedPosting twice = wanted;
  twice.mentions[2].status = twice.skills[1].status = Status::kRequired;
  EXPECT_EQ(gap_of(twice, profile({})).lines[1].evidence, (Span{13, 19}));
}

// --- the profile's names ---

std::string names_of(const ResolvedProfile& me) {
  std::string text;
  for (const HeldSkill& skill : me.skills) {
    text += analyzer().taxonomy()[skill.skill].id;
    if (skill.years) text += ":" + std::to_string(static_cast<int>(*skill.years));
    text += skill.level.empty() ? " " : "/" + skill.level + " ";
  }
  text += "|";
  for (const ProfileSkill& skill : me.unknown) text += " " + skill.name;
  return text;
}

TEST(ResolvedProfile, NamesAreFoundThroughAliasesWhateverTheirRules) {
  struct Case {
    std::string name, found;
  };
  const Case cases[] = {
      {"Python", "python |"},
      {"  PYTHON ", "python |"},
      {"python", "python |"},
      {"scikit-learn", "scikit-learn |"},
      {"SkLearn", "scikit-learn |"},
      {"Scikit Learn", "| Scikit Learn"},
      {"Python (primary)", "python |"},
      {"Python(3.11)", "python |"},
      {"(Python)", "| (Python)"},
      {"Python, SQL", "| Python, SQL"},
      {"Cobol", "| Cobol"},
      {"Machine\tLearning", "machine-learning |"},
      {"R", "r |"},
      {"CKA", "cka |"},
      {"", "| "},
      {"spreadsheets", "sql excel |"},
  };
  for (const auto& [name, found] : cases)
    EXPECT_EQ(names_of(profile({{name, "", {}}})), found) << name;
}

TEST(ResolvedProfile, KeepsOneEntryASkillTheOneWithMoreYears) {
  EXPECT_EQ(names_of(profile({{"Python", "expert", 2}, {"python", "beginner", 5}})),
            "python:5/beginner |");
  EXPECT_EQ(names_of(profile({{"Python", "expert", {}}, {"python", "", 0}})), "python:0 |");
  EXPECT_EQ(names_of(profile({{"Python", "expert", 1}, {"Python (old)", "beginner", 1}})),
            "python:1/expert |");
  EXPECT_EQ(names_of(profile({{"Cobol", "", {}}, {"SQL", "", {}}, {"Fortran", "", {}}})),
            "sql | Cobol Fortran");
}

TEST(ResolvedProfile, KeepsRolesAndYears) {
  Profile written;
  written.roles = {"ml-engineer"};
  written.years = 4;
  const ResolvedProfile me = resolve_profile(written, analyzer());
  EXPECT_EQ(me.roles, std::vector<std::string>{"ml-engineer"});
  EXPECT_EQ(me.years, 4);
}

// --- the ranking ---

Gap ranked(std::string id, std::optional<double> score, std::size_t required_held) {
  Gap gap;
  gap.posting_id = std::move(id);
  gap.score = score;
  gap.required_held = required_held;
  return gap;
}

// Best first.
const std::vector<Gap>& ranking() {
  static const std::vector<Gap> gaps = {
      ranked("z", 1, 1),   ranked("a", 0.5, 3), ranked("b", 0.5, 3),
      ranked("c", 0.5, 2), ranked("a", 0.2, 9), ranked("y", 0, 0),
      ranked("d", {}, 7),  ranked("e", {}, 7),  ranked("f", {}, 0),
  };
  return gaps;
}

TEST(Gap, RanksByScoreThenRequiredSkillsHeldThenId) {
  for (std::size_t i = 0; i < ranking().size(); ++i) {
    for (std::size_t j = 0; j < ranking().size(); ++j)
      EXPECT_EQ(ranks_before(ranking()[i], ranking()[j]), i < j) << i << " " << j;
  }
}

TEST(Gap, RanksTheSameWhateverTheOrderOfTheInput) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Gap> gaps = ranking();
    std::ranges::shuffle(gaps, random);
    std::ranges::sort(gaps, ranks_before);
    for (std::size_t i = 0; i < gaps.size(); ++i) {
      EXPECT_EQ(gaps[i].posting_id, ranking()[i].posting_id);
      EXPECT_EQ(gaps[i].score, ranking()[i].score);
    }
  }
}

TEST(Gap, RanksPostingsWithoutAScoreById) {
  // What they hold cannot be told, so it does not count.
  EXPECT_TRUE(ranks_before(ranked("a", {}, 0), ranked("b", {}, 5)));
  EXPECT_FALSE(ranks_before(ranked("b", {}, 5), ranked("a", {}, 0)));
}

}  // namespace
}  // namespace skillgap
