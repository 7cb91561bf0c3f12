#include "insight/title_reader.h"

#include <algorithm>
#include <utility>

namespace skillgap {
namespace {

constexpr std::string_view kPartMarks = ",|()/:;[]";
constexpr double kLaterPart = 0.4, kField = 0.25;
// "looking for a highly motivated, detail-oriented and experienced Data Analyst"
constexpr std::size_t kFarthest = 12;  // tokens between a cue and the role that it speaks of

// A mark that stands alone: the hyphen of "full-stack" parts nothing, that of "Analyst - Jakarta"
// does. Dashes are of three bytes.
bool parts(const Tokens& tokens, std::size_t i) {
  const std::string_view mark = tokens.folded(i);
  if (mark.size() == 1 && kPartMarks.find(mark[0]) != std::string_view::npos) return true;
  const bool touches = (i > 0 && tokens.touches_next(i - 1)) || tokens.touches_next(i);
  return !touches && (mark == "-" || mark == "–" || mark == "—");
}

RoleCue cue_of(std::string_view effect) {
  return effect == "acts"      ? RoleCue::kActs
         : effect == "besides" ? RoleCue::kBesides
                               : RoleCue::kSeeks;  // lint knows no other
}

}  // namespace

TitleReader TitleReader::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> entries;
  std::vector<RoleId> role_of;
  std::vector<RoleCue> cues;
  const auto add_phrase = [&](const std::string& phrase) {
    entries.push_back({phrase, static_cast<std::uint32_t>(entries.size())});
  };
  const auto add = [&](const std::string& phrase, RoleId role) {
    add_phrase(phrase);
    role_of.push_back(role);
  };
  const auto add_rows = [&](const std::vector<Phrase>& rows) {
    for (const Phrase& row : rows) {
      if (const auto role = taxonomy.find_role(row.value)) add(row.text, *role);  // lint: others
    }
  };
  add_rows(taxonomy.titles);
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i) {
    const RoleId role{static_cast<std::uint32_t>(i)};
    add(taxonomy.roles[i].label_en, role);
    if (!taxonomy.roles[i].label_id.empty()) add(taxonomy.roles[i].label_id, role);
  }
  const std::size_t first_field = role_of.size();
  add_rows(taxonomy.role_fields);
  for (const Phrase& row : taxonomy.role_cues) {
    add_phrase(row.text);
    cues.push_back(cue_of(row.value));
  }
  return {compiler.build(entries), std::move(role_of), std::move(cues), first_field};
}

// By what stands before it; the nearest cue of its clause speaks.
Naming TitleReader::naming_of(const PhraseHit& hit, const PhraseHit* before,
                              const ReadText& text) const {
  if (before == nullptr || hit.first_token - before->end_token > kFarthest) return Naming::kPlain;
  const std::vector<std::uint32_t>& clause_of = text.structure.clause_of;
  if (clause_of[before->first_token] != clause_of[hit.first_token]) return Naming::kPlain;
  return cue(*before) == RoleCue::kBesides ? Naming::kBesides : Naming::kSought;
}

std::vector<TitleHit> TitleReader::find(const ReadText& text, std::vector<TitleHit> memory) const {
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  phrases_.find(text.text, text.tokens, hits);
  std::vector<TitleHit> found = std::move(memory);
  found.clear();
  const PhraseHit* before = nullptr;
  for (const PhraseHit& hit : hits) {
    if (is_cue(hit) && cue(hit) == RoleCue::kActs) {
      if (!found.empty() && found.back().end_token == hit.first_token &&
          found.back().naming == Naming::kPlain)
        found.back().naming = Naming::kSought;
    } else if (is_cue(hit)) {
      before = &hit;
    } else if (hit.ids.front() < first_field_) {
      found.push_back({role_of_[hit.ids.front()], hit.first_token, hit.end_token, hit.where,
                       naming_of(hit, before, text)});
    }
  }
  return found;
}

// A phrase of both tables is a title of two trades, and counts for each by half.
void TitleReader::add_votes(const PhraseHit& hit, bool later, std::vector<TitleVote>& votes) const {
  // Behind the ids of titles and fields stand those of cues: "coach" is one and a title.
  const auto field = std::ranges::find_if(
      hit.ids, [this](std::uint32_t id) { return id >= first_field_ && id < role_of_.size(); });
  const bool is_title = hit.ids.front() < first_field_, is_field = field != hit.ids.end();
  const auto length = static_cast<double>(hit.end_token - hit.first_token);
  const double weight = length * (!is_title ? kField : later ? kLaterPart : 1);
  const auto add = [&](std::uint32_t id, bool of_field) {
    const TitleHit of_role{role_of_[id], hit.first_token, hit.end_token, hit.where};
    votes.push_back(
        {of_role, is_title && is_field ? weight / 2 : weight, of_field, of_field && is_title});
  };
  if (is_title) add(hit.ids.front(), false);
  if (is_field) add(*field, true);
}

std::vector<TitleVote> TitleReader::read(const ReadText& text, std::size_t first,
                                         std::size_t end) const {
  thread_local std::vector<PhraseHit> hits;  // likewise
  hits.clear();
  phrases_.find_more(text.text, text.tokens, first, end, hits);
  std::vector<TitleVote> votes;
  bool later = false;
  std::size_t token = first;
  for (const PhraseHit& hit : hits) {
    const bool named = std::ranges::any_of(votes, [](const TitleVote& v) { return !v.is_field; });
    if (is_cue(hit)) continue;
    for (; token < hit.first_token; ++token) later = later || (named && parts(text.tokens, token));
    add_votes(hit, later, votes);
    token = hit.end_token;
  }
  return votes;
}

}  // namespace skillgap
