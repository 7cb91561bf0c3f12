#include "insight/role_settings.h"

#include <cmath>

namespace skillgap {

double RoleCalibration::confidence(double share, bool is_inside) const {
  const double logits = std::log(share / (1 - share));  // infinite for a share of 1
  const double calibrated =
      is_inside ? inside + inside_scale * logits : outside + outside_scale * logits;
  return 1 / (1 + std::exp(-calibrated));
}

RoleSettings RoleSettings::of(const Taxonomy& taxonomy) {
  RoleSettings settings;
  const std::pair<std::string_view, double&> names[] = {
      {"bias-with-title", settings.bias_with_title},
      {"confidence-inside", settings.of_text.inside},
      {"confidence-inside-scale", settings.of_text.inside_scale},
      {"confidence-inside-scale-with-title", settings.of_both.inside_scale},
      {"confidence-inside-with-title", settings.of_both.inside},
      {"confidence-outside", settings.of_text.outside},
      {"confidence-outside-scale", settings.of_text.outside_scale},
      {"confidence-outside-scale-with-title", settings.of_both.outside_scale},
      {"confidence-outside-with-title", settings.of_both.outside},
      {"damping", settings.damping},
      {"floor", settings.floor},
      {"floor-with-text", settings.floor_with_text},
      {"heading-phrase", settings.heading_phrase},
      {"outside-with-title", settings.outside_with_title},
      {"text", settings.text},
      {"text-with-title", settings.text_with_title},
      {"title-phrase", settings.title_phrase},
      {"title-phrase-alone", settings.title_phrase_alone},
      {"title-words", settings.title_words},
      {"title-words-alone", settings.title_words_alone},
  };
  for (const Phrase& row : taxonomy.role_settings) {
    for (const auto& [name, number] : names) {
      if (row.text == name) number = row.number;
    }
  }
  return settings;
}

}  // namespace skillgap
