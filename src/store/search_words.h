// What a person types → a query of FTS5, and the statement around it.
#pragma once

#include <string>
#include <string_view>

#include "skillgap/posting_index.h"

namespace skillgap {

// Every word in quotes, so that none is an operator of FTS5; "" where there is none.
//   deep "machine learning" data*  →  "deep" "machine learning" "data"*
std::string search_words(std::string_view typed);

// Parameters in this order: the words (if `with_words`), skills, roles, since.
std::string search_statement(const SearchQuery& query, bool with_words);

}  // namespace skillgap
