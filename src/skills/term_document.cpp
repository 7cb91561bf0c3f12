// A document as it came → its text, with the line numbers of the original.
#include <algorithm>

#include "skillgap/ascii.h"
#include "skillgap/html_text.h"
#include "skillgap/term_proposals.h"
#include "skillgap/text.h"
#include "skills/tsv.h"

namespace skillgap {
namespace {

// More than one byte in so many that is no text makes it something else.
constexpr std::size_t kTextBytesAStrangeOne = 20;

std::string_view file_name(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.find_last_of('/') + 1);
}

// "Team handbook (2).md" → "team-handbook-2"
std::string citation_made_of(std::string_view name) {
  name = name.substr(0, name.find('.') == 0 ? name.size() : name.find('.'));
  std::string citation;
  for (const char c : name) {
    if (is_ascii_alnum(c))
      citation += ascii_lower(c);
    else if (!citation.empty() && !citation.ends_with('-'))
      citation += '-';
  }
  while (citation.ends_with('-')) citation.pop_back();
  return citation.empty() ? "document" : citation;
}

std::string citation_of(std::string_view path, const Taxonomy& taxonomy) {
  for (const Phrase& source : taxonomy.sources) {
    if (source.value == file_name(path)) return source.text;
  }
  return citation_made_of(file_name(path));
}

// What is left of a picture whose code page went wrong and which then lost a byte: no repair can
// know it. The two letters do not follow each other in any language.
std::string without_broken_pictures(std::string text) {
  for (const std::string_view rest : {"\u011F\u0178", "\u00E2\u20AC", "\u00EF\u00B8"}) {
    for (std::size_t at = text.find(rest); at != std::string::npos; at = text.find(rest, at)) {
      std::size_t begin = at, end = at;
      while (begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80) --begin;
      while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) ++end;
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
                text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
      at = end;
    }
  }
  return text;
}

bool is_html(const RawDocument& document, std::string_view text) {
  if (document.content_type.find("html") != std::string::npos) return true;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == '<' && looks_like_html(text);
}

// For each line of the page's text the line of the source that it begins in.
std::vector<std::size_t> lines_of_source(const HtmlText& page, std::string_view html) {
  std::vector<std::size_t> lines;
  std::size_t segment = 0, passed = 0, number = 1;
  for (std::size_t begin = 0; begin <= page.text.size();) {
    while (segment < page.segments.size() && page.segments[segment].text.end <= begin) ++segment;
    if (segment < page.segments.size()) {
      const TextSegment& here = page.segments[segment];
      const bool verbatim = here.text.size() == here.source.size();
      const std::size_t at = std::min(
          here.source.begin + (verbatim && begin > here.text.begin ? begin - here.text.begin : 0),
          html.size());
      if (at > passed) {
        number +=
            static_cast<std::size_t>(std::ranges::count(html.substr(passed, at - passed), '\n'));
        passed = at;
      }
    }
    lines.push_back(number);
    begin = std::min(page.text.find('\n', begin), page.text.size()) + 1;
  }
  return lines;
}

}  // namespace

TermDocument read_term_document(const RawDocument& document, const Taxonomy& taxonomy) {
  const DecodedText decoded = decode_text(document.bytes, document.charset);
  TermDocument result{
      document.where,
      citation_of(document.where, taxonomy),
      without_broken_pictures(repair_mojibake(without_byte_order_mark(decoded.text))),
      {},
      true};
  result.is_text =
      (decoded.controls + decoded.replaced) * kTextBytesAStrangeOne <= document.bytes.size();
  if (!is_html(document, result.text)) return result;
  HtmlText page = html_to_text(result.text);
  result.source_lines = lines_of_source(page, result.text);
  result.text = std::move(page.text);
  return result;
}

}  // namespace skillgap
