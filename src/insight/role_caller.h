// Which role a posting is for: the phrases of its title, the title's words and the text, added up
// as logits; a softmax makes shares of them. The share of the best role, and those of the roles
// that it is a kind of (for them the answer is right too), become its confidence as judged
// postings have it (RoleCalibration); below a floor there is no call, and a reason why.
//
//   const RoleCaller caller = RoleCaller::build(taxonomy, compiler);
//   RoleAnswer a = caller.call({title, text, mentions, Language::kEnglish});
//
//   logit(role) = title-phrase · share of the title's phrases
//               + title-words · (bias + score of its words) + text · (bias + score of the text)
//               + outside-with-title, where there are both, of a role outside the trades
//
// A taxonomy without weights (an imported one) is served by its titles and role_skills; its
// confidences are not calibrated. Immutable after build; share between threads.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "insight/role_features.h"
#include "insight/role_model.h"
#include "insight/role_settings.h"
#include "insight/title_reader.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

struct RoleAnswer {
  std::optional<RoleCall> call;
  std::string reason;  // why there is no call
};

struct RoleChoice {
  std::optional<double> min_confidence = {};  // in place of the floor
  std::vector<std::string> among = {};        // these roles and their kinds alone; empty: all
  bool explains = true;                       // AnalyzedParts::reasons
};

class RoleCaller {
 public:
  // The taxonomy must outlive the caller.
  static RoleCaller build(const Taxonomy& taxonomy, const PhraseCompiler& compiler,
                          const RoleChoice& choice = {});
  RoleAnswer call(const RoleEvidence& evidence) const;
  std::vector<RoleFeature> features(const RoleEvidence& evidence) const;

 private:
  struct Candidate {
    RoleId role{};
    double logit = 0, title = 0;  // title: the part of the title's phrases
    double share = 0;             // after the softmax; at last calibrated
    bool is_of_kinds = false;     // its share is that of all its kinds, none of which is sure
  };
  // What is known of a posting before the roles are weighed.
  struct Reading {
    std::vector<TitleVote> votes;     // of the title, or of the heading that stands for it
    std::map<RoleId, double> shares;  // of the votes
    Field votes_from = Field::kTitle;
    std::vector<TitleHit> named;  // by the text
    RoleScores scores;
    double text_scale = 1, bias_scale = 1, word_scale = 0, phrase_scale = 1, outside = 0;
    double floor = 0;
    RoleCalibration calibration;
  };

  struct Weighed {
    RoleId role{};
    double logit = 0;  // -infinity: none
  };

  class Besides;

  // The roles that the title names, and all classes of the model, weighed against each other.
  struct Ranking {
    std::vector<Candidate> named;
    std::vector<double> logits;       // by class, a few more at the end
    std::vector<float> powers;        // by class, a few more: e^(logit - greatest)
    double sum = 1;                   // of the powers of all
    std::array<Weighed, 2> foremost;  // by logit: they answer nearly all questions
    RoleId greatest{};                // by logit; the answer may be a kind of it
    std::optional<Candidate> best;

    double share_of_class(std::size_t i) const { return static_cast<double>(powers[i]) / sum; }
  };

  RoleCaller(const Taxonomy& taxonomy, TitleReader titles, RoleModel model, RoleSettings settings,
             std::vector<bool> possible)
      : taxonomy_(taxonomy),
        titles_(std::move(titles)),
        model_(std::move(model)),
        settings_(settings),
        possible_(std::move(possible)) {}

  bool is_possible(RoleId role) const { return possible_[static_cast<std::size_t>(role)]; }
  const std::vector<RoleId>& wider_of(RoleId role) const {
    return wider_[static_cast<std::size_t>(role)];
  }
  // is_a() of two roles of one trade that are not the same.
  bool is_kind_of(RoleId role, RoleId other) const {
    return std::ranges::find(wider_of(role), other) != wider_of(role).end();
  }

  std::vector<TitleVote> votes(const RoleEvidence& evidence) const;
  // Of the thread: until the next call.
  const Reading& read(const RoleEvidence& evidence) const;
  static bool comes_before(const auto& a, const auto& b) {
    return a.logit != b.logit ? a.logit > b.logit : a.role < b.role;
  }
  // Of the thread: until the next call (role_ranking.cpp).
  const Ranking& rank(const Reading& reading) const;
  void weigh_classes(Besides besides, std::vector<double>& logits) const;
  void find_foremost(Ranking& ranking) const;
  // REQUIRES: it is named or a class.
  Candidate candidate_of(const Weighed& weighed, const Ranking& ranking) const;
  template <typename Fits>
  std::optional<Candidate> best_where(const Ranking& ranking, double least, Fits fits) const;
  void share_out(Ranking& ranking) const;
  void prefer_kind(Ranking& ranking) const;
  void add_wider_shares(Ranking& ranking) const;
  double confidence_of(const Candidate& candidate, const Reading& reading) const;
  Candidate all_kinds_of(RoleId wider, const Ranking& ranking) const;
  void widen(Ranking& ranking, const Reading& reading) const;
  void calibrate(Ranking& ranking, const Reading& reading) const;
  std::optional<Candidate> second_of(const Ranking& ranking) const;
  std::optional<Candidate> runner_up_of(const Ranking& ranking) const;
  bool speaks_for(const TitleVote& vote, const Candidate& best) const {
    return vote.hit.role == best.role || (best.is_of_kinds && is_kind_of(vote.hit.role, best.role));
  }
  double weight_of(const FoundFeature& found, std::size_t role_class,
                   const Reading& reading) const {
    if (!RoleModel::may_speak_for(found, role_class)) return 0;  // most do not
    const double scale = found.field == Field::kTitle ? reading.word_scale : reading.text_scale;
    return scale * found.value * model_.weight(found, role_class);
  }
  std::vector<RoleReason> reasons(const RoleEvidence& evidence, const Candidate& best,
                                  const Reading& reading) const;
  std::vector<RoleId> several(const RoleEvidence& evidence, const Reading& reading) const;
  // Whether reasons() gives any.
  bool has_reason(const Candidate& best, const Reading& reading) const;
  RoleCall call_of(const RoleEvidence& evidence, const Ranking& ranking,
                   const Reading& reading) const;
  // Why there is no call (role_refusal.cpp).
  bool knows_words_of(const ReadText& title, const Reading& reading) const;
  void add_share(std::string& reason, const Candidate& candidate) const;
  std::string why_unknown(const RoleEvidence& evidence, const Reading& reading,
                          bool can_rank) const;
  std::string why_none(const RoleEvidence& evidence, const Ranking& ranking,
                       const Reading& reading) const;

  const Taxonomy& taxonomy_;
  TitleReader titles_;
  RoleModel model_;
  RoleSettings settings_;
  std::vector<bool> possible_;              // by role
  std::vector<std::vector<RoleId>> wider_;  // by role: all that it is a kind of
  std::vector<bool> has_kinds_;             // by role: whether any is a kind of it
  std::vector<std::size_t> impossible_classes_;
  std::vector<double> outside_;  // by class: 1 of a role outside the trades, else 0
  bool explains_ = true;
};

}  // namespace skillgap
