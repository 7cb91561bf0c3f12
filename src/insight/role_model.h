// The linear model of roles: role_weights.tsv, written by tools/train_roles, read by people.
//
//   score(role) = bias + Σ weight · value               of the roles that the text names
//                      + Σ weight · value / length      of its words and skills
//   length      = √(damping + Σ value²)                 over those of them that the model has
//
// so that a long text does not count more than a short one, and a very short one counts little.
// Words of the title are added up by themselves, with a length of their own. Roles that the model
// has no bias for are called by titles only. Immutable after build; share between threads.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "insight/role_features.h"
#include "insight/role_terms.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

// A feature of the model that a posting has, and where it stands first.
struct FoundFeature {
  double value = 0;              // over the length
  std::uint64_t speaks_for = 0;  // see may_speak_for()
  std::uint32_t feature = 0, begin = 0, end = 0;
  Field field = Field::kDescription;

  Span where() const { return {begin, end}; }
};

// A list whose memory serves again, and which grows by few instructions: each posting has dozens.
class FoundFeatures {
 public:
  void clear() { size_ = 0; }
  void make_room_for(std::size_t more) {
    if (all_.size() - size_ < more) all_.resize(2 * size_ + more);
  }
  // REQUIRES: there is room.
  void add(const FoundFeature& found) { all_[size_++] = found; }
  std::size_t size() const { return size_; }
  FoundFeature& operator[](std::size_t i) { return all_[i]; }
  const FoundFeature* begin() const { return all_.data(); }
  const FoundFeature* end() const { return all_.data() + size_; }
  std::span<FoundFeature> part(std::size_t begin, std::size_t end) {
    return {all_.data() + begin, end - begin};
  }

 private:
  std::vector<FoundFeature> all_;
  std::size_t size_ = 0;  // of which so many are of this posting
};

struct RoleScores {
  std::vector<double> title, text;  // by class, without bias
  FoundFeatures found;              // of the title, of the text, roles that the text names
};

class RoleModel {
 public:
  static RoleModel build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  // Replaces `scores`, whose memory serves again.
  void score(const RoleEvidence& evidence, const std::vector<TitleHit>& named,
             RoleScores& scores) const;

  // False for a taxonomy without weights: then role_skills stand for them.
  bool is_trained() const { return trained_; }
  // The most common first, so that who looks for the best finds it soon.
  const std::vector<RoleId>& classes() const { return classes_; }
  // By class.
  const std::vector<double>& biases() const { return biases_; }
  const std::vector<double>& title_biases() const { return title_biases_; }
  // The class that stands for a role: itself, or the nearest broader role that is one.
  std::optional<std::size_t> class_of(RoleId role) const;
  // By how much the feature speaks for the class, before lengths; 0 where it does not.
  double weight(const FoundFeature& found, std::size_t role_class) const;
  // A quick look: false where the weight is 0, and seldom true where it is.
  static bool may_speak_for(const FoundFeature& found, std::size_t role_class) {
    return (found.speaks_for & bit(role_class)) != 0;
  }
  const std::string& name(const FoundFeature& found) const {
    return names_[head_of(found.feature).number];
  }
  // Of "text:deploy models" that is "text", which lives for ever, and "deploy models".
  std::string_view kind(const FoundFeature& found) const {
    return kinds_[head_of(found.feature).number];
  }
  std::string_view term(const FoundFeature& found) const {
    return std::string_view(name(found)).substr(kind(found).size() + 1);
  }

 private:
  struct Weight {
    std::uint16_t role_class, value;  // its place in values_
  };
  // Its weights stand behind it, by class, and all that a posting asks of a feature is at hand.
  struct Head {
    std::uint64_t speaks_for;       // a bit for each class, or for several
    std::uint32_t number, weights;  // of the name; how many weights, at least one
  };
  // A feature goes by the place of its head, in units of so many bytes.
  static constexpr std::size_t kUnit = sizeof(std::uint64_t);
  static_assert(sizeof(Head) % kUnit == 0);

  class Finder;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void add_classes(const std::vector<RoleWeight>& rows, const Taxonomy& taxonomy);
  std::optional<std::size_t> nearest_class(RoleId role, const Taxonomy& taxonomy) const;
  void add_values(const std::vector<RoleWeight>& rows);
  void add_weights(const std::vector<RoleWeight>& rows);
  std::uint32_t add_feature(std::uint32_t number, std::vector<Weight>& weights);
  std::size_t class_number(RoleId role) const;  // classes_.size() of one that is none
  Head head_of(std::uint32_t feature) const {
    Head head;
    std::memcpy(&head, features_.data() + feature, sizeof head);
    return head;
  }
  Weight weight_at(std::uint32_t feature, std::uint32_t i) const {
    Weight weight;
    const auto* const behind = reinterpret_cast<const char*>(features_.data() + feature);
    std::memcpy(&weight, behind + sizeof(Head) + i * sizeof weight, sizeof weight);
    return weight;
  }
  void add_up(std::span<FoundFeature> found, double length, std::vector<double>& sums) const;
  static std::uint64_t bit(std::size_t role_class) { return std::uint64_t{1} << (role_class % 64); }
  void add_words(const PhraseCompiler& compiler);
  std::uint32_t find(const std::string& name) const;  // kNone where there is none

  std::vector<RoleId> classes_;
  std::vector<double> biases_, title_biases_;
  std::vector<std::optional<std::size_t>> class_of_;  // by role
  std::vector<std::string> names_;                    // by number
  std::vector<std::string_view> kinds_;               // likewise
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::vector<std::uint64_t> features_;  // heads and weights
  // Ascending. Weights are written to the hundredth, so that each stands here for many.
  std::vector<double> values_;
  RoleTerms title_words_, text_words_;                 // by their features
  std::vector<std::uint32_t> skills_;                  // by concept; kNone: no feature
  std::vector<std::uint32_t> named_, opens_, sought_;  // by role, likewise
  double damping_ = 1;
  bool trained_ = true;
};

}  // namespace skillgap
