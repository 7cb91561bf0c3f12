#include "skillgap/json_writer.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

namespace skillgap {
namespace {

TEST(JsonWriter, WritesContainersInTheOrderOfTheCalls) {
  JsonWriter json;
  json.begin_object().key("skill").string("c++").key("years").number(3);
  json.key("tags").begin_array().string("a").begin_object().end_object().null().end_array();
  json.key("ok").boolean(true).key("no").boolean(false).end_object();
  EXPECT_EQ(json.text(), R"({"skill":"c++","years":3,"tags":["a",{},null],"ok":true,"no":false})");
}

TEST(JsonWriter, WritesAnyValueOnItsOwn) {
  EXPECT_EQ(JsonWriter().string("a").text(), "\"a\"");
  EXPECT_EQ(JsonWriter().begin_array().end_array().text(), "[]");
  EXPECT_EQ(JsonWriter().raw("{\"a\": 1}").text(), "{\"a\": 1}");
}

TEST(JsonWriter, PartsRawTextsLikeOtherValues) {
  JsonWriter json;
  json.begin_array().raw("1").raw("[2]").integer(3).end_array();
  EXPECT_EQ(json.text(), "[1,[2],3]");
}

TEST(JsonWriter, GoesOnFromPreparedMembers) {
  JsonWriter json;
  json.begin_array().object_from(R"({"a":1,)", JsonText{"b", "x"}, JsonCount{"c", 2});
  json.object_from(R"({"a":2,)", JsonPlain{"b", "y"}).end_array();
  EXPECT_EQ(json.text(), R"([{"a":1,"b":"x","c":2},{"a":2,"b":"y"}])");

  JsonWriter object;
  object.begin_object().empty_array("none").prepared_members(R"(,"a":1,"b":2)").empty_array("more");
  EXPECT_EQ(object.end_object().text(), R"({"none":[],"a":1,"b":2,"more":[]})");
}

TEST(JsonWriter, WritesANameBeforeATextAsOneString) {
  for (const std::string& text : {std::string("plain"), std::string("\"quoted\" and \n"),
                                  std::string(), std::string(5'000, '"')}) {
    for (const std::string_view name : {"of", "text", "a long name"}) {
      JsonWriter json, whole;
      json.begin_array().named_string(name, text).named_string(name, text).end_array();
      const std::string together = std::string(name) + ": " + text;
      whole.begin_array().string(together).string(together).end_array();
      EXPECT_EQ(json.text(), whole.text());
    }
  }
}

TEST(JsonWriter, EscapesQuotesBackslashesAndControls) {
  using namespace std::string_literals;
  const std::pair<std::string, std::string> cases[] = {
      {"say \"hi\"", R"("say \"hi\"")"},
      {"a\\b", R"("a\\b")"},
      {"\n\r\t\b\f", R"("\n\r\t\b\f")"},
      {"\0\x01\x1F"s, R"("\u0000\u0001\u001f")"},
      {"a/b", R"("a/b")"},
      {"\x7F", "\"\x7F\""},
      {"café データ", "\"café データ\""},
      {"", "\"\""},
  };
  for (const auto& [text, written] : cases) EXPECT_EQ(JsonWriter().string(text).text(), written);
}

TEST(JsonWriter, EscapesAnyByteAtAnyPlaceOfAStringOfAnyLength) {
  for (std::size_t length = 1; length < 70; ++length) {
    for (std::size_t place = 0; place < length; ++place) {
      for (const auto& [byte, written] : {std::pair('"', "\\\""),
                                          {'\\', "\\\\"},
                                          {'\n', "\\n"},
                                          {'\x1E', "\\u001e"},
                                          {'!', "!"},
                                          {'\x7F', "\x7F"}}) {
        std::string text(length, 'x');
        text[place] = byte;
        const std::string expected =
            '"' + std::string(place, 'x') + written + std::string(length - place - 1, 'x') + '"';
        ASSERT_EQ(JsonWriter().string(text).text(), expected);
      }
    }
  }
}

TEST(JsonWriter, WritesStringsOfControlsOnly) {
  std::string expected = "[\"";
  for (int i = 0; i < 1000; ++i) expected += "\\u0001";
  EXPECT_EQ(JsonWriter().begin_array().string(std::string(1000, '\x01')).end_array().text(),
            expected + "\"]");
}

// The writer has a way of its own for hundredths.
TEST(JsonWriter, WritesHundredthsAsOtherNumbersAreWritten) {
  for (int i = -20'000; i <= 20'000; ++i) {
    for (const double value : {i / 100.0, i / 1000.0, i * 1e10 / 100}) {
      if (value == std::trunc(value)) continue;
      ASSERT_EQ(JsonWriter().number(value).text(), fmt::format("{}", value));
    }
  }
}

TEST(JsonWriter, EscapesKeysToo) {
  EXPECT_EQ(JsonWriter().begin_object().key(std::string_view("a\"\n")).null().end_object().text(),
            R"({"a\"\n":null})");
}

TEST(JsonWriter, WritesTheShortestNumberThatReadsBackEqual) {
  const std::pair<double, std::string> cases[] = {{0, "0"},
                                                  {3, "3"},
                                                  {-3, "-3"},
                                                  {8'000'000, "8000000"},
                                                  {0.1, "0.1"},
                                                  {0.98, "0.98"},
                                                  {2.5, "2.5"},
                                                  {1e-7, "1e-07"},
                                                  {1e22, "1e+22"},
                                                  {-0.5, "-0.5"},
                                                  {1.0 / 3, "0.3333333333333333"},
                                                  {180'000'000, "180000000"}};
  for (const auto& [value, written] : cases) {
    EXPECT_EQ(JsonWriter().number(value).text(), written);
    EXPECT_EQ(std::strtod(written.c_str(), nullptr), value);
  }
}

TEST(JsonWriter, RoundsToHundredthsAsIfCalculated) {
  for (int i = -30'000; i <= 30'000; ++i) {
    for (const double value : {i / 100.0, i / 1000.0, i / 800.0, i * 12.345}) {
      ASSERT_EQ(JsonWriter().hundredths(value).text(),
                JsonWriter().number(std::round(value * 100) / 100).text())
          << value;
    }
  }
  EXPECT_EQ(JsonWriter().hundredths(1e300).text(), "1e+300");
  EXPECT_EQ(JsonWriter().hundredths(std::numeric_limits<double>::quiet_NaN()).text(), "null");
}

TEST(JsonWriter, WritesSmallNumbersAsLargeOnes) {
  for (std::uint64_t i = 0; i < 12'000; ++i)
    ASSERT_EQ(JsonWriter().integer(i).text(), std::to_string(i));
}

TEST(JsonWriter, WritesWholeNumbersUpToTheirLimit) {
  EXPECT_EQ(JsonWriter().integer(0).text(), "0");
  EXPECT_EQ(JsonWriter().integer(std::numeric_limits<std::uint64_t>::max()).text(),
            "18446744073709551615");
}

TEST(JsonWriter, WritesNullForWhatIsNotFinite) {
  for (const double value :
       {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(JsonWriter().begin_array().number(value).number(1).end_array().text(), "[null,1]");
  }
}

TEST(JsonWriter, WritesAMemberAsItsKeyAndItsValue) {
  JsonWriter json;
  json.begin_object().member("a", "").member("b", "say \"hi\"").member("c", "1").end_object();
  EXPECT_EQ(json.text(), R"({"a":"","b":"say \"hi\"","c":"1"})");
}

TEST(JsonWriter, WritesMembersTogetherAsAlone) {
  JsonWriter json;
  json.begin_array().object(JsonText{"a", "say \"hi\""}, JsonPlain{"b", "ok"}, JsonCount{"c", 12},
                            JsonHundredths{"d", 0.456}, JsonNumber{"e", 1.5});
  json.begin_object().members(JsonCount{"f", 0}).members(JsonText{"g", ""}).end_object();
  json.end_array();
  EXPECT_EQ(json.text(), R"([{"a":"say \"hi\"","b":"ok","c":12,"d":0.46,"e":1.5},{"f":0,"g":""}])");
}

TEST(JsonWriter, LeavesOutMembersWithoutANumber) {
  JsonWriter json;
  json.begin_array().object(JsonCount{"a", 1}, JsonNumber{"b", {}}, JsonCount{"c", 2});
  json.object(JsonCount{"a", 1}, JsonNumber{"b", {}}).end_array();
  EXPECT_EQ(json.text(), R"([{"a":1,"c":2},{"a":1}])");
}

// Each of these takes more than was foreseen, where the memory ends too.
TEST(JsonWriter, KeepsRoomForTheMembersBehindALongOne) {
  for (std::size_t before = 0; before < 1200; ++before) {
    const std::string text(before, 'x'), controls(300, '\x01');
    JsonWriter json;
    json.begin_array().string(text).object(JsonText{"a", controls}, JsonHundredths{"b", 1e300},
                                           JsonNumber{"c", 1e300}, JsonPlain{"d", text});
    std::string expected = "[\"" + text + "\",{\"a\":\"";
    for (std::size_t i = 0; i < controls.size(); ++i) expected += "\\u0001";
    expected += "\",\"b\":1e+300,\"c\":1e+300,\"d\":\"" + text + "\"}]";
    ASSERT_EQ(json.end_array().text(), expected);
  }
}

TEST(JsonWriter, LeavesOutEmptyFieldsWithTheirComma) {
  JsonWriter json;
  json.begin_object().field("a", "").field("b", "1").field("c", "").field("d", "2").end_object();
  EXPECT_EQ(json.text(), R"({"b":"1","d":"2"})");
}

TEST(JsonWriter, GivesItsTextAway) {
  JsonWriter json;
  json.begin_object().end_object();
  EXPECT_EQ(json.take(), "{}");
}

// Whatever room is left in the memory of what stood before.
TEST(JsonWriter, WritesBehindWhatStoodBefore) {
  for (const std::string_view before : {"", "{}\n", "[1]"}) {
    for (std::size_t room = 0; room < 64; ++room) {
      std::string begun(before);
      begun.reserve(before.size() + room);
      JsonWriter json(std::move(begun));
      json.begin_array().string("a").string(std::string(room, 'x')).end_array();
      const std::string expected =
          std::string(before) + "[\"a\",\"" + std::string(room, 'x') + "\"]";
      EXPECT_EQ(json.text(), expected);
      EXPECT_EQ(json.take(), expected);
    }
  }
}

}  // namespace
}  // namespace skillgap
