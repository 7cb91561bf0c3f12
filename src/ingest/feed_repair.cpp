#include "ingest/feed_repair.h"

#include <algorithm>

#include "ingest/feed_xml.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kCdata = "<![CDATA[", kCdataEnd = "]]>";
constexpr std::size_t kMostRemarks = 64u << 10;  // bytes before a feed

bool begins_name(char c) { return is_ascii_letter(c) || c == '_'; }

// Past a comment or CDATA section at the front of the text, else 0.
std::size_t past_section(std::string_view text) {
  const bool comment = text.starts_with("<!--");
  if (!comment && !text.starts_with(kCdata)) return 0;
  const auto end = text.find(comment ? "-->" : kCdataEnd);
  return end == kNone ? text.size() : end + 3;
}

std::string_view name_at(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t\r\n/>"), text.size()));
}

std::string as_cdata(std::string_view text) {
  std::string plain(text);
  for (const auto mark : {kCdata, kCdataEnd}) {
    for (auto at = plain.find(mark); at != kNone; at = plain.find(mark, at))
      plain.replace(at, mark.size(), " ");
  }
  return std::string(kCdata) + plain + std::string(kCdataEnd);
}

bool is_xml(const std::string& text) {
  XmlTree tree;
  return load_xml(tree, text, FeedLimits()).has_value() && tree.intact;
}

// One element after the other, whatever stands in them. Every end that is looked for in vain is
// looked for to the end of the item, so there may not be many.
class ItemMender {
 public:
  ItemMender(std::string_view content, const FeedLimits& limits)
      : rest_(content), elements_left_(limits.mended_elements), open_left_(limits.mended_open) {}

  std::string mend() {
    while (elements_left_ > 0 && open_left_ > 0 && next()) take_element();
    return std::move(out_);
  }

 private:
  // Moves to the next start tag.
  bool next() {
    while (true) {
      const auto at = rest_.find('<');
      if (at == kNone || at + 1 >= rest_.size()) return false;
      rest_.remove_prefix(at);
      if (begins_name(rest_[1])) return true;
      const auto section = past_section(rest_);
      rest_.remove_prefix(section == 0 ? 1 : section);
    }
  }
  void take_element() {
    const std::string name(name_at(rest_.substr(1)));
    const auto open = rest_.find('>');
    if (open == kNone) return rest_.remove_prefix(rest_.size());
    const auto tag = rest_.substr(0, open + 1);
    rest_.remove_prefix(tag.size());
    --elements_left_;
    if (tag.ends_with("/>")) return add_if_xml(std::string(tag));
    const std::string end = "</" + name + ">";
    const auto close = rest_.find(end);
    if (close == kNone) {
      --open_left_;
      return;
    }
    const auto inside = rest_.substr(0, close);
    rest_.remove_prefix(close + end.size());
    const std::string whole = std::string(tag) + std::string(inside) + end;
    if (is_xml(whole)) {
      out_ += whole;
    } else {
      add_if_xml((is_xml(std::string(tag) + end) ? std::string(tag) : "<" + name + ">") +
                 as_cdata(inside) + end);
    }
  }
  void add_if_xml(const std::string& element) {
    if (is_xml(element)) out_ += element;
  }

  std::string_view rest_;
  std::string out_;
  std::size_t elements_left_, open_left_;
};

}  // namespace

std::string_view behind_remarks(std::string_view text) {
  for (const std::string_view start : {"<?xml", "<rss", "<feed", "<rdf:RDF"}) {
    const auto at = text.substr(0, kMostRemarks).find(start);
    if (at != kNone && at > 0) return text.substr(at);
  }
  return {};
}

std::string with_lower_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    auto at = std::min(text.find('<'), text.size());
    const auto section = past_section(text.substr(at));
    at += section;
    if (section == 0 && at < text.size()) at += text.substr(at).starts_with("</") ? 2 : 1;
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (section > 0 || text.empty()) continue;
    const auto name = name_at(text);
    out += ascii_lower(name);
    text.remove_prefix(name.size());
  }
  return out;
}

std::string mended_item(std::string_view item, const FeedLimits& limits) {
  const auto open = item.find('>');
  const auto close = item.rfind("</");
  if (item.size() > limits.mended_bytes || open == kNone || close == kNone || close <= open)
    return {};
  const std::string name(name_at(item.substr(1)));
  const std::string start(item.substr(0, open + 1));
  const auto content = ItemMender(item.substr(open + 1, close - open - 1), limits).mend();
  if (content.empty()) return {};
  const std::string end = "</" + name + ">";
  return (is_xml(start + end) ? start : "<" + name + ">") + content + end;
}

}  // namespace skillgap
