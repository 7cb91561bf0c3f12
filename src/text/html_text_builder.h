// Collects the text of a page as a browser would lay it out: white space collapsed, blocks set
// apart, each piece with its place in the source. Breaks and blanks are only noted when asked for
// and written before the next visible character, so none stands at either end or twice.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/html_text.h"
#include "skillgap/span.h"
#include "text/html_elements.h"

namespace skillgap {

class HtmlTextBuilder {
 public:
  HtmlTextBuilder(std::string_view html, bool with_segments)
      : html_(html), with_segments_(with_segments) {
    grow(html.size());
  }

  void add_text(Span source, bool has_references);
  void open(HtmlRole role, Span tag);
  void close(HtmlRole role, Span tag);

  std::string take_text() {
    text_.resize(size_);
    return std::move(text_);
  }
  std::vector<TextSegment> take_segments() { return std::move(segments_); }

 private:
  // Separators wanted before the next visible character, each with the markup that asked for it.
  struct Wanted {
    std::size_t breaks = 0;  // 1: a new line, 2: an empty line between
    bool bullet = false;
    bool cell = false;
    bool blank = false;
    bool blank_line = false;  // a line of nothing but "&nbsp;", which is seen as an empty one

    bool any() const { return breaks > 0 || bullet || cell || blank || blank_line; }
    bool begins_line() const { return breaks > 0 || bullet || cell; }
    Span break_source, bullet_source, cell_source, blank_source;
  };

  void want_breaks(std::size_t at_least, Span source);
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
  void append(std::string_view text, Span source) {
    char* const out = take_room(text.size(), text.size(), source);
    text.copy(out, text.size());
  }
  // What parts pieces of text, of at most four bytes; the others of the four are written over.
  void append_mark(const char (&mark)[5], std::size_t size, Span source) {
    std::memcpy(take_room(size, 4, source), mark, 4);
  }
  // Where to write `size` bytes that come from `source`, with room for `room`.
  char* take_room(std::size_t size, std::size_t room, Span source) {
    const std::size_t begin = size_;
    if (text_.size() - begin < room) grow(begin + room);
    size_ = begin + size;
    if (with_segments_) add_segment({{begin, size_}, source});
    return text_.data() + begin;
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
