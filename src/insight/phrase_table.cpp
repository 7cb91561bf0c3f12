#include "insight/phrase_table.h"

#include <algorithm>
#include <utility>

namespace skillgap {

namespace {

constexpr std::string_view kNone = "none", kOfAnother = "of-another";
constexpr std::size_t kReach = 8;  // tokens within which "reports to" speaks of a phrase

// The number of the first token that begins at `byte` or behind it.
std::size_t token_from(const Tokens& tokens, std::size_t byte) {
  std::size_t first = 0;
  for (std::size_t left = tokens.size(); left > 0;) {
    const std::size_t half = left / 2;
    const bool is_before = tokens.span(first + half).begin < byte;
    first += is_before ? half + 1 : 0;
    left = is_before ? left - half - 1 : half;
  }
  return first;
}

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
  if (!may_hold(tokens)) return {};          // as most texts
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  matcher_.find(text, tokens, hits);
  return first_said(hits);
}

std::string PhraseTable::first_in(std::string_view text, const Tokens& tokens,
                                  std::span<const Span> spans) const {
  thread_local std::vector<PhraseHit> hits;  // likewise
  hits.clear();
  for (const Span span : spans) {
    std::size_t end = token_from(tokens, span.end);
    if (end > 0 && tokens.span(end - 1).end > span.end) --end;
    matcher_.find_more(text, tokens, token_from(tokens, span.begin), end, hits);
  }
  return first_said(hits);
}

std::string PhraseTable::first_said(std::span<const PhraseHit> hits) const {
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
