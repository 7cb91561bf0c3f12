#include "insight/role_model.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <set>

#include "insight/role_settings.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

using namespace role_feature;

constexpr std::uint32_t kNotFound = 0xFFFFFFFF;
constexpr double kLogitsOfASkill = 3;  // of weight 1, in role_skills

// The weights of a taxonomy that was not trained: those that people gave its skills.
std::vector<RoleWeight> weights_of_skills(const Taxonomy& taxonomy) {
  std::vector<RoleWeight> rows;
  std::set<RoleId> classes;
  for (const RoleSkill& row : taxonomy.role_skills) {
    if (classes.insert(row.role).second) rows.push_back({std::string(kBias), row.role, 0, {}});
    rows.push_back(
        {std::string(kSkill) + taxonomy[row.skill].id, row.role, kLogitsOfASkill * row.weight, {}});
  }
  return rows;
}

// The part before the colon, as a text that lives for ever.
std::string_view kind_of(std::string_view name) {
  for (const std::string_view prefix : {kTitle, kText, kSkill, kNamed, kOpens, kSought})
    if (name.starts_with(prefix)) return prefix.substr(0, prefix.size() - 1);
  return {};
}

// Of a class that training saw no titles of, so that words of a title do not speak for it.
double least_title_bias(const std::vector<RoleWeight>& rows) {
  double least = 0;
  for (const RoleWeight& row : rows) {
    if (row.feature == kTitleBias) least = std::min(least, row.weight);
  }
  return least;
}

}  // namespace

std::optional<std::uint32_t> RoleModel::find(const std::string& name) const {
  const auto found = numbers_.find(name);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

std::uint32_t RoleModel::feature(const std::string& name) {
  const auto [entry, is_new] =
      numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
  if (is_new) {
    names_.push_back(name);
    kinds_.push_back(kind_of(name));
  }
  return entry->second;
}

void RoleModel::add_classes(const std::vector<RoleWeight>& rows, const Taxonomy& taxonomy) {
  std::vector<RoleWeight> biases;
  std::ranges::copy_if(rows, std::back_inserter(biases),
                       [](const RoleWeight& row) { return row.feature == kBias; });
  stable_sort_by(biases, std::greater(), &RoleWeight::weight);
  for (const RoleWeight& row : biases) {
    classes_.push_back(row.role);
    biases_.push_back(row.weight);
  }
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i)
    class_of_.push_back(nearest_class(RoleId{static_cast<std::uint32_t>(i)}, taxonomy));
}

std::optional<std::size_t> RoleModel::nearest_class(RoleId role, const Taxonomy& taxonomy) const {
  std::vector<RoleId> open = {role};
  for (std::size_t i = 0; i < open.size() && i < taxonomy.roles.size(); ++i) {
    const auto found = std::ranges::find(classes_, open[i]);
    if (found != classes_.end()) return static_cast<std::size_t>(found - classes_.begin());
    const std::vector<RoleId>& broader = taxonomy[open[i]].broader;
    open.insert(open.end(), broader.begin(), broader.end());
  }
  return std::nullopt;
}

std::optional<std::size_t> RoleModel::class_of(RoleId role) const {
  return class_of_[static_cast<std::size_t>(role)];
}

void RoleModel::add_words(const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> title, text;
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    const std::string& name = names_[i];
    if (name.starts_with(kTitle)) title.push_back({name.substr(kTitle.size()), i});
    if (name.starts_with(kText)) text.push_back({name.substr(kText.size()), i});
  }
  title_words_ = RoleTerms::build(title, compiler.without_screen());
  text_words_ = RoleTerms::build(text, compiler);
}

void RoleModel::add_weights(const std::vector<RoleWeight>& rows) {
  std::vector<std::vector<Weight>> by_feature;
  for (const RoleWeight& row : rows) {
    const auto found = std::ranges::find(classes_, row.role);
    if (row.feature == kBias || found == classes_.end()) continue;
    const auto role_class = static_cast<std::size_t>(found - classes_.begin());
    if (row.feature == kTitleBias) {
      title_biases_[role_class] = row.weight;
      continue;
    }
    const std::uint32_t number = feature(row.feature);
    by_feature.resize(names_.size());
    by_feature[number].push_back({static_cast<std::uint32_t>(role_class), row.weight});
  }
  for (std::vector<Weight>& weights : by_feature) {
    stable_sort_by(weights, std::less(), &Weight::role_class);
    weights_begin_.push_back(static_cast<std::uint32_t>(weights_.size()));
    weights_.insert(weights_.end(), weights.begin(), weights.end());
    std::uint64_t& classes = speaks_for_.emplace_back();
    for (const Weight& entry : weights)
      if (entry.weight > 0) classes |= bit(entry.role_class);
  }
  weights_begin_.push_back(static_cast<std::uint32_t>(weights_.size()));
}

RoleModel RoleModel::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  RoleModel model;
  model.trained_ = !taxonomy.role_weights.empty();
  if (model.trained_) model.damping_ = RoleSettings::of(taxonomy).damping;
  const std::vector<RoleWeight> rows =
      model.trained_ ? taxonomy.role_weights : weights_of_skills(taxonomy);
  model.add_classes(rows, taxonomy);
  model.title_biases_.assign(model.classes_.size(), least_title_bias(rows));
  model.add_weights(rows);
  model.add_words(compiler);
  for (const Concept& item : taxonomy.concepts)
    model.skills_.push_back(model.find(std::string(kSkill) + item.id));
  for (const Role& role : taxonomy.roles) {
    model.named_.push_back(model.find(std::string(kNamed) + role.id));
    model.opens_.push_back(model.find(std::string(kOpens) + role.id));
    model.sought_.push_back(model.find(std::string(kSought) + role.id));
  }
  return model;
}

double RoleModel::found_weight(std::uint32_t feature, std::size_t role_class) const {
  for (const Weight& entry : weights(feature))  // most have one or two
    if (entry.role_class == role_class) return std::max(entry.weight, 0.0);
  return 0;
}

namespace {

// By feature: its place among those found, or kNotFound. There are thousands, of which a posting
// has some; who sets some sets them back, so that they need not all be filled in for each posting.
std::vector<std::uint32_t>& places_of_thread(std::size_t features) {
  thread_local std::vector<std::uint32_t> places;
  if (places.size() < features) places.resize(features, kNotFound);
  return places;
}

}  // namespace

// Looks up what read_features() hands over; of a feature that comes again the greatest value
// counts. One at a time in a thread.
class RoleModel::Finder {
 public:
  // `found`: what the features found are written over.
  Finder(const RoleModel& model, FoundFeatures& found)
      : model_(model), place_(places_of_thread(model.names_.size()).data()), found_(found) {
    found_.clear();
  }
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;

  void words(Field field, const ReadText& text) {
    const bool title = field == Field::kTitle;
    const RoleTerms& known = title ? model_.title_words_ : model_.text_words_;
    const std::span<const RoleTerms::Found> words = known.find_in(text);
    found_.make_room_for(words.size());
    for (const RoleTerms::Found& word : words)
      add(word.number, word.value(text), word.where(text.tokens), field);
    if (title) of_title_ = found_.size();
    behind_text_ = found_.size();
  }

  void skill(const Mention& mention, double value) {
    if (const auto number = model_.skills_[static_cast<std::size_t>(mention.concept_id)])
      add_one(*number, value, mention.where, mention.field);
    behind_text_ = found_.size();
  }

  void role(std::string_view prefix, const TitleHit& hit) {
    const auto& roles = prefix == kNamed   ? model_.named_
                        : prefix == kOpens ? model_.opens_
                                           : model_.sought_;
    if (const auto number = roles[static_cast<std::size_t>(hit.role)])
      add_one(*number, 1, hit.where, Field::kDescription);
  }

  // What was found is handed over in this order: title, words and skills of the text, roles.
  std::span<FoundFeature> of_title() { return found_.part(0, of_title_); }
  std::span<FoundFeature> of_text() { return found_.part(of_title_, behind_text_); }
  std::span<FoundFeature> roles() { return found_.part(behind_text_, found_.size()); }

  // Their length, and sets their places back: to be called of each of the three.
  double finish(std::span<const FoundFeature> part) {
    double length = model_.damping_;
    for (const FoundFeature& one : part) {
      place_[one.feature] = kNotFound;
      length += one.value * one.value;
    }
    return std::sqrt(length);
  }

 private:
  void add_one(std::uint32_t feature, double value, Span where, Field field) {
    found_.make_room_for(1);
    add(feature, value, where, field);
  }

  // What was found before stands where it stood first.
  [[gnu::always_inline]] inline void add(std::uint32_t feature, double value, Span where,
                                         Field field) {
    std::uint32_t& place = place_[feature];
    if (place != kNotFound) {
      found_[place].value = std::max(found_[place].value, value);
    } else {
      place = static_cast<std::uint32_t>(found_.size());
      found_.add({value, feature, static_cast<std::uint32_t>(where.begin),
                  static_cast<std::uint32_t>(where.end), field});
    }
  }

  const RoleModel& model_;
  std::uint32_t* place_;  // in found_, by feature
  FoundFeatures& found_;
  std::size_t of_title_ = 0, behind_text_ = 0;
};

void RoleModel::add_up(std::span<FoundFeature> found, double length,
                       std::vector<double>& sums) const {
  double* const to = sums.data();
  const std::uint32_t* const begin = weights_begin_.data();
  for (FoundFeature& one : found) {
    const double value = one.value / length;
    one.value = value;
    const Weight* entry = weights_.data() + begin[one.feature];  // each feature has one
    const Weight* const end = weights_.data() + begin[one.feature + 1];
    do to[entry->role_class] += entry->weight * value;
    while (++entry != end);
  }
}

void RoleModel::score(const RoleEvidence& evidence, const std::vector<TitleHit>& named,
                      RoleScores& scores) const {
  scores.title.assign(classes_.size(), 0);
  scores.text.assign(classes_.size(), 0);
  Finder finder(*this, scores.found);
  read_features(evidence, named, finder);
  add_up(finder.of_title(), finder.finish(finder.of_title()), scores.title);
  add_up(finder.of_text(), finder.finish(finder.of_text()), scores.text);
  finder.finish(finder.roles());
  add_up(finder.roles(), 1, scores.text);  // no part of the length
}

}  // namespace skillgap
