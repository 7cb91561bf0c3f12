// How the result of `evaluate` looks: tables for people, JSON, the list of errors.
#pragma once

#include <string>

#include "skillgap/evaluation.h"

namespace skillgap {

std::string evaluation_tables(const Evaluation& evaluation);
std::string evaluation_json(const Evaluation& evaluation, bool with_errors);

// A line each: kind, id, language, expected, got, context; parted by tabs.
std::string evaluation_errors(const Evaluation& evaluation);

}  // namespace skillgap
