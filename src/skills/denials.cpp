#include "skills/denials.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace skillgap {
namespace {

// The list of names that begins behind a cue, as far as something says that all of it is denied.
class DeniedList {
 public:
  DeniedList(const Tokens& tokens, const Structure& structure,
             const std::vector<TokenRange>& mentions, std::size_t line)
      : tokens_(tokens), structure_(structure), mentions_(mentions), line_(line) {}

  // Sets what is denied. `joins`: the hits of cues `nor`.
  void read(std::size_t token, const std::vector<PhraseHit>& joins,
            std::vector<bool>& denied) const {
    std::vector<std::size_t> open;  // of names between commas: denied if a join follows
    bool is_sure = true;
    for (std::size_t end = 0; in_line(token); token = end) {
      end = end_of_names(token);
      if (end == token) return;
      open.push_back(token);
      if (is_sure) deny(std::exchange(open, {}), denied);
      const bool comma = in_line(end) && tokens_.folded(end) == ",";
      end += comma ? 1 : 0;
      const auto join = std::ranges::lower_bound(joins, end, {}, &PhraseHit::first_token);
      is_sure = join != joins.end() && join->first_token == end;
      if (!is_sure && !comma) return;
      if (!is_sure) continue;
      deny(std::exchange(open, {}), denied);
      end = join->end_token;
    }
  }

 private:
  using Names = std::ranges::subrange<std::vector<TokenRange>::const_iterator>;

  bool in_line(std::size_t token) const {
    return token < tokens_.size() && structure_.clause(token).line == line_;
  }

  Names names_at(std::size_t token) const {
    return std::ranges::equal_range(mentions_, token, {}, &TokenRange::first);
  }

  std::size_t end_of_names(std::size_t token) const {
    std::size_t end = token;
    for (const TokenRange& name : names_at(token)) end = std::max(end, name.end);
    return end;
  }

  void deny(const std::vector<std::size_t>& tokens, std::vector<bool>& denied) const {
    for (const std::size_t token : tokens) {
      const Names names = names_at(token);
      const auto first = denied.begin() + (names.begin() - mentions_.begin());
      std::fill_n(first, names.size(), true);
    }
  }

  const Tokens& tokens_;
  const Structure& structure_;
  const std::vector<TokenRange>& mentions_;
  std::size_t line_;
};

}  // namespace

Denials Denials::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> phrases;
  std::vector<bool> begins;
  for (const Phrase& row : taxonomy.cues) {
    const auto cue = parse_cue(row.value);
    if (cue != Cue::kNot && cue != Cue::kNor) continue;
    phrases.push_back({row.text, static_cast<std::uint32_t>(begins.size())});
    begins.push_back(cue == Cue::kNot);
  }
  return Denials(compiler.without_screen().build(phrases), std::move(begins));
}

std::vector<bool> Denials::find(std::string_view text, const Tokens& tokens,
                                const Structure& structure,
                                const std::vector<TokenRange>& mentions) const {
  std::vector<PhraseHit> begins, joins;
  phrases_.find(text, tokens, joins);
  std::ranges::copy_if(joins, std::back_inserter(begins),
                       [&](const PhraseHit& hit) { return begins_[hit.ids.front()]; });
  std::erase_if(joins, [&](const PhraseHit& hit) { return begins_[hit.ids.front()]; });
  std::vector<bool> denied(mentions.size(), false);
  for (const PhraseHit& hit : begins) {
    const DeniedList list(tokens, structure, mentions, structure.clause(hit.first_token).line);
    list.read(hit.end_token, joins, denied);
  }
  return denied;
}

}  // namespace skillgap
