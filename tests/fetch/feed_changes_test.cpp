// A feed that comes in another guise holds the same postings (invariant I10): in pieces, packed, in
// another encoding, with other line ends, prefixes and orders of attributes.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "fetch/body.h"
#include "skillgap/feed.h"
#include "skillgap/posting_json.h"
#include "support/compressed.h"
#include "support/made_feeds.h"
#include "support/shared_data.h"

namespace skillgap {
namespace {

// The postings, one JSON object a line.
std::string rows(const std::string& bytes) {
  RawDocument document;
  document.where = "a.rss";
  document.bytes = bytes;
  const auto feed = parse_feed(document);
  if (!feed) return to_line(feed.error());
  std::string out = feed->complete ? "" : "cut\n";
  for (const Posting& posting : feed->postings) out += to_json(posting) + "\n";
  return out;
}

// As it arrives over the network, byte by byte.
std::string one_by_one(const std::string& bytes) {
  Body body(16u << 20);
  for (const char& c : bytes) body.take({&c, 1});
  body.finish();
  return std::move(body.bytes());
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

// Each start and end tag as `change` writes it; CDATA, comments and declarations stay.
std::string with_tags(const std::string& text,
                      const std::function<std::string(std::string)>& change) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    const bool cdata = text.compare(open, 9, "<![CDATA[") == 0;
    const bool comment = text.compare(open, 4, "<!--") == 0;
    const std::string end = cdata ? "]]>" : comment ? "-->" : ">";
    const std::size_t close = text.find(end, open) + end.size();
    const std::string tag = text.substr(open, close - open);
    out += tag[1] == '!' || tag[1] == '?' ? tag : change(tag);
    at = close;
  }
  return out;
}

std::string with_other_prefixes(const std::string& text) {
  return with_tags(text, [](std::string tag) {
    for (const std::string prefix : {"dc", "content", "rdf", "media", "atom"}) {
      for (const std::string before : {"<", "</", "xmlns:"}) {
        const std::string end = before == "xmlns:" ? "=" : ":";
        tag = replaced(tag, before + prefix + end, before + "x" + prefix + end);
      }
      tag = replaced(tag, " " + prefix + ":", " x" + prefix + ":");
    }
    return tag;
  });
}

std::string with_attributes_reversed(const std::string& text) {
  return with_tags(text, [](std::string tag) {
    const std::size_t begin = tag.find_first_of(" \n");
    if (begin == std::string::npos || tag[1] == '/') return tag;
    std::string attributes;
    std::size_t at = begin;
    while (true) {
      const std::size_t name = tag.find_first_not_of(" \n\t", at);
      const std::size_t quote = tag.find_first_of("\"'", name);
      if (quote == std::string::npos) break;
      const std::size_t end = tag.find(tag[quote], quote + 1) + 1;
      attributes = " " + tag.substr(name, end - name) + attributes;
      at = end;
    }
    return tag.substr(0, begin) + attributes + (tag.ends_with("/>") ? "/>" : ">");
  });
}

char32_t next_character(const std::string& text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  char32_t c = more == 0 ? lead : lead & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
  return c;
}

std::string as_utf16(const std::string& text) {
  std::string out = "\xFF\xFE";
  const auto add = [&out](char32_t unit) {
    out += static_cast<char>(unit & 0xFF);
    out += static_cast<char>(unit >> 8);
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c < 0x10000) {
      add(c);
    } else {
      add(0xD800 + ((c - 0x10000) >> 10));
      add(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

// "" where a character is none of windows-1252's.
std::string as_windows_1252(const std::string& text) {
  constexpr std::pair<char32_t, char> kOthers[] = {
      {0x20AC, '\x80'}, {0x2026, '\x85'}, {0x2018, '\x91'}, {0x2019, '\x92'}, {0x201C, '\x93'},
      {0x201D, '\x94'}, {0x2022, '\x95'}, {0x2013, '\x96'}, {0x2014, '\x97'}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const auto* other = std::ranges::find(kOthers, c, [](const auto& pair) { return pair.first; });
    if (other != std::end(kOthers)) {
      out += other->second;
    } else if (c < 0x80 || (c >= 0xA0 && c < 0x100)) {
      out += static_cast<char>(c);
    } else {
      return "";
    }
  }
  return replaced(replaced(out, "encoding=\"utf-8\"", "encoding=\"windows-1252\""),
                  "encoding=\"UTF-8\"", "encoding=\"windows-1252\"");
}

struct Change {
  const char* name;
  std::string (*change)(const std::string& text);
};

constexpr Change kChanges[] = {
    {"one byte at a time", one_by_one},
    {"CRLF", [](const std::string& text) { return replaced(text, "\n", "\r\n"); }},
    {"byte order mark", [](const std::string& text) { return "\xEF\xBB\xBF" + text; }},
    {"UTF-16", as_utf16},
    {"windows-1252", as_windows_1252},
    {"other prefixes", with_other_prefixes},
    {"gzip", [](const std::string& text) { return one_by_one(gzip_of(text)); }},
    {"attributes reversed", with_attributes_reversed},
};

int expect_same_rows(const std::string& text, const std::string& place) {
  const std::string before = rows(text);
  int compared = 0;
  for (const Change& change : kChanges) {
    const std::string changed = change.change(text);
    if (changed.empty()) continue;
    EXPECT_EQ(rows(changed), before) << place << ": " << change.name;
    ++compared;
  }
  return compared;
}

TEST(FeedChanges, LeaveThePostingsOf200MadeFeedsAsTheyAre) {
  int compared = 0;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::string text = MadeFeed(seed).text();
    ASSERT_TRUE(rows(text).starts_with("{")) << text;
    compared += expect_same_rows(text, "feed " + std::to_string(seed));
  }
  EXPECT_EQ(compared, 1'600);
}

TEST(FeedChanges, LeaveThePostingsOfRealFeedsAsTheyAre) {
  const auto folder = shared_folder("data/feeds");
  if (!folder) GTEST_SKIP() << "no feeds beside this checkout";
  int feeds = 0, compared = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (entry.path().extension() != ".rss") continue;
    // Line ends that are mixed already would not come back as they were.
    const std::string text = replaced(read_file(entry.path()), "\r\n", "\n");
    compared += expect_same_rows(text, entry.path().string());
    ++feeds;
  }
  RecordProperty("compared", compared);
  EXPECT_GE(feeds, 12);
  EXPECT_GE(compared, feeds * 7);
}

// The comparison sees a change that matters.
TEST(FeedChanges, AreSeenWhereALetterDiffers) {
  const std::string text = MadeFeed(7).text();
  EXPECT_NE(rows(replaced(text, "job/", "Job/")), rows(text));
}

}  // namespace
}  // namespace skillgap
