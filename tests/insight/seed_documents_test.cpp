// The documents the taxonomy was built from: every surface that a row cites is on the line it
// cites, and the analyzer finds it in a sentence, in the line itself, and in a line of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>

#include "skillgap/analyzer.h"
#include "skillgap/skill_finder.h"
#include "skillgap/structure.h"
#include "skillgap/text.h"
#include "support/shared_data.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

// One citation of a row: "doc1:19".
struct Cited {
  std::string surface, id, source;
  bool is_concept = true;
  AliasRule rule = AliasRule::kAny;
};

bool cites_a_document(const std::string& source) { return source.find("doc") != std::string::npos; }

std::vector<Cited> cited_concepts() {
  const Taxonomy& t = shipped_analyzer().taxonomy();
  std::vector<Cited> all;
  for (const Alias& alias : t.aliases) {
    if (cites_a_document(alias.source))
      all.push_back({alias.text, t[alias.concept_id].id, alias.source, true, alias.rule});
  }
  return all;
}

bool names(const AnalyzedPosting& posting, const std::string& id) {
  const Taxonomy& t = shipped_analyzer().taxonomy();
  const ConceptId wanted = *t.find(id);
  const auto is_wanted = [&](ConceptId found) { return found == wanted; };
  return std::ranges::any_of(posting.mentions, is_wanted, &Mention::concept_id) ||
         posting.education_min == wanted ||
         std::ranges::any_of(posting.fields_of_study, is_wanted) ||
         std::ranges::any_of(posting.industries, is_wanted) ||
         std::ranges::any_of(posting.certifications, is_wanted);
}

AnalyzedPosting analyze(const std::string& text) {
  return shipped_analyzer().analyze({.description = text});
}

const char* const kSentences[] = {
    "Kandidat menguasai {} dengan baik dan siap bekerja dalam tim.",
    "We are looking for someone who has experience with {} and likes to learn.",
    "- {}",
};

// A surface of rule `list` counts as an item of a list only.
std::string where_it_counts(const Cited& cited) {
  return cited.rule == AliasRule::kList ? "SQL, " + cited.surface + ", recall" : cited.surface;
}

std::string in_sentence(std::string sentence, const std::string& surface) {
  return sentence.replace(sentence.find("{}"), 2, surface);
}

TEST(SeedDocuments, FindsEveryConceptInASentenceAroundIt) {
  const std::vector<Cited> cases = cited_concepts();
  for (const Cited& cited : cases) {
    for (const char* sentence : kSentences) {
      const std::string text = in_sentence(sentence, where_it_counts(cited));
      EXPECT_TRUE(names(analyze(text), cited.id))
          << cited.id << " in: " << text << " (" << cited.source << ")";
    }
  }
  std::cout << cases.size() << " surfaces of the documents found in " << std::size(kSentences)
            << " sentences each\n";
  EXPECT_GE(cases.size(), 400u);
}

TEST(SeedDocuments, FindsEveryRoleInASentenceAroundIt) {
  const Taxonomy& t = shipped_analyzer().taxonomy();
  std::size_t cases = 0;
  for (const Phrase& title : t.titles) {
    if (!cites_a_document(title.source)) continue;
    for (const char* sentence : {"Kami mencari {} untuk kantor Bandung.", "We are hiring: {}"}) {
      const AnalyzedPosting posting = analyze(in_sentence(sentence, title.text));
      ASSERT_TRUE(posting.role) << title.text << ": " << posting.role_reason;
      EXPECT_EQ(t[posting.role->role].id, title.value) << title.text;
    }
    const AnalyzedPosting titled = shipped_analyzer().analyze({.title = title.text});
    ASSERT_TRUE(titled.role) << title.text;
    EXPECT_EQ(t[titled.role->role].id, title.value) << title.text;
    ++cases;
  }
  std::cout << cases << " titles of the documents found\n";
  EXPECT_GE(cases, 20u);
}

TEST(SeedDocuments, FindsEveryLevelInASentenceAroundIt) {
  std::size_t cases = 0;
  for (const Phrase& level : shipped_analyzer().taxonomy().seniority) {
    if (!cites_a_document(level.source)) continue;
    EXPECT_EQ(analyze(in_sentence("Kami mencari {} untuk kantor Bandung.", level.text)).seniority,
              level.value)
        << level.text;
    EXPECT_EQ(shipped_analyzer().analyze({.title = level.text + " AI Engineer"}).seniority,
              level.value)
        << level.text;
    ++cases;
  }
  std::cout << cases << " levels of the documents found\n";
  EXPECT_GE(cases, 8u);
}

// "doc1:19" → line 19 of the document that sources.tsv names so.
class Documents {
 public:
  explicit Documents(const std::filesystem::path& folder) {
    for (const Phrase& source : shipped_analyzer().taxonomy().sources) {
      const std::filesystem::path file = folder / source.value;
      if (source.text.starts_with("doc") && std::filesystem::exists(file))
        lines_[source.text] = read_lines(file);
    }
  }
  std::size_t size() const { return lines_.size(); }
  const std::vector<std::string>& lines(const std::string& document) const {
    return lines_.at(document);
  }
  std::string line(const std::string& citation) const {
    const std::size_t colon = citation.find(':');
    const auto document = lines_.find(citation.substr(0, colon));
    const std::size_t number = std::stoul(citation.substr(colon + 1));
    return document == lines_.end() || number > document->second.size()
               ? ""
               : document->second[number - 1];
  }

 private:
  static std::vector<std::string> read_lines(const std::filesystem::path& file) {
    std::istringstream text(repair_mojibake(decode_text(read_file(file)).text));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  }
  std::map<std::string, std::vector<std::string>> lines_;
};

// Where `surface` stands in the line, whatever its case; ASCII is enough for these documents.
std::vector<Span> places_of(const std::string& surface, std::string line) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::string wanted = surface;
  std::ranges::transform(wanted, wanted.begin(), lower);
  std::ranges::transform(line, line.begin(), lower);
  std::vector<Span> places;
  const auto is_letter = [&](std::size_t at) {
    return at < line.size() && line[at] >= 'a' && line[at] <= 'z';
  };
  for (std::size_t at = line.find(wanted); at != std::string::npos;
       at = line.find(wanted, at + 1)) {
    if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + wanted.size()))
      places.push_back({at, at + wanted.size()});
  }
  return places;
}

// The spans of everything that was found in a line, facts included.
class Reader {
 public:
  std::vector<Span> found_in(const std::string& line) const {
    Tokens tokens;
    shipped_analyzer().tokenizer().tokenize(line, tokens);
    const Structure structure = structure_.read(line, tokens);
    std::vector<Span> spans;
    for (const Mention& mention : finder_.find({Field::kDescription, line, tokens, structure}))
      spans.push_back(mention.where);
    return spans;
  }

 private:
  StructureReader structure_ =
      StructureReader::build(shipped_analyzer().taxonomy(), shipped_analyzer().tokenizer());
  SkillFinder finder_ =
      SkillFinder::build(shipped_analyzer().taxonomy(), shipped_analyzer().tokenizer());
};

bool overlaps_any(Span place, const std::vector<Span>& spans) {
  return std::ranges::any_of(
      spans, [&](Span span) { return span.begin < place.end && place.begin < span.end; });
}

// A longer name may stand around the surface that a row cites ("API ML" around "API"); what may not
// be is a place where nothing at all is found.
TEST(SeedDocuments, LeavesNoCitedSurfaceUnfoundOnItsLine) {
  const auto folder = shared_folder("seeds");
  if (!folder) GTEST_SKIP() << "the seed documents are not here: 0 cases run";
  const Documents documents(*folder);
  ASSERT_EQ(documents.size(), 5u);
  const Reader reader;
  std::size_t cases = 0;
  for (const Cited& cited : cited_concepts()) {
    if (cited.rule == AliasRule::kCompany)
      continue;  // counts by what stands beside it, not by itself
    std::istringstream citations(cited.source);
    for (std::string citation; std::getline(citations >> std::ws, citation, ',');) {
      if (!citation.starts_with("doc")) continue;
      const std::string line = documents.line(citation);
      const std::vector<Span> found = reader.found_in(line);
      for (const Span place : places_of(cited.surface, line)) {
        EXPECT_TRUE(overlaps_any(place, found))
            << cited.surface << " (" << cited.id << ") at " << citation << ": " << line;
        ++cases;
      }
    }
  }
  std::cout << cases << " places of the documents checked\n";
  EXPECT_GE(cases, 500u);
}

}  // namespace
}  // namespace skillgap
