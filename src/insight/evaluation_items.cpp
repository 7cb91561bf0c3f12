#include "insight/evaluation_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "skillgap/utf8.h"

namespace skillgap {
namespace {

// The kinds of which gold names every place; of the others the first one only.
constexpr std::array<std::string_view, 5> kNames = {"language", "library", "tool", "cloud",
                                                    "database"};
constexpr std::array<std::string_view, 2> kMethods = {"method", "practice"};

bool contains(std::span<const std::string_view> list, std::string_view item) {
  return std::ranges::find(list, item) != list.end();
}

// "names", "methods", or "" for the kinds of which gold names the first place only.
std::string_view group_of(std::string_view kind) {
  if (contains(kNames, kind)) return "names";
  return contains(kMethods, kind) ? "methods" : "";
}

bool same_skill(const Item& a, const Item& b) {
  return std::ranges::find_first_of(a.concepts, b.concepts) != a.concepts.end();
}

}  // namespace

std::string context_of(std::string_view text, Span where) {
  constexpr std::size_t kReach = 60;
  const std::size_t begin = character_begin(text, where.begin - std::min(where.begin, kReach));
  const std::size_t end = character_end(text, where.end + kReach);
  return fmt::format("{}⟦{}⟧{}", text.substr(begin, where.begin - begin), where.of(text),
                     text.substr(where.end, end - where.end));
}

bool agrees(const Item& a, const Item& b) { return a.where.overlaps(b.where) && same_skill(a, b); }

namespace {

// Span level, statuses and errors of one posting.
class SpanJudge {
 public:
  SpanJudge(const GoldPosting& gold, const std::vector<Item>& asked,
            const std::vector<Item>& answered, JudgedLine& line)
      : gold_(gold), asked_(asked), answered_(answered), line_(line), tally_(line, gold.language) {}

  void judge() {
    for (const Item& item : asked_) judge_asked(item);
    for (const Item& item : answered_) judge_answered(item);
    for (const GoldDecoy& decoy : gold_.decoys) judge_decoy(decoy);
  }

 private:
  void count(const Item& item, bool right,
             void (Tally::*add)(const std::string&, const std::string&, std::string_view, bool)) {
    const std::string_view group = group_of(item.kind);
    if (group.empty()) return;
    (tally_.*add)("span", "kind", item.kind, right);
    (tally_.*add)("span", "group", group, right);
    (tally_.*add)("span", "status", status_name(item.status), right);
    (tally_.*add)("span", "section", item.section, right);
    (tally_.*add)("span", "source", gold_.posting.source, right);
  }

  void judge_asked(const Item& item) {
    const auto match =
        std::ranges::find_if(answered_, [&](const Item& found) { return agrees(item, found); });
    const bool found = match != answered_.end();
    count(item, found, &Tally::asked);
    if (item.concepts.empty()) ++line_.unresolved;
    if (found) return judge_status(item, *match);
    if (!group_of(item.kind).empty())
      error(
          "miss", item.where,
          fmt::format("{} ({}{})", item.label, item.kind, item.concepts.empty() ? ", unknown" : ""),
          "");
  }

  void judge_status(const Item& item, const Item& found) {
    const bool right = item.status == found.status;
    tally_.asked("status", "all", "all", right);
    tally_.asked("status", "section", item.section, right);
    tally_.asked("status", "source", gold_.posting.source, right);
    for (const std::string& language : {gold_.language, std::string("all")})
      ++line_.statuses[{language, item.status, found.status}];
    if (!right)
      error("status", item.where, std::string(status_name(item.status)),
            fmt::format("{} ({})", status_name(found.status), found.rule));
  }

  void judge_answered(const Item& item) {
    if (group_of(item.kind).empty()) return;
    const bool right =
        std::ranges::any_of(asked_, [&](const Item& gold) { return agrees(item, gold); });
    // Gold names the first place only of such a concept.
    const bool named_once = std::ranges::any_of(asked_, [&](const Item& gold) {
      return group_of(gold.kind).empty() && same_skill(item, gold);
    });
    if (!right && named_once) return;
    count(item, right, &Tally::answered);
    if (!right) error("false-alarm", item.where, "", describe(item));
  }

  void judge_decoy(const GoldDecoy& decoy) {
    const auto tagged = std::ranges::find_if(answered_, [&](const Item& found) {
      return found.where.overlaps(decoy.where) &&
             std::ranges::none_of(asked_, [&](const Item& gold) { return agrees(found, gold); });
    });
    tally_.asked("decoy", "all", "all", tagged != answered_.end());
    if (tagged != answered_.end()) error("decoy", decoy.where, decoy.why, describe(*tagged));
  }

  static std::string describe(const Item& item) {
    return fmt::format("{} ({}, {}, {})", item.label, item.kind, status_name(item.status),
                       item.rule);
  }

  void error(std::string kind, Span where, std::string expected, std::string got) {
    const std::string_view text = gold_.posting.description;
    line_.errors.push_back({std::move(kind), gold_.posting.id, gold_.language,
                            std::string(where.of(text)), std::move(expected), std::move(got),
                            context_of(text, where)});
  }

  const GoldPosting& gold_;
  const std::vector<Item>& asked_;
  const std::vector<Item>& answered_;
  JudgedLine& line_;
  Tally tally_;
};

}  // namespace

void judge_spans(const GoldPosting& gold, const std::vector<Item>& asked,
                 const std::vector<Item>& answered, JudgedLine& line) {
  SpanJudge(gold, asked, answered, line).judge();
}

void judge_concepts(const std::vector<Item>& asked, const std::vector<Item>& answered,
                    std::span<const ConceptId> fields_of_study, Tally& tally) {
  std::set<ConceptId> found(fields_of_study.begin(), fields_of_study.end()), known;
  for (const Item& item : answered) found.insert(item.concepts.begin(), item.concepts.end());
  std::set<std::pair<std::string, std::string>> seen;
  const auto count = [&](const Item& item, auto add, const std::set<ConceptId>& among) {
    const std::string key = item.concepts.empty()
                                ? item.label
                                : fmt::format("#{}", static_cast<std::uint32_t>(item.concepts[0]));
    if (!seen.insert({item.kind, key}).second) return;
    const bool right = std::ranges::any_of(
        item.concepts, [&](ConceptId concept_id) { return among.contains(concept_id); });
    (tally.*add)("posting", "kind", item.kind, right);
    (tally.*add)("posting", "group", group_of(item.kind), right);
  };
  for (const Item& item : asked) {
    known.insert(item.concepts.begin(), item.concepts.end());
    count(item, &Tally::asked, found);
  }
  seen.clear();
  for (const Item& item : answered) count(item, &Tally::answered, known);
  for (const ConceptId field : fields_of_study)
    tally.answered("posting", "kind", "field_of_study", known.contains(field));
}

}  // namespace skillgap
