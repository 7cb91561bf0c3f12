#include "skillgap/profile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace skillgap {
namespace {

std::string text_of(const ProfileSkill& skill) {
  std::string text = skill.name;
  if (!skill.level.empty()) text += " " + skill.level;
  if (skill.years) text += " " + std::to_string(*skill.years).substr(0, 4);
  return text;
}

// All skills, then all problems, then the error.
std::vector<std::string> lines_of(std::string_view text, std::string_view where) {
  const auto parsed = parse_profile(text, where);
  if (!parsed) return {"error: " + to_line(parsed.error())};
  std::vector<std::string> lines;
  for (const ProfileSkill& skill : parsed->profile.skills) lines.push_back(text_of(skill));
  for (const Problem& problem : parsed->problems)
    lines.push_back(std::string(problem_kind_name(problem.kind)) + " " + to_line(problem));
  return lines;
}

using Lines = std::vector<std::string>;

struct ProfileCase {
  std::string text;
  Lines lines;
};

constexpr std::string_view kWholeJson = R"(
  {"name": "Somebody",
   "roles": ["ml-engineer", "data-analyst"],
   "locations": ["Bandung"],
   "work_modes": ["remote"],
   "years": 4.5,
   "education": "bachelor",
   "skills": ["SQL", {"name": "Python", "level": "advanced", "years": 4}]})";

constexpr std::string_view kWholeToml = R"(
name = "Somebody"
roles = ["ml-engineer", "data-analyst"]
locations = ["Bandung"]
work_modes = ["remote"]
years = 4.5
education = "bachelor"
[[skills]]
name = "SQL"
[[skills]]
name = "Python"
level = "advanced"
years = 4
)";

// Both stop toml++ 3.3 itself: an assertion of its own, and code that it calls unreachable.
TEST(Profile, SurvivesWhatItsParserDoesNot) {
  EXPECT_FALSE(parse_profile("[= \"x\"", "me.toml"));
  const auto parsed = parse_profile("skills = [\"SQL\"]\n\xC3\xA9 = 2\n", "me.toml");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(to_line(parsed.error()),
            "me.toml:2: a character that is not ASCII outside of quotes, put the text in quotes");
}

TEST(Profile, SaysTheSameInJsonAndToml) {
  for (const std::string_view text : {kWholeJson, kWholeToml}) {
    const auto parsed = parse_profile(text, "me");
    ASSERT_TRUE(parsed) << to_line(parsed.error());
    EXPECT_TRUE(parsed->problems.empty());
    const Profile& profile = parsed->profile;
    EXPECT_EQ(profile.roles, (std::vector<std::string>{"ml-engineer", "data-analyst"}));
    EXPECT_EQ(profile.locations, std::vector<std::string>{"Bandung"});
    EXPECT_EQ(profile.work_modes, std::vector<std::string>{"remote"});
    EXPECT_EQ(profile.years, 4.5);
    EXPECT_EQ(profile.education, "bachelor");
    EXPECT_EQ(lines_of(text, "me"), (Lines{"SQL", "Python advanced 4.00"}));
  }
}

TEST(Profile, TakesEverythingElseThatIsDocumented) {
  const auto parsed = parse_profile(R"(
seniority = "senior"
languages = ["English", { name = "Indonesian", level = "native" }]
certificates = ["CKA"]
pay = { min = 12000000, currency = "IDR", unit = "month" }
skills = [{ name = "SQL", last_used = 2024 }]
[[education]]
degree = "bachelor"
field = "Statistics"
institution = "Universitas Contoh"
)",
                                    "me.toml");
  ASSERT_TRUE(parsed) << to_line(parsed.error());
  EXPECT_TRUE(parsed->problems.empty());
  const Profile& profile = parsed->profile;
  EXPECT_EQ(profile.seniority, "senior");
  ASSERT_EQ(profile.languages.size(), 2u);
  EXPECT_EQ(profile.languages[1].name + profile.languages[1].level, "Indonesiannative");
  EXPECT_EQ(profile.certificates, std::vector<std::string>{"CKA"});
  ASSERT_TRUE(profile.pay);
  EXPECT_EQ(profile.pay->min, 12e6);
  EXPECT_EQ(profile.skills[0].last_used, 2024);
  ASSERT_EQ(profile.studies.size(), 1u);
  EXPECT_EQ(profile.studies[0].degree + profile.studies[0].field, "bachelorStatistics");
}

TEST(Profile, TakesFixedWordsInAnyCase) {
  const auto parsed = parse_profile(
      "skills = [\"SQL\"]\nseniority = \"Senior\"\nwork_modes = [\"Remote\"]\n", "me");
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->problems.empty());
  EXPECT_EQ(parsed->profile.seniority, "senior");
  EXPECT_EQ(parsed->profile.work_modes, std::vector<std::string>{"remote"});
}

TEST(Profile, NamesTheFaultOfTheRarerKeys) {
  const ProfileCase cases[] = {
      {"skills = ['A']\nseniority = 'boss'",
       {"A",
        "bad-row me.toml:2: unknown seniority 'boss', use one of intern, junior, mid, senior, "
        "lead, manager, executive"}},
      {"skills = ['A']\nwork_modes = ['moon', 'remote']",
       {"A", "bad-row me.toml:2: unknown work mode 'moon', use remote, hybrid or onsite"}},
      {"skills = ['A',\n'B', 'A']",
       {"A", "B", "A",
        "bad-row me.toml:2: skill 'A' stands twice (first at me.toml:1), remove one; the one with "
        "more years counts"}},
      {"skills = [{ name = 'A', last_used = 1 }]",
       {"A", "bad-row me.toml:1: 'last_used' must be a year, write for example 2024"}},
      {"skills = ['A']\npay = 3",
       {"A",
        "bad-row me.toml:2: 'pay' must be a table with min, currency and unit, as in { min = "
        "10000000, currency = \"IDR\", unit = \"month\" }; left out"}},
      {"skills = ['A']\nlanguages = [{ title = 'x' }]",
       {"A", "bad-row me.toml:2: unknown key 'title' of a language, use name or level"}},
      {"skills = ['A']\neducation = ['S1']",
       {"A", "bad-row me.toml:2: an entry of 'education' must be a table with a degree; left out"}},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(lines_of(text, "me.toml"), lines) << text;
}

TEST(Profile, TakesSkillsAsBareTextsAndAsTables) {
  const ProfileCase cases[] = {
      {R"(skills = ["Python", "SQL"])", {"Python", "SQL"}},
      {R"(skills = ["Python", {name = "SQL", years = 2}])", {"Python", "SQL 2.00"}},
      {"skills = [\n  \"Python\",  # a remark, with 'quotes\n  'C++',\n]", {"Python", "C++"}},
      {"\xEF\xBB\xBFskills = ['Python']", {"Python"}},
      {R"({"skills": ["Python", "SQL"]})", {"Python", "SQL"}},
      {" \r\n\t{\"skills\": [\"R\"]}", {"R"}},
      {R"({"skills": [{"years": 0, "name": "Python"}]})", {"Python 0.00"}},
      {R"({"skills": ["Analisis data – dasar"]})", {"Analisis data – dasar"}},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(lines_of(text, "me"), lines) << text;
}

TEST(Profile, NamesTheFieldOfABadValueInJson) {
  const ProfileCase cases[] = {
      {R"({"skills": ["A"], "years": "4"})",
       {"A",
        "bad-row me.json: years: 'years' must be a number of years, write digits without quotes"}},
      {R"({"skills": ["A"], "years": -1})",
       {"A",
        "bad-row me.json: years: 'years' must be a number of years, write digits without quotes"}},
      {R"({"skills": [{"name": "A", "years": "two"}]})",
       {"A",
        "bad-row me.json: skills[0].years: 'years' must be a number of years, write digits without "
        "quotes"}},
      {R"({"skills": ["A", {"name": "B", "level": "guru"}]})",
       {"A", "B",
        "bad-row me.json: skills[1].level: unknown level 'guru', use beginner, intermediate, "
        "advanced or expert"}},
      {R"({"skills": ["A", {"name": "B", "level": 3}]})",
       {"A", "B", "bad-row me.json: skills[1].level: 'level' must be a text, write it in quotes"}},
      {R"({"skills": ["A", {"name": "B", "since": 2020}]})",
       {"A", "B",
        "bad-row me.json: skills[1].since: unknown key 'since' of a skill, use name, level, "
        "years or last_used"}},
      {R"({"skills": ["A", 7]})",
       {"A",
        "bad-row me.json: skills[1]: a skill must be a name or a table with a name; left out"}},
      {R"({"skills": ["A", null]})",
       {"A",
        "bad-row me.json: skills[1]: a skill must be a name or a table with a name; left out"}},
      {R"({"skills": ["A", ""]})",
       {"A", "bad-row me.json: skills[1]: a skill without a name, add name = \"…\"; left out"}},
      {R"({"skills": ["A", {"years": 3}]})",
       {"A", "bad-row me.json: skills[1]: a skill without a name, add name = \"…\"; left out"}},
      {R"({"skills": ["A"], "roles": "ml-engineer"})",
       {"A", "bad-row me.json: roles: 'roles' must be a list, write [\"…\", \"…\"]"}},
      {R"({"skills": ["A"], "locations": ["Bogor", 1]})",
       {"A", "bad-row me.json: locations[1]: 'locations' must be a text, write it in quotes"}},
      {R"({"skills": ["A"], "work_modes": {"remote": true}})",
       {"A", "bad-row me.json: work_modes: 'work_modes' must be a list, write [\"…\", \"…\"]"}},
      {R"({"skills": ["A"], "education": 3})",
       {"A", "bad-row me.json: education: 'education' must be a text, write it in quotes"}},
      {R"({"skills": ["A"], "email": "x"})",
       {"A", "bad-row me.json: email: unknown key 'email', see docs/formats.md for the keys"}},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(lines_of(text, "me.json"), lines) << text;
}

TEST(Profile, NamesTheLineOfABadValueInToml) {
  const ProfileCase cases[] = {
      {"skills = ['A']\n\nyears = '4'",
       {"A", "bad-row me.toml:3: 'years' must be a number of years, write digits without quotes"}},
      {"skills = ['A']\nyears = inf",
       {"A", "bad-row me.toml:2: 'years' must be a number of years, write digits without quotes"}},
      {"skills = ['A']\nyears = nan",
       {"A", "bad-row me.toml:2: 'years' must be a number of years, write digits without quotes"}},
      {"[[skills]]\nname = 'A'\nlevel = 'Advanced'",
       {"A",
        "bad-row me.toml:3: unknown level 'Advanced', use beginner, intermediate, advanced or "
        "expert"}},
      {"[[skills]]\nname = 'A'\n[[skills]]\nyears = 3",
       {"A", "bad-row me.toml:3: a skill without a name, add name = \"…\"; left out"}},
      {"[[skills]]\nname = 'A'\n\n\nsince = 2020-01-01",
       {"A",
        "bad-row me.toml:5: unknown key 'since' of a skill, use name, level, years or last_used"}},
      {"skills = ['A',\n true]",
       {"A", "bad-row me.toml:2: a skill must be a name or a table with a name; left out"}},
      {"skill = ['B']\nskills = ['A']",
       {"A", "bad-row me.toml:1: unknown key 'skill', did you mean 'skills'?"}},
      {"skills = ['A']\nroles = 'x'",
       {"A", "bad-row me.toml:2: 'roles' must be a list, write [\"…\", \"…\"]"}},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(lines_of(text, "me.toml"), lines) << text;
}

TEST(Profile, FailsWhereThereIsNoSkill) {
  const std::string none = "error: me: no skills in this profile, add skills = [\"Python\", …]";
  for (const std::string text :
       {"", "\n", "# nothing", "years = 3", "skills = []", "{}", R"({"skills": []})"})
    EXPECT_EQ(lines_of(text, "me"), Lines{none}) << text;
}

// What is wrong with the keys says more than that no skill was left.
TEST(Profile, NamesTheFaultThatLeftNoSkill) {
  const std::string list = "'skills' must be a list, of names or of tables with a name";
  EXPECT_EQ(lines_of("years = 3\nskills = 'Python'", "me"), Lines{"error: me:2: " + list});
  EXPECT_EQ(lines_of(R"({"skills": "Python"})", "me"), Lines{"error: me: skills: " + list});
  EXPECT_EQ(lines_of("[[skill]]\nname = 'A'", "me"),
            Lines{"error: me:1: unknown key 'skill', did you mean 'skills'?"});
}

TEST(Profile, FailsOnBrokenTextAndSaysWhere) {
  struct Case {
    std::string text, begin;
  };
  const Case cases[] = {
      {R"({"skills": ["A"])", "error: me: not valid JSON ("},
      {R"({"skills": ["A"]} x)", "error: me: not valid JSON ("},
      {"{\"skills\": [\"\xFF\"]}", "error: me: not valid JSON ("},
      {"skills = ['A'\nyears = 3", "error: me:2: not valid TOML ("},
      {"skills = ['A']\nskills = ['B']", "error: me:2: not valid TOML ("},
      {"a = 1\nskills = ['\xFF']", "error: me:2: not valid TOML ("},
      {"just a text", "error: me:1: not valid TOML ("},
  };
  for (const auto& [text, begin] : cases) {
    const Lines lines = lines_of(text, "me");
    ASSERT_EQ(lines.size(), 1u) << text;
    EXPECT_TRUE(lines[0].starts_with(begin)) << lines[0];
  }
}

std::string nested(std::size_t depth, std::string_view open, std::string_view close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += "1";
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

TEST(Profile, RefusesNestingThatWouldExhaustTheStack) {
  constexpr std::size_t kDeep = 300000;
  const std::string texts[] = {
      "{\"skills\": [\"A\"], \"a\": " + nested(kDeep, "[", "]") + "}",
      "{\"skills\": [\"A\"], \"a\": " + nested(kDeep, "{\"a\":", "}") + "}",
      "skills = ['A']\na = " + nested(kDeep, "[", "]"),
      "skills = ['A']\na = " + nested(kDeep, "{a = ", "}"),
  };
  for (const std::string& text : texts)
    EXPECT_NE(lines_of(text, "me")[0].find("error: me"), std::string::npos);
}

TEST(Profile, RefusesKeysOfTooManyParts) {
  const std::string error =
      "error: me:2: a key of too many parts, write the keys of docs/formats.md";
  std::string dotted, spaced;
  for (int i = 0; i < 300000; ++i) {
    dotted += "a.";
    spaced += "'a' . ";
  }
  EXPECT_EQ(lines_of("skills = ['A']\n" + dotted + "b = 1", "me"), Lines{error});
  EXPECT_EQ(lines_of("skills = ['A']\n" + spaced + "b = 1", "me"), Lines{error});
  EXPECT_EQ(lines_of("skills = ['A']\n[" + dotted + "b]", "me"), Lines{error});
  EXPECT_EQ(lines_of("skills = ['A\\\n.']\n", "me")[0].find("too many parts"), std::string::npos);
}

// Dots in texts, remarks and numbers are no keys.
TEST(Profile, CountsNoDotsButThoseOfKeys) {
  const std::string dots(100, '.');
  std::string numbers;
  for (int i = 0; i < 100; ++i) numbers += "{name = 'A" + std::to_string(i) + "', years = 1.5}, ";
  EXPECT_EQ(lines_of("# it's" + dots + "\nskills = ['A" + dots + "']", "me"), Lines{"A" + dots});
  EXPECT_EQ(lines_of("skills = [\"\\\"" + dots + "\"]", "me"), Lines{"\"" + dots});
  EXPECT_EQ(lines_of("skills = [" + numbers + "]", "me").size(), 100u);
  EXPECT_EQ(lines_of("name = \"\"\"\n" + dots + "\"\"\"\nskills = ['A']", "me"), Lines{"A"});
}

}  // namespace
}  // namespace skillgap
