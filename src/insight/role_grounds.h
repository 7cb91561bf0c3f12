// What speaks for a role, from many grounds to the few reasons that people read.
//
//   std::vector<RoleGround> grounds = {{nullptr, "Data Analyst", 3, Field::kTitle, {0, 12}}};
//   if (RoleGround* phrase = phrase_around(found, grounds)) phrase->weight += 0.5;
//   strongest(grounds, model)          // the RoleReasons of the call
//
// A ground refers to the title or to what was found; only of what is kept the model is asked for
// its name, and text is copied. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "insight/role_model.h"
#include "skillgap/analysis.h"

namespace skillgap {

struct RoleGround {
  const FoundFeature* found = nullptr;  // null: a phrase of the title
  std::string_view phrase;              // that one
  double weight = 0;                    // logits
  Field field = Field::kTitle;
  Span where;
};

// Words of a title inside a phrase of it speak through the phrase. Null: there is none.
RoleGround* phrase_around(const FoundFeature& found, std::vector<RoleGround>& grounds);

// At most five, strongest first, and one for each place: "software engineer" names a role, opens
// the text and is a pair of words all at once.
// Uses up their weights.
std::vector<RoleReason> strongest(std::vector<RoleGround>& grounds, const RoleModel& model);

}  // namespace skillgap
