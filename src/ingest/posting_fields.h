// What a value of the input means for a field of a Posting. Pure; any thread.
#pragma once

#include <simdjson.h>

#include <string_view>
#include <vector>

#include "skillgap/posting.h"

namespace skillgap {

enum class JsonKind : unsigned char { kText, kNumber, kWord, kArray, kObject };

// A member of a JSON object, and how it stood (numbers: see json_text.h).
struct JsonField {
  std::string_view key = {};
  std::string_view text = {};  // of a text
  std::string_view raw = {};   // until add_raw() nothing, where it was read by simdjson
  JsonKind kind = JsonKind::kText;
  bool is_clean = false;              // a text that clean_utf8() is known to leave as it is
  std::size_t place = 0;              // in the object
  simdjson::dom::element value = {};  // of an array or object
};

// The members of an object in their order.
std::vector<JsonField> json_fields(simdjson::dom::object object);

// Finding out how members stood means reading the text once more. REQUIRES: `object` is the text
// that all of them were read from.
void add_raw(std::vector<JsonField>& fields, std::string_view object);

// False for a text, as most values are: set_field() then takes that alone.
inline bool needs_raw(const JsonField& field) {
  return field.kind != JsonKind::kText && field.raw.empty();
}

// What programs and people write where there is no value: "N/A", "null", "-" … , and blanks.
bool means_nothing(std::string_view text);

// Sets the field of Posting named by the key; a value that means "nothing" leaves it empty.
// False: not a name of ours, or a value of a kind the field cannot hold.
bool set_field(Posting& posting, const JsonField& field);

}  // namespace skillgap
