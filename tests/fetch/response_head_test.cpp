#include "fetch/response_head.h"

#include <gtest/gtest.h>

#include <string>

namespace skillgap {
namespace {

TEST(ResponseHead, EndsAtItsEmptyLine) {
  ResponseHead head;
  for (const std::string_view line :
       {"HTTP/1.1 103 Early Hints\r\n", "ETag: early\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
        "Server:a\r\n", "X-Folded: one\r\n", "\t two\r\n", "no colon\r\n"}) {
    add_line(head, line);
    EXPECT_FALSE(head.whole) << line;
  }
  add_line(head, "\r\n");
  EXPECT_TRUE(head.whole);
  add_line(head, "ETag: from a trailer\r\n");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.field("server"), "a");
  EXPECT_EQ(head.field("x-folded"), "one two");
  EXPECT_EQ(head.field("etag"), "");
}

TEST(ContentType, GivesTypeAndCharset) {
  const struct {
    std::string value, media_type, charset;
  } cases[] = {
      {"", "", ""},
      {"text/html", "text/html", ""},
      {" Text/HTML ;charset=utf-8", "text/html", "utf-8"},
      {"text/html; charset = 'utf-8'", "text/html", "utf-8"},
      {"text/html; charset=\"windows-1252\"; x=y", "text/html", "windows-1252"},
      {"text/html;;; a; charset=; CHARSET=koi8-r", "text/html", "koi8-r"},
      {"text/html charset=utf-8", "", ""},
      {"\x1b]0;owned\x07", "", ""},
      {"text/html; charset=a\x07", "text/html", ""},
  };
  for (const auto& [value, media_type, charset] : cases) {
    const ContentType type = parse_content_type(value);
    EXPECT_EQ(type.media_type, media_type) << value;
    EXPECT_EQ(type.charset, charset) << value;
  }
}

}  // namespace
}  // namespace skillgap
