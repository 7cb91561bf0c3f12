// Any text as a CSV table: what is read is sound, and our own CSV of it reads back the same.
#include "skillgap/posting_csv.h"

#include "fuzz/invariants.h"
#include "skillgap/report.h"
#include "skillgap/text.h"

using namespace skillgap;

namespace {

std::string to_csv(const std::vector<Posting>& postings) {
  std::string csv = csv_line({"id", "title", "company", "location", "description"});
  for (const Posting& posting : postings) {
    csv += csv_line(
        {posting.id, posting.title, posting.company, posting.location, posting.description});
  }
  return csv;
}

void require_round_trip(const std::vector<Posting>& postings) {
  const std::string csv = to_csv(postings);
  const auto again = parse_posting_csv(csv, "again.csv");
  fuzz::require(again.has_value(), "a written table can be read");
  fuzz::require(again->problems.empty(), "without problems");
  fuzz::require_equal(to_csv(again->postings), csv, "a table reads back as it was written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = clean_utf8(fuzz::text_of(data, size));
  const auto read = parse_posting_csv(text, "fuzz.csv", {{"job_content", "description"}});
  if (!read) {
    fuzz::require_sound(read.error());
    return 0;
  }
  fuzz::require_sound(read->problems);
  for (const Posting& posting : read->postings) fuzz::require_sound(posting);
  require_round_trip(read->postings);
  return 0;
}
