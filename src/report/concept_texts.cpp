#include "report/concept_texts.h"

#include "skillgap/json_writer.h"

namespace skillgap {

ConceptTexts::ConceptTexts(const Taxonomy& taxonomy, When when) : taxonomy_(&taxonomy) {
  if (when == When::kAsked) return;
  constexpr std::size_t kMostly = 64;
  offsets_.reserve(taxonomy.concepts.size() + 1);
  texts_.reserve(kMostly * taxonomy.concepts.size());
  for (const Concept& item : taxonomy.concepts) {
    const std::size_t begin = texts_.size(), id_end = append(item, texts_);
    offsets_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(id_end)});
  }
  offsets_.push_back({static_cast<std::uint32_t>(texts_.size()), 0});
}

std::size_t ConceptTexts::append(const Concept& of, std::string& text) {
  JsonWriter json(std::move(text));
  json.begin_object().member("skill", of.id);
  const std::size_t id_end = json.text().size() + 1;
  json.member("kind", kind_name(of.kind)).end_object();
  text = json.take();
  text.back() = ',';
  return id_end;
}

ConceptTexts::Place ConceptTexts::place_in(std::string& memory, const Concept& of) {
  memory.clear();
  const std::size_t id_end = append(of, memory);
  return {memory.data(), memory.data() + id_end, memory.data() + memory.size()};
}

}  // namespace skillgap
