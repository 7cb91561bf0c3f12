#include "ingest/json_text.h"

#include <gtest/gtest.h>
#include <simdjson.h>

namespace skillgap {
namespace {

using Pieces = std::vector<std::string_view>;

TEST(JsonText, GivesThePiecesOfAContainerAsWritten) {
  const struct {
    std::string_view container;
    Pieces pieces;
  } cases[] = {
      {R"({})", {}},
      {R"([ ])", {}},
      {R"({"a": 1.50,"b" :[2, {"c":3}] })", {R"("a")", "1.50", R"("b")", R"([2, {"c":3}])"}},
      {R"(["x,y","]","\"}",-1e9,null])", {R"("x,y")", R"("]")", R"("\"}")", "-1e9", "null"}},
      {R"({"a":{},"b":[]})", {R"("a")", "{}", R"("b")", "[]"}},
      {"[1]  \n", {"1"}},
      {R"(["\ud83d",123456789012345678901234567890])",
       {R"("\ud83d")", "123456789012345678901234567890"}},
  };
  for (const auto& [container, pieces] : cases)
    EXPECT_EQ(json_pieces(container), pieces) << container;
}

TEST(JsonText, MendsHalfSurrogatesAndNumbersAndKeepsTheLength) {
  const struct {
    std::string_view json, readable;
  } cases[] = {
      {R"(["\ud83d x"])", R"(["\ufffd x"])"},
      {R"(["\uDE00"])", R"(["\ufffd"])"},
      {R"(["\ud83d\ude00"])", R"(["\ud83d\ude00"])"},
      {R"(["\ud83d\ud83d\ude00"])", R"(["\ufffd\ud83d\ude00"])"},
      {R"(["\\ud83d"])", R"(["\\ud83d"])"},
      {R"(["\ud8zz"])", R"(["\ud8zz"])"},
      {R"([123456789012345678901,-1e999])", R"([0                    ,0     ])"},
      {R"(["12"])", R"(["12"])"},
  };
  for (const auto& [json, readable] : cases) {
    EXPECT_EQ(readable_json(json), readable) << json;
    EXPECT_EQ(readable_json(json).size(), json.size()) << json;
  }
}

TEST(JsonText, MendsNothingThatIsNotJson) {
  for (const std::string_view json :
       {R"([01])", R"([1.])", R"([-])", R"([1-2])", R"([1 2])", R"([1.5-2])", R"(["\ud8zz"])",
        R"(["\ud83d)", R"([1e])", R"([12abc])", R"(["\u12"])", R"([.5])", R"([+1])", R"([0e+-1])",
        R"([1+1e5])"}) {
    simdjson::dom::parser parser;
    EXPECT_NE(parser.parse(readable_json(json)).error(), simdjson::SUCCESS) << json;
  }
}

TEST(JsonText, PointsAtTheTokenThatDoesNotFit) {
  const struct {
    std::string_view before, after;  // the fault stands between them
  } cases[] = {
      {R"({"a":1,)", R"(})"},
      {R"({"a":1 )", R"("b":2})"},
      {R"({"a")", R"(,1})"},
      {R"({)", R"('a':1})"},
      {R"({"a":)", R"(NaN})"},
      {R"({"a":)", R"("no end})"},
      {"{\"a\":", "\"tab\there\"}"},
      {R"({"a":)", R"("bad \x escape"})"},
      {R"([1)", R"(})"},
      {R"([)", R"(01])"},
      {R"([1,)", R"(,2])"},
      {R"({} )", R"(x)"},
      {R"({"a":[1,2])", ""},
      {"", "}"},
      {"[1,2]", ""},
  };
  for (const auto& [before, after] : cases) {
    const std::string json = std::string(before) + std::string(after);
    const bool points_inside_number = after.starts_with("01");
    EXPECT_EQ(json_fault(json), before.size() + (points_inside_number ? 1 : 0)) << json;
  }
}

}  // namespace
}  // namespace skillgap
