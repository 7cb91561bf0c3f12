#include "ingest/feed_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "ingest/relative_url.h"
#include "skillgap/ascii.h"
#include "skillgap/html_text.h"

namespace skillgap {
namespace {

// The next node in document order, without recursion.
pugi::xml_node next_node(pugi::xml_node node, std::ptrdiff_t& depth) {
  if (node.first_child()) {
    ++depth;
    return node.first_child();
  }
  while (node && !node.next_sibling()) {
    node = node.parent();
    --depth;
  }
  return node.next_sibling();
}

std::string hostile_shape(const pugi::xml_document& document, const FeedLimits& limits) {
  std::ptrdiff_t depth = 0;
  for (auto node = next_node(document, depth); node; node = next_node(node, depth)) {
    if (std::cmp_greater(depth, limits.xml_depth)) {
      return fmt::format("nested deeper than {} levels, no feed is; check the address",
                         limits.xml_depth);
    }
    const auto attributes = node.attributes();
    if (std::cmp_greater(std::distance(attributes.begin(), attributes.end()),
                         limits.xml_attributes)) {
      return fmt::format(
          "an element with more than {} attributes, no feed has one; "
          "check the address",
          limits.xml_attributes);
    }
  }
  return {};
}

std::string_view prefix(std::string_view qualified) {
  return qualified.substr(0, qualified.size() - local_name(qualified).size());
}

bool has_elements(const pugi::xml_node& node) {
  return std::ranges::any_of(node, [](const auto& c) { return c.type() == pugi::node_element; });
}

// HTML has no namespaces: <xhtml:p> is to be <p>.
void drop_prefixes(pugi::xml_node top) {
  std::ptrdiff_t depth = 0;
  for (auto node = top; node; node = next_node(node, depth)) {
    if (node != top && depth <= 0) return;
    const auto name = local_name(node);
    if (name.size() != std::strlen(node.name())) node.set_name(std::string(name).c_str());
  }
}

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

// &#150; is a dash to whoever writes it, and to browsers; XML makes a control of it.
std::string with_windows_characters(std::string text) {
  for (auto at = text.find('\xC2'); at != std::string::npos; at = text.find('\xC2', at + 1)) {
    const auto code = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
    if (code < 0x80 || code > 0x9F) continue;
    text.replace(at, 2, decode_html_references(fmt::format("&#{};", code)));
  }
  return text;
}

// CDATA among elements holds HTML already and is taken as it is.
std::string as_html(const pugi::xml_node& node) {
  StringWriter out;
  for (auto child : node) {
    if (child.type() == pugi::node_cdata) {
      out.text += child.value();
      continue;
    }
    drop_prefixes(child);
    child.print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  }
  return std::move(out.text);
}

// "&#0;" and "&#x0;" would end the text for a reader of C strings. Bytes stay where they are.
std::string without_nul_references(std::string_view text) {
  std::string out(text);
  for (auto at = out.find("&#"); at != std::string::npos; at = out.find("&#", at + 2)) {
    const auto digits = at + 2 + (out.substr(at + 2, 1) == "x" ? 1 : 0);
    const auto end = std::min(out.find_first_not_of('0', digits), out.size());
    if (end > digits && end < out.size() && out[end] == ';')
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(at),
                out.begin() + static_cast<std::ptrdiff_t>(end + 1), ' ');
  }
  return out;
}

}  // namespace

// load_buffer rather than load_buffer_inplace: the text has to stay as it is, for line numbers and
// for reading on after a damage.
std::expected<void, std::string> load_xml(XmlTree& tree, std::string_view text,
                                          const FeedLimits& limits) {
  if (std::cmp_greater(std::ranges::count(text, '<'), limits.xml_tags)) {
    return std::unexpected(fmt::format("more than {} tags, no feed has so many; check the address",
                                       grouped(limits.xml_tags)));
  }
  std::string mended;
  if (text.contains("&#0") || text.contains("&#x0")) text = mended = without_nul_references(text);
  const auto result = tree.document.load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_fragment,
      pugi::encoding_utf8);
  tree.intact = result.status == pugi::status_ok;
  tree.damage = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
  if (auto message = hostile_shape(tree.document, limits); !message.empty()) {
    return std::unexpected(std::move(message));
  }
  return {};
}

std::string_view local_name(std::string_view qualified) {
  return qualified.substr(qualified.find(':') + 1);
}

std::string_view local_name(const pugi::xml_node& node) {
  return local_name(std::string_view(node.name()));
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  pugi::xml_node found;
  for (const auto& node : parent) {
    if (!equals_ignoring_case(local_name(node), name)) continue;
    if (prefix(node.name()) == prefix(parent.name())) return node;
    if (!found) found = node;
  }
  return found;
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& attribute : node.attributes()) {
    if (local_name(std::string_view(attribute.name())) == name) return attribute.value();
  }
  return {};
}

std::string content(const pugi::xml_node& node) {
  if (has_elements(node)) return with_windows_characters(as_html(node));
  std::string text;
  for (const auto& part : node) text += part.value();
  return with_windows_characters(std::move(text));
}

std::string child_content(const pugi::xml_node& parent, std::string_view name) {
  return content(child(parent, name));
}

std::string base_url(const pugi::xml_node& node, std::string_view document_url) {
  std::vector<std::string_view> bases;
  for (auto at = node; at; at = at.parent()) {
    if (const auto base = at.attribute("xml:base")) bases.emplace_back(base.value());
  }
  std::string url(document_url);
  for (auto base = bases.rbegin(); base != bases.rend(); ++base) url = resolve_url(url, *base);
  return url;
}

std::string_view namespace_uri(const pugi::xml_node& node) {
  auto name = std::string(prefix(node.name()));
  name = name.empty() ? "xmlns" : "xmlns:" + name.substr(0, name.size() - 1);
  for (auto at = node; at; at = at.parent()) {
    if (const auto uri = at.attribute(name.c_str())) return uri.value();
  }
  return {};
}

std::size_t LineCounter::line(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < at_) {
    at_ = 0;
    line_ = 1;
  }
  line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                               text_.begin() + static_cast<std::ptrdiff_t>(offset),
                                               '\n'));
  at_ = offset;
  return line_;
}

}  // namespace skillgap
