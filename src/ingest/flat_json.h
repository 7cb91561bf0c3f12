// A quicker way to the members of nearly all lines: objects of texts, numbers, booleans and nulls.
//
//   std::vector<JsonField> fields;
//   if (!read_flat_json(R"({"title": "Welder", "id": 7})", fields)) …   // ask simdjson
//
// One look at each byte both copies a text and tells whether it is clean. Any thread.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/posting_fields.h"

namespace skillgap {

// Adds the members as simdjson reads them, each with its `raw`. False for all that is not such an
// object on the whole, among it what is no JSON, not valid UTF-8, or has half a surrogate pair:
// then `fields` may hold some members. Texts stand in memory of the thread, until its next call.
bool read_flat_json(std::string_view json, std::vector<JsonField>& fields);

}  // namespace skillgap
