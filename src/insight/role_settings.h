// The few numbers of the role model that are no weights: role_settings.tsv.
#pragma once

#include "skillgap/taxonomy.h"

namespace skillgap {

// How right answers are whose share of the softmax is known: logits of the confidence =
// added + scale · logits of the share. Fitted by tools/train_roles on judged postings, apart for
// roles inside and outside the trades.
struct RoleCalibration {
  double inside = 0, inside_scale = 1;
  double outside = 0, outside_scale = 1;

  double confidence(double share, bool is_inside) const;
};

// Each has a row of its name in role_settings.tsv ("title-phrase") that says what it does; the
// figures here serve taxonomies without such a table.
struct RoleSettings {
  double title_phrase = 5;        // logits of a role that the whole title names
  double heading_phrase = 3;      // the same of a first line that stands for the title
  double title_phrase_alone = 7;  // the same without a text
  double title_words_alone = 1;
  double title_words = 1;         // scale of the words of a title
  double text = 1;                // scale of the text without a title
  double text_with_title = 1;     // scale of the text beside a title
  double bias_with_title = 0.5;   // share of a role's bias where the title names any
  double outside_with_title = 0;  // logits of roles outside the trades, beside a title
  double damping = 8;             // of the text's length: what a very short text lacks
  double floor = 0.4;             // least confidence of a call
  double floor_with_text = 0;     // likewise where there is a text, if that is more
  RoleCalibration of_text;        // of calls by a text without a title
  RoleCalibration of_both;        // by a title and a text

  static RoleSettings of(const Taxonomy& taxonomy);
};

}  // namespace skillgap
