#include "skills/term_book.h"

#include <algorithm>
#include <array>

#include "skillgap/utf8.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 3> kVerdictNames = {"known", "near", "new"};
constexpr std::array<std::string_view, 7> kFormNames = {"cell", "item", "category", "heading",
                                                        "bold", "line", "text"};

// Names of things are the same in every language; what has a word for it is not.
bool is_proper(std::string_view kind) {
  for (const Kind proper : {Kind::kLanguage, Kind::kLibrary, Kind::kTool, Kind::kCloud,
                            Kind::kDatabase, Kind::kPlatform, Kind::kCertification}) {
    if (kind == kind_name(proper)) return true;
  }
  return false;
}

std::string table_of_kind(std::string_view kind) {
  if (kind == "role") return "roles";
  const auto parsed = parse_kind(kind);
  return parsed ? std::string(table_of(*parsed)) : std::string(kind);
}

// Where another name of a known concept, role or level has its row.
std::string table_of_names(std::string_view kind) {
  if (kind == "role") return "titles";
  return kind == "seniority" ? "seniority" : "aliases";
}

bool in_order(const TermProposal& a, const TermProposal& b) {
  const auto key = [](const TermProposal& t) {
    return std::tuple(-static_cast<int>(t.verdict), std::string_view(t.table),
                      std::string_view(t.id), std::string_view(t.term));
  };
  return key(a) < key(b);
}

}  // namespace

std::string cut_text(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  return std::string(text.substr(0, character_begin(text, bytes))) + "…";
}

void TermBook::open(const TermDocument& document) {
  result_.documents.push_back({document.name, document.citation});
  language_ = words_.language_of(document.text);
}

TermBook::Key TermBook::key_of(const std::string& table, const std::string& id,
                               std::string_view surface) const {
  Tokens tokens;
  tokenizer_.tokenize(surface, tokens);
  std::string folded;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    (folded += tokens.folded(i)) += tokens.touches_next(i) ? "" : " ";
  return {table, id, std::move(folded)};
}

void TermBook::add_known(const KnownName& name, std::string_view surface,
                         const TermSetting& setting) {
  TermProposal& term = entries_[key_of(name.table, name.id, surface)].term;
  if (term.count == 0)
    term = {.verdict = TermVerdict::kKnown,
            .table = name.table,
            .id = name.id,
            .kind = name.kind,
            .term = std::string(surface),
            .language = is_proper(name.kind) ? "" : words_.language_of(surface),
            .nearest = name.label,
            .count = 0,
            .places = {}};
  count(term, setting.form);
  // Who works with a thing stands beside it and is none.
  const bool tells = name.kind != "role" && name.kind != "seniority" && !name.kind.empty();
  if (setting.block > 0 && tells) ++kinds_of_block_[setting.block][name.kind];
}

void TermBook::add_new(std::string_view surface, std::string_view inside,
                       const TermSetting& setting) {
  const Key key = key_of("", "", surface);
  if (!entries_.contains(key)) {
    if (proposed_ == kMostTerms) {
      ++result_.left_out;
      return;
    }
    ++proposed_;
    entries_[key].setting = setting;
    describe(entries_[key].term, surface, inside);
  }
  Entry& entry = entries_[key];
  if (entry.setting.kind.empty()) entry.setting.kind = setting.kind;
  if (entry.setting.block == 0) entry.setting.block = setting.block;
  count(entry.term, setting.form);
}

void TermBook::describe(TermProposal& term, std::string_view surface,
                        std::string_view inside) const {
  term.term = surface;
  term.language = words_.language_of(surface);
  if (term.language.empty()) term.language = language_;
  term.nearest = inside;
  // A word of the language is no misspelling: "laporan" is not "laboran".
  const auto near = words_.is_everyday(std::get<2>(key_of("", "", surface))) ? std::nullopt
                                                                             : names_.near(surface);
  if (!near) return;
  term.verdict = TermVerdict::kNear;
  term.table = table_of_names(near->name.kind);
  term.id = near->name.id;
  term.kind = near->name.kind;
  if (is_proper(term.kind)) term.language.clear();
  term.nearest = near->matched;
}

void TermBook::count(TermProposal& term, TermForm form) {
  ++term.count;
  const std::size_t document = result_.documents.size() - 1;
  const bool repeats = !term.places.empty() && term.places.back().document == document &&
                       term.places.back().line == line_;
  if (!repeats && term.places.size() < kMostPlaces) term.places.push_back({document, line_, form});
}

void TermBook::ignore(std::string_view line, std::string reason) {
  result_.ignored.push_back(
      {result_.documents.size() - 1, line_, cut_text(line, kIgnoredBytes), std::move(reason)});
}

// The kind of a new term: by its own words, by what it stands under, by its neighbours; where
// nothing tells, a name in running text is likely a product, an item of a list knowledge.
void TermBook::settle(Entry& entry) {
  TermProposal& term = entry.term;
  term.kind = words_.kind_of_term(term.term);
  if (term.kind.empty() && entry.setting.kind != "any") term.kind = entry.setting.kind;
  if (term.kind.empty()) term.kind = kind_of_neighbours(entry.setting.block);
  if (term.kind.empty())
    term.kind = kind_name(entry.setting.form == TermForm::kText ? Kind::kTool : Kind::kMethod);
  if (is_proper(term.kind)) term.language.clear();
  term.table = table_of_kind(term.kind);
  term.id = free_id(term.term);
}

std::string TermBook::kind_of_neighbours(std::size_t block) const {
  const auto found = kinds_of_block_.find(block);
  if (found == kinds_of_block_.end()) return "";
  return std::ranges::max_element(found->second, {}, [](const auto& kind) { return kind.second; })
      ->first;
}

// Two terms may be spelled as one id ("A/B", "A-B"): the later gets a number.
std::string TermBook::free_id(std::string_view term) {
  const std::string stem = term_id(term, tokenizer_);
  std::string id = stem;
  for (int number = 2; taxonomy_.find(id) || taxonomy_.find_role(id) || !ids_.insert(id).second;
       ++number)
    id = stem + "-" + std::to_string(number);
  return id;
}

TermProposals TermBook::finish() {
  for (auto& [key, entry] : entries_) {
    if (entry.term.verdict == TermVerdict::kNew) settle(entry);
    result_.terms.push_back(std::move(entry.term));
  }
  std::ranges::sort(result_.terms, in_order);
  return std::move(result_);
}

std::size_t TermProposals::count(TermVerdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count(terms, verdict, &TermProposal::verdict));
}

std::string_view verdict_name(TermVerdict verdict) {
  return kVerdictNames[static_cast<std::size_t>(verdict)];
}

std::string_view form_name(TermForm form) { return kFormNames[static_cast<std::size_t>(form)]; }

}  // namespace skillgap
