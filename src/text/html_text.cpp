#include "skillgap/html_text.h"

#include <utility>

#include "skillgap/ascii.h"
#include "skillgap/text.h"
#include "text/html_elements.h"
#include "text/html_references.h"
#include "text/html_text_builder.h"
#include "text/html_tokenizer.h"

namespace skillgap {
namespace {

// Inside an element that is not shown. Only tags of its own name are counted, so that no depth of
// nesting costs more than a number.
class HiddenElement {
 public:
  bool is_open() const { return depth_ > 0; }

  void open(const HtmlElement& element, bool self_closing) {
    const bool is_svg = element.name == "svg";
    if (is_svg && self_closing) return;
    if (depth_ == 0) name_ = element.name;
    if (name_ == element.name) ++depth_;
  }

  void close(const HtmlElement& element) {
    if (depth_ > 0 && name_ == element.name) --depth_;
  }

  // A block inside <svg> ends it (the standard's rule for foreign content): an icon that was
  // never closed does not hide the page.
  void meet_block(const HtmlElement& element) {
    const bool is_block = element.role > HtmlRole::kInline && element.role < HtmlRole::kTitle;
    if (is_block && name_ == "svg") depth_ = 0;
  }

 private:
  std::string_view name_;
  std::size_t depth_ = 0;
};

bool is_json_ld(std::string_view tag) {
  const std::string type = find_attribute(tag, "type").value_or("");
  const std::string_view media_type = std::string_view(type).substr(0, type.find(';'));
  return equals_ignoring_case(trim_blanks(media_type), "application/ld+json");
}

class HtmlPageReader {
 public:
  HtmlPageReader(std::string_view html, HtmlTextBuilder builder)
      : html_(html), tokenizer_(html), builder_(std::move(builder)) {}

  HtmlText read();
  std::string read_text();

 private:
  void read_all();
  void on_start_tag(const HtmlToken& token);
  void on_end_tag(const HtmlToken& token);
  void on_text(const HtmlToken& token);

  std::string_view html_;
  HtmlTokenizer tokenizer_;
  HtmlTextBuilder builder_;
  HiddenElement hidden_;
  // Of the element whose text is not markup (<title>, <script>), while we are in it.
  HtmlRole text_role_ = HtmlRole::kInline;
  bool in_json_ld_ = false;
  bool has_title_ = false;
  HtmlText page_;
};

HtmlText HtmlPageReader::read() {
  read_all();
  page_.text = builder_.take_text();
  page_.segments = builder_.take_segments();
  return std::move(page_);
}

std::string HtmlPageReader::read_text() {
  read_all();
  return builder_.take_text();
}

void HtmlPageReader::read_all() {
  HtmlToken token;
  while (tokenizer_.next(token)) {
    if (token.kind == HtmlTokenKind::kText) on_text(token);
    if (token.kind == HtmlTokenKind::kStartTag) on_start_tag(token);
    if (token.kind == HtmlTokenKind::kEndTag) on_end_tag(token);
  }
}

void HtmlPageReader::on_start_tag(const HtmlToken& token) {
  const HtmlElement& element = find_html_element(token.name);
  if (hidden_.is_open()) hidden_.meet_block(element);
  if (element.mode != HtmlTextMode::kData) {
    // "<iframe/>" ends itself in XHTML, which feeds hold; a browser would lose the rest of the
    // page.
    if (token.self_closing) return;
    tokenizer_.enter(element.mode, token.name);
    text_role_ = element.role;
    in_json_ld_ = element.role == HtmlRole::kScript && is_json_ld(token.source.of(html_));
  } else if (element.role == HtmlRole::kHidden) {
    hidden_.open(element, token.self_closing);
  }
  if (!hidden_.is_open()) builder_.open(element.role, token.source);
}

void HtmlPageReader::on_end_tag(const HtmlToken& token) {
  const HtmlElement& element = find_html_element(token.name);
  text_role_ = HtmlRole::kInline;
  if (hidden_.is_open()) {
    hidden_.close(element);
  } else {
    builder_.close(element.role, token.source);
  }
}

void HtmlPageReader::on_text(const HtmlToken& token) {
  if (hidden_.is_open() || text_role_ == HtmlRole::kHidden) return;
  const std::string_view text = token.content.of(html_);
  if (text_role_ == HtmlRole::kScript) {
    if (in_json_ld_) page_.json_ld.emplace_back(text);
  } else if (text_role_ != HtmlRole::kTitle) {
    builder_.add_text(token.content, token.has_references);
  } else if (!has_title_) {
    page_.title = single_line(decode_html_references(text));
    has_title_ = true;
  }
}

}  // namespace

HtmlText html_to_text(std::string_view html) {
  return HtmlPageReader(html, HtmlTextBuilder(html)).read();
}

std::string text_of_html(std::string_view html, std::string memory) {
  return HtmlPageReader(html, HtmlTextBuilder(html, std::move(memory))).read_text();
}

}  // namespace skillgap
