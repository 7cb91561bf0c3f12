// Years of experience that a text asks for: "3+ years", "minimal 2 tahun", "two to four years".
#pragma once

#include <optional>
#include <vector>

#include "insight/durations.h"
#include "insight/sign.h"
#include "skillgap/analysis.h"
#include "skillgap/structure.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

// Of stated_durations() those that are credible as experience: beside a cue of experience or a
// skill, or in a section of requirements, unless a cue against it ("our company", "usia") stands
// before them in their clause with no other duration between, or behind all of its durations. In
// order of place. REQUIRES: the durations and `structure` are those of one text.
std::vector<YearsStatement> credible_years(const std::vector<YearsStatement>& durations,
                                           const Structure& structure,
                                           const std::vector<std::size_t>& mention_tokens);

// Overall experience asked for: the first statement that no skill shares its clause with and that
// is not tied to one (see below), else the first; less than half a year only where nothing else is
// stated. What stands in sections of wishes or about the employer, or has "(preferred)" behind it,
// does not count. Of several degrees, each with its years ("Bachelor's degree and 4 years or
// Master's degree and 2 years"), the least. REQUIRES: both lists of tokens are sorted.
std::optional<double> overall_years(const std::vector<YearsStatement>& statements,
                                    const Structure& structure,
                                    const std::vector<std::size_t>& mention_tokens,
                                    const std::vector<std::size_t>& degree_tokens);

// The text takes people without experience ("fresh graduates", "tanpa pengalaman"), though it may
// state so many years that others have: up to 1 where it calls them welcome, else none. nullopt
// where it does not take them. REQUIRES: `signs` and `structure` are those of one text.
std::optional<double> takes_beginners(const Signs& signs, const Structure& structure);

// Years per mention: a statement qualifies the mentions behind it in its clause, up to the next
// statement; one alone in parentheses qualifies the mention before them in its line ("Python (3
// years)").
void tie_years(const std::vector<YearsStatement>& statements, const Structure& structure,
               const std::vector<std::size_t>& mention_tokens, std::vector<Mention>& mentions);

}  // namespace skillgap
