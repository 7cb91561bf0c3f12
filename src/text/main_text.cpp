#include <algorithm>
#include <utility>

#include "skillgap/ascii.h"
#include "skillgap/html_text.h"
#include "skillgap/page_data.h"
#include "text/html_elements.h"
#include "text/html_tokenizer.h"

namespace skillgap {
namespace {

// Less is no text of a page; then the region was a wrong guess.
constexpr std::size_t kLeastText = 200;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(names, [&](auto known) { return equals_ignoring_case(known, name); });
}

// The elements of one kind, those within another of them left out.
class Regions {
 public:
  void open(std::string_view name, Span tag) {
    if (depth_ == 0) {
      name_ = name;
      region_ = {tag.end, tag.end};
    }
    if (equals_ignoring_case(name, name_)) ++depth_;
  }
  void meet(const HtmlToken& token) {
    if (depth_ == 0 || !equals_ignoring_case(token.name, name_)) return;
    if (token.kind == HtmlTokenKind::kStartTag) ++depth_;
    if (token.kind == HtmlTokenKind::kEndTag && --depth_ == 0) end(token.source.begin);
  }
  void end(std::size_t at) {
    region_.end = std::max(at, region_.begin);
    if (region_.size() > longest_.size()) longest_ = region_;
    depth_ = 0;
  }
  bool is_open() const { return depth_ > 0; }
  Span longest() const { return longest_; }

 private:
  std::string_view name_;
  std::size_t depth_ = 0;
  Span region_, longest_;
};

struct Places {
  Span main, article, heading;
};

// Tokens of a piece of a page; the text of scripts, styles and their like is passed over.
template <class Take>
void for_each_token(std::string_view html, Take take) {
  HtmlTokenizer tokenizer(html);
  HtmlToken token;
  bool raw = false;
  while (tokenizer.next(token)) {
    const bool is_raw_text = raw && token.kind == HtmlTokenKind::kText;
    raw = false;
    if (is_raw_text) continue;
    take(token);
    if (token.kind != HtmlTokenKind::kStartTag || token.self_closing) continue;
    const HtmlElement& element = find_html_element(token.name);
    raw = element.mode != HtmlTextMode::kData;
    if (raw) tokenizer.enter(element.mode, token.name);
  }
}

bool is_main(const HtmlToken& token, std::string_view html) {
  return equals_ignoring_case(token.name, "main") ||
         find_attribute(token.source.of(html), "role").value_or("") == "main";
}

Places find_places(std::string_view html) {
  Regions mains, articles, headings;
  for_each_token(html, [&](const HtmlToken& token) {
    for (Regions* regions : {&mains, &articles, &headings}) regions->meet(token);
    if (token.kind != HtmlTokenKind::kStartTag) return;
    if (!mains.is_open() && is_main(token, html)) mains.open(token.name, token.source);
    if (!articles.is_open() && equals_ignoring_case(token.name, "article"))
      articles.open(token.name, token.source);
    if (!headings.is_open() && headings.longest().size() == 0 &&
        equals_ignoring_case(token.name, "h1"))
      headings.open(token.name, token.source);
  });
  for (Regions* regions : {&mains, &articles}) {
    if (regions->is_open()) regions->end(html.size());
  }
  return {mains.longest(), articles.longest(), headings.longest()};
}

bool is_beside_the_text(const HtmlToken& token, std::string_view html, bool whole_page) {
  if (is_one_of(token.name, {"nav", "aside", "footer", "dialog", "select", "template"}))
    return true;
  if (whole_page && equals_ignoring_case(token.name, "header")) return true;
  const std::string_view tag = token.source.of(html);
  const std::string role = find_attribute(tag, "role").value_or("");
  if (whole_page && role == "banner") return true;
  return is_one_of(role, {"navigation", "search", "complementary", "contentinfo", "dialog"}) ||
         find_attribute(tag, "hidden").has_value();
}

bool has_words(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// A list of links to other pages ("similar jobs"): most of its items hold one.
struct LinkList {
  std::size_t begin = 0;  // of its tag, in what is copied
  std::size_t items = 0, linked_items = 0;
  bool item_is_linked = false;

  void meet_item() {
    ++items;
    item_is_linked = false;
  }
  void meet_link() {
    if (items > 0 && !std::exchange(item_is_linked, true)) ++linked_items;
  }
  bool is_menu() const { return items >= 3 && linked_items * 5 >= items * 4; }
};

// Copies HTML, without what stands beside the text and blocks that are nothing but links.
class TextOfRegion {
 public:
  TextOfRegion(std::string_view html, bool whole_page) : html_(html), whole_page_(whole_page) {}

  std::string read() {
    for_each_token(html_, [this](const HtmlToken& token) { take(token); });
    end_block();
    return html_to_text(out_).text;
  }

 private:
  void take(const HtmlToken& token) {
    if (skipped_.is_open()) return skipped_.meet(token);
    if (token.kind == HtmlTokenKind::kText) return take_text(token);
    if (token.kind != HtmlTokenKind::kStartTag && token.kind != HtmlTokenKind::kEndTag) return;
    const bool starts = token.kind == HtmlTokenKind::kStartTag;
    if (starts && is_beside_the_text(token, html_, whole_page_))
      return skipped_.open(token.name, token.source);
    if (is_one_of(token.name, {"a", "button"})) in_link_ = starts;
    if (in_link_ && starts && !lists_.empty()) lists_.back().meet_link();
    if (find_html_element(token.name).role == HtmlRole::kInline) {
      out_ += token.source.of(html_);
      return;
    }
    end_block();
    if (starts) follow_list(token.name);
    out_ += token.source.of(html_);
    if (!starts && is_one_of(token.name, {"ul", "ol"})) end_list();
    in_heading_ = starts && is_one_of(token.name, {"h1", "h2", "h3"});
    block_begin_ = out_.size();
  }

  void take_text(const HtmlToken& token) {
    const std::string_view text = token.source.of(html_);
    out_ += text;
    if (has_words(text)) (in_link_ ? has_links_ : has_text_) = true;
  }

  void follow_list(std::string_view name) {
    if (is_one_of(name, {"ul", "ol"})) lists_.push_back({.begin = out_.size()});
    if (equals_ignoring_case(name, "li") && !lists_.empty()) lists_.back().meet_item();
  }

  void end_list() {
    if (lists_.empty()) return;
    if (lists_.back().is_menu()) out_.resize(lists_.back().begin);
    lists_.pop_back();
  }

  void end_block() {
    if (has_links_ && !has_text_ && !in_heading_) out_.resize(block_begin_);
    has_links_ = has_text_ = false;
  }

  std::string_view html_;
  bool whole_page_;
  std::string out_;
  std::size_t block_begin_ = 0;
  Regions skipped_;
  std::vector<LinkList> lists_;  // that are open
  bool in_link_ = false, in_heading_ = false;
  bool has_links_ = false, has_text_ = false;  // in the present block
};

}  // namespace

MainText read_main_text(std::string_view html) {
  const Places places = find_places(html);
  MainText out;
  out.heading = html_to_text(places.heading.of(html)).text;
  std::ranges::replace(out.heading, '\n', ' ');
  for (const Span region : {places.main, places.article}) {
    out.text = TextOfRegion(region.of(html), false).read();
    if (out.text.size() >= kLeastText) return out;
  }
  out.text = TextOfRegion(html, true).read();
  if (out.text.size() < kLeastText) out.text = html_to_text(html).text;
  return out;
}

}  // namespace skillgap
