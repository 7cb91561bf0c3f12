#include "skillgap/posting_text.h"

#include "skillgap/html_text.h"

namespace skillgap {

std::string plain_text(const Posting& posting) {
  const bool is_html = posting.description_format ? *posting.description_format == TextFormat::kHtml
                                                  : looks_like_html(posting.description);
  return is_html ? text_of_html(posting.description) : posting.description;
}

}  // namespace skillgap
