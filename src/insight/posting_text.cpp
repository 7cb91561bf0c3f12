#include "skillgap/posting_text.h"

#include <utility>

#include "skillgap/html_text.h"

namespace skillgap {

std::string plain_text(const Posting& posting, std::string memory) {
  const bool is_html = posting.description_format ? *posting.description_format == TextFormat::kHtml
                                                  : looks_like_html(posting.description);
  if (is_html) return text_of_html(posting.description, std::move(memory));
  memory = posting.description;
  return memory;
}

}  // namespace skillgap
