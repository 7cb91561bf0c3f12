// The role of a posting in JSON, as `analyze` and `classify` write it.
#pragma once

#include "skillgap/analysis.h"
#include "skillgap/json_writer.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

void write_role(JsonWriter& json, const AnalyzedPosting& posting, const Taxonomy& taxonomy);

}  // namespace skillgap
