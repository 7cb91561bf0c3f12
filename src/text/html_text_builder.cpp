#include "text/html_text_builder.h"

#include <algorithm>

#include "skillgap/ascii.h"
#include "text/html_references.h"
#include "text/html_run.h"

namespace skillgap {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

bool is_blank(std::string_view text) {
  const char first = text.front();
  if (first != kNoBreakSpace.front()) return is_html_blank(first);
  return text.starts_with(kNoBreakSpace);
}

}  // namespace

void HtmlTextBuilder::open(HtmlRole role, Span tag) {
  switch (role) {
    case HtmlRole::kLine:
      return want_breaks(1, tag);
    case HtmlRole::kParagraph:
      return want_paragraph(tag);
    case HtmlRole::kList:
      want_paragraph(tag);
      ++list_depth_;
      return;
    case HtmlRole::kItem:
      want_breaks(1, tag);
      wanted_.bullet = true;
      wanted_.bullet_source = tag;
      return;
    case HtmlRole::kTable:
      want_paragraph(tag);
      row_begin_ = size_;
      return;
    case HtmlRole::kRow:
      return want_row(tag);
    case HtmlRole::kCell:
      return want_cell(tag);
    case HtmlRole::kBreak:
      return want_line_break(tag);
    case HtmlRole::kPreformatted:
      want_paragraph(tag);
      ++preformatted_depth_;
      return;
    default:
      return;
  }
}

void HtmlTextBuilder::close(HtmlRole role, Span tag) {
  switch (role) {
    case HtmlRole::kLine:
      return want_breaks(1, tag);
    case HtmlRole::kParagraph:
      return want_paragraph(tag);
    case HtmlRole::kList:
      if (list_depth_ > 0) --list_depth_;
      wanted_.bullet = false;
      return want_paragraph(tag);
    case HtmlRole::kItem:
      wanted_.bullet = false;
      return want_breaks(1, tag);
    case HtmlRole::kTable:
      want_row(tag);
      return want_paragraph(tag);
    case HtmlRole::kRow:
      return want_row(tag);
    case HtmlRole::kBreak:
      return want_line_break(tag);  // "</br>" is a <br>, says the standard
    case HtmlRole::kPreformatted:
      if (preformatted_depth_ > 0) --preformatted_depth_;
      return want_paragraph(tag);
    default:
      return;
  }
}

// The first block of a cell or an item begins on the line of the cell or the bullet.
void HtmlTextBuilder::want_breaks(std::uint8_t at_least, Span source) {
  if (wanted_.blank_line) at_least = 2;
  wanted_.blank_line = false;
  if (wanted_.cell || wanted_.bullet || wanted_.breaks >= at_least) return;
  wanted_.breaks = at_least;
  wanted_.break_source = source;
}

void HtmlTextBuilder::want_line_break(Span source) {
  want_breaks(wanted_.breaks == 0 ? 1 : 2, source);
}

void HtmlTextBuilder::want_row(Span source) {
  if (wanted_.cell) wanted_ = {};
  want_breaks(1, source);
  row_begin_ = size_;
}

void HtmlTextBuilder::want_cell(Span source) {
  if (size_ == row_begin_) return;
  wanted_ = {};
  wanted_.cell = true;
  wanted_.cell_source = source;
}

// A plain space is taken before any other blank of the run: it stays part of the copy around it.
void HtmlTextBuilder::want_blank(Span source) {
  if (wanted_.blank && html_[source.begin] != ' ') return;
  wanted_.blank = true;
  wanted_.blank_source = source;
}

void HtmlTextBuilder::want_no_break_space(Span source) {
  wanted_.blank_line = wanted_.breaks > 0 && !wanted_.bullet;
  want_blank(source);
}

void HtmlTextBuilder::write_wanted() {
  if (!wanted_.any()) return;
  if (size_ == 0) {
    wanted_.breaks = 0;
    wanted_.blank = false;
  }
  const bool line_begins = wanted_.begins_line();
  if (wanted_.breaks > 0) append_mark("\n\n  ", wanted_.breaks, wanted_.break_source);
  if (wanted_.cell) append_mark(" |  ", 3, wanted_.cell_source);
  if (wanted_.bullet) append_mark("-   ", 2, wanted_.bullet_source);
  if (wanted_.blank && !line_begins) append_mark("    ", 1, wanted_.blank_source);
  wanted_ = {};
}

void HtmlTextBuilder::grow(std::size_t size) {
  size = std::max(size, text_.size() + text_.size() / 2);
#ifdef __cpp_lib_string_resize_and_overwrite
  // Nothing is read before it was written, so filling it would be wasted.
  text_.resize_and_overwrite(size, [](char*, std::size_t all) { return all; });
#else
  text_.resize(size);
#endif
}

// Copies that follow one another are one.
void HtmlTextBuilder::add_segment(const TextSegment& segment) {
  const auto is_copy = [](const TextSegment& s) { return s.text.size() == s.source.size(); };
  if (!segments_.empty() && is_copy(segment) && is_copy(segments_.back()) &&
      segments_.back().source.end == segment.source.begin) {
    segments_.back().text.end = segment.text.end;
    segments_.back().source.end = segment.source.end;
  } else {
    segments_.push_back(segment);
  }
}

[[gnu::always_inline]] inline std::size_t HtmlTextBuilder::add_words(std::size_t at,
                                                                     std::size_t end,
                                                                     bool has_references) {
  // A space of the source before them is copied along.
  const bool with_space = wanted_.blank && !wanted_.begins_line() && size_ > 0 &&
                          wanted_.blank_source.end == at && html_[at - 1] == ' ';
  if (with_space) {
    wanted_ = {};
  } else {
    write_wanted();
  }
  char* out = room_for(1 + end - at + kRunRoom);
  if (with_space) *out++ = ' ';
  const std::size_t behind = copy_run(html_, {at, end}, has_references, out);
  const std::size_t begin = with_space ? at - 1 : at;
  take(behind - begin, {begin, behind});
  return behind;
}

void HtmlTextBuilder::add_text(Span source, bool has_references) {
  for (std::size_t at = source.begin; at < source.end;) {
    const bool is_letter = html_[at] > '&';  // as most texts begin with
    if (!is_letter && is_blank(html_.substr(at))) {
      at = add_blanks(at, source.end);
    } else if (has_references && html_[at] == '&') {
      at = add_reference(at, source.end);
    } else {
      at = add_words(at, source.end, has_references);
    }
  }
}

std::size_t HtmlTextBuilder::add_blanks(std::size_t at, std::size_t end) {
  while (at < end && is_blank(html_.substr(at))) {
    const bool is_html = is_html_blank(html_[at]);
    const Span source{at, at + (is_html ? 1 : kNoBreakSpace.size())};
    const bool breaks_line =
        html_[at] == '\n' || (html_[at] == '\r' && !html_.substr(at).starts_with("\r\n"));
    if (!is_html) {
      want_no_break_space(source);
    } else if (preformatted_depth_ > 0 && breaks_line) {
      want_line_break(source);
    } else {
      want_blank(source);
    }
    at = source.end;
  }
  return at;
}

std::size_t HtmlTextBuilder::add_reference(std::size_t at, std::size_t end) {
  const auto reference = match_reference(html_.substr(at, end - at), ReferencePlace::kText);
  if (reference.length == 0) {
    write_wanted();
    append("&", {at, at + 1});
    return at + 1;
  }
  const Span source{at, at + reference.length};
  char bytes[kMostReferred];
  const std::string_view decoded(bytes, write_referred(bytes, reference));
  if (decoded == kNoBreakSpace) {
    want_no_break_space(source);
  } else if (!decoded.empty() && is_blank(decoded)) {
    want_blank(source);
  } else if (!decoded.empty()) {
    write_wanted();
    append_decoded(decoded, source);
  }
  return source.end;
}

// "&nGg;" and "&#0" are as long as what they stand for: with all of their bytes they would pass for
// copies, so their source lacks the last one.
void HtmlTextBuilder::append_decoded(std::string_view decoded, Span source) {
  if (decoded.size() == source.size()) --source.end;
  append(decoded, source);
}

}  // namespace skillgap
