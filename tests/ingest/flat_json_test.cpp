#include "ingest/flat_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>

#include "ingest/json_text.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

using ::testing::ElementsAre;

// A member as its key, its kind, and its text or how it stood.
std::string shown(const JsonField& field) {
  const bool is_text = field.kind == JsonKind::kText;
  const char kind = "tnwao"[static_cast<std::size_t>(field.kind)];
  return std::string(field.key) + ' ' + kind + ' ' + std::string(is_text ? field.text : field.raw);
}

// As simdjson reads them; nothing where it does not.
std::optional<std::vector<std::string>> by_simdjson(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(json.data(), json.size()).get(object)) return std::nullopt;
  std::vector<JsonField> fields = json_fields(object);
  add_raw(fields, json.substr(json.find('{')));
  std::vector<std::string> all;
  std::ranges::transform(fields, std::back_inserter(all), shown);
  return all;
}

std::optional<std::vector<std::string>> read(std::string_view json) {
  // By itself in its memory, so that a look behind its end is seen.
  const std::string alone(json);
  std::vector<JsonField> fields;
  if (!read_flat_json(alone, fields)) return std::nullopt;
  std::vector<std::string> all;
  for (const JsonField& field : fields) {
    all.push_back(shown(field));
    EXPECT_EQ(field.place + 1, all.size()) << json;
    if (field.is_clean && field.kind == JsonKind::kText) {
      EXPECT_EQ(clean_utf8(field.text), field.text) << json;
    }
  }
  return all;
}

TEST(FlatJson, ReadsObjectsOfTextsNumbersAndWords) {
  const struct {
    std::string_view json;
    std::vector<std::string> members;
  } cases[] = {
      {R"({"a":"b"})", {"a t b"}},
      {R"( {"a" : "" , "b":"c"} )", {"a t ", "b t c"}},
      {R"({"n": -1.50e3,"t":true,"f":false,"z":null})",
       {"n n -1.50e3", "t w true", "f w false", "z w null"}},
      {R"({"big":123456789012345678901234567890})", {"big n 123456789012345678901234567890"}},
      {R"({"a\"b":"\"\\\/\n\r\t"})", {"a\"b t \"\\/\n\r\t"}},
      {R"({"a":"caf\u00e9 \ud83d\ude00 \u20AC"})", {"a t café 😀 €"}},
      {R"({"a":"a text of more than sixteen bytes, \"quoted\", – with dashes – and so on"})",
       {"a t a text of more than sixteen bytes, \"quoted\", – with dashes – and so on"}},
      {R"({"a":"1","a":"2"})", {"a t 1", "a t 2"}},
  };
  for (const auto& [json, members] : cases) {
    const auto found = read(json);
    ASSERT_TRUE(found) << json;
    EXPECT_EQ(*found, members) << json;
  }
}

TEST(FlatJson, LeavesAllElseToSimdjson) {
  for (const std::string_view json : {"",
                                      " ",
                                      "{}",
                                      "[1]",
                                      R"("a")",
                                      R"({"a":[1]})",
                                      R"({"a":{"b":1}})",
                                      R"({"a":"b")",
                                      R"({"a":"b",})",
                                      R"({"a":"b"}x)",
                                      R"({"a" "b"})",
                                      R"({a:"b"})",
                                      R"({"a":"\x"})",
                                      R"({"a":"\u12"})",
                                      R"({"a":"\u12g4"})",
                                      R"({"a":"\ud83d"})",
                                      R"({"a":"\ude00"})",
                                      R"({"a":"\ud83d\u0041"})",
                                      "{\"a\":\"b\tc\"}",
                                      "{\"a\":\"caf\xE9\"}",
                                      R"({"a":01})",
                                      R"({"a":truex})",
                                      R"({"a":nul})",
                                      R"({"a":-})",
                                      R"({"a":)",
                                      R"({"a":"\)"}) {
    EXPECT_FALSE(read(json)) << json;
  }
}

TEST(FlatJson, KnowsWhichTextsAreClean) {
  const std::pair<std::string_view, bool> cases[] = {
      {R"({"a":"plain, and \n lines\t"})", true},
      {R"({"a":"caf\u00e9 é"})", true},
      {R"({"a":"\u0000"})", false},
      {R"({"a":"\b"})", false},
      {"{\"a\":\"\x7F\"}", false},
      {"{\"a\":\"\xC2\x85\"}", false},
      {R"({"a":"\u0085"})", false},
  };
  for (const auto& [json, is_clean] : cases) {
    std::vector<JsonField> fields;
    ASSERT_TRUE(read_flat_json(json, fields)) << json;
    EXPECT_EQ(fields[0].is_clean, is_clean) << json;
  }
}

// What it reads is what simdjson reads, whatever is done to a line.
TEST(FlatJson, NeverDiffersFromSimdjson) {
  constexpr std::string_view kLines[] = {
      R"({"id": "j-1", "title": "Welder – MIG", "description": "<p>MIG and TIG \"by hand\"\n</p>", "n": 1.5})",
      R"({"a":"\ud83d\ude00\u00e9","b":null,"c":true,"d":"caf)"
      "\xC3\xA9"
      R"(","e":-0.1E+2})",
  };
  constexpr std::string_view kPieces[] = {"\"",      "\\",
                                          "{",       "}",
                                          "[",       "]",
                                          ",",       ":",
                                          " ",       "\n",
                                          "u",       "\\u00",
                                          "\\ud83d", "0",
                                          "-",       "e",
                                          "null",    "\x7F",
                                          "\x01",    "\xC2",
                                          "\x85",    "\xE2\x80\x93",
                                          "\xFF",    "0123456789abcdef"};
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return random() % n; };
  std::size_t both = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string line(kLines[below(std::size(kLines))]);
    for (std::size_t changes = below(4); changes > 0; --changes)
      line.replace(below(line.size()), below(3), kPieces[below(std::size(kPieces))]);
    const auto found = read(line);
    if (!found) continue;
    const auto expected = by_simdjson(line);
    // It has no numbers beyond 64 bits.
    if (!expected) continue;
    ASSERT_EQ(*found, *expected) << line;
    ++both;
  }
  EXPECT_GT(both, 5'000u);
}

}  // namespace
}  // namespace skillgap
