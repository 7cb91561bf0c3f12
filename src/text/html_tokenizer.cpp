#include "text/html_tokenizer.h"

#include <algorithm>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

// `</name` or `<name` that ends there: "</titles>" does not close a title.
bool has_tag_at(std::string_view html, std::size_t at, std::string_view open,
                std::string_view name) {
  const std::size_t end = at + open.size() + name.size();
  if (end >= html.size() || !html.substr(at).starts_with(open)) return false;
  if (!equals_ignoring_case(html.substr(at + open.size(), name.size()), name)) return false;
  return is_html_blank(html[end]) || html[end] == '/' || html[end] == '>';
}

std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name) {
  while ((at = html.find("</", at)) != html.npos) {
    if (has_tag_at(html, at, "</", name)) return at;
    at += 2;
  }
  return html.size();
}

// Inside "<!--" a script may hold "<script …</script>" without ending there (the standard's
// script data escaped and double escaped states).
std::size_t script_end(std::string_view html, std::size_t at, std::string_view name) {
  enum { kPlain, kEscaped, kDoubleEscaped } state = kPlain;
  for (; (at = html.find_first_of("<-", at)) != html.npos; ++at) {
    const std::string_view rest = html.substr(at);
    if (state == kPlain && rest.starts_with("<!--")) {
      state = kEscaped;
      ++at;  // the two dashes may already be those of "-->"
    } else if (state != kPlain && rest.starts_with("-->")) {
      state = kPlain;
    } else if (has_tag_at(html, at, "</", name)) {
      if (state != kDoubleEscaped) return at;
      state = kEscaped;
    } else if (state == kEscaped && has_tag_at(html, at, "<", name)) {
      state = kDoubleEscaped;
    }
  }
  return html.size();
}

std::size_t text_mode_end(std::string_view html, std::size_t at, HtmlTextMode mode,
                          std::string_view name) {
  switch (mode) {
    case HtmlTextMode::kScriptData:
      return script_end(html, at, name);
    case HtmlTextMode::kPlainText:
      return html.size();
    default:
      return raw_text_end(html, at, name);
  }
}

// A '<' that opens nothing is text: "a < b", "<3", and "</" at the very end.
bool opens_markup(std::string_view html, std::size_t at) {
  if (at + 1 >= html.size()) return false;
  const char next = html[at + 1];
  if (next == '/') return at + 2 < html.size();
  return is_ascii_letter(next) || next == '!' || next == '?';
}

std::size_t next_markup_begin(std::string_view html, std::size_t at) {
  while ((at = html.find('<', at)) != html.npos) {
    if (opens_markup(html, at)) return at;
    ++at;
  }
  return html.size();
}

struct CommentEnd {
  std::size_t content_end;
  std::size_t end;
};

// `begin` is behind "<!--". The dashes of the opening count for "<!-->" and "<!--->".
CommentEnd find_comment_end(std::string_view html, std::size_t begin) {
  for (std::size_t close = begin; (close = html.find('>', close)) != html.npos; ++close) {
    const std::string_view before = html.substr(begin - 2, close - begin + 2);
    if (before.ends_with("--")) return {std::max(close - 2, begin), close + 1};
    if (before.size() >= 5 && before.ends_with("--!")) return {close - 3, close + 1};
  }
  return {html.size(), html.size()};
}

// At the end of the input an ending that was begun is no content.
std::size_t without_begun_ending(std::string_view html, std::size_t begin) {
  const std::string_view content = html.substr(begin);
  for (const std::string_view begun : {"--!", "--", "-"}) {
    if (content.ends_with(begun)) return html.size() - begun.size();
  }
  return html.size();
}

}  // namespace

void HtmlTokenizer::enter(HtmlTextMode mode, std::string_view name) {
  mode_ = mode;
  end_name_ = name;
}

bool HtmlTokenizer::next(HtmlToken& token) {
  if (mode_ != HtmlTextMode::kData) {
    const std::size_t end = text_mode_end(html_, at_, mode_, end_name_);
    const bool has_text = end > at_;
    if (has_text) take_text(token, end);
    mode_ = HtmlTextMode::kData;
    if (has_text) return true;
  }
  while (at_ < html_.size()) {
    if (html_[at_] != '<' || !opens_markup(html_, at_)) {
      take_text(token, next_markup_begin(html_, at_ + 1));
      return true;
    }
    if (next_plain_tag(token) || next_markup(token)) return true;
  }
  return false;
}

void HtmlTokenizer::take_text(HtmlToken& token, std::size_t end) {
  token = {.source = {at_, end}, .content = {at_, end}, .name = {}};
  token.has_references = mode_ == HtmlTextMode::kData || mode_ == HtmlTextMode::kRcdata;
  at_ = end;
}

// Most tags, "<p>" and "</a>", are a name of letters. False for any other markup, and nothing
// taken.
inline bool HtmlTokenizer::next_plain_tag(HtmlToken& token) {
  const bool is_end = html_[at_ + 1] == '/';
  const std::size_t begin = at_ + (is_end ? 2 : 1);
  std::size_t end = begin;
  // No letter comes before '>' in ASCII, and all that ends a name does.
  while (end < html_.size() && static_cast<unsigned char>(html_[end]) > '>') ++end;
  if (end == html_.size() || html_[end] != '>' || !is_ascii_letter(html_[begin])) return false;
  token.kind = is_end ? HtmlTokenKind::kEndTag : HtmlTokenKind::kStartTag;
  token.source = {at_, end + 1};
  token.content = {};
  token.name = {html_.data() + begin, end - begin};
  token.self_closing = token.has_references = false;
  at_ = end + 1;
  return true;
}

// False where the markup is no token: "</>", or a tag cut off by the end.
bool HtmlTokenizer::next_markup(HtmlToken& token) {
  const char second = html_[at_ + 1];
  if (second == '!') return next_declaration(token);
  if (second != '/' && second != '?') return next_tag(token, at_ + 1);
  const char third = second == '/' ? html_[at_ + 2] : '?';
  if (is_ascii_letter(third)) return next_tag(token, at_ + 2);
  if (third == '>') {
    at_ += 3;
    return false;
  }
  take_until_bracket(token, HtmlTokenKind::kComment, second == '/' ? at_ + 2 : at_ + 1);
  return true;
}

bool HtmlTokenizer::next_declaration(HtmlToken& token) {
  constexpr std::string_view kDoctype = "<!doctype";
  if (html_.substr(at_).starts_with("<!--")) {
    take_comment(token);
  } else if (equals_ignoring_case(html_.substr(at_, kDoctype.size()), kDoctype)) {
    take_until_bracket(token, HtmlTokenKind::kDoctype, at_ + kDoctype.size());
  } else {
    take_until_bracket(token, HtmlTokenKind::kComment, at_ + 2);
  }
  return true;
}

void HtmlTokenizer::take_until_bracket(HtmlToken& token, HtmlTokenKind kind,
                                       std::size_t content_begin) {
  const std::size_t bracket = std::min(html_.find('>', content_begin), html_.size());
  const std::size_t end = std::min(bracket + 1, html_.size());
  token = {.kind = kind, .source = {at_, end}, .content = {content_begin, bracket}, .name = {}};
  at_ = end;
}

void HtmlTokenizer::take_comment(HtmlToken& token) {
  const std::size_t begin = at_ + 4;
  CommentEnd found = find_comment_end(html_, begin);
  if (found.content_end == html_.size()) found.content_end = without_begun_ending(html_, begin);
  token = {.kind = HtmlTokenKind::kComment,
           .source = {at_, found.end},
           .content = {begin, found.content_end},
           .name = {}};
  at_ = found.end;
}

bool HtmlTokenizer::next_tag(HtmlToken& token, std::size_t name_begin) {
  const std::size_t name_end = tag_name_end(html_, name_begin);
  HtmlAttributeReader attributes(html_, name_end);
  attributes.pass_all();
  const Span source{at_, attributes.position()};
  at_ = attributes.closed() ? attributes.position() : html_.size();
  const bool is_end = name_begin - source.begin == 2;
  token = {.kind = is_end ? HtmlTokenKind::kEndTag : HtmlTokenKind::kStartTag,
           .source = source,
           .content = {},
           .name = html_.substr(name_begin, name_end - name_begin),
           .self_closing = attributes.self_closing()};
  return attributes.closed();
}

}  // namespace skillgap
