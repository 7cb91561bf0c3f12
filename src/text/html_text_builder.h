// Collects the text of a page as a browser would lay it out: white space collapsed, blocks set
// apart, each piece with its place in the source. Breaks and blanks are only noted when asked for
// and written before the next visible character, so none stands at either end or twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "skillgap/html_text.h"
#include "skillgap/span.h"
#include "text/html_elements.h"
#include "text/html_run.h"

namespace skillgap {

class HtmlTextBuilder {
 public:
  // With segments.
  explicit HtmlTextBuilder(std::string_view html) : HtmlTextBuilder(html, true, {}) {}
  // Without, and the text in the memory of `memory`.
  HtmlTextBuilder(std::string_view html, std::string memory)
      : HtmlTextBuilder(html, false, std::move(memory)) {}

  void add_text(Span source, bool has_references);
  void open(HtmlRole role, Span tag);
  void close(HtmlRole role, Span tag);

  std::string take_text() {
    text_.resize(size_);
    return std::move(text_);
  }
  std::vector<TextSegment> take_segments() { return std::move(segments_); }

 private:
  HtmlTextBuilder(std::string_view html, bool with_segments, std::string memory)
      : html_(html), with_segments_(with_segments), text_(std::move(memory)) {
    text_.clear();
    grow(html.size() + kRunRoom);
  }

  // Separators wanted before the next visible character, each with the markup that asked for it.
  struct Wanted {
    std::uint8_t breaks = 0;  // 1: a new line, 2: an empty line between
    bool bullet = false;
    bool cell = false;
    bool blank = false;
    bool blank_line = false;  // a line of nothing but "&nbsp;", which is seen as an empty one

    bool any() const { return (breaks | bullet | cell | blank | blank_line) != 0; }
    bool begins_line() const { return breaks > 0 || bullet || cell; }
    Span break_source, bullet_source, cell_source, blank_source;
  };

  void want_breaks(std::uint8_t at_least, Span source);
  void want_paragraph(Span source) { want_breaks(list_depth_ > 0 ? 1 : 2, source); }
  void want_line_break(Span source);
  void want_row(Span source);
  void want_cell(Span source);
  void want_blank(Span source);
  void want_no_break_space(Span source);
  void write_wanted();

  std::size_t add_blanks(std::size_t at, std::size_t end);
  std::size_t add_reference(std::size_t at, std::size_t end);
  std::size_t add_words(std::size_t at, std::size_t end, bool has_references);
  void append_decoded(std::string_view decoded, Span source);
  // A few bytes.
  void append(std::string_view text, Span source) {
    char* const out = room_for(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) out[i] = text[i];
    take(text.size(), source);
  }
  // What parts pieces of text, of at most four bytes; the others of the four are written over.
  void append_mark(const char (&mark)[5], std::size_t size, Span source) {
    std::memcpy(room_for(4), mark, 4);
    take(size, source);
  }
  // Where to write so many bytes; take() then says how many are the text's, and their source.
  char* room_for(std::size_t bytes) {
    if (text_.size() - size_ < bytes) grow(size_ + bytes);
    return text_.data() + size_;
  }
  void take(std::size_t bytes, Span source) {
    if (with_segments_) add_segment({{size_, size_ + bytes}, source});
    size_ += bytes;
  }
  void grow(std::size_t size);
  void add_segment(const TextSegment& segment);

  std::string_view html_;
  bool with_segments_;
  std::string text_;      // longer than what is written: all the memory that it has
  std::size_t size_ = 0;  // of what is written
  std::vector<TextSegment> segments_;
  Wanted wanted_;
  std::size_t list_depth_ = 0;
  std::size_t preformatted_depth_ = 0;
  std::size_t row_begin_ = 0;  // where the row's text begins; a cell behind that gets a separator
};

}  // namespace skillgap
