// How the result of `evaluate --roles` looks: tables for people, JSON, the list of errors.
#pragma once

#include <string>

#include "skillgap/role_evaluation.h"

namespace skillgap {

std::string role_evaluation_tables(const RoleEvaluation& evaluation);
std::string role_evaluation_json(const RoleEvaluation& evaluation);

// id, language, expected, called, confidence, reasons, title; parted by tabs.
std::string role_error_line(const Posting& posting, const RoleCase& judged,
                            const AnalyzedPosting& answer);

}  // namespace skillgap
