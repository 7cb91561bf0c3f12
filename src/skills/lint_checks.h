// The checks behind lint_taxonomy(): each looks at the tables and adds what is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

using Problems = std::vector<Problem>;

Problem problem_at(const RowPlace& place, std::string message);

// The text by which phrases are compared: folded tokens, parted by blanks.
std::string folded(std::string_view text, const Tokenizer& tokenizer);

// lint_aliases.cpp: aliases that are empty, collide, or are other words too without a rule.
void check_aliases(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems);

// lint_phrases.cpp: unknown words in closed columns, phrases that repeat or contradict one another.
void check_phrases(const Taxonomy& taxonomy, const Tokenizer& tokenizer, Problems& problems);

// lint_roles.cpp: features and settings of the role model that nothing can have.
void check_role_model(const Taxonomy& taxonomy, Problems& problems);

// lint_usage.cpp: rows that can never have an effect.
void check_usage(const std::vector<TaxonomyFile>& files, const Taxonomy& taxonomy,
                 const Tokenizer& tokenizer, Problems& problems);

}  // namespace skillgap
