// What a value of the input means for a field of a Posting. Pure; any thread.
#pragma once

#include <simdjson.h>

#include <string_view>
#include <vector>

#include "skillgap/posting.h"

namespace skillgap {

// A member of a JSON object: `value` is its meaning, `raw` how it stood (numbers: see json_text.h).
struct JsonField {
  std::string_view key;
  simdjson::dom::element value;
  std::string_view raw = {};  // until add_raw() nothing
  std::size_t place = 0;      // in the object
};

// The members of an object in their order.
std::vector<JsonField> json_fields(simdjson::dom::object object);

// Finding out how members stood means reading the text once more. REQUIRES: `object` is the text
// that all of them were read from.
void add_raw(std::vector<JsonField>& fields, std::string_view object);

// False for a text, as most values are: set_field() then takes the value alone.
bool needs_raw(const JsonField& field);

// What programs and people write where there is no value: "N/A", "null", "-" … , and blanks.
bool means_nothing(std::string_view text);

// Sets the field of Posting named by the key; a value that means "nothing" leaves it empty.
// False: not a name of ours, or a value of a kind the field cannot hold.
bool set_field(Posting& posting, const JsonField& field);

}  // namespace skillgap
