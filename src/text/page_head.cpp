#include <algorithm>

#include "skillgap/ascii.h"
#include "skillgap/page_data.h"
#include "skillgap/text.h"
#include "text/html_elements.h"
#include "text/html_tokenizer.h"

namespace skillgap {
namespace {

constexpr std::size_t kMost = 1'000;

std::string attribute(std::string_view tag, std::string_view name) {
  return single_line(find_attribute(tag, name).value_or(""));
}

std::string lower_attribute(std::string_view tag, std::string_view name) {
  return ascii_lower(attribute(tag, name));
}

void read_link(PageHead& head, std::string_view tag) {
  PageLink link{lower_attribute(tag, "rel"), lower_attribute(tag, "type"), attribute(tag, "href")};
  if (!link.href.empty() && head.links.size() < kMost) head.links.push_back(std::move(link));
}

void read_meta(PageHead& head, std::string_view tag) {
  for (const std::string_view key : {"name", "property", "itemprop"}) {
    std::string name = lower_attribute(tag, key);
    if (name.empty()) continue;
    if (head.metas.size() < kMost)
      head.metas.push_back({std::move(name), attribute(tag, "content")});
    return;
  }
}

void read_tag(PageHead& head, std::string_view name, std::string_view tag) {
  if (equals_ignoring_case(name, "link")) {
    read_link(head, tag);
  } else if (equals_ignoring_case(name, "meta")) {
    read_meta(head, tag);
  } else if (equals_ignoring_case(name, "a")) {
    if (find_attribute(tag, "type")) read_link(head, tag);
  } else if (equals_ignoring_case(name, "base")) {
    if (head.base.empty()) head.base = attribute(tag, "href");
  } else if (equals_ignoring_case(name, "html")) {
    if (head.language.empty()) head.language = attribute(tag, "lang");
  }
}

}  // namespace

std::string PageHead::meta(std::string_view name) const {
  const auto found = std::ranges::find(metas, name, &PageMeta::name);
  return found == metas.end() ? std::string() : found->content;
}

PageHead read_page_head(std::string_view html) {
  PageHead head;
  HtmlTokenizer tokenizer(html);
  HtmlToken token;
  while (tokenizer.next(token)) {
    if (token.kind != HtmlTokenKind::kStartTag) continue;
    read_tag(head, token.name, token.source.of(html));
    const HtmlElement& element = find_html_element(token.name);
    if (element.mode != HtmlTextMode::kData && !token.self_closing)
      tokenizer.enter(element.mode, token.name);
  }
  return head;
}

}  // namespace skillgap
