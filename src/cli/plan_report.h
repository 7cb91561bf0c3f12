// How a plan looks, in each format.
#pragma once

#include <string>

#include "cli/options.h"
#include "skillgap/plan.h"

namespace skillgap {

std::string plan_text(const Plan& plan, const PlanOptions& options, const Taxonomy& taxonomy,
                      TableFormat format);

}  // namespace skillgap
