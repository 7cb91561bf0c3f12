#include "skillgap/posting_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skillgap {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Posting parsed(std::string_view json, const ColumnMap& columns = {}) {
  const auto posting = parse_posting_json(json, "jobs.ndjson:7", columns);
  EXPECT_TRUE(posting) << json << (posting ? "" : to_line(posting.error()));
  return posting.value_or(Posting{});
}

std::string refusal(std::string_view json) {
  const auto posting = parse_posting_json(json, "jobs.ndjson:7");
  return posting ? "read" : to_line(posting.error());
}

// {"title":"Welder",<members>}, the object that most cases need.
std::string with_title(std::string_view members) {
  return R"({"title":"Welder",)" + std::string(members) + "}";
}

std::vector<std::string> extras(const Posting& posting) {
  std::vector<std::string> out;
  for (const ExtraField& extra : posting.extra) out.push_back(extra.key + "=" + extra.json);
  return out;
}

constexpr std::string_view kFull =
    R"({"id":"j-1","url":"https://jobs.example/1","source":"board","title":"Welder",)"
    R"("company":"Ironworks","location":"Bandung","description":"<p>MIG and TIG</p>",)"
    R"("description_format":"html","date_posted":"2026-07-24","date_valid_through":"2026-08-24",)"
    R"("employment_type":"Full time","salary":{"min":5000000,"max":7500000.5,"currency":"IDR",)"
    R"("unit":"month","annual_min":60000000,"annual_max":90000006,"surface":"Rp 5–7,5 juta"},)"
    R"("language":"id","tags":["mig","tig"],"label_x":{"a": [1.50, null]},"n":1e3})";

// How members stood is looked up only where one of them is no text of ours.
TEST(PostingJson, KeepsWhatStoodAfterMembersThatNeedNoLook) {
  EXPECT_THAT(extras(parsed(with_title(R"("url":"https://a.example","n": 1.50,"company":"B")"))),
              ElementsAre("n=1.50"));
  EXPECT_THAT(extras(parsed(with_title(R"("n":1,"n":2,"more":"text")"))),
              ElementsAre("n=1", "more=\"text\""));
  EXPECT_EQ(parsed(with_title(R"("location":"C","company":12.0)")).company, "12.0");
}

TEST(PostingJson, ReadsEveryField) {
  const Posting posting = parsed(kFull);
  EXPECT_EQ(posting.id, "j-1");
  EXPECT_EQ(posting.url, "https://jobs.example/1");
  EXPECT_EQ(posting.source, "board");
  EXPECT_EQ(posting.title, "Welder");
  EXPECT_EQ(posting.company, "Ironworks");
  EXPECT_EQ(posting.location, "Bandung");
  EXPECT_EQ(posting.description, "<p>MIG and TIG</p>");
  EXPECT_EQ(posting.description_format, TextFormat::kHtml);
  EXPECT_EQ(posting.date_posted, "2026-07-24");
  EXPECT_EQ(posting.date_valid_through, "2026-08-24");
  EXPECT_EQ(posting.employment_type, "Full time");
  EXPECT_EQ(posting.salary.min, 5000000);
  EXPECT_EQ(posting.salary.max, 7500000.5);
  EXPECT_EQ(posting.salary.currency, "IDR");
  EXPECT_EQ(posting.salary.unit, "month");
  EXPECT_EQ(posting.salary.annual_min, 60000000);
  EXPECT_EQ(posting.salary.annual_max, 90000006);
  EXPECT_EQ(posting.salary.surface, "Rp 5–7,5 juta");
  EXPECT_EQ(posting.language, "id");
  EXPECT_THAT(posting.tags, ElementsAre("mig", "tig"));
  EXPECT_THAT(extras(posting), ElementsAre(R"(label_x={"a": [1.50, null]})", "n=1e3"));
}

TEST(PostingJson, WritesEveryFieldInFixedOrder) { EXPECT_EQ(to_json(parsed(kFull)), kFull); }

TEST(PostingJson, OmitsWhatIsEmpty) {
  Posting posting;
  posting.title = "Welder";
  EXPECT_EQ(to_json(posting), R"({"title":"Welder"})");
}

TEST(PostingJson, ReadsBackWhatItWrote) {
  const std::string cases[] = {
      with_title(R"("salary":"8-15 juta")"),
      with_title(R"("salary":50000)"),
      with_title(R"("salary":{"max":0.1})"),
      with_title(R"("salary":{"value":{"minValue":1}})"),
      with_title(R"("tags":"a; b|c, d")"),
      with_title(R"("tags":[{"name":"a"}])"),
      with_title(R"("description_format":"rtf","company":["a"])"),
      with_title(R"("date_posted":"21 hari yang lalu")"),
      with_title(R"("x":"\ud83d","\ud83d":"\u0000","":123456789012345678901234567890)"),
      with_title(R"("description":"half a pair \ud83d, a quote \", a break \n, \u0001, end")"),
      with_title("\"x\": [1,\r\n 2]"),
      R"({"description":"-)" + std::string((1u << 20) - 1, ' ') + R"( tail"})",
  };
  for (const std::string& json : cases) {
    const auto first = parse_posting_json(json, "a:1");
    if (!first) continue;
    const std::string line = to_json(*first);
    EXPECT_EQ(line.find('\n'), std::string::npos) << json;
    const Posting again = parsed(line);
    EXPECT_EQ(to_json(again), line) << json;
    EXPECT_EQ(extras(again), extras(*first)) << json;
    EXPECT_EQ(again.tags, first->tags) << json;
    EXPECT_EQ(again.salary.surface, first->salary.surface) << json;
    EXPECT_EQ(again.salary.min, first->salary.min) << json;
    EXPECT_EQ(again.title, first->title) << json;
    EXPECT_EQ(again.description, first->description) << json;
    EXPECT_EQ(again.description_format, first->description_format) << json;
  }
}

TEST(PostingJson, LeavesFieldsEmptyWhereTheInputMeansNothing) {
  for (const std::string_view nothing :
       {"null", R"("")", R"("  \n")", R"("None")", R"("null")", R"("NULL")", R"("NaN")", R"("nan")",
        R"("N/A")", R"("Not found")", R"(" - ")", R"("-1")", "-1"}) {
    const std::string value(nothing);
    const Posting posting =
        parsed(with_title(R"("company":)" + value + R"(,"salary":)" + value + R"(,"date_posted":)" +
                          value + R"(,"tags":)" + value + R"(,"description_format":)" + value));
    EXPECT_EQ(posting.company, "") << value;
    EXPECT_TRUE(posting.salary.empty()) << value;
    EXPECT_EQ(posting.date_posted, "") << value;
    EXPECT_THAT(posting.tags, IsEmpty()) << value;
    EXPECT_THAT(posting.extra, IsEmpty()) << value;
  }
}

TEST(PostingJson, KeepsWordsThatOnlyLookLikeNothing) {
  for (const std::string_view text : {"NA", "0", "Nonesuch", "None of these", "--", "-10"}) {
    EXPECT_EQ(parsed(with_title(R"("location":")" + std::string(text) + "\"")).location, text);
  }
}

TEST(PostingJson, TakesNumbersAndBooleansAsWritten) {
  const Posting posting = parsed(
      R"({"id":41857664,"title":1.50,"company":true,"location":123456789012345678901234567890})");
  EXPECT_EQ(posting.id, "41857664");
  EXPECT_EQ(posting.title, "1.50");
  EXPECT_EQ(posting.company, "true");
  EXPECT_EQ(posting.location, "123456789012345678901234567890");
}

TEST(PostingJson, CarriesOurKeysWithValuesOfAnotherKindAsExtras) {
  const Posting posting =
      parsed(R"({"title":{"en":"Welder"},"description":"MIG","tags":["a",["b"]],)"
             R"("description_format":"rtf","salary":[1]})");
  EXPECT_EQ(posting.title, "");
  EXPECT_THAT(posting.tags, IsEmpty());
  EXPECT_THAT(extras(posting), ElementsAre(R"(title={"en":"Welder"})", R"(tags=["a",["b"]])",
                                           R"(description_format="rtf")", "salary=[1]"));
}

TEST(PostingJson, CarriesTextsThatTheirFieldsCannotHoldAsExtras) {
  const std::pair<std::string, std::string> cases[] = {
      {R"("description_format":"rtf")", R"(description_format="rtf")"},
      {R"("salary_max":"-5")", R"(salary_max="-5")"},
      {R"("company":"Acme","salary_min":"negotiable")", R"(salary_min="negotiable")"},
  };
  for (const auto& [members, extra] : cases) {
    const Posting posting = parsed(with_title(members));
    EXPECT_THAT(extras(posting), ElementsAre(extra)) << members;
    EXPECT_EQ(to_json(parsed(to_json(posting))), to_json(posting)) << members;
  }
}

TEST(PostingJson, LetsTheFirstOfEqualKeysCount) {
  const Posting posting = parsed(R"({"title":"Welder","title":"Baker","x":1,"x":2})");
  EXPECT_EQ(posting.title, "Welder");
  EXPECT_THAT(extras(posting), ElementsAre("x=1"));
}

TEST(PostingJson, ReadsTagsOfEveryForm) {
  const struct {
    std::string_view json;
    std::vector<std::string> tags;
  } cases[] = {
      {R"(["SQL"," C++ ",7,true,null,"None",""])", {"SQL", "C++", "7", "true"}},
      {R"("SQL, C++;R|Go,,")", {"SQL", "C++", "R", "Go"}},
      {R"("SQL")", {"SQL"}},
      {R"("['power bi', 'c#', \"r\"]")", {"power bi", "c#", "r"}},
      {R"("[]")", {}},
      {R"("\"quoted\", plain")", {"\"quoted\"", "plain"}},
      {R"(["a,b"])", {"a,b"}},
      {"[]", {}},
  };
  for (const auto& [json, tags] : cases) {
    EXPECT_EQ(parsed(with_title(R"("tags":)" + std::string(json))).tags, tags) << json;
  }
}

TEST(PostingJson, ReadsSalariesOfEveryForm) {
  const struct {
    std::string_view json, surface;
    std::optional<double> min, max;
  } cases[] = {
      {R"("Rp 8 juta")", "Rp 8 juta", {}, {}},
      {"70000.0", "70000.0", 70000, 70000},
      {R"("70000.0")", "70000.0", {}, {}},
      {R"({"min":1,"max":2})", "", 1, 2},
      {R"({"min":"1e3","max":-5,"period":"month"})", "", 1000, {}},
      {R"({"min":"a lot","surface":"a lot"})", "a lot", {}, {}},
      {R"({"min":123456789012345678901})", "", 123456789012345678901.0, {}},
  };
  for (const auto& [json, surface, min, max] : cases) {
    const Salary salary = parsed(with_title(R"("salary":)" + std::string(json))).salary;
    EXPECT_EQ(salary.surface, surface) << json;
    EXPECT_EQ(salary.min, min) << json;
    EXPECT_EQ(salary.max, max) << json;
  }
}

TEST(PostingJson, WritesDatesAsCalendarDatesWhereTheyAreUnderstood) {
  const struct {
    std::string_view json, date;
  } cases[] = {
      {R"("2026-07-24")", "2026-07-24"},
      {R"("2026-07-25T05:32:47Z")", "2026-07-25"},
      {R"("Mon, 17 Nov 2014 05:45:32 +0000")", "2014-11-17"},
      {"1711929600", "2024-04-01"},
      {"1711929600000", "2024-04-01"},
      {R"("1/2/2024")", "1/2/2024"},
      {R"("21 hari yang lalu")", "21 hari yang lalu"},
  };
  for (const auto& [json, date] : cases) {
    EXPECT_EQ(parsed(with_title(R"("date_posted":)" + std::string(json))).date_posted, date);
  }
}

TEST(PostingJson, RenamesForeignColumnsFirst) {
  const Posting posting = parsed(
      R"({"job":"Welder","job_content":"MIG","description":"teaser","skills_list":"a,b","x":1})",
      {{"job", "title"},
       {"job_content", "description"},
       {"skills_list", "tags"},
       {"absent", "company"},
       {"x", "y"}});
  EXPECT_EQ(posting.title, "Welder");
  EXPECT_EQ(posting.description, "MIG");
  EXPECT_THAT(posting.tags, ElementsAre("a", "b"));
  EXPECT_THAT(extras(posting), ElementsAre("y=1"));
}

TEST(PostingJson, KeepsAColumnWhoseStandInIsNotInTheRow) {
  EXPECT_EQ(parsed(R"({"title":"Welder"})", {{"job", "title"}}).title, "Welder");
}

TEST(PostingJson, SwapsTwoColumns) {
  const Posting posting =
      parsed(R"({"title":"A","company":"B"})", {{"title", "company"}, {"company", "title"}});
  EXPECT_EQ(posting.title, "B");
  EXPECT_EQ(posting.company, "A");
}

TEST(PostingJson, DerivesAMissingId) {
  EXPECT_EQ(parsed(R"({"title":"Welder","url":"https://jobs.example/1"})").id.substr(0, 2), "u-");
  EXPECT_EQ(parsed(R"({"title":"Welder","id":null})").id.substr(0, 2), "c-");
}

TEST(PostingJson, DropsAFormerAnalysis) {
  const Posting posting =
      parsed(R"({"id":"1","title":"Welder","label":"kept","text":"t","mentions":[],"skills":[],)"
             R"("role":null,"role_reason":"r","seniority":"s","years_min":1,"education_min":"e",)"
             R"("fields_of_study":[],"certifications":[],"industries":[],"work_mode":"w",)"
             R"("language":"en","fingerprint":"f","duplicate_of":"d","duplicate_reason":"d",)"
             R"("verdict":"ok","taxonomy":"1","method":"m","input":{}})");
  EXPECT_EQ(to_json(posting), R"({"id":"1","title":"Welder","label":"kept"})");
}

TEST(PostingJson, OfAFormerAnalysisKeepsWhatTheSourceSaidOfTheSalary) {
  struct Case {
    std::string salary, surface;
  };
  const Case cases[] = {
      {R"("salary":{"min":5,"surface":"5 jt","from":"title"})", ""},
      {R"("salary":{"min":5,"from":"field"},"salary_stated":{"surface":"5 jt"})", "5 jt"},
      {R"("salary":{"surface":"nego"})", "nego"},
  };
  for (const auto& [salary, surface] : cases) {
    const auto posting =
        parse_posting_json(R"({"title":"A","taxonomy":"t","method":"m",)" + salary + "}", "x:1");
    ASSERT_TRUE(posting) << salary;
    EXPECT_EQ(posting->salary.surface, surface) << salary;
    EXPECT_FALSE(posting->salary.min) << salary;
    EXPECT_TRUE(posting->extra.empty()) << salary;
  }
}

TEST(PostingJson, ReadsASalaryInColumnsOfItsOwn) {
  const std::string columns = R"("salary_min":"70000.0","salary_max":80000,"rate":"YEAR")";
  for (const std::string& fields : {columns, R"("salary":"70000.0",)" + columns,
                                    columns + R"(,"salary":"70000.0","salary_currency":null)"}) {
    const auto posting =
        parse_posting_json(R"({"title":"A",)" + fields + "}", "x:1", {{"rate", "salary_unit"}});
    ASSERT_TRUE(posting) << fields;
    EXPECT_EQ(posting->salary.min, 70000) << fields;
    EXPECT_EQ(posting->salary.max, 80000) << fields;
    EXPECT_EQ(posting->salary.unit, "YEAR") << fields;
    EXPECT_TRUE(posting->extra.empty()) << fields;
  }
  const auto odd =
      parse_posting_json(R"({"title":"A","salary_min":"0","salary_max":"lots"})", "x:1");
  ASSERT_TRUE(odd);
  EXPECT_FALSE(odd->salary.min);
  EXPECT_EQ(odd->extra.size(), 1u);
}

TEST(PostingJson, KeepsForeignKeysThatAreNamedLikeAnalysis) {
  const Posting posting = parsed(with_title(R"("role":"data analyst","language":"en","method":1)"));
  EXPECT_THAT(extras(posting), ElementsAre(R"(role="data analyst")", "method=1"));
  EXPECT_EQ(posting.language, "en");
}

TEST(PostingJson, MendsBrokenTextRatherThanLosingTheLine) {
  EXPECT_EQ(parsed(R"({"title":"cut \ud83d"})").title, "cut \xEF\xBF\xBD");
  EXPECT_EQ(parsed("{\"title\":\"caf\xE9\"}").title, "caf\xEF\xBF\xBD");
  EXPECT_EQ(parsed(R"({"title":"a\u0000b\u0007c"})").title, "abc");
  EXPECT_EQ(parsed("\xEF\xBB\xBF{\"title\":\"Welder\"}").title, "Welder");
  EXPECT_EQ(parsed("{\"title\":\"Welder\"}\r").title, "Welder");
  EXPECT_EQ(parsed("{\"title\":\"a\xE2\x80\xA8z\"}").title, "a\xE2\x80\xA8z");
}

TEST(PostingJson, CutsLongFieldsAtACharacterBoundary) {
  const struct {
    std::string_view key;
    std::string Posting::* member;
    std::size_t limit;
  } cases[] = {
      {"title", &Posting::title, 1'000},
      {"company", &Posting::company, 256u << 10},
      {"description", &Posting::description, 1u << 20},
  };
  for (const auto& [key, member, limit] : cases) {
    const auto length = [&](const std::string& text) {
      const std::string json =
          R"({"title":"t","description":"d",")" + std::string(key) + R"(_":")" + text + "\"}";
      return (parsed(json, {{std::string(key) + "_", std::string(key)}}).*member).size();
    };
    EXPECT_EQ(length(std::string(limit - 1, 'x')), limit - 1) << key;
    EXPECT_EQ(length(std::string(limit, 'x')), limit) << key;
    EXPECT_EQ(length(std::string(limit + 1, 'x')), limit) << key;
    EXPECT_EQ(length(std::string(limit - 2, 'x') + "€"), limit - 2) << key;
    EXPECT_EQ(length(std::string(limit - 3, 'x') + "€x"), limit) << key;
  }
}

TEST(PostingJson, RefusesWhatIsNoPostingAndSaysWhatToDo) {
  const std::string at = "jobs.ndjson:7: ";
  const struct {
    std::string_view json, message;
  } cases[] = {
      {"", "empty, remove the line"},
      {"  ", "empty, remove the line"},
      {"[1]", "not a JSON object, write one posting a line"},
      {"\"x\"", "not a JSON object, write one posting a line"},
      {R"({"title":"a)", "not a JSON object, check the quotes near byte 10"},
      {R"({"title":"a" "b":1})", "not a JSON object, check the quotes near byte 14"},
      {"{\"title\":\"a\tb\"}", "not a JSON object, check the quotes near byte 10"},
      {R"({'title':'a'})", "not a JSON object, use double quotes near byte 2"},
      {R"({"title":NaN})", "not a JSON object, write null, true or false near byte 10"},
      {R"({"title":"a",})", "not a JSON object, check the commas and brackets near byte 14"},
      {R"({"title":"a"}{"title":"b"})",
       "not a JSON object, check the commas and brackets near byte 14"},
      {R"({"title":"a")",
       "not a JSON object, it ends too early at byte 13, check for a line break within it"},
      {R"({"company":"a"})", "neither title nor description, name their columns with --map"},
      {R"({"title":"None","description":null})",
       "neither title nor description, name their columns with --map"},
      {"{}", "neither title nor description, name their columns with --map"},
  };
  for (const auto& [json, message] : cases) {
    EXPECT_EQ(refusal(json), at + std::string(message)) << json;
  }
}

TEST(PostingJson, RefusesNestingDeeperThan64) {
  const auto nested = [](std::size_t depth) {  // the object around it is one level
    return with_title("\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']'));
  };
  EXPECT_EQ(refusal(nested(63)), "read");
  EXPECT_EQ(refusal(nested(64)), "read");
  EXPECT_EQ(refusal(nested(65)), "jobs.ndjson:7: nested deeper than 64 levels, flatten it");
  EXPECT_EQ(refusal(nested(100'000)), "jobs.ndjson:7: nested deeper than 64 levels, flatten it");
  EXPECT_EQ(refusal(with_title(R"("\ud83d":)" + std::string(64, '[') + std::string(64, ']'))),
            "jobs.ndjson:7: nested deeper than 64 levels, flatten it");
}

TEST(PostingJson, TakesNoPrefixOfALineForTheLine) {
  for (std::size_t size = 0; size < kFull.size(); ++size) {
    EXPECT_NE(refusal(kFull.substr(0, size)), "read") << size;
  }
}

TEST(PostingJson, LeavesNothingOfThePostingBefore) {
  Posting posting;
  for (const std::string_view json :
       {kFull, std::string_view(R"({"id":"2","title":"Cook"})"), kFull,
        std::string_view(R"({"description":"Wanted: a cook","salary_currency":"IDR"})"),
        std::string_view(R"({"title":"Welder","rate":["a"]})")}) {
    ASSERT_TRUE(read_posting_json(json, "jobs.ndjson:7", {}, posting)) << json;
    EXPECT_EQ(to_json(posting), to_json(parsed(json))) << json;
    EXPECT_EQ(posting.salary.currency, parsed(json).salary.currency) << json;
  }
  EXPECT_FALSE(read_posting_json("{}", "jobs.ndjson:8", {}, posting));
}

}  // namespace
}  // namespace skillgap
