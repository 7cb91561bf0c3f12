#include "skills/apostrophes.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace skillgap {
namespace {

constexpr std::string_view kStraight = "'", kCurly = "\u2019";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string written;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    written.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
  return written.append(text);
}

}  // namespace

bool has_apostrophe(std::string_view text) {
  return text.find(kStraight) != std::string_view::npos ||
         text.find(kCurly) != std::string_view::npos;
}

std::string straightened(std::string_view text) { return replaced(text, kCurly, kStraight); }

std::string curled(std::string_view text) { return replaced(text, kStraight, kCurly); }

void add_other_apostrophes(std::vector<PhraseEntry>& phrases) {
  std::vector<PhraseEntry> with;
  std::ranges::copy_if(phrases, std::back_inserter(with), has_apostrophe, &PhraseEntry::text);
  std::unordered_set<std::string_view> written;
  for (const PhraseEntry& phrase : with) written.insert(phrase.text);
  const auto add = [&](std::string text, std::uint32_t id) {
    if (!written.contains(text)) phrases.push_back({std::move(text), id});
  };
  for (const PhraseEntry& phrase : with) {
    add(curled(phrase.text), phrase.id);
    add(straightened(phrase.text), phrase.id);
  }
}

}  // namespace skillgap
