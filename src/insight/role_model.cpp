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

constexpr std::size_t kMostNumbers = 1 << 16;  // of classes, and of the values of weights
constexpr double kLogitsOfASkill = 3;          // of weight 1, in role_skills

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

std::uint32_t RoleModel::find(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? kNone : found->second;
}

// Of more different ones than there are places some stand for those beside them.
void RoleModel::add_values(const std::vector<RoleWeight>& rows) {
  for (const RoleWeight& row : rows) values_.push_back(row.weight);
  std::ranges::sort(values_);
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  const std::size_t step = values_.size() / kMostNumbers + 1;
  for (std::size_t i = 0; i * step < values_.size(); ++i) values_[i] = values_[i * step];
  values_.resize((values_.size() + step - 1) / step);
}

void RoleModel::add_classes(const std::vector<RoleWeight>& rows, const Taxonomy& taxonomy) {
  std::vector<RoleWeight> biases;
  std::ranges::copy_if(rows, std::back_inserter(biases),
                       [](const RoleWeight& row) { return row.feature == kBias; });
  stable_sort_by(biases, std::greater(), &RoleWeight::weight);
  biases.resize(std::min(biases.size(), kMostNumbers));
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
  for (const std::string& name : names_) {
    if (name.starts_with(kTitle)) title.push_back({name.substr(kTitle.size()), find(name)});
    if (name.starts_with(kText)) text.push_back({name.substr(kText.size()), find(name)});
  }
  title_words_ = RoleTerms::build(title, compiler.without_screen());
  text_words_ = RoleTerms::build(text, compiler);
}

std::size_t RoleModel::class_number(RoleId role) const {
  return static_cast<std::size_t>(std::ranges::find(classes_, role) - classes_.begin());
}

void RoleModel::add_weights(const std::vector<RoleWeight>& rows) {
  std::vector<std::vector<Weight>> weights;  // by number
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (const RoleWeight& row : rows) {
    const std::size_t role_class = class_number(row.role);
    if (row.feature == kBias || role_class == classes_.size()) continue;
    if (row.feature == kTitleBias) {
      title_biases_[role_class] = row.weight;
      continue;
    }
    const auto [entry, is_new] = numbers.try_emplace(row.feature, names_.size());
    if (is_new) {
      names_.push_back(row.feature);
      kinds_.push_back(kind_of(row.feature));
      weights.emplace_back();
    }
    const auto value = std::ranges::upper_bound(values_, row.weight) - values_.begin() - 1;
    weights[entry->second].push_back(
        {static_cast<std::uint16_t>(role_class), static_cast<std::uint16_t>(value)});
  }
  for (std::size_t i = 0; i < weights.size(); ++i)
    by_name_.emplace(names_[i], add_feature(static_cast<std::uint32_t>(i), weights[i]));
}

std::uint32_t RoleModel::add_feature(std::uint32_t number, std::vector<Weight>& weights) {
  stable_sort_by(weights, std::less(), &Weight::role_class);
  Head head{0, number, static_cast<std::uint32_t>(weights.size())};
  for (const Weight& weight : weights)
    if (values_[weight.value] > 0) head.speaks_for |= bit(weight.role_class);
  const std::size_t place = features_.size(), bytes = weights.size() * sizeof(Weight);
  features_.resize(place + (sizeof head + bytes + kUnit - 1) / kUnit);
  std::memcpy(features_.data() + place, &head, sizeof head);
  std::memcpy(features_.data() + place + sizeof head / kUnit, weights.data(), bytes);
  return static_cast<std::uint32_t>(place);
}

RoleModel RoleModel::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  RoleModel model;
  model.trained_ = !taxonomy.role_weights.empty();
  if (model.trained_) model.damping_ = RoleSettings::of(taxonomy).damping;
  const std::vector<RoleWeight> rows =
      model.trained_ ? taxonomy.role_weights : weights_of_skills(taxonomy);
  model.add_classes(rows, taxonomy);
  model.title_biases_.assign(model.classes_.size(), least_title_bias(rows));
  model.add_values(rows);
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

double RoleModel::weight(const FoundFeature& found, std::size_t role_class) const {
  const std::uint32_t weights = head_of(found.feature).weights;
  for (std::uint32_t i = 0; i < weights; ++i) {
    const Weight weight = weight_at(found.feature, i);
    if (weight.role_class == role_class) return std::max(values_[weight.value], 0.0);
  }
  return 0;
}

namespace {

// What a posting has seen of each feature: two bits, so that they stay at hand. All are off between
// two postings.
class SeenFeatures {
 public:
  enum Seen : unsigned { kNot = 0, kSeen = 1, kWhole = 3 };  // whole: with the greatest value

  static SeenFeatures& of_thread(std::size_t features) {
    thread_local SeenFeatures seen;
    if (seen.words_.size() * kInWord < features) seen.words_.resize(features / kInWord + 1);
    return seen;
  }

  unsigned of(std::uint32_t feature) const {
    return static_cast<unsigned>(words_[feature / kInWord] >> shift(feature)) & kWhole;
  }
  void add(std::uint32_t feature, Seen seen) {
    words_[feature / kInWord] |= std::uint64_t{seen} << shift(feature);
  }
  // And of some besides: who forgets one forgets all.
  void forget(std::uint32_t feature) { words_[feature / kInWord] = 0; }

 private:
  static constexpr std::uint32_t kInWord = 32;
  static unsigned shift(std::uint32_t feature) { return feature % kInWord * 2; }
  std::vector<std::uint64_t> words_;
};

}  // namespace

// Looks up what read_features() hands over; of a feature that comes again the greatest value
// counts. One at a time in a thread.
class RoleModel::Finder {
 public:
  // `found`: what the features found are written over.
  Finder(const RoleModel& model, FoundFeatures& found)
      : model_(model), seen_(SeenFeatures::of_thread(model.features_.size())), found_(found) {
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
    const std::uint32_t number = model_.skills_[static_cast<std::size_t>(mention.concept_id)];
    if (number != kNone) add_one(number, value, mention.where, mention.field);
    behind_text_ = found_.size();
  }

  void role(std::string_view prefix, const TitleHit& hit) {
    const auto& roles = prefix == kNamed   ? model_.named_
                        : prefix == kOpens ? model_.opens_
                                           : model_.sought_;
    const std::uint32_t number = roles[static_cast<std::size_t>(hit.role)];
    if (number != kNone) add_one(number, 1, hit.where, Field::kDescription);
  }

  // What was found is handed over in this order: title, words and skills of the text, roles.
  std::span<FoundFeature> of_title() { return found_.part(0, of_title_); }
  std::span<FoundFeature> of_text() { return found_.part(of_title_, behind_text_); }
  std::span<FoundFeature> roles() { return found_.part(behind_text_, found_.size()); }

  // Their length; what was seen is forgotten: to be called of each of the three.
  double finish(std::span<const FoundFeature> part) {
    double length = model_.damping_;
    for (const FoundFeature& one : part) {
      seen_.forget(one.feature);
      length += one.value * one.value;
    }
    return std::sqrt(length);
  }

 private:
  static constexpr double kGreatest = 1;  // of all values

  void add_one(std::uint32_t feature, double value, Span where, Field field) {
    found_.make_room_for(1);
    add(feature, value, where, field);
  }

  // What was found before stands where it stood first.
  [[gnu::always_inline]] inline void add(std::uint32_t feature, double value, Span where,
                                         Field field) {
    const unsigned seen = seen_.of(feature);
    if (seen == SeenFeatures::kWhole) return;
    __builtin_prefetch(model_.features_.data() + feature);  // add_up() will ask for it
    seen_.add(feature, value < kGreatest ? SeenFeatures::kSeen : SeenFeatures::kWhole);
    if (seen != SeenFeatures::kNot) return raise(feature, value);
    found_.add({value, 0, feature, static_cast<std::uint32_t>(where.begin),
                static_cast<std::uint32_t>(where.end), field});
  }

  // Seldom: a word of two sections, or a skill that is required here and preferred there.
  void raise(std::uint32_t feature, double value) {
    std::size_t i = 0;
    while (found_[i].feature != feature) ++i;
    found_[i].value = std::max(found_[i].value, value);
  }

  const RoleModel& model_;
  SeenFeatures& seen_;
  FoundFeatures& found_;
  std::size_t of_title_ = 0, behind_text_ = 0;
};

void RoleModel::add_up(std::span<FoundFeature> found, double length,
                       std::vector<double>& sums) const {
  double* const to = sums.data();
  const double* const values = values_.data();
  for (FoundFeature& one : found) {
    const double value = one.value / length;
    const Head head = head_of(one.feature);
    one.value = value;
    one.speaks_for = head.speaks_for;
    std::uint32_t i = 0;
    do {
      const Weight weight = weight_at(one.feature, i);
      to[weight.role_class] += values[weight.value] * value;
    } while (++i < head.weights);
  }
}

void RoleModel::score(const RoleEvidence& evidence, const std::vector<TitleHit>& named,
                      RoleScores& scores) const {
  scores.title.assign(classes_.size(), 0);
  scores.text.assign(classes_.size(), 0);
  for (const Mention& mention : evidence.mentions)  // asked for behind the words
    __builtin_prefetch(skills_.data() + static_cast<std::size_t>(mention.concept_id));
  Finder finder(*this, scores.found);
  read_features(evidence, named, finder);
  add_up(finder.of_title(), finder.finish(finder.of_title()), scores.title);
  add_up(finder.of_text(), finder.finish(finder.of_text()), scores.text);
  finder.finish(finder.roles());
  add_up(finder.roles(), 1, scores.text);  // no part of the length
}

}  // namespace skillgap
