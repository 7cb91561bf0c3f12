// What speaks for a role, from many grounds to the few reasons that people read.
//
//   std::vector<RoleGround> grounds = {{"title", "Data Analyst", 3, Field::kTitle, {0, 12}}};
//   if (RoleGround* phrase = phrase_around(found, grounds)) phrase->weight += 0.5;
//   strongest(grounds)                 // the RoleReasons of the call
//
// A ground refers to the title or to the model; no text is copied but of what is kept. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "insight/role_model.h"
#include "skillgap/analysis.h"

namespace skillgap {

struct RoleGround {
  std::string_view kind, term;
  double weight = 0;  // logits
  Field field = Field::kTitle;
  Span where;
};

// Words of a title inside a phrase of it speak through the phrase. Null: there is none.
RoleGround* phrase_around(const FoundFeature& found, std::vector<RoleGround>& grounds);

// At most five, strongest first, and one for each place: "software engineer" names a role, opens
// the text and is a pair of words all at once.
std::vector<RoleReason> strongest(std::vector<RoleGround>& grounds);  // their weights are used up

}  // namespace skillgap
