#include "skillgap/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>

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
                   "deep-learning | method | Deep learning | | machine-learning",
                   "pytorch | library | PyTorch | | deep-learning | python",
                   "tensorflow | library | TensorFlow | | deep-learning | python",
                   "keras | library | Keras | | deep-learning | tensorflow", "sql | language | SQL",
                   "excel | tool | Excel", "docker | tool | Docker", "airflow | tool | Airflow",
                   "teamwork | soft | Teamwork", "english | natural-language | English"})
              .parse())
          .value();
  return analyzer;
}

ConceptId id_of(std::string_view name) { return *analyzer().taxonomy().find(name); }

AnalyzedPosting posting(std::string id, const std::vector<std::string_view>& required) {
  AnalyzedPosting posting;
  posting.posting.id = id;
  posting.posting.title = "Title " + id;
  for (const std::string_view name : required)
    posting.skills.push_back({id_of(name), Status::kRequired, 1, {}});
  return posting;
}

ResolvedProfile profile(const std::vector<std::string>& names) {
  Profile written;
  for (const std::string& name : names) written.skills.push_back({name, "", {}});
  return resolve_profile(written, analyzer());
}

Plan plan_of(const std::vector<AnalyzedPosting>& postings, const ResolvedProfile& me,
             const PlanOptions& options = {}) {
  const GapFinder finder(me, analyzer());
  Planner planner(me, analyzer());
  for (const AnalyzedPosting& posting : postings) planner.add(posting, finder.find(posting));
  return planner.plan(options);
}

std::string steps_of(const Plan& plan) {
  std::string text;
  for (const PlanStep& step : plan.steps) {
    text += text.empty() ? "" : "; ";
    text += analyzer().taxonomy()[step.skill].id;
    for (const ConceptId first : step.first_learn)
      text += " after " + analyzer().taxonomy()[first].id;
    text += " +" + std::to_string(step.newly_reachable);
  }
  return text;
}

TEST(Plan, LearnsFirstWhatBringsMostPostingsNear) {
  const std::vector<AnalyzedPosting> postings = {
      posting("a", {"sql", "docker"}), posting("b", {"sql", "docker"}),
      posting("c", {"sql", "airflow"}), posting("d", {"sql"})};
  const Plan plan = plan_of(postings, profile({"SQL"}), {.threshold = 1, .enough = 1});
  EXPECT_EQ(steps_of(plan), "docker +2; airflow +1");
  EXPECT_EQ(plan.reachable_before, 1u);
  EXPECT_EQ(plan.reachable_after, 4u);
  EXPECT_EQ(plan.steps[1].reachable, 4u);
  EXPECT_DOUBLE_EQ(plan.fit_before, (0.5 + 0.5 + 0.5 + 1) / 4);
  EXPECT_DOUBLE_EQ(plan.fit_after, 1);
  EXPECT_EQ(plan.end, PlanEnd::kEnough);
}

TEST(Plan, SaysWhatToLearnFirst) {
  const Plan plan = plan_of({posting("a", {"keras"}), posting("b", {"keras", "sql"})},
                            profile({"SQL"}), {.threshold = 0.9, .enough = 1});
  // Keras implies TensorFlow, and that Python: all three are one step.
  EXPECT_EQ(steps_of(plan), "keras after python after tensorflow +2");
}

TEST(Plan, NamesAlternativesThatTheSamePostingsAskFor) {
  const Plan plan = plan_of({posting("a", {"pytorch", "tensorflow"}),
                             posting("b", {"pytorch", "tensorflow"}), posting("c", {"pytorch"})},
                            profile({"Python"}), {.threshold = 1, .enough = 1, .steps = 1});
  ASSERT_EQ(steps_of(plan), "pytorch +1");
  ASSERT_EQ(plan.steps[0].alternatives.size(), 1u);
  EXPECT_EQ(plan.steps[0].alternatives[0].skill, id_of("tensorflow"));
  EXPECT_EQ(plan.steps[0].alternatives[0].beside, 2u);
  // Two thirds of each posting that asks for both are had then: a sibling counts 0.35.
  EXPECT_DOUBLE_EQ(plan.steps[0].examples[1].fit_after, (1 + 0.35) / 2);
  EXPECT_EQ(plan.end, PlanEnd::kSteps);
}

// "Deep learning" is no course: PyTorch and TensorFlow are what the postings mean by it.
TEST(Plan, NamesWhatAFieldIsLearnedBy) {
  const Plan plan = plan_of(
      {posting("a", {"deep-learning", "tensorflow"}), posting("b", {"deep-learning", "tensorflow"}),
       posting("c", {"deep-learning", "keras", "pytorch"}), posting("d", {"deep-learning"})},
      profile({"PyTorch"}), {.threshold = 1, .enough = 1, .steps = 1});
  ASSERT_EQ(steps_of(plan), "deep-learning +1");
  const auto& such_as = plan.steps[0].such_as;
  ASSERT_EQ(such_as.size(), 2u);  // without PyTorch, which is held
  EXPECT_EQ(such_as[0].skill, id_of("tensorflow"));
  EXPECT_EQ(such_as[0].asked, 2u);
  EXPECT_EQ(such_as[1].skill, id_of("keras"));
}

TEST(Plan, HasNoStepWhereEnoughIsWithinReach) {
  const Plan plan = plan_of({posting("a", {"sql"}), posting("b", {"sql"}), posting("c", {"sql"}),
                             posting("d", {"sql"}), posting("e", {"docker"})},
                            profile({"SQL"}), {.enough = 0.8});
  EXPECT_EQ(plan.end, PlanEnd::kEnough);
  EXPECT_TRUE(plan.steps.empty());
  EXPECT_EQ(plan.reachable_before, 4u);
}

TEST(Plan, EndsWhereNothingAddsAnything) {
  EXPECT_EQ(plan_of({}, profile({"SQL"})).end, PlanEnd::kNothingMore);
  const Plan soft = plan_of({posting("a", {"teamwork"})}, profile({"SQL"}));
  EXPECT_EQ(soft.end, PlanEnd::kNothingMore);  // nothing that one learns like a tool
  EXPECT_TRUE(soft.steps.empty());
  EXPECT_EQ(steps_of(plan_of({posting("a", {"teamwork"})}, profile({"SQL"}), {.all_kinds = true})),
            "teamwork +1");
}

// Who knows PyTorch need not be told to learn Python.
TEST(Plan, HasNoStepForWhatIsImpliedAlready) {
  const Plan plan = plan_of({posting("a", {"python"}), posting("b", {"tensorflow"})},
                            profile({"PyTorch"}), {.threshold = 0.9, .enough = 1});
  EXPECT_EQ(steps_of(plan), "tensorflow +1");
}

TEST(Plan, ShowsPostingsThatAStepOpensByWayOfASibling) {
  const Plan plan = plan_of({posting("a", {"pytorch"}), posting("b", {"tensorflow"})},
                            profile({"Python"}), {.threshold = 0.35, .steps = 1});
  ASSERT_EQ(plan.steps.size(), 1u);
  EXPECT_EQ(plan.steps[0].newly_reachable, 2u);
  EXPECT_EQ(plan.steps[0].asked, 1u);
  ASSERT_EQ(plan.steps[0].examples.size(), 2u);
  EXPECT_TRUE(plan.steps[0].examples[1].opens);
}

TEST(Plan, CountsPostingsThatCannotBeJudgedApart) {
  AnalyzedPosting other = posting("a", {"docker"});
  other.verdict = Verdict::kUnsupportedLanguage;
  const Plan plan = plan_of({other, posting("b", {"docker"})}, profile({"SQL"}));
  EXPECT_EQ(plan.postings, 1u);
  EXPECT_EQ(plan.not_judged, 1u);
}

TEST(Plan, SaysHowTheSkillIsAskedFor) {
  std::vector<AnalyzedPosting> postings = {posting("a", {"docker"}), posting("b", {"docker"}),
                                           posting("c", {"docker"}), posting("d", {"docker"})};
  postings[0].skills[0].years_min = 2;
  postings[1].skills[0].years_min = 5;
  postings[2].skills[0].status = Status::kMentioned;
  postings[0].seniority = postings[1].seniority = "senior";
  postings[2].seniority = "junior";
  const Plan plan = plan_of(postings, profile({"SQL"}), {.threshold = 0.5});
  ASSERT_EQ(plan.steps.size(), 1u);
  const PlanStep& step = plan.steps[0];
  EXPECT_EQ(step.asked, 4u);
  EXPECT_EQ(step.required, 3u);
  EXPECT_EQ(step.years_median, 3.5);
  EXPECT_EQ(step.years_stated, 2u);
  EXPECT_EQ(step.seniority, "senior");
  ASSERT_EQ(step.examples.size(), 3u);
  EXPECT_EQ(step.examples[0].id + step.examples[1].id + step.examples[2].id, "cda");
  EXPECT_EQ(step.examples[0].fit_before, 0);
  EXPECT_TRUE(step.examples[0].opens);
  EXPECT_EQ(step.examples[2].fit_after, 0.5);  // learned, but without the years
}

TEST(Plan, IsSureWhereAllPostingsAgreeAndLessWhereTheyDoNot) {
  const std::vector<AnalyzedPosting> same(20, posting("a", {"docker"}));
  const Plan sure = plan_of(same, profile({"SQL"}), {.threshold = 1});
  EXPECT_EQ(sure.steps[0].stays_first, 1);
  EXPECT_EQ(sure.steps[0].share_reachable.low, 1);
  EXPECT_EQ(sure.share_before.high, 0);
  std::vector<AnalyzedPosting> mixed(10, posting("a", {"docker"}));
  mixed.insert(mixed.end(), 9, posting("b", {"airflow"}));
  const Plan unsure = plan_of(mixed, profile({"SQL"}), {.threshold = 1});
  EXPECT_GT(unsure.steps[0].stays_first, 0.3);
  EXPECT_LT(unsure.steps[0].stays_first, 0.8);
  EXPECT_EQ(unsure.steps[0].stays_top, 1);
  EXPECT_LT(unsure.steps[0].share_reachable.low, 10.0 / 19);
  EXPECT_GT(unsure.steps[0].share_reachable.high, 10.0 / 19);
}

// --- the slow twin ---

// The best credit that one of the learned skills gives a line, by the definition.
double credit_for(const GapLine& line, const std::vector<ConceptId>& learned) {
  const SkillRelations relations(analyzer().taxonomy());
  double best = line.credit;
  for (const ConceptId skill : learned) {
    for (const Credit& credit : relations.credits(skill)) {
      if (credit.skill != line.skill || credit.relation == Relation::kImplying) continue;
      best = std::max(best, credit.relation == Relation::kSame && line.years_asked.value_or(0) > 0
                                ? 0.5
                                : credit_of(credit.relation));
    }
  }
  return best;
}

double value_of(const std::vector<AnalyzedPosting>& postings, const ResolvedProfile& me,
                const std::vector<ConceptId>& learned, double threshold) {
  const GapFinder finder(me, analyzer());
  double value = 0;
  for (const AnalyzedPosting& posting : postings) {
    const Gap gap = finder.find(posting);
    if (!gap.fit) continue;
    double had = 0;
    for (const GapLine& line : gap.lines) had += line.weight * credit_for(line, learned);
    value += std::min(1.0, had / gap.asked / threshold);
  }
  return value;
}

const std::vector<std::string>& names() {
  static const std::vector<std::string> names = {
      "machine-learning", "python",  "deep-learning", "pytorch",
      "tensorflow",       "keras",   "sql",           "excel",
      "docker",           "airflow", "teamwork"};
  return names;
}

std::vector<AnalyzedPosting> random_postings(std::mt19937& random) {
  std::vector<AnalyzedPosting> postings;
  for (std::size_t i = 0; i < 4 + random() % 12; ++i) {
    AnalyzedPosting next = posting(std::to_string(i), {});
    for (const std::string& name : names()) {
      if (random() % 3 != 0) continue;
      const bool years = random() % 6 == 0;
      next.skills.push_back({id_of(name), static_cast<Status>(2 + random() % 3), 1,
                             years ? std::optional<double>(random() % 4) : std::nullopt});
    }
    postings.push_back(std::move(next));
  }
  return postings;
}

bool is_implied(const ResolvedProfile& me, ConceptId wanted) {
  const SkillRelations relations(analyzer().taxonomy());
  return std::ranges::any_of(me.skills, [&](const HeldSkill& skill) {
    return std::ranges::count(relations.prerequisites(skill.skill), wanted) > 0;
  });
}

// The best value of any `size` skills of those that may be steps.
double optimum(const std::vector<AnalyzedPosting>& postings, const ResolvedProfile& me,
               std::size_t size, double threshold) {
  std::vector<ConceptId> steps;
  for (const std::string& name : names()) {
    if (name != "teamwork" && !is_implied(me, id_of(name))) steps.push_back(id_of(name));
  }
  double best = 0;
  for (unsigned mask = 0; mask < 1u << steps.size(); ++mask) {
    if (static_cast<std::size_t>(std::popcount(mask)) != size) continue;
    std::vector<ConceptId> chosen;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (mask >> i & 1) chosen.push_back(steps[i]);
    }
    best = std::max(best, value_of(postings, me, chosen, threshold));
  }
  return best;
}

TEST(Plan, IsNearTheOptimumOfAllSets) {
  std::mt19937 random(11);
  constexpr int kRounds = 200;
  int equal = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<AnalyzedPosting> postings = random_postings(random);
    const ResolvedProfile me = profile({names()[random() % 6], names()[6 + random() % 4]});
    const double threshold = 0.5 + 0.1 * static_cast<double>(random() % 6);
    const std::size_t size = 1 + random() % 3;
    const Plan plan = plan_of(
        postings, me, {.threshold = threshold, .enough = 1, .steps = size, .resamples = 10});
    std::vector<ConceptId> chosen;
    double gained = 0;
    for (const PlanStep& step : plan.steps) {
      chosen.insert(chosen.end(), step.first_learn.begin(), step.first_learn.end());
      chosen.push_back(step.skill);
      gained += step.gain;
    }
    const double before = value_of(postings, me, {}, threshold),
                 after = value_of(postings, me, chosen, threshold),
                 best = optimum(postings, me, size, threshold);
    ASSERT_NEAR(before + gained, after, 1e-6) << round;
    EXPECT_GE(after - before, 0.63 * (best - before) - 1e-6) << round;
    equal += after >= best - 1e-6;
  }
  EXPECT_GE(equal, kRounds * 9 / 10);
  RecordProperty("equal", equal);
}

TEST(Plan, ReachesNoFewerPostingsWithEachStep) {
  std::mt19937 random(12);
  for (int round = 0; round < 100; ++round) {
    const Plan plan =
        plan_of(random_postings(random), profile({"Excel"}), {.enough = 1, .resamples = 20});
    std::size_t before = plan.reachable_before;
    for (const PlanStep& step : plan.steps) {
      EXPECT_EQ(step.reachable, before + step.newly_reachable);
      EXPECT_GE(step.share_reachable.high, step.share_reachable.low);
      EXPECT_LE(step.stays_first, step.stays_top);
      before = step.reachable;
    }
    EXPECT_EQ(plan.reachable_after, before);
  }
}

}  // namespace
}  // namespace skillgap
