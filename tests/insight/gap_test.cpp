#include "skillgap/gap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/shipped_tables.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Analyzer& analyzer() {
  static const Analyzer analyzer =
      Analyzer::make(
          SmallTaxonomy()
              .rows(
                  "skills",
                  {"artificial-intelligence | method | Artificial intelligence",
                   "aws | cloud | AWS", "aws-lambda | cloud | AWS Lambda | | aws",
                   "aws-sqs | cloud | Amazon SQS | | aws",
                   "machine-learning | method | Machine learning | | artificial-intelligence",
                   "python | language | Python", "teamwork | soft | Teamwork",
                   "english | natural-language | English", "german | natural-language | German",
                   "numpy | library | NumPy | | | python", "pandas | library | pandas | | | numpy",
                   "pytorch | library | PyTorch | | machine-learning | python",
                   "scikit-learn | library | scikit-learn | | machine-learning | python",
                   "sql | language | SQL", "excel | tool | Excel", "r | language | R",
                   "go | language | Go"})
              .rows("certifications", {"cka | certification | CKA"})
              .rows("education", {"bachelor | degree | Bachelor's degree | Sarjana | | | | 3",
                                  "master | degree | Master's degree | Magister | | | | 4"})
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
  return GapFinder(me, analyzer()).find(posting);
}

std::string text_of(const Gap& gap) {
  std::string text;
  for (const GapLine& line : gap.lines) {
    if (!text.empty()) text += "; ";
    text += analyzer().taxonomy()[line.skill].id + " " + std::string(answer_name(line.answer));
    const std::string why = because(line, analyzer().taxonomy());
    if (!why.empty()) text += " (" + why + ")";
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
      {{{"PyTorch", "", {}}}, demand("python", required), "python partly (implied by PyTorch)"},
      {{{"pandas", "", {}}}, demand("python", required), "python partly (implied by pandas)"},
      {{{"Python", "", {}}}, demand("pandas", required), "pandas missing"},
      // narrower, at one step and at two, broader and sibling
      {{{"sklearn", "", {}}},
       demand("machine-learning", required),
       "machine-learning partly (narrower: scikit-learn)"},
      {{{"sklearn", "", {}}},
       demand("artificial-intelligence", required),
       "artificial-intelligence partly (narrower: scikit-learn)"},
      {{{"ML", "", {}}}, demand("pytorch", required), "pytorch partly (broader: Machine learning)"},
      {{{"sklearn", "", {}}},
       demand("pytorch", required),
       "pytorch partly (sibling: scikit-learn)"},
      // parts of one product are not siblings
      {{{"AWS Lambda", "", {}}}, demand("aws-sqs", required), "aws-sqs missing"},
      // years
      {{{"Python", "", 2}}, demand("python", required, 3), "python partly (2 of 3 years)"},
      {{{"Python", "", 0.5}}, demand("python", required, 1.5), "python partly (0.5 of 1.5 years)"},
      {{{"Python", "", 7.0 / 12}},
       demand("python", required, 3),
       "python partly (0.583 of 3 years)"},
      {{{"Python", "", 3}}, demand("python", required, 3), "python have"},
      {{{"Python", "", {}}},
       demand("python", required, 3),
       "python have (3 years asked, yours not stated)"},
      {{{"Python", "", 2}}, demand("python", required), "python have"},
      {{{"Python", "", 0}}, demand("python", required, 1), "python partly (0 of 1 years)"},
      // a skill that implies it says more than few years of it
      {{{"Python", "", 0}, {"PyTorch", "", 3}},
       demand("python", required, 4),
       "python partly (implied by PyTorch)"},
      // languages: unknown where the profile names none
      {{{"Python", "", {}}}, demand("english", required), "english unknown"},
      {{{"German", "", {}}}, demand("english", required), "english missing"},
      {{{"English", "", {}}}, demand("english", required), "english have"},
  };
  for (const auto& [held, wanted, answer] : cases)
    EXPECT_EQ(text_of(gap_of(posting({wanted}), profile(held))), answer);
}

TEST(Gap, TakesOneLanguageForTheFieldOfLanguages) {
  const Analyzer other =
      Analyzer::make(SmallTaxonomy()
                         .rows("skills", {"programming | method | Programming",
                                          "python | language | Python | | programming",
                                          "java | language | Java | | programming",
                                          "oop | method | OOP | | programming"})
                         .parse())
          .value();
  Profile written;
  written.skills = {{"Python", "", {}}};
  const ResolvedProfile me = resolve_profile(written, other);
  AnalyzedPosting wanted = posting({});
  wanted.skills = {{*other.taxonomy().find("programming"), Status::kRequired, 1, {}}};
  const Gap gap = GapFinder(me, other).find(wanted);
  EXPECT_EQ(because(gap.lines[0], other.taxonomy()), "implied by Python");
}

TEST(Gap, CreditsEachFurtherNarrowerSkillALittle) {
  const auto credit = [](std::vector<ProfileSkill> held) {
    return gap_of(posting({demand("machine-learning", Status::kRequired)}), profile(held))
        .lines[0]
        .credit;
  };
  EXPECT_DOUBLE_EQ(credit({{"PyTorch", "", {}}}), 0.5);
  EXPECT_DOUBLE_EQ(credit({{"PyTorch", "", {}}, {"sklearn", "", {}}}), 0.65);
  EXPECT_DOUBLE_EQ(credit_of_narrower(3), 0.8);
  EXPECT_DOUBLE_EQ(credit_of_narrower(9), 0.8);
}

// "PyTorch or scikit-learn": a posting that names both mostly means that one is enough.
TEST(Gap, TakesASiblingThatIsAskedBesideAsAnAlternative) {
  const Gap gap = gap_of(
      posting({demand("pytorch", Status::kRequired), demand("scikit-learn", Status::kPreferred)}),
      profile({{"PyTorch", "", {}}}));
  EXPECT_EQ(text_of(gap), "pytorch have; scikit-learn partly (alternative: PyTorch)");
  EXPECT_EQ(gap.lines[1].credit, credit_of(Relation::kSibling));
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
      posting({demand("python", Status::kRequired), demand("sql", Status::kRequired, 4),
               demand("pytorch", Status::kPreferred), demand("excel", Status::kMentioned),
               demand("go", Status::kMentioned), demand("teamwork", Status::kRequired),
               demand("english", Status::kRequired), demand("r", Status::kNegated)}),
      profile({{"Python", "", {}}, {"SQL", "", 1}, {"ML", "", {}}, {"Go", "", {}}, {"R", "", {}}}));
  // required 1 · have; 1 · a quarter of the years; preferred 0.4 · broader; mentioned 0.15 ·
  // missing; 0.15 · have; soft 0.25 · missing; a language weighs nothing
  const double had = 1 + 0.625 + 0.4 * 0.3 + 0.15, asked = 1 + 1 + 0.4 + 0.15 + 0.15 + 0.25;
  EXPECT_DOUBLE_EQ(gap.had, had);
  EXPECT_DOUBLE_EQ(gap.asked, asked);
  EXPECT_DOUBLE_EQ(gap.fit.value(), had / asked);
  EXPECT_DOUBLE_EQ(gap.lacking, asked - had);
  EXPECT_DOUBLE_EQ(gap.score.value(), 4 / (4 + asked - had));
  EXPECT_DOUBLE_EQ(cautious_fit(gap.had, gap.asked), (had + 0.5) / (asked + 2));
  EXPECT_EQ(gap.band, Band::kSome);
  EXPECT_EQ(gap.unknown_because, "");
}

TEST(Gap, FitsWhollyOrNotAtAll) {
  const AnalyzedPosting wanted =
      posting({demand("python", Status::kRequired), demand("sql", Status::kMentioned)});
  EXPECT_EQ(gap_of(wanted, profile({{"Python", "", {}}, {"SQL", "", {}}})).fit, 1);
  EXPECT_EQ(gap_of(wanted, profile({})).fit, 0);
}

// Held and lacking required skills, in so many words.
Gap gap_with(int held, int lacking) {
  Gap gap;
  gap.had = held;
  gap.lacking = lacking;
  gap.asked = held + lacking;
  gap.required_held = static_cast<std::size_t>(held);
  gap.fit = gap.had / gap.asked;
  gap.score = score_of(gap.lacking);
  gap.match = match_of(cautious_fit(gap.had, gap.asked));
  gap.band = band_of(gap.match);
  return gap;
}

// Each before the one behind it, as a person would have it: what says much and is mostly had, then
// what says little, then what lacks most. Of 8 of 15, 3 of 5, 2 of 3 and 1 of 1, which match alike,
// the one that says most comes first.
TEST(Gap, RanksMuchOfMuchBeforeAllOfLittleAndThatBeforeNothing) {
  const std::pair<int, int> held_and_lacking[] = {{38, 2}, {10, 0}, {17, 3}, {9, 1}, {3, 0},
                                                  {2, 0},  {8, 7},  {3, 2},  {2, 1}, {1, 0},
                                                  {4, 5},  {2, 9},  {0, 1},  {0, 3}};
  std::vector<Gap> gaps;
  for (const auto& [held, lacking] : held_and_lacking) gaps.push_back(gap_with(held, lacking));
  for (std::size_t i = 0; i + 1 < gaps.size(); ++i)
    EXPECT_TRUE(ranks_before(gaps[i], gaps[i + 1])) << i;
}

TEST(Gap, HasFourBands) {
  const std::pair<double, Band> cases[] = {
      {1, Band::kStrong},   {0.65, Band::kStrong}, {0.649, Band::kGood}, {0.5, Band::kGood},
      {0.499, Band::kSome}, {0.35, Band::kSome},   {0.349, Band::kWeak}, {0, Band::kWeak}};
  for (const auto& [fit, band] : cases) EXPECT_EQ(band_of(match_of(fit)), band) << fit;
  EXPECT_EQ(band_name(Band::kStrong), "strong");
  EXPECT_EQ(band_name(Band::kWeak), "weak");
}

// --- what holds for every posting and profile ---

std::string_view any_of(const std::vector<std::string_view>& names, std::mt19937& random) {
  return names[random() % names.size()];
}

const std::vector<std::string_view>& all_skills() {
  static const std::vector<std::string_view> names = {"artificial-intelligence",
                                                      "machine-learning",
                                                      "python",
                                                      "teamwork",
                                                      "english",
                                                      "german",
                                                      "numpy",
                                                      "pandas",
                                                      "pytorch",
                                                      "scikit-learn",
                                                      "sql",
                                                      "excel",
                                                      "r",
                                                      "go",
                                                      "cka"};
  return names;
}

AnalyzedPosting random_posting(std::mt19937& random) {
  std::vector<SkillDemand> wanted;
  for (const std::string_view name : all_skills()) {
    if (random() % 3 != 0) continue;
    const bool years = random() % 3 == 0;
    wanted.push_back(demand(name, static_cast<Status>(random() % 5),
                            years ? std::optional<double>(random() % 6) : std::nullopt));
  }
  const Verdict verdict = random() % 10 == 0 ? Verdict::kUnsupportedLanguage : Verdict::kOk;
  return posting(std::move(wanted), verdict);
}

std::vector<ProfileSkill> random_skills(std::mt19937& random) {
  std::vector<ProfileSkill> skills;
  for (const std::string_view name : all_skills()) {
    if (random() % 4 != 0) continue;
    skills.push_back(
        {std::string(name), "", random() % 2 ? std::optional<double>(random() % 6) : std::nullopt});
  }
  return skills;
}

TEST(Gap, AnswersEachWantedSkillOnce) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const AnalyzedPosting wanted = random_posting(random);
    const Gap gap = gap_of(wanted, profile(random_skills(random)));
    std::vector<ConceptId> asked, answered;
    for (const SkillDemand& demand : wanted.skills) {
      if (demand.status >= Status::kMentioned) asked.push_back(demand.skill);
    }
    for (const GapLine& line : gap.lines) {
      answered.push_back(line.skill);
      EXPECT_EQ(line.answer == SkillAnswer::kHave, line.credit == 1);
      EXPECT_EQ(line.answer == SkillAnswer::kPartly, line.credit > 0 && line.credit < 1);
    }
    std::ranges::sort(asked);
    std::ranges::sort(answered);
    EXPECT_EQ(answered, asked);
    if (gap.score) {
      EXPECT_GE(std::min(*gap.score, *gap.fit), 0);
      EXPECT_LE(std::max(*gap.score, *gap.fit), 1);
    }
  }
}

TEST(Gap, NeverScoresLowerWithOneSkillMore) {
  std::mt19937 random(2);
  for (int round = 0; round < 3000; ++round) {
    const AnalyzedPosting wanted = random_posting(random);
    std::vector<ProfileSkill> skills = random_skills(random);
    const Gap before = gap_of(wanted, profile(skills));
    const std::string more(any_of(all_skills(), random));
    if (std::ranges::find(skills, more, &ProfileSkill::name) != skills.end()) continue;
    skills.push_back({more, "", random() % 6});
    const Gap after = gap_of(wanted, profile(skills));
    EXPECT_GE(after.score.value_or(0), before.score.value_or(0)) << more;
    EXPECT_GE(after.fit.value_or(0), before.fit.value_or(0)) << more;
    EXPECT_GE(after.match, before.match) << more;
  }
}

// Sums in another order differ by rounding.
constexpr double kRounding = 1e-12;

// Whether it is had, partly had or lacks.
void expect_no_lower_score_without_any_one(const AnalyzedPosting& wanted, const GapFinder& finder) {
  const Gap before = finder.find(wanted);
  for (std::size_t i = 0; i < wanted.skills.size(); ++i) {
    AnalyzedPosting less = wanted;
    less.skills.erase(less.skills.begin() + static_cast<std::ptrdiff_t>(i));
    const Gap after = finder.find(less);
    if (!after.score) continue;  // nothing that weighs is left: unknown
    EXPECT_GE(*after.score, *before.score - kRounding) << i;
    for (const GapLine& line : before.lines) {
      if (line.skill != wanted.skills[i].skill || line.answer != SkillAnswer::kMissing) continue;
      EXPECT_GE(*after.fit, *before.fit - kRounding) << i;
    }
  }
}

TEST(Gap, NeverScoresLowerWithOneRequirementLess) {
  std::mt19937 random(3);
  for (int round = 0; round < 1000; ++round) {
    const ResolvedProfile me = profile(random_skills(random));
    expect_no_lower_score_without_any_one(random_posting(random), GapFinder(me, analyzer()));
  }
}

// "PyTorch or scikit-learn" with PyTorch held: without PyTorch it is as far as it was.
TEST(Gap, ScoresNoLowerWithoutTheAlternativeThatIsHeld) {
  const ResolvedProfile me = profile({{"PyTorch", "", {}}});
  const SkillDemand pytorch = demand("pytorch", Status::kRequired),
                    other = demand("scikit-learn", Status::kRequired);
  EXPECT_DOUBLE_EQ(*gap_of(posting({other}), me).score,
                   *gap_of(posting({pytorch, other}), me).score);
}

// --- the same over the shipped tables, whose relations are those of real postings ---

// Skills that stand near each other, as those of one trade do: a walk over the relations.
std::vector<ConceptId> related_skills(std::size_t count, std::mt19937& random) {
  static const SkillRelations relations(shipped_analyzer().taxonomy());
  std::vector<ConceptId> found;
  while (found.size() < count) {
    const auto start =
        static_cast<ConceptId>(random() % shipped_analyzer().taxonomy().concepts.size());
    std::vector<Credit> near = relations.credits(start);
    std::ranges::shuffle(near, random);
    for (std::size_t i = 0; i < std::min<std::size_t>(near.size(), 5); ++i) {
      if (std::ranges::find(found, near[i].skill) == found.end()) found.push_back(near[i].skill);
    }
  }
  return found;
}

std::optional<double> perhaps_years(std::mt19937& random) {
  return random() % 4 == 0 ? std::optional<double>(random() % 8) : std::nullopt;
}

TEST(Gap, IsMonotoneOverTheShippedTables) {
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    const std::vector<ConceptId> known = related_skills(40, random);
    ResolvedProfile me;
    for (std::size_t i = 0; i < 20; ++i) me.skills.push_back({known[i], perhaps_years(random), ""});
    std::ranges::sort(me.skills, {}, &HeldSkill::skill);
    AnalyzedPosting wanted = posting({});
    for (const ConceptId skill : known) {
      if (random() % 2 == 0)
        wanted.skills.push_back(
            {skill, static_cast<Status>(2 + random() % 3), 1, perhaps_years(random)});
    }
    const GapFinder finder(me, shipped_analyzer());
    expect_no_lower_score_without_any_one(wanted, finder);
    const Gap before = finder.find(wanted);
    for (std::size_t i = 20; i < 24; ++i) {
      ResolvedProfile more = me;
      more.skills.push_back({known[i], perhaps_years(random), ""});
      std::ranges::sort(more.skills, {}, &HeldSkill::skill);
      const Gap after = GapFinder(more, shipped_analyzer()).find(wanted);
      EXPECT_GE(after.score.value_or(0), before.score.value_or(0) - kRounding);
      EXPECT_GE(after.match, before.match);
    }
  }
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

TEST(Gap, LeavesThePostingThatIsNotUnderstoodUnknown) {
  const Gap gap = gap_of(posting({demand("python", Status::kRequired)}, Verdict::kTooShort),
                         profile({{"Python", "", {}}}));
  EXPECT_EQ(text_of(gap), "python unknown");
  EXPECT_EQ(gap.had, 0);
}

// --- parts ---

std::string parts_of(const Gap& gap) {
  std::string text;
  for (const PartLine& part : gap.parts) {
    if (!text.empty()) text += "; ";
    text += std::string(part_name(part.part)) + ": " + part.asked + " / " + part.held + " " +
            std::string(part_answer_name(part.answer));
  }
  return text;
}

AnalyzedPosting whole_posting() {
  AnalyzedPosting wanted =
      posting({demand("english", Status::kRequired), demand("german", Status::kMentioned)});
  wanted.years_min = 3;
  wanted.seniority = "senior";
  wanted.education_min = id_of("bachelor");
  wanted.work_mode = "hybrid";
  wanted.posting.location = "DKI Jakarta, Indonesia";
  wanted.salary = Salary{.surface = "Rp 8 juta", .currency = "IDR", .annual_max = 96e6};
  return wanted;
}

TEST(Gap, ShowsPartsThatThePostingStates) {
  EXPECT_EQ(parts_of(gap_of(posting({}), profile({}))), "");
  EXPECT_EQ(parts_of(gap_of(whole_posting(), profile({}))),
            "years: 3 years /  unknown; seniority: senior /  unknown; education: Bachelor's degree "
            "/  unknown; languages: English /  unknown; work mode: hybrid /  unknown; place: DKI "
            "Jakarta, Indonesia /  unknown");
}

TEST(Gap, ComparesPartsWithWhatTheProfileStates) {
  Profile me;
  me.years = 1;
  me.seniority = "lead";
  me.education = "Magister";
  me.languages = {{.name = "German", .level = ""}};
  me.work_modes = {"remote", "hybrid"};
  me.locations = {"Bandung", "jakarta"};
  me.pay = WantedPay{7e6, "IDR", "month"};
  EXPECT_EQ(parts_of(gap_of(whole_posting(), resolve_profile(me, analyzer()))),
            "years: 3 years / 1 year not met; seniority: senior / lead met; education: Bachelor's "
            "degree / Master's degree met; languages: English /  not met; work mode: hybrid / "
            "remote, hybrid met; place: DKI Jakarta, Indonesia / Bandung, jakarta met; pay: Rp 8 "
            "juta / IDR 7000000 a month met");
  me.years = 0.25;
  EXPECT_TRUE(parts_of(gap_of(whole_posting(), resolve_profile(me, analyzer())))
                  .starts_with("years: 3 years / 3 months not met"));
  me.pay->min = 9e6;
  me.locations = {"Jakar", "Surabaya"};
  const std::string otherwise = parts_of(gap_of(whole_posting(), resolve_profile(me, analyzer())));
  EXPECT_NE(otherwise.find("pay: Rp 8 juta / IDR 9000000 a month not met"), std::string::npos);
  EXPECT_NE(otherwise.find("/ Jakar, Surabaya not met"), std::string::npos) << otherwise;
}

TEST(Gap, AsksForNoPlaceWhereTheWorkIsRemote) {
  AnalyzedPosting wanted = posting({});
  wanted.posting.location = "Jakarta";
  wanted.work_mode = "remote";
  EXPECT_EQ(parts_of(gap_of(wanted, profile({}))), "work mode: remote /  unknown");
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
      {"Python (primary), some R", "| Python (primary), some R"},
      {"Python (old) (3.11)", "| Python (old) (3.11)"},
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

TEST(ResolvedProfile, TakesTheHighestDegreeAndSaysWhichItDoesNotKnow) {
  Profile written;
  written.education = "bachelor";
  written.studies = {{.degree = "Magister", .field = "", .institution = ""},
                     {.degree = "Sarjana", .field = "", .institution = ""},
                     {.degree = "Knight", .field = "", .institution = ""}};
  written.places["education"] = "me.toml:4";
  const ResolvedProfile me = resolve_profile(written, analyzer());
  EXPECT_EQ(me.education, id_of("master"));
  ASSERT_EQ(me.problems.size(), 1u);
  EXPECT_EQ(to_line(me.problems[0]),
            "me.toml:4: degree 'Knight' is not in the taxonomy, use for example bachelor, master "
            "or S1");
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

Gap ranked(std::string id, std::optional<double> score, std::size_t required_held, int match = 50) {
  Gap gap;
  gap.match = match;
  gap.posting_id = std::move(id);
  gap.score = score;
  gap.required_held = required_held;
  return gap;
}

// Best first.
const std::vector<Gap>& ranking() {
  static const std::vector<Gap> gaps = {
      ranked("s", 0.1, 1, 70), ranked("t", 1, 9, 69), ranked("a", 0.2, 9),    ranked("z", 0.6, 3),
      ranked("a", 0.5, 3),     ranked("b", 0.5, 3),   ranked("c", 1, 2),      ranked("y", 0, 0),
      ranked("w", 1, 9, 10),   ranked("d", {}, 7),    ranked("e", {}, 7, 70), ranked("f", {}, 0),
  };
  return gaps;
}

TEST(Gap, RanksThePostingWithFewerPartsNotMetFirst) {
  Gap a = ranked("a", 0.5, 3), b = ranked("b", 0.5, 0);
  a.parts = {{GapPart::kYears, PartAnswer::kNotMet, "", ""}};
  b.parts = {{GapPart::kYears, PartAnswer::kUnknown, "", ""}};
  EXPECT_TRUE(ranks_before(b, a));
  EXPECT_FALSE(ranks_before(a, b));
}

TEST(Gap, RanksByMatchThenRequiredSkillsHeldThenScoreThenId) {
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
