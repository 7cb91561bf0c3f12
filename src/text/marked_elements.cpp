#include "text/marked_elements.h"

#include <algorithm>
#include <map>

#include "skillgap/ascii.h"
#include "skillgap/text.h"
#include "text/html_elements.h"
#include "text/html_references.h"
#include "text/html_tokenizer.h"
#include "text/open_elements.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxWords = 16;  // types, or names, of one element
constexpr std::size_t kUnmarked = static_cast<std::size_t>(-1);

using Attributes = std::map<std::string, std::string, std::less<>>;

constexpr std::string_view kOurs[] = {"about",    "content",  "data",     "datetime", "href",
                                      "id",       "itemid",   "itemprop", "itemref",  "itemscope",
                                      "itemtype", "property", "rel",      "resource", "src",
                                      "typeof",   "value"};

Attributes attributes_of(std::string_view tag) {
  Attributes out;
  HtmlAttributeReader reader(tag, tag_name_end(tag, 1));
  HtmlAttribute attribute;
  while (reader.next(attribute)) {
    std::string name = ascii_lower(attribute.name);
    if (std::ranges::find(kOurs, name) == std::end(kOurs)) continue;
    out.emplace(std::move(name),
                clean_utf8(decode_references(attribute.value, ReferencePlace::kAttribute)));
  }
  return out;
}

// "schema:title" and "https://schema.org/title" are "title"; other vocabularies keep their prefix.
std::string plain_name(std::string_view name) {
  for (const std::string_view prefix :
       {"schema:", "http://schema.org/", "https://schema.org/", "http://www.schema.org/"}) {
    if (name.starts_with(prefix)) return std::string(name.substr(prefix.size()));
  }
  return std::string(name);
}

void add_words(std::vector<std::string>& words, std::string_view text) {
  while (words.size() < kMaxWords && !(text = trim_blanks(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\f"), text.size());
    std::string word = plain_name(text.substr(0, end));
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    text.remove_prefix(end);
  }
}

void add_words(std::vector<std::string>& words, const Attributes& attributes,
               std::string_view name) {
  if (const auto found = attributes.find(name); found != attributes.end())
    add_words(words, found->second);
}

std::optional<std::string> first_of(const Attributes& attributes,
                                    std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const auto found = attributes.find(name); found != attributes.end()) return found->second;
  }
  return std::nullopt;
}

// Properties that are what a reader sees, also where they are a link.
bool is_shown(const std::vector<std::string>& names) {
  constexpr std::string_view kShown[] = {"title",       "name",        "hiringOrganization",
                                         "jobLocation", "description", "employmentType",
                                         "industry",    "skills"};
  return std::ranges::any_of(
      names, [&](const auto& name) { return std::ranges::find(kShown, name) != std::end(kShown); });
}

// HTML Standard, "Values": by the kind of element; `content` on any element is RDFa's.
std::optional<std::string> value_of(std::string_view tag_name, const Attributes& attributes,
                                    const std::vector<std::string>& names) {
  struct Kind {
    std::string_view element, attribute;
  };
  constexpr Kind kKinds[] = {{"a", "href"},      {"area", "href"},  {"audio", "src"},
                             {"data", "value"},  {"embed", "src"},  {"iframe", "src"},
                             {"img", "src"},     {"link", "href"},  {"meter", "value"},
                             {"object", "data"}, {"source", "src"}, {"time", "datetime"},
                             {"track", "src"},   {"video", "src"}};
  if (auto content = first_of(attributes, {"content"})) return content;
  const auto* kind = std::ranges::find_if(
      kKinds, [&](const Kind& k) { return equals_ignoring_case(k.element, tag_name); });
  const bool is_anchor = equals_ignoring_case(tag_name, "a");
  if (kind != std::end(kKinds) && !(is_anchor && is_shown(names))) {
    if (auto value = first_of(attributes, {kind->attribute})) return value;
  }
  if (equals_ignoring_case(tag_name, "meta")) return std::string();
  return is_anchor ? std::nullopt : first_of(attributes, {"datetime", "resource"});
}

bool marks(const Attributes& attributes) {
  return first_of(attributes, {"itemprop", "itemscope", "typeof", "property"}).has_value();
}

MarkedElement element_of(std::string_view tag_name, const Attributes& attributes) {
  MarkedElement out;
  out.is_item = first_of(attributes, {"itemscope", "typeof"}).has_value();
  add_words(out.types, attributes, "itemtype");
  add_words(out.types, attributes, "typeof");
  add_words(out.names, attributes, "itemprop");
  add_words(out.names, attributes, "property");
  // <link rel="stylesheet"> and its like are no properties.
  if (out.is_item && out.names.empty()) add_words(out.names, attributes, "rel");
  add_words(out.refers, attributes, "itemref");
  out.item_id = first_of(attributes, {"itemid", "resource", "about"}).value_or("");
  if (!out.is_item) out.value = value_of(tag_name, attributes, out.names);
  return out;
}

class Marker {
 public:
  Marker(std::string_view html, std::size_t most)
      : html_(html),
        most_(most),
        wants_ids_(html.find("itemref") != std::string_view::npos),
        open_([this](std::size_t label, std::size_t end) { on_close(label, end); }) {}

  std::vector<MarkedElement> read() {
    HtmlTokenizer tokenizer(html_);
    HtmlToken token;
    while (tokenizer.next(token)) {
      if (token.kind == HtmlTokenKind::kStartTag) on_start(token, tokenizer);
      if (token.kind == HtmlTokenKind::kEndTag) open_.close(token.name, token.source.begin);
    }
    open_.close_all(html_.size());
    return std::move(elements_);
  }

 private:
  void on_start(const HtmlToken& token, HtmlTokenizer& tokenizer) {
    open_.meet_start(token.name, token.source.begin);
    const std::size_t label = mark(token);
    const HtmlElement& element = find_html_element(token.name);
    if (is_void_element(token.name)) {
      if (label != kUnmarked) on_close(label, token.source.end);
      return;
    }
    if (element.mode != HtmlTextMode::kData && !token.self_closing)
      tokenizer.enter(element.mode, token.name);
    open_.open(token.name, label);
  }

  std::size_t mark(const HtmlToken& token) {
    if (elements_.size() == most_) return kUnmarked;
    const Attributes attributes = attributes_of(token.source.of(html_));
    const std::string id = wants_ids_ ? first_of(attributes, {"id"}).value_or("") : "";
    if (id.empty() && !marks(attributes)) return kUnmarked;
    MarkedElement element = element_of(token.name, attributes);
    element.id = id;
    element.content = {token.source.end, token.source.end};
    element.is_root = path_.empty();
    if (!path_.empty()) elements_[path_.back()].children.push_back(elements_.size());
    elements_.push_back(std::move(element));
    path_.push_back(elements_.size() - 1);
    return elements_.size() - 1;
  }

  void on_close(std::size_t label, std::size_t end) {
    if (label == kUnmarked) return;
    elements_[label].content.end = std::max(end, elements_[label].content.begin);
    // Below the greatest depth elements are not opened, and so not closed one by one.
    while (!path_.empty() && path_.back() != label) path_.pop_back();
    if (!path_.empty()) path_.pop_back();
  }

  std::string_view html_;
  std::size_t most_;
  bool wants_ids_;
  OpenElements open_;
  std::vector<MarkedElement> elements_;
  std::vector<std::size_t> path_;  // the marked elements that are open
};

}  // namespace

std::vector<MarkedElement> marked_elements(std::string_view html, std::size_t most) {
  return Marker(html, most).read();
}

}  // namespace skillgap
