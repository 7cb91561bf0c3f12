// Postings of the store by words, skills, roles and dates. What has no analysis by the present
// tables is analyzed first, and the program says so.
#include <fmt/format.h>

#include <sstream>

#include "cli/asked_names.h"
#include "cli/counted.h"
#include "cli/input.h"
#include "cli/pipeline.h"
#include "cli/run.h"
#include "skillgap/json_writer.h"
#include "skillgap/posting_index.h"
#include "skillgap/report.h"
#include "skillgap/utf8.h"

namespace skillgap {
namespace {

constexpr std::size_t kPostingsAUnit = 256;

using Units = OrderedPipeline<std::vector<StalePosting>, std::vector<IndexedPosting>>;

std::vector<IndexedPosting> analyzed(const Analyzer& analyzer, std::vector<StalePosting> postings) {
  std::vector<IndexedPosting> unit;
  for (StalePosting& one : postings)
    unit.push_back({analyzer.analyze(std::move(one.posting)), std::move(one.content_hash)});
  return unit;
}

// Reading runs ahead of saving, by ids in order, so that nothing is read twice.
std::expected<IndexChanges, Error> bring_up_to_date(PostingIndex& index, const Analyzer& analyzer,
                                                    unsigned jobs, Console& console) {
  IndexChanges all;
  std::optional<Error> failed;
  Progress progress(console, "analyzing");
  Units units(
      jobs, [&](std::vector<StalePosting> unit) { return analyzed(analyzer, std::move(unit)); },
      [&](std::vector<IndexedPosting> unit) {
        if (failed) return;
        const auto changes = index.save(unit, analyzer.taxonomy(), analyzer.method());
        if (!changes) return void(failed = changes.error());
        all.added += changes->added;
        all.changed += changes->changed;
        all.same += changes->same;
        progress.update(all.added + all.changed + all.same, 0);
      });
  const std::string taxonomy = full_version(analyzer.taxonomy());
  for (std::string last; !failed;) {
    auto unit = index.stale(taxonomy, analyzer.method(), last, kPostingsAUnit);
    if (!unit) return std::unexpected(unit.error());
    if (unit->empty()) break;
    last = unit->back().posting.id;
    units.push(std::move(*unit));
  }
  units.finish();
  if (failed) return std::unexpected(*failed);
  return all;
}

// By the names of postings and profiles.
std::expected<void, Error> resolve_names(const Analyzer& analyzer, SearchQuery& query) {
  for (std::string& skill : query.skills) {
    auto id = skill_id(skill, analyzer, "--skill");
    if (!id) return std::unexpected(std::move(id.error()));
    skill = std::move(*id);
  }
  auto roles = role_ids(query.roles, analyzer, "--role");
  if (!roles) return std::unexpected(std::move(roles.error()));
  query.roles = std::move(*roles);
  return {};
}

// A column is narrower than a snippet: of what stands before the found word it shows the end.
std::string from_found_word(const std::string& snippet) {
  constexpr std::size_t kBytesBefore = 24;
  const std::size_t found = snippet.find('[');
  if (found == std::string::npos || found <= kBytesBefore) return snippet;
  return "…" + snippet.substr(character_end(snippet, found - kBytesBefore));
}

std::string table_of(const std::vector<PostingHit>& hits) {
  std::vector<std::vector<std::string>> rows;
  for (const PostingHit& hit : hits)
    rows.push_back(
        {hit.date, hit.role, hit.title, hit.company, hit.id, from_found_word(hit.snippet)});
  return text_table({{"date"},
                     {"role", Align::kLeft, 22},
                     {"title", Align::kLeft, 36},
                     {"company", Align::kLeft, 20},
                     {"posting", Align::kLeft, 24},
                     {"found", Align::kLeft, 60}},
                    rows);
}

std::string json_line(const PostingHit& hit) {
  JsonWriter json;
  json.begin_object().key("id").string(hit.id);
  json.field("title", hit.title).field("company", hit.company).field("location", hit.location);
  json.field("date_posted", hit.date).field("role", hit.role).field("seniority", hit.seniority);
  json.field("url", hit.url).field("snippet", hit.snippet);
  return json.end_object().take() + "\n";
}

// "C++" has no other letters than "C": the index knows words only.
void note_signs(const std::string& words, Console& console) {
  std::istringstream list(words);
  for (std::string word; list >> word;) {
    if (word.find_first_of("+#") != std::string::npos)
      console.note(fmt::format(
          "'{}' is looked for without its signs; --skill '{}' asks for the skill", word, word));
  }
}

void note_changes(const IndexChanges& changes, Console& console) {
  const std::uint64_t analyzed = changes.added + changes.changed + changes.same;
  if (analyzed == 0) return;
  console.note(fmt::format("{} analyzed: {} new, {} found otherwise than before, {} the same",
                           counted(analyzed, "posting"), changes.added, changes.changed,
                           changes.same));
}

}  // namespace

ExitCode run_search(const SearchCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  SearchQuery query = command.query;
  if (const auto known = resolve_names(*analyzer, query); !known)
    return console.fail(known.error());
  auto index = PostingIndex::open(common.db);
  if (!index) return console.fail(index.error());
  const auto changes = bring_up_to_date(*index, *analyzer, command.jobs, console);
  if (!changes) return console.fail(changes.error());
  note_changes(*changes, console);
  note_signs(query.words, console);
  const auto hits = index->search(query);
  if (!hits) return console.fail(hits.error());
  if (command.json) {
    for (const PostingHit& hit : *hits) console.out(json_line(hit));
  } else if (!hits->empty()) {
    console.out(table_of(*hits));
  }
  const bool is_cut = query.limit > 0 && hits->size() == query.limit;
  console.note(counted(hits->size(), "posting") +
               (is_cut ? " shown, there may be more (--limit)" : " found"));
  if (hits->empty() && query.words.find(' ') != std::string::npos)
    console.note("all words have to stand in a posting; begin* finds beginnings of words");
  return console.finish();
}

}  // namespace skillgap
