// matcher_differences FILE...: searches all postings of NDJSON files (.gz and .zst too) with the
// phrase matcher and with its slow twin, and counts the postings on which they differ. Three
// dictionaries: the names of the built-in taxonomy, its other phrases, and the 100,000 forms of
// many_forms.h. Exit code 1 where there is a difference, or nothing was found.
#include <algorithm>
#include <cstdio>

#include "bench/many_forms.h"
#include "skillgap/files.h"
#include "skillgap/html_text.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/posting_json.h"
#include "skillgap/taxonomy.h"
#include "support/naive_matcher.h"

namespace skillgap::bench {
namespace {

struct Rivals {
  Rivals(const std::vector<PhraseEntry>& entries, const Tokenizer& tokenizer)
      : matcher(PhraseMatcher::build(entries, tokenizer)), naive(entries, tokenizer) {}
  PhraseMatcher matcher;
  NaiveMatcher naive;
};

struct Counts {
  std::size_t postings = 0, searches = 0, hits = 0, differing = 0;
};

void add(std::vector<PhraseEntry>& entries, std::string_view text) {
  entries.push_back({std::string(text), static_cast<std::uint32_t>(entries.size())});
}

std::vector<PhraseEntry> names(const Taxonomy& taxonomy) {
  std::vector<PhraseEntry> entries;
  for (const Alias& alias : taxonomy.aliases) add(entries, alias.text);
  for (const NotASkill& other : taxonomy.not_skills) add(entries, other.text);
  return entries;
}

std::vector<PhraseEntry> other_phrases(const Taxonomy& taxonomy) {
  std::vector<PhraseEntry> entries;
  for (const auto* table : {&taxonomy.titles, &taxonomy.seniority, &taxonomy.sections,
                            &taxonomy.cues, &taxonomy.units, &taxonomy.work_modes}) {
    for (const Phrase& phrase : *table) add(entries, phrase.text);
  }
  return entries;
}

std::vector<PhraseEntry> forms() {
  std::vector<PhraseEntry> entries;
  for (const std::string& form : many_forms().forms) add(entries, form);
  return entries;
}

bool same(const PhraseHit& hit, const NaiveHit& naive) {
  return hit.first_token == naive.first_token && hit.end_token == naive.end_token &&
         hit.where == naive.where && std::ranges::equal(hit.ids, naive.ids);
}

void compare(const std::vector<Rivals>& all, const Tokenizer& tokenizer, std::string_view text,
             Counts& counts) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  std::vector<PhraseHit> hits;
  for (const Rivals& rivals : all) {
    rivals.matcher.find(text, tokens, hits);
    ++counts.searches;
    counts.hits += hits.size();
    if (!std::ranges::equal(hits, rivals.naive.find(text, tokens), same)) ++counts.differing;
  }
}

void compare_posting(const std::vector<Rivals>& all, const Tokenizer& tokenizer,
                     const Posting& posting, Counts& counts) {
  ++counts.postings;
  compare(all, tokenizer, posting.title, counts);
  compare(all, tokenizer, posting.description, counts);
  if (looks_like_html(posting.description))
    compare(all, tokenizer, html_to_text(posting.description).text, counts);
}

bool compare_file(const std::vector<Rivals>& all, const Tokenizer& tokenizer, const char* path,
                  Counts& counts) {
  auto reader = LineReader::open(path);
  if (!reader) return false;
  while (const auto chunk = reader->next_chunk()) {
    for (std::string_view rest = chunk->bytes; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const auto posting = parse_posting_json(rest.substr(0, end), path, {});
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (posting) compare_posting(all, tokenizer, *posting, counts);
    }
  }
  return true;
}

int run(int argc, char** argv) {
  const Tokenizer tokenizer = Tokenizer::make().value();
  const Taxonomy taxonomy = parse_taxonomy(built_in_taxonomy_files()).taxonomy;
  std::vector<Rivals> all;
  for (const auto& entries : {names(taxonomy), other_phrases(taxonomy), forms()})
    all.emplace_back(entries, tokenizer);
  Counts counts;
  for (int i = 1; i < argc; ++i) {
    if (!compare_file(all, tokenizer, argv[i], counts)) {
      std::fprintf(stderr, "%s: cannot be read, name NDJSON files\n", argv[i]);
      return 2;
    }
  }
  std::printf("%zu postings, %zu searches, %zu hits, %zu searches differ\n", counts.postings,
              counts.searches, counts.hits, counts.differing);
  return counts.hits == 0 || counts.differing > 0 ? 1 : 0;
}

}  // namespace
}  // namespace skillgap::bench

int main(int argc, char** argv) { return skillgap::bench::run(argc, argv); }
