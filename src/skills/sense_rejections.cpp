// The order of work: addresses → other names → employers → colleagues → trades → workplaces →
// fields of study.
#include "skills/sense_rejections.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "skillgap/ascii.h"
#include "skills/address.h"
#include "skills/studies.h"
#include "skills/text_heads.h"

namespace skillgap {
namespace {

// A cue so near before the employer's name asks for its product.
constexpr std::size_t kAskedWithin = 6;
// Tokens of a list of companies or colleagues.
constexpr std::size_t kLongestList = 40;
// Tokens of the words that name an employer's line of business.
constexpr std::size_t kLongestTrade = 16;
// Tokens of the words that describe a workplace.
constexpr std::size_t kWordsOfPlace = 8;
// What they say of a name they say only of one with a capital.
constexpr Senses kOfNamesBefore = bit_of(Sense::kNameBefore) | bit_of(Sense::kEmployerBefore);
// Letters of an employer's initials.
constexpr std::size_t kInitials = 4;

class Rejections {
 public:
  Rejections(const CandidateText& all, Accepted& accepted) : all_(all), accepted_(accepted) {}

  void run() {
    reject_names();
    reject_employers();
    reject_companies();
    reject_colleagues();
    reject_trades();
    reject_workplaces();
  }

 private:
  const FieldText& text() const { return all_.text(); }

  // Addresses, other names and employers, by what stands at each: one look at a candidate for all.
  void reject_names() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (accepted_[i] && is_of_address(i)) accepted_[i] = false;
      const bool is_large = all_.begins_large(i);
      const bool may_go_on = is_large && all_.may_have_behind(kOfNamesBefore, all_[i].tokens);
      if (is_large && accepted_[i] && (is_at_head(i) || (may_go_on && is_part_of_name(i))))
        accepted_[i] = false;
      if (!is_product(all_.kind(i))) continue;
      if ((may_go_on && is_said_of_employer(i)) || (is_large && stands_as_employer(i)) ||
          is_head(i)) {
        employers_.push_back({all_[i].item, name(i)});
        accepted_[i] = false;
      }
    }
  }

  // "Green Chef | Remote".
  bool is_at_head(std::size_t i) const {
    return all_[i].tokens.end <= kLongestNameAtHead && is_in_name_at_head(all_, i);
  }
  bool is_head(std::size_t i) const { return all_[i].tokens.first == 0 && heads_the_text(all_, i); }

  bool is_of_address(std::size_t i) const {
    return is_in_address(text().text, all_[i].where, all_[i].has_bytes_of_addresses) &&
           has_addresses();
  }

  // Asked last: it takes a look at the whole text.
  bool has_addresses() const { return text().text.contains("://") || text().text.contains("www."); }

  // Of one with a capital: "the Linux Foundation", "Ruby Conference"; not "… and Ansible", and the
  // next line "Drive adoption".
  bool is_part_of_name(std::size_t i) const {
    const auto name = all_.sense_behind(Sense::kNameBefore, all_[i].tokens);
    return name && all_.token_begins_large(name->first) && !ends_line(i);
  }

  bool ends_line(std::size_t i) const { return all_.ends_sentence(all_[i].tokens.end - 1); }

  // "Acme is hiring".
  bool is_said_of_employer(std::size_t i) const {
    return all_.sense_behind(Sense::kEmployerBefore, all_[i].tokens) && !ends_line(i);
  }

  // "At Acme, you …" as against "at scale"; "our team at Acme" says it whatever its case.
  bool stands_as_employer(std::size_t i) const {
    const auto before = all_.sense_before(Sense::kEmployerBehind, all_[i].tokens);
    return before && (before->end - before->first > 1 || all_.token_begins_large(before->first));
  }

  void reject_employers() {
    employers_.insert(employers_.end(), text().employers.begin(), text().employers.end());
    if (employers_.empty()) return;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (accepted_[i] && is_one_of_employers(i) && !is_asked_for(i) && !is_called_product(i))
        accepted_[i] = false;
  }

  std::string_view name(std::size_t i) const { return all_[i].where.of(text().text); }

  // Under the name of the employer, or under its initials ("AWS").
  bool is_one_of_employers(std::size_t i) const {
    return std::ranges::any_of(employers_, [&](const Employer& employer) {
      return employer.product == all_[i].item &&
             (are_initials(name(i)) || equals_ignoring_case(employer.name, name(i)));
    });
  }

  static bool are_initials(std::string_view name) {
    return name.size() <= kInitials && std::ranges::all_of(name, is_ascii_upper);
  }

  // "Amazon Web Services (AWS) is the world's most …": what stands behind the parentheses is said
  // of both.
  bool is_called_product(std::size_t i) const {
    TokenRange tokens = all_[i].tokens;
    if (all_.sense_behind(Sense::kProduct, tokens)) return true;
    const Tokens& all = text().tokens;
    if (tokens.end + 2 < all.size() && all.folded(tokens.end) == "(") tokens.end += 2;
    if (tokens.end < all.size() && all.folded(tokens.end) == ")") ++tokens.end;
    return tokens.end != all_[i].tokens.end && all_.sense_behind(Sense::kProduct, tokens);
  }

  // "Experience using the Databricks platform", in a posting of Databricks.
  bool is_asked_for(std::size_t i) const {
    const auto& cues = text().structure.cues;
    const std::size_t place = all_[i].tokens.first;
    auto cue = std::ranges::lower_bound(cues, place, {}, &CueHit::first_token);
    for (; cue != cues.begin() && cue[-1].end_token + kAskedWithin > place &&
           text().structure.clause_of[cue[-1].first_token] == all_.clause_number(i);
         --cue)
      if (cue[-1].cue == Cue::kAsks || cue[-1].cue == Cue::kRequired) return true;
    return false;
  }

  // "Our customers include Slack, Wix and …": companies to the end of the sentence. Libraries are
  // none ("a web application backed by Rails").
  void reject_companies() {
    if (!all_.has_sense(Sense::kCompaniesBehind)) return;
    for (const SenseHit& hit : all_.senses()) {
      if (hit.sense != Sense::kCompaniesBehind) continue;
      const auto is_company = [&](std::size_t i) {
        const Kind kind = all_.kind(i);
        return is_product(kind) && kind != Kind::kLibrary && all_.begins_large(i);
      };
      for_each_behind(hit, is_company, [&](std::size_t i) { accepted_[i] = false; });
    }
  }

  // "Collaborate with finance": other people's subjects, up to what is done with them. Techniques
  // are theirs where the people are named first ("with departments such as data analysis"); of
  // "with machine learning engineers" it is one's own subject too.
  void reject_colleagues() {
    if (!all_.has_sense(Sense::kWith)) return;
    for (const SenseHit& hit : all_.senses()) {
      if (hit.sense != Sense::kWith) continue;
      const auto is_subject = [&](std::size_t i) {
        const Kind kind = all_.kind(i);
        return kind == Kind::kBusiness || kind == Kind::kMethod || kind == Kind::kPractice;
      };
      for_each_behind(hit, is_subject, [&](std::size_t i) {
        if (all_.kind(i) == Kind::kBusiness || are_colleagues(i) ||
            has_between(Sense::kColleagues, hit.tokens.end, all_[i].tokens.first))
          accepted_[i] = false;
      });
    }
  }

  // "with QA": the whole of the name, not a part of it ("unit testing"), and no short form of
  // another ("unit and integration testing").
  bool are_colleagues(std::size_t i) const {
    const TokenRange name = all_[i].tokens;
    const auto people = all_.sense_behind(Sense::kColleagues, {name.first, name.first});
    return people && people->end == name.end && all_[i].rule != AliasRule::kList;
  }

  // "a company engaged in logistics": what the employer does. Techniques that it names are also
  // what its people do.
  void reject_trades() {
    if (!all_.has_sense(Sense::kTrade)) return;
    for (const SenseHit& hit : all_.senses()) {
      if (hit.sense != Sense::kTrade) continue;
      const std::size_t limit = hit.tokens.end + kLongestTrade;
      const auto is_trade = [&](std::size_t i) {
        return all_.kind(i) == Kind::kBusiness && all_[i].tokens.first < limit;
      };
      for_each_behind(hit, is_trade, [&](std::size_t i) { accepted_[i] = false; });
    }
  }

  // The end of the sentence, or of its part before a cue that asks or tells the work ("with
  // engineers, you'll …", "with data teams, design …"), or a phrase of sense `towards`.
  std::size_t end_behind(const SenseHit& hit) const {
    std::size_t end = hit.tokens.end;
    const std::size_t limit = std::min(end + kLongestList, text().tokens.size());
    while (end < limit && !all_.ends_sentence(end - 1)) ++end;
    const auto next =
        std::ranges::lower_bound(text().structure.cues, hit.tokens.end, {}, &CueHit::first_token);
    for (auto cue = next; cue != text().structure.cues.end() && cue->first_token < end; ++cue)
      if (cue->cue == Cue::kAsks || cue->cue == Cue::kMentioned || cue->cue == Cue::kSeeks ||
          goes_on(*cue, hit.tokens.end))
        end = cue->first_token;
    return first_between(Sense::kTowards, hit.tokens.end, end).value_or(end);
  }

  // A duty behind a comma, and people named before it.
  bool goes_on(const CueHit& cue, std::size_t begin) const {
    const std::size_t i = cue.first_token;
    return cue.cue == Cue::kDuty && i > begin && text().tokens.folded(i - 1) == "," &&
           has_between(Sense::kColleagues, begin, i);
  }

  std::optional<std::size_t> first_between(Sense sense, std::size_t begin, std::size_t end) const {
    for (; begin < end; ++begin)
      if (all_.begins_sense(sense, begin)) return begin;
    return std::nullopt;
  }
  bool has_between(Sense sense, std::size_t begin, std::size_t end) const {
    return first_between(sense, begin, end).has_value();
  }

  // Of what is accepted behind a phrase, to the end of what it speaks of: where that is takes long
  // to tell, and is asked only where anything fits.
  template <typename Fits, typename Do>
  void for_each_behind(const SenseHit& hit, Fits fits, Do each) const {
    std::size_t end = hit.tokens.end + kLongestList;
    bool is_sure = false;
    for (std::size_t i = all_.first_from(hit.tokens.end);
         i < all_.size() && all_[i].tokens.first < end; ++i) {
      if (!accepted_[i] || !fits(i)) continue;
      if (!std::exchange(is_sure, true)) end = end_behind(hit);
      if (all_[i].tokens.first < end) each(i);
    }
  }

  template <typename Do>
  void for_each_between(std::size_t begin, std::size_t end, Do each) const {
    for (std::size_t i = all_.first_from(begin); i < all_.size() && all_[i].tokens.first < end; ++i)
      if (accepted_[i]) each(i);
  }

  // "a collaborative environment", "lingkungan kerja yang kreatif": soft words of the place.
  void reject_workplaces() {
    if (!all_.has_sense(Sense::kWorkplace)) return;
    for (const SenseHit& hit : all_.senses()) {
      if (hit.sense != Sense::kWorkplace) continue;
      const std::size_t begin = hit.tokens.first - std::min(hit.tokens.first, kWordsOfPlace);
      for_each_between(begin, hit.tokens.end + kWordsOfPlace, [&](std::size_t i) {
        if (all_.kind(i) == Kind::kSoft && describes(i, hit)) accepted_[i] = false;
      });
    }
  }

  // An adjective right before the place, or behind it and a word that leads to one ("yang"). What
  // an employer says of itself may list them: "lingkungan yang positif, ramah, dan kreatif", the
  // last one behind a verb ("…, dan mendukung kreativitas").
  bool describes(std::size_t i, const SenseHit& place) const {
    const TokenRange word = all_[i].tokens;
    if (word.end == place.tokens.first || word.first == place.tokens.end) return true;
    if (!is_about_the_employer(all_.clause(i).section)) return false;
    std::size_t item = place.tokens.end;
    for (bool in_list = false; item < word.first && !parts_items(item); in_list = true) {
      for (++item; item < word.first && parts_items(item);) ++item;
      if (!parts_items(item - 1)) return in_list && item == word.first;
    }
    return item == word.first;
  }

  bool parts_items(std::size_t token) const {
    return text().tokens.folded(token) == "," || all_.has_sense(Sense::kJoins, {token, token + 1});
  }

  const CandidateText& all_;
  Accepted& accepted_;
  std::vector<Employer> employers_;
};

}  // namespace

void reject_other_senses(const CandidateText& text, Accepted& accepted) {
  Rejections(text, accepted).run();
  tell_fields_of_study(text, accepted);
}

}  // namespace skillgap
