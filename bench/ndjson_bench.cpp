// NDJSON → how often each of 1,000, 10,000 and 100,000 forms is named: what a census of skills over
// many postings costs at the least. A line's description is taken out by simdjson, cut into tokens
// and searched; HTML is read as text first. Lines are those of SKILLGAP_POSTINGS or made up
// (many_forms.h), once as they are and once with the description as plain text.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "bench/many_forms.h"
#include "bench/prove.h"
#include "skillgap/html_text.h"
#include "skillgap/json_writer.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/posting_json.h"
#include "support/allocations.h"
#include "support/naive_matcher.h"
#include "support/naive_tokenizer.h"

namespace skillgap::bench {
namespace {

constexpr std::size_t kLines = 2000, kProvedLines = 300;
constexpr std::size_t kFormsAText = 5;

const Tokenizer& tokenizer() {
  static const Tokenizer made = Tokenizer::make().value();
  return made;
}

std::vector<PhraseEntry> entries_of(std::size_t count) {
  std::vector<PhraseEntry> entries;
  for (const std::string& form : std::span(many_forms().forms).first(count))
    entries.push_back({form, static_cast<std::uint32_t>(entries.size())});
  return entries;
}

// Lines one behind the other, with room behind the last for simdjson to look ahead.
class Lines {
 public:
  explicit Lines(const std::vector<std::string>& descriptions) {
    for (const std::string& text : descriptions) {
      const std::size_t number = ends_.size();
      JsonWriter json;
      json.begin_object().key("id").integer(number).key("title").string("Posting");
      bytes_ += json.key("description").string(text).end_object().take();
      ends_.push_back(bytes_.size());
      bytes_ += '\n';
    }
    bytes_.append(simdjson::SIMDJSON_PADDING, ' ');
  }

  std::size_t size() const { return ends_.size(); }
  std::size_t bytes() const { return ends_.back() + 1; }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1] + 1;
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

using Counts = std::vector<std::uint32_t>;  // by form

// One thread's; all its memory is kept from line to line.
class Census {
 public:
  Census(const PhraseMatcher& matcher, std::size_t forms) : matcher_(matcher), counts_(forms) {}

  void add(std::string_view line) {
    simdjson::ondemand::document document;
    std::string_view text;
    const std::size_t room = line.size() + simdjson::SIMDJSON_PADDING;
    require(!parser_.iterate(line.data(), line.size(), room).get(document) &&
                !document["description"].get_string().get(text),
            "each line has a description");
    if (!looks_like_html(text)) return search(text);
    const HtmlText page = html_to_text(text);
    search(page.text);
  }

  const Counts& counts() const { return counts_; }

 private:
  void search(std::string_view text) {
    tokenizer().tokenize(text, tokens_);
    matcher_.find(text, tokens_, hits_);
    for (const PhraseHit& hit : hits_) ++counts_[hit.ids.front()];
  }

  const PhraseMatcher& matcher_;
  simdjson::ondemand::parser parser_;
  Tokens tokens_;
  std::vector<PhraseHit> hits_;
  Counts counts_;
};

// callgrind: --toggle-collect='*census_of_all*' counts this alone.
[[gnu::noinline]] void census_of_all(Census& census, const Lines& lines, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) census.add(lines[i]);
}

// The same by the slow ways: the reader of postings, plain ICU, a hash map of phrases.
Counts naive_counts(const Lines& lines, std::size_t forms) {
  const NaiveMatcher matcher(entries_of(forms), tokenizer());
  Counts counts(forms);
  Tokens tokens;
  for (std::size_t i = 0; i < kProvedLines; ++i) {
    const Posting posting = parse_posting_json(lines[i], "line", {}).value();
    const bool is_html = looks_like_html(posting.description);
    const std::string text = is_html ? html_to_text(posting.description).text : posting.description;
    tokens.clear();
    for (const NaiveToken& token : naive_tokens(text)) tokens.add(token.span, token.folded);
    for (const NaiveHit& hit : matcher.find(text, tokens)) ++counts[hit.ids.front()];
  }
  return counts;
}

const Lines& lines_as_they_are() {
  static const Lines lines(texts_with_forms(kLines, kFormsAText, TextsAs::kTheyAre));
  return lines;
}
const Lines& plain_lines() {
  static const Lines lines(texts_with_forms(kLines, kFormsAText));
  return lines;
}

void prove_counts(const Lines& lines) {
  const PhraseMatcher matcher = PhraseMatcher::build(entries_of(kManyForms), tokenizer());
  Census census(matcher, kManyForms);
  for (std::size_t i = 0; i < kProvedLines; ++i) census.add(lines[i]);
  require(census.counts() == naive_counts(lines, kManyForms), "the naive twin counts the same");
  require(std::ranges::any_of(census.counts(), [](std::uint32_t n) { return n > 5; }),
          "there is something to count");
}

// Of a pass over all lines behind two others, reading of the JSON included; the matching alone is
// held to none by the allocation tests.
std::size_t allocations_of_a_pass(const Lines& lines) {
  const PhraseMatcher matcher = PhraseMatcher::build(entries_of(kManyForms), tokenizer());
  Census census(matcher, kManyForms);
  std::size_t before = 0;
  for (int pass = 0; pass < 3; ++pass) {
    before = allocations();
    census_of_all(census, lines, lines.size());
  }
  return allocations() - before;
}

void prove() {
  prove_counts(plain_lines());
  prove_counts(lines_as_they_are());
  const std::size_t allocated = allocations_of_a_pass(plain_lines());
  std::printf("%zu allocations in %zu plain texts\n", allocated, plain_lines().size());
}

void count_mentions(benchmark::State& state, const Lines& lines) {
  const auto forms = static_cast<std::size_t>(state.range(0));
  const PhraseMatcher matcher = PhraseMatcher::build(entries_of(forms), tokenizer());
  Census census(matcher, forms);
  for (auto _ : state) census_of_all(census, lines, lines.size());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * lines.bytes()));
  state.counters["bytes_a_pass"] = static_cast<double>(lines.bytes());
}

void plain_text(benchmark::State& state) { count_mentions(state, plain_lines()); }
void as_they_are(benchmark::State& state) { count_mentions(state, lines_as_they_are()); }

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(1'000)->Arg(10'000)->Arg(100'000); }

BENCHMARK(plain_text)->Apply(sizes);
BENCHMARK(as_they_are)->Apply(sizes);

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) {
  return skillgap::bench::prove_then_time(skillgap::bench::prove, argc, argv);
}
