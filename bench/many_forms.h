// Dictionaries of up to 100,000 forms, and texts that hold some of them.
//
// Forms are the lines of the file that the environment names as SKILLGAP_FORMS (labels of a public
// taxonomy, say; .gz too), filled up, or without it all made up, with phrases of two to six words
// drawn from those forms, or from the aliases of the built-in taxonomy. The same file gives the
// same forms, in an order that mixes them, so the first N are a fair sample.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap::bench {

inline constexpr std::size_t kManyForms = 100'000;

struct ManyForms {
  std::vector<std::string> forms;  // kManyForms of them, distinct, ASCII, in lower case
  std::size_t from_file = 0;
};

const ManyForms& many_forms();
std::string lower_ascii(std::string_view text);

// Made-up ads with `per_text` of the forms in each; or, where the environment names a file of
// postings as SKILLGAP_POSTINGS (NDJSON; .gz too), the descriptions of its first `count`: as they
// are or, where they are HTML, as plain text.
enum class TextsAs { kPlain, kTheyAre };
std::vector<std::string> texts_with_forms(std::size_t count, std::size_t per_text,
                                          TextsAs as = TextsAs::kPlain);

}  // namespace skillgap::bench
