#include "insight/role_settings.h"

namespace skillgap {

RoleSettings RoleSettings::of(const Taxonomy& taxonomy) {
  RoleSettings settings;
  const std::pair<std::string_view, double&> names[] = {
      {"bias-with-title", settings.bias_with_title},
      {"damping", settings.damping},
      {"floor", settings.floor},
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
