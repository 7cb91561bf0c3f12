// The text of word/document.xml (ECMA-376, WordprocessingML): paragraphs are lines, cells of a
// table row stand on one line. Deleted text, fields and pictures have no part in it.
#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "skillgap/resume.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostElements = 1'000'000;
constexpr int kDeepest = 256;

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class DocxReader {
 public:
  // False where it is nested too deep.
  bool read(const pugi::xml_node& node, int depth) {
    if (depth > kDeepest) return false;
    const std::string_view name = local_name(node);
    if (name == "t") text_ += node.text().get();
    if (name == "tab") text_ += ' ';
    if (name == "br" || name == "cr") text_ += '\n';
    if (name == "del" || name == "instrText" || name == "drawing" || name == "pict") return true;
    if (name == "pStyle" && is_heading(node)) text_ += '\n';
    const bool was_in_row = std::exchange(in_row_, in_row_ || name == "tr");
    for (const pugi::xml_node& child : node.children()) {
      if (!read(child, depth + 1)) return false;
    }
    if (name == "p") text_ += in_row_ ? ' ' : '\n';
    in_row_ = was_in_row;
    if (name == "tr") text_ += '\n';
    return true;
  }

  std::string take() { return std::move(text_); }

 private:
  // A heading stands behind an empty line, as it does in plain text.
  static bool is_heading(const pugi::xml_node& style) {
    for (const pugi::xml_attribute& attribute : style.attributes()) {
      const std::string_view value = attribute.value();
      if (value.starts_with("Heading") || value == "Title") return true;
    }
    return false;
  }

  std::string text_;
  bool in_row_ = false;
};

}  // namespace

std::expected<std::string, Error> docx_text(std::string_view xml, std::string_view where) {
  const auto fail = [&](std::string message) {
    return std::unexpected(Error{std::string(where), std::move(message)});
  };
  if (static_cast<std::size_t>(std::ranges::count(xml, '<')) > kMostElements)
    return fail(
        fmt::format("more than {} elements in this document, save it as text", kMostElements));
  pugi::xml_document document;
  const auto result = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result)
    return fail(fmt::format("damaged document ({}), save it anew", result.description()));
  DocxReader reader;
  if (!reader.read(document, 0)) return fail("a document nested too deep, save it as text");
  return reader.take();
}

}  // namespace skillgap
