// The order of work: documents → lines with their parts → known names and chunks of each → the
// book, one entry a term.
#include "skillgap/term_proposals.h"

#include <algorithm>
#include <map>
#include <span>

#include "skillgap/ascii.h"
#include "skills/term_book.h"
#include "skills/term_chunks.h"
#include "skills/term_lines.h"

namespace skillgap {
namespace {

constexpr std::string_view kNothingBelow = "none";
constexpr std::size_t kShortestNew = 2;  // bytes; "R" and "C" are known
constexpr std::size_t kMostHeadingsKept = 10'000;
constexpr std::size_t kShownOfAHeading = 40;

// A row that says of a word which kind it announces; "any" and "none" say nothing of a kind.
bool is_kind_word(const KnownName& name) {
  return name.table == "kind_words" && name.id != "any" && name.id != kNothingBelow;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

bool is_capital(char c) { return is_ascii_upper(c) || is_ascii_digit(c); }

bool is_of_list(TermForm form) {
  return form == TermForm::kCell || form == TermForm::kItem || form == TermForm::kCategory;
}

// The parts that overlap a run, in a list that is ordered and has none inside another.
template <typename Part, typename Range>
std::span<const Part> overlapping(const std::vector<Part>& parts, TokenSpan run, Range range_of) {
  const auto first = std::ranges::partition_point(
      parts, [&](const Part& part) { return range_of(part).end <= run.first; });
  const auto end = std::partition_point(
      first, parts.end(), [&](const Part& part) { return range_of(part).first < run.end; });
  return {first, end};
}

// One run over some documents.
class DocumentReader {
 public:
  DocumentReader(const Tokenizer& tokenizer, const TermNames& names, const TermWords& words,
                 TermBook& book)
      : tokenizer_(tokenizer), names_(names), words_(words), book_(book) {}

  void read(const TermDocument& document) {
    book_.open(document);
    blocks_before_ = ++last_block_;
    read_term_lines(document.text, [&](const TermLine& line) {
      book_.open_line(line.number < document.source_lines.size()
                          ? document.source_lines[line.number]
                          : line.number + 1);
      read(line);
    });
  }

 private:
  void read(const TermLine& line) {
    tokenizer_.tokenize(line.text, tokens_);
    const std::vector<FoundName> found = names_.in_line(line.text, tokens_);
    const TermText text{line.text, tokens_, found, words_};
    something_read_ = !found.empty();
    closed_by_.clear();
    add_known(text, line);
    add_kind_words(text);
    std::vector<TokenSpan> taken;
    for (const TermItem& item : line.items) read_item(text, line, item, taken);
    std::ranges::sort(taken, {}, &TokenSpan::first);
    read_running_text(text, listed_terms(text), taken);
    read_running_text(text, proper_names(text), taken);
    if (!something_read_) book_.ignore(trimmed(line.text), reason_to_ignore(line));
  }

  // What of running text may be a term, where it is no part of a list or table. Both go by place.
  void read_running_text(const TermText& text, const std::vector<TokenSpan>& runs,
                         std::vector<TokenSpan>& taken) {
    std::vector<TokenSpan> added;
    for (const TokenSpan run : runs) {
      const auto same = [](const TokenSpan& span) { return span; };
      if (!overlapping(taken, run, same).empty() || is_named(text, run, TermForm::kText)) continue;
      offer(text, run, {TermForm::kText, 0, ""});
      added.push_back(run);
    }
    taken.insert(taken.end(), added.begin(), added.end());
    std::ranges::sort(taken, {}, &TokenSpan::first);
  }

  TermSetting setting_of(const TermItem& item, std::string kind) {
    const std::size_t block = blocks_before_ + item.block;
    last_block_ = std::max(last_block_, block);
    // What stands under one another on a page is no list yet.
    return {item.form, is_of_list(item.form) ? block : 0, std::move(kind)};
  }

  // Each name with the part of the line that it stands in. Both go by place.
  void add_known(const TermText& text, const TermLine& line) {
    std::vector<TermItem> items = line.items;
    std::ranges::sort(items, {}, [](const TermItem& item) { return item.where.begin; });
    std::size_t next = 0;
    for (const FoundName& name : text.names) {
      const std::size_t begin = tokens_.span(name.tokens.first).begin;
      while (next < items.size() && items[next].where.end <= begin) ++next;
      const bool inside = next < items.size() && items[next].where.begin <= begin;
      const TermSetting setting = inside ? setting_of(items[next], "") : TermSetting{};
      const KnownName* before = nullptr;
      for (const std::uint32_t number : name.names) {
        const KnownName& known = names_.name(number);
        // A role's label is often a row of titles too.
        if (!before || known.table != before->table || known.id != before->id)
          book_.add_known(known, text.surface(name.tokens), setting);
        before = &known;
      }
    }
  }

  void add_kind_words(const TermText& text) {
    for (const TokenSpan word : words_.kind_words_in(text.text, text.tokens)) {
      if (!names_in(text, word).empty()) continue;
      for (const KnownName& name : names_.whole(text.surface(word))) {
        if (!is_kind_word(name)) continue;
        book_.add_known(name, text.surface(word), {});
        something_read_ = true;
      }
    }
  }

  void read_item(const TermText& text, const TermLine& line, const TermItem& item,
                 std::vector<TokenSpan>& taken) {
    const TermSetting setting = setting_of(item, kind_of_surroundings(line, item));
    if (setting.kind == kNothingBelow) closed_by_ = what_stands_over(line, item);
    for (const TokenSpan chunk : term_chunks(text, tokens_within(tokens_, item.where))) {
      taken.push_back(chunk);
      if (!is_named(text, chunk, item.form))
        offer(text, chunk, setting, is_rest_of_sentence(text, chunk, item));
    }
  }

  // Lists name things; headings and lines of their own are also sentences, of which only what is
  // written as a name is one.
  static bool is_rest_of_sentence(const TermText& text, TokenSpan chunk, const TermItem& item) {
    if (is_of_list(item.form)) return false;
    const std::string_view surface = text.surface(chunk);
    return !is_capital(surface[0]) && surface.size() + 1 < item.where.size();
  }

  static std::span<const FoundName> names_in(const TermText& text, TokenSpan run) {
    return overlapping(text.names, run, [](const FoundName& name) { return name.tokens; });
  }

  bool is_about_people(const FoundName& name) const {
    const std::string& kind = names_.name(name.names.front()).kind;
    return kind == "role" || kind == "seniority";
  }

  // Nothing but everyday words is left of the run once the known names in it are taken away
  // ("menguasai CNN"), or it tells of a role ("gaji seorang Data Scientist") without being the name
  // of something else ("Cloud Data Engineer Certificate").
  bool is_named(const TermText& text, TokenSpan run, TermForm form) const {
    const std::span<const FoundName> names = names_in(text, run);
    bool of_people = false, all_words = true, all_capitals = is_of_list(form);
    std::size_t at = run.first;
    const auto pass = [&](std::size_t end) {
      if (at >= end) return;
      all_words = all_words && words_.only_words(text.surface({at, end}));
      for (; at < end; ++at)
        all_capitals = all_capitals && is_capital(text.surface({at, at + 1})[0]);
    };
    for (const FoundName& name : names) {
      of_people = of_people || is_about_people(name);
      pass(name.tokens.first);
      at = std::max(at, name.tokens.end);
    }
    pass(run.end);
    return !names.empty() && (all_words || (of_people && !all_capitals));
  }

  // "Menguasai Foo" → "Foo", where what is left is written as a name.
  std::string_view without_cue(std::string_view surface) const {
    const std::string_view rest = surface.substr(words_.cue_at_begin(surface));
    return is_capital(rest[0]) ? rest : surface;
  }

  bool add_if_known(std::string_view surface, const TermSetting& setting) {
    const std::vector<KnownName> known = names_.whole(surface);
    for (const KnownName& name : known) {
      if (!is_kind_word(name)) book_.add_known(name, surface, setting);
    }
    something_read_ = something_read_ || !known.empty();
    return !known.empty();
  }

  void offer(const TermText& text, TokenSpan run, const TermSetting& setting,
             bool only_if_known = false) {
    if (add_if_known(text.surface(run), setting)) return;
    const std::string_view surface = without_cue(text.surface(run));
    if (surface.size() < text.surface(run).size() && add_if_known(surface, setting)) return;
    if (only_if_known || surface.size() < kShortestNew || setting.kind == kNothingBelow ||
        words_.only_words(surface) || words_.kind_of_heading(surface, {}) == kNothingBelow)
      return;
    std::string inside;
    for (const FoundName& name : names_in(text, run)) {
      const KnownName& known = names_.name(name.names.front());
      if (known.table == "skills") inside = known.id;
    }
    book_.add_new(surface, inside, setting);
    something_read_ = true;
  }

  std::string kind_of_surroundings(const TermLine& line, const TermItem& item) {
    for (const std::string& text : {item.label, item.column}) {
      if (std::string kind = kind_of_heading(text); !kind.empty()) return kind;
    }
    if (!item.column.empty()) return "";
    for (const std::string& heading : line.headings) {
      std::string kind = kind_of_heading(heading);
      const bool is_nearest = &heading == &line.headings.front();
      if (!kind.empty() && (is_nearest || kind != kNothingBelow)) return kind;
    }
    return "";
  }

  std::string kind_of_heading(const std::string& text) {
    if (heading_kinds_.size() > kMostHeadingsKept) heading_kinds_.clear();
    const auto [entry, is_new] = heading_kinds_.try_emplace(text);
    if (is_new && !text.empty()) {
      Tokens tokens;
      tokenizer_.tokenize(text, tokens);
      std::vector<TokenSpan> roles;
      for (const FoundName& name : names_.in_line(text, tokens)) {
        if (is_about_people(name)) roles.push_back(name.tokens);
      }
      entry->second = words_.kind_of_heading(text, roles);
    }
    return entry->second;
  }

  static std::string what_stands_over(const TermLine& line, const TermItem& item) {
    if (!item.column.empty()) return item.column;
    if (!item.label.empty()) return item.label;
    return line.headings.empty() ? "" : line.headings.front();
  }

  std::string reason_to_ignore(const TermLine& line) const {
    if (words_.only_words(line.text)) return "numbers and everyday words only";
    if (!closed_by_.empty())
      return "stands under '" + cut_text(closed_by_, kShownOfAHeading) + "', which names no skills";
    return "running text without a known term or a name";
  }

  const Tokenizer& tokenizer_;
  const TermNames& names_;
  const TermWords& words_;
  TermBook& book_;
  std::map<std::string, std::string> heading_kinds_;
  std::size_t blocks_before_ = 0, last_block_ = 0;
  // Of the line that is read.
  Tokens tokens_;
  bool something_read_ = false;
  std::string closed_by_;
};

}  // namespace

struct TermProposer::Impl {
  const Taxonomy& taxonomy;
  const Tokenizer& tokenizer;
  TermNames names;
  TermWords words;
};

TermProposer::TermProposer(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
TermProposer::TermProposer(TermProposer&&) noexcept = default;
TermProposer& TermProposer::operator=(TermProposer&&) noexcept = default;
TermProposer::~TermProposer() = default;

TermProposer TermProposer::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  return TermProposer(
      std::make_unique<const Impl>(Impl{taxonomy, tokenizer, TermNames::build(taxonomy, tokenizer),
                                        TermWords::build(taxonomy, tokenizer)}));
}

TermProposals TermProposer::propose(const std::vector<TermDocument>& documents) const {
  TermBook book(impl_->taxonomy, impl_->tokenizer, impl_->names, impl_->words);
  DocumentReader reader(impl_->tokenizer, impl_->names, impl_->words, book);
  for (const TermDocument& document : documents) reader.read(document);
  return book.finish();
}

}  // namespace skillgap
