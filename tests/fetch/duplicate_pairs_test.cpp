// Pairs of real postings that were read and judged (tests/data/duplicate_pairs.tsv names them; the
// postings lie beside a checkout on machines that have them) against the rules. They were drawn by
// kind, up to 16 of each, so that rare kinds are among them; `pairs_of_kind` says how many of the
// kind there are, and weighted by it the figures are those of all pairs. Here, and not beside the
// rules' other tests, because they are compressed files.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <sstream>

#include "skillgap/duplicates.h"
#include "skillgap/files.h"
#include "skillgap/html_text.h"
#include "skillgap/posting_json.h"
#include "support/shared_data.h"

namespace skillgap {
namespace {

struct Pair {
  std::string file, a, b;
  bool same = false;
  std::string kind;
  double pairs_of_kind = 0;
};

std::vector<Pair> judged_pairs() {
  std::vector<Pair> pairs;
  std::ifstream file(std::filesystem::path(SKILLGAP_SOURCE_DIR) / "tests/data/duplicate_pairs.tsv");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Pair pair;
    cells >> pair.file >> pair.a >> pair.b >> pair.same >> pair.kind >> pair.pairs_of_kind;
    pairs.push_back(pair);
  }
  return pairs;
}

// The columns of files that do not use our names.
ColumnMap columns_of(const std::string& file) {
  if (file.starts_with("usajobs")) return {{"city", "location"}, {"posted_date", "date_posted"}};
  if (file.starts_with("reed")) return {{"advertiser", "company"}};
  if (file.starts_with("data-jobs"))
    return {{"job_title", "title"},
            {"company_name", "company"},
            {"job_location", "location"},
            {"job_posted_date", "date_posted"}};
  return {};
}

class Sketches {
 public:
  // Those of the ids; a posting that comes twice keeps its first line.
  void read(const std::filesystem::path& folder, const std::string& file,
            const std::map<std::string, bool>& ids) {
    auto lines = LineReader::open((folder / (file + ".ndjson.gz")).string());
    ASSERT_TRUE(lines.has_value()) << file;
    const ColumnMap columns = columns_of(file);
    while (const auto chunk = lines->next_chunk()) {
      std::istringstream stream(chunk->bytes);
      for (std::string line; std::getline(stream, line);) {
        const auto posting = parse_posting_json(line, file, columns);
        if (posting && ids.contains(posting->id)) add(file, *posting);
      }
    }
  }
  const PostingSketch* find(const std::string& file, const std::string& id) const {
    const auto found = sketches_.find(file + " " + id);
    return found == sketches_.end() ? nullptr : &found->second;
  }

 private:
  void add(const std::string& file, const Posting& posting) {
    AnalyzedPosting analyzed;
    analyzed.posting = posting;
    analyzed.text = looks_like_html(posting.description) ? html_to_text(posting.description).text
                                                         : posting.description;
    sketches_.try_emplace(file + " " + posting.id, sketch_posting(analyzed, tokenizer_));
  }

  Tokenizer tokenizer_ = Tokenizer::make().value();
  std::map<std::string, PostingSketch> sketches_;
};

struct Score {
  double right = 0, wrong = 0, missed = 0;

  void add(bool said, bool is, double weight) {
    right += said && is ? weight : 0;
    wrong += said && !is ? weight : 0;
    missed += !said && is ? weight : 0;
  }
  double precision() const { return right / (right + wrong); }
  double recall() const { return right / (right + missed); }
  std::string text() const {
    return fmt::format("precision {:.3f} ({:.0f} of {:.0f}), recall {:.3f} ({:.0f} of {:.0f})",
                       precision(), right, right + wrong, recall(), right, right + missed);
  }
};

TEST(DuplicatePairs, AreJudgedAsAPersonDid) {
  const auto folder = shared_folder("data/postings");
  if (!folder) GTEST_SKIP() << "../shared/data/postings is not there: NO pair was compared";
  const std::vector<Pair> pairs = judged_pairs();
  EXPECT_GE(pairs.size(), 300u);
  std::map<std::string, std::map<std::string, bool>> ids;
  for (const Pair& pair : pairs) ids[pair.file][pair.a] = ids[pair.file][pair.b] = true;
  Sketches sketches;
  for (const auto& [file, wanted] : ids) sketches.read(*folder, file, wanted);
  std::map<std::string, double> drawn;
  for (const Pair& pair : pairs) ++drawn[pair.kind];
  Score plain, weighted;
  for (const Pair& pair : pairs) {
    const PostingSketch *a = sketches.find(pair.file, pair.a),
                        *b = sketches.find(pair.file, pair.b);
    ASSERT_TRUE(a && b) << pair.file << " " << pair.a << " " << pair.b;
    const bool same = compare_postings(*a, *b).reason != DuplicateReason::kNone;
    plain.add(same, pair.same, 1);
    weighted.add(same, pair.same, pair.pairs_of_kind / drawn[pair.kind]);
    if (same != pair.same && std::getenv("SKILLGAP_SHOW_PAIRS"))
      std::cout << (same ? "wrong  " : "missed ") << pair.kind << " " << pair.a << " " << pair.b
                << " " << similarity(*a, *b) << "\n";
  }
  std::cout << pairs.size() << " pairs: " << plain.text() << "\nweighted: " << weighted.text()
            << "\n";
  EXPECT_GE(plain.precision(), 0.8);
  EXPECT_GE(plain.recall(), 0.68);
  EXPECT_GE(weighted.precision(), 0.92);
  EXPECT_GE(weighted.recall(), 0.82);
}

}  // namespace
}  // namespace skillgap
