// The options of `classify`, and of other commands that call roles.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"

namespace CLI {
class App;
}

namespace skillgap {

// What is filled must outlive the parse.
void add_min_confidence(CLI::App& sub, std::optional<double>& value);
void add_among(CLI::App& sub, std::vector<std::string>& roles);
void add_classify_options(CLI::App& sub, ClassifyCommand& command);

void add_role_evaluation_options(CLI::App& sub, EvaluateCommand& command,
                                 std::vector<std::string>& among);

}  // namespace skillgap
