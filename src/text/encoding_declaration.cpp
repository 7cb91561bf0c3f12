#include "text/encoding_declaration.h"

#include "skillgap/ascii.h"
#include "text/encoding_labels.h"
#include "text/html_tokenizer.h"

namespace skillgap {
namespace {

using namespace std::literals;

constexpr std::size_t kPrescanBytes = 1024;

std::string_view skip_blanks(std::string_view text) {
  while (!text.empty() && is_html_blank(text.front())) text.remove_prefix(1);
  return text;
}

// `= "value"`, `= 'value'` or `= value`; empty where the text goes on otherwise.
std::string_view assigned_value(std::string_view text) {
  text = skip_blanks(text);
  if (!text.starts_with('=')) return {};
  text = skip_blanks(text.substr(1));
  if (text.starts_with('"') || text.starts_with('\'')) {
    const std::size_t end = text.find(text.front(), 1);
    return end == text.npos ? std::string_view{} : text.substr(1, end - 1);
  }
  return text.substr(0, text.find_first_of("; \t\r\n\f"));
}

std::string_view xml_declaration_label(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  const std::size_t at = declaration.find("encoding");
  return at == declaration.npos ? std::string_view{} : assigned_value(declaration.substr(at + 8));
}

// "text/html; charset=koi8-r" → "koi8-r". The word may also stand in another place first.
std::string_view charset_of_content(std::string_view content) {
  for (std::size_t at = 0; at < content.size(); ++at) {
    if (!equals_ignoring_case(content.substr(at, 7), "charset")) continue;
    const std::string_view value = assigned_value(content.substr(at + 7));
    if (!value.empty()) return value;
  }
  return {};
}

std::string meta_label(std::string_view tag) {
  if (const auto charset = find_attribute(tag, "charset")) return *charset;
  const auto pragma = find_attribute(tag, "http-equiv");
  const auto content = find_attribute(tag, "content");
  if (!pragma || !content || !equals_ignoring_case(*pragma, "content-type")) return {};
  return std::string(charset_of_content(*content));
}

// The first label that we know; a <meta> with another does not end the search.
std::string html_label(std::string_view bytes) {
  HtmlTokenizer tokenizer(bytes);
  HtmlToken token;
  std::string unknown;
  while (tokenizer.next(token)) {
    if (token.kind != HtmlTokenKind::kStartTag || !equals_ignoring_case(token.name, "meta"))
      continue;
    std::string label = meta_label(token.source.of(bytes));
    if (find_encoding(label) != nullptr) return label;
    if (unknown.empty()) unknown = std::move(label);
  }
  return unknown;
}

// A declaration that we could read byte by byte is not in two-byte characters, whatever it says.
std::string without_wide_claim(std::string_view label) {
  std::string lower = ascii_lower(trim_blanks(label));
  const Encoding* encoding = find_encoding(lower);
  const std::string_view name = encoding == nullptr ? std::string_view(lower) : encoding->name;
  return name.starts_with("utf-16") || name.starts_with("utf-32") ? "utf-8" : lower;
}

}  // namespace

ByteOrderMark find_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"utf-8", 3};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"utf-32be", 4};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"utf-32le", 4};
  if (bytes.starts_with("\xFE\xFF")) return {"utf-16be", 2};
  if (bytes.starts_with("\xFF\xFE")) return {"utf-16le", 2};
  return {};
}

// The first characters of a document without any mark are ASCII: "<?", "<r", "<!", "{ ".
std::string_view wide_encoding(std::string_view bytes) {
  if (bytes.size() < 4) return {};
  const auto is_text = [&](std::size_t at) { return bytes[at] >= '\t' && bytes[at] < '\x7F'; };
  if (is_text(0) && is_text(2) && bytes[1] == '\0' && bytes[3] == '\0') return "utf-16le";
  if (is_text(1) && is_text(3) && bytes[0] == '\0' && bytes[2] == '\0') return "utf-16be";
  return {};
}

std::string declared_encoding(std::string_view bytes) {
  if (const auto wide = wide_encoding(bytes); !wide.empty()) return std::string(wide);
  const std::string_view head = bytes.substr(0, kPrescanBytes);
  const std::string_view xml = xml_declaration_label(skip_blanks(head));
  return without_wide_claim(xml.empty() ? html_label(head) : xml);
}

}  // namespace skillgap
