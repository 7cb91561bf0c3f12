// Any line as a posting: what is read is sound, and written and read again it stays the same. Extra
// fields may hold what stricter readers refuse (a lone "\ud800"), so our own reader is the judge.
#include "skillgap/posting_json.h"

#include "fuzz/invariants.h"
#include "skillgap/posting_identity.h"

using namespace skillgap;

namespace {

const ColumnMap kColumns[] = {{}, {{"job_content", "description"}, {"company", "title"}}};

void require_round_trip(const Posting& posting) {
  const std::string line = to_json(posting);
  fuzz::require(!line.contains('\n') && !line.contains('\r'), "a posting stands on one line");
  const auto again = parse_posting_json(line, "again:1");
  if (!again) fuzz::require_equal(to_line(again.error()), line, "a written posting can be read");
  fuzz::require_equal(to_json(*again), line, "a posting reads back as it was written");
  fuzz::require_equal(content_hash(*again), content_hash(posting), "and has the same hash");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const ColumnMap& columns : kColumns) {
    const auto posting = parse_posting_json(fuzz::text_of(data, size), "fuzz:1", columns);
    if (!posting) {
      fuzz::require_sound(posting.error());
      continue;
    }
    fuzz::require_sound(*posting);
    require_round_trip(*posting);
  }
  return 0;
}
