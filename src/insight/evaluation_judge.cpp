// One line of gold against the analyzer's answer.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "insight/evaluation_facts.h"
#include "skillgap/evaluation.h"
#include "skillgap/structure.h"
#include "skillgap/token_parting.h"

namespace skillgap {
namespace {

// The kinds of which gold names every place; of the others the first one only.
constexpr std::array<std::string_view, 5> kNames = {"language", "library", "tool", "cloud",
                                                    "database"};
constexpr std::array<std::string_view, 2> kMethods = {"method", "practice"};

bool contains(std::span<const std::string_view> list, std::string_view item) {
  return std::ranges::find(list, item) != list.end();
}

std::string_view group_of(std::string_view kind) {
  if (contains(kNames, kind)) return "names";
  return contains(kMethods, kind) ? "methods" : "";
}

// Gold has no word for metrics, and writes '_' where we write '-'.
std::string gold_kind(Kind kind) {
  if (kind == Kind::kMetric) return "method";
  std::string name(kind_name(kind));
  std::ranges::replace(name, '-', '_');
  return name;
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string context_of(std::string_view text, Span where) {
  constexpr std::size_t kReach = 60;
  std::size_t begin = where.begin - std::min(where.begin, kReach);
  std::size_t end = std::min(where.end + kReach, text.size());
  while (is_inside_character(text, begin)) --begin;
  while (is_inside_character(text, end)) ++end;
  return fmt::format("{}⟦{}⟧{}", text.substr(begin, where.begin - begin), where.of(text),
                     text.substr(where.end, end - where.end));
}

// A gold name or a found mention with all that rows ask for.
struct Item {
  Span where;
  std::vector<ConceptId> concepts;  // what the gold name may mean; one for a found mention
  std::string kind, section, label;
  Status status = Status::kMentioned;
  std::string rule;
};

bool same_skill(const Item& a, const Item& b) {
  return std::ranges::find_first_of(a.concepts, b.concepts) != a.concepts.end();
}

bool agrees(const Item& a, const Item& b) { return overlap(a.where, b.where) && same_skill(a, b); }

// Counts that go into the row of the line's language and into that of all.
class Tally {
 public:
  Tally(JudgedLine& line, std::string language) : line_(line), language_(std::move(language)) {}

  void asked(const std::string& level, const std::string& by, std::string_view value, bool right) {
    each(level, by, value, [right](Counts& counts) {
      ++counts.gold;
      if (right) ++counts.recalled;
    });
  }
  void answered(const std::string& level, const std::string& by, std::string_view value,
                bool right) {
    each(level, by, value, [right](Counts& counts) {
      ++counts.found;
      if (right) ++counts.right;
    });
  }

 private:
  template <typename Add>
  void each(const std::string& level, const std::string& by, std::string_view value, Add add) {
    if (value.empty()) return;
    for (const std::string& language : {language_, std::string("all")})
      add(line_.counts[{level, by, std::string(value), language}]);
  }
  JudgedLine& line_;
  std::string language_;
};

}  // namespace

struct Judge::Impl {
  explicit Impl(const Analyzer& from)
      : analyzer(from),
        parter(TokenParter::build(from.taxonomy(), from.tokenizer())),
        structure(StructureReader::build(from.taxonomy(), from.tokenizer())) {}

  std::vector<ConceptId> concepts_of(std::string_view name) const;
  void set_sections(std::string_view text, std::vector<Item>& items) const;
  std::vector<Item> gold_items(const GoldPosting& gold) const;
  std::vector<Item> found_items(const AnalyzedPosting& answer) const;
  JudgedLine judge(const GoldPosting& gold) const;
  JudgedLine judge(const GoldSentence& gold) const;

  const Analyzer& analyzer;
  TokenParter parter;
  StructureReader structure;
};

std::vector<ConceptId> Judge::Impl::concepts_of(std::string_view name) const {
  std::vector<ConceptId> concepts = analyzer.resolve(name);
  if (!concepts.empty()) return concepts;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find_first_of("()/", begin), name.size());
    if (begin > 0 || end < name.size())
      std::ranges::copy(analyzer.resolve(name.substr(begin, end - begin)),
                        std::back_inserter(concepts));
    begin = end + 1;
  }
  return concepts;
}

void Judge::Impl::set_sections(std::string_view text, std::vector<Item>& items) const {
  Tokens tokens;
  analyzer.tokenizer().tokenize(text, tokens);
  parter.part(text, tokens);
  const Structure read = structure.read(text, tokens);
  std::size_t token = 0;
  std::ranges::sort(items, {}, [](const Item& item) { return item.where.begin; });
  for (Item& item : items) {
    while (token + 1 < tokens.size() && tokens.span(token).end <= item.where.begin) ++token;
    if (token < tokens.size()) item.section = section_name(read.clause(token).section);
  }
}

std::vector<Item> Judge::Impl::gold_items(const GoldPosting& gold) const {
  std::vector<Item> items;
  for (const GoldMention& mention : gold.mentions)
    items.push_back({mention.where, concepts_of(mention.name), mention.kind, "", mention.name,
                     mention.status, ""});
  return items;
}

std::vector<Item> Judge::Impl::found_items(const AnalyzedPosting& answer) const {
  std::vector<Item> items;
  for (const Mention& mention : answer.mentions) {
    const Concept& item = analyzer.taxonomy()[mention.concept_id];
    if (mention.field != Field::kDescription || !is_skill(item.kind)) continue;
    items.push_back({mention.where,
                     {mention.concept_id},
                     gold_kind(item.kind),
                     "",
                     item.id,
                     mention.status,
                     mention.rule});
  }
  return items;
}

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
      return overlap(found.where, decoy.where) &&
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

// Each concept once: gold concepts that were found, and found ones that gold knows.
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

void judge_facts(const GoldPosting& gold, const AnalyzedPosting& answer, const Taxonomy& taxonomy,
                 JudgedLine& line) {
  Tally tally(line, gold.language);
  for (FactAnswer& fact : compare_facts(gold, answer, taxonomy)) {
    tally.asked("fact", "fact", fact.fact, fact.right);
    if (!fact.right)
      line.errors.push_back({std::string(fact.fact), gold.posting.id, gold.language, "",
                             std::move(fact.expected), std::move(fact.got), gold.posting.title});
  }
}

}  // namespace

JudgedLine Judge::Impl::judge(const GoldPosting& gold) const {
  JudgedLine line;
  const AnalyzedPosting answer = analyzer.analyze(gold.posting);
  std::vector<Item> asked = gold_items(gold), answered = found_items(answer);
  set_sections(answer.text, asked);
  set_sections(answer.text, answered);
  SpanJudge(gold, asked, answered, line).judge();
  Tally tally(line, gold.language);
  judge_concepts(asked, answered, answer.fields_of_study, tally);

  judge_facts(gold, answer, analyzer.taxonomy(), line);
  return line;
}

JudgedLine Judge::Impl::judge(const GoldSentence& gold) const {
  JudgedLine line;
  const AnalyzedPosting answer =
      analyzer.analyze({.description = gold.text, .description_format = TextFormat::kText});
  const Item asked{gold.where, concepts_of(gold.skill), "", "", gold.skill, {}, ""};
  const std::vector<Item> answered = found_items(answer);
  const bool said =
      std::ranges::any_of(answered, [&](const Item& found) { return agrees(asked, found); });
  Tally tally(line, gold.language);
  tally.asked("word", "term", gold.term, said == gold.is_skill);
  tally.asked("word", "all", "all", said == gold.is_skill);
  if (said != gold.is_skill)
    line.errors.push_back({"word", gold.term, gold.language, std::string(gold.where.of(gold.text)),
                           gold.is_skill ? "skill" : "no skill: " + gold.note,
                           said ? "skill" : "no skill", context_of(gold.text, gold.where)});
  return line;
}

Judge::Judge(const Analyzer& analyzer) : impl_(std::make_unique<const Impl>(analyzer)) {}
Judge::Judge(Judge&&) noexcept = default;
Judge::~Judge() = default;

JudgedLine Judge::judge(const GoldLine& line) const {
  return std::visit([&](const auto& gold) { return impl_->judge(gold); }, line);
}

}  // namespace skillgap
