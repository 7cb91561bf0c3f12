#include "insight/phrase_table.h"

#include <algorithm>
#include <utility>

namespace skillgap {

namespace {

constexpr std::string_view kNone = "none", kOfAnother = "of-another";
constexpr std::size_t kReach = 8;  // tokens within which "reports to" speaks of a phrase

}  // namespace

PhraseTable PhraseTable::build(const std::vector<Phrase>& rows,
                               std::initializer_list<std::string_view> values,
                               const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> entries;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& value = rows[i].value;
    if (value == kNone || value == kOfAnother || std::ranges::find(values, value) != values.end())
      entries.push_back({rows[i].text, static_cast<std::uint32_t>(i)});
  }
  return {rows, compiler.build(entries)};
}

std::string PhraseTable::first(std::string_view text, const Tokens& tokens) const {
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  matcher_.find(text, tokens, hits);
  std::size_t hidden_until = 0;
  for (const PhraseHit& hit : hits) {
    const std::string& value = rows_[hit.ids.front()].value;
    if (value == kOfAnother) {
      hidden_until = hit.end_token + kReach;
    } else if (hit.first_token < hidden_until) {
      hidden_until = 0;
    } else if (value != kNone) {
      return value;
    }
  }
  return {};
}

}  // namespace skillgap
