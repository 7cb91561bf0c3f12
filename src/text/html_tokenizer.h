// Cuts HTML into tags, comments and text as the HTML Standard's tokenizer does, without copying:
// every token is a piece of the input. One pass, no recursion, whatever the nesting.
//
//   HtmlTokenizer tokenizer(html);
//   HtmlToken token;
//   while (tokenizer.next(token)) …
//
// Text and attribute values still hold their character references (see html_references.h). The
// text given to the tokenizer must outlive it and its tokens.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "skillgap/span.h"

namespace skillgap {

enum class HtmlTokenKind { kText, kStartTag, kEndTag, kComment, kDoctype };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::kText;
  Span source;                  // all of it, angle brackets included
  Span content;                 // text, or what stands inside a comment
  std::string_view name;        // of a tag, as written
  bool self_closing = false;    // a tag that ends in "/>"
  bool has_references = false;  // text in which "&amp;" stands for "&"
};

// How the content of some elements is read: <title> without tags, <script> by rules of its own …
enum class HtmlTextMode { kData, kRcdata, kRawText, kScriptData, kPlainText };

class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  // False at the end. A tag that the input ends in is no token.
  bool next(HtmlToken& token);

  // Reads on in `mode` until the end tag `name`; what a parser asks for after some start tags.
  void enter(HtmlTextMode mode, std::string_view name);

 private:
  bool next_plain_tag(HtmlToken& token);
  bool next_markup(HtmlToken& token);
  bool next_declaration(HtmlToken& token);
  bool next_tag(HtmlToken& token, std::size_t name_begin);
  void take_text(HtmlToken& token, std::size_t end);
  void take_comment(HtmlToken& token);
  void take_until_bracket(HtmlToken& token, HtmlTokenKind kind, std::size_t content_begin);

  std::string_view html_;
  std::size_t at_ = 0;
  HtmlTextMode mode_ = HtmlTextMode::kData;
  std::string_view end_name_;
};

struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
};

// Steps through the attributes that follow a tag's name.
class HtmlAttributeReader {
 public:
  HtmlAttributeReader(std::string_view html, std::size_t behind_name)
      : html_(html), at_(behind_name) {}

  // False behind the last attribute; then closed() tells whether a '>' was found.
  bool next(HtmlAttribute& attribute);
  // Behind the last one.
  void pass_all();

  bool closed() const { return closed_; }
  bool self_closing() const { return self_closing_; }
  std::size_t position() const { return at_; }

 private:
  bool reach_name();
  std::string_view take_value();

  std::string_view html_;
  std::size_t at_;
  bool closed_ = false;
  bool self_closing_ = false;
};

// Where the name of the tag that begins at `name_begin` ends.
std::size_t tag_name_end(std::string_view html, std::size_t name_begin);

// The value, decoded, of the first attribute of that name; `tag` is a start tag's source.
std::optional<std::string> find_attribute(std::string_view tag, std::string_view name);

}  // namespace skillgap
