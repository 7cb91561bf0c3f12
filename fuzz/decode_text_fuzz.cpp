// First line: the declared encoding; the rest: bytes. Everything that comes out is clean text, and
// the repairs change nothing when they are done again.
#include "fuzz/invariants.h"
#include "skillgap/text.h"

using namespace skillgap;

namespace {

void require_stable(std::string (*repair)(std::string_view), std::string_view text,
                    std::string_view what) {
  const std::string once = repair(text);
  fuzz::require_valid_utf8(once, what);
  fuzz::require_equal(repair(once), once, what);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::text_of(data, size);
  const std::string_view label = fuzz::take_line(bytes);
  const DecodedText decoded = decode_text(bytes, label);
  fuzz::require_clean(decoded.text, "decoded text");
  fuzz::require(!decoded.charset.empty(), "the encoding used has a name");
  fuzz::require_equal(clean_utf8(decoded.text), decoded.text, "clean text stays as it is");

  const std::string cleaned = clean_utf8(bytes);
  fuzz::require_clean(cleaned, "cleaned bytes");
  fuzz::require_equal(clean_utf8(cleaned), cleaned, "clean_utf8 is idempotent");
  for (const std::string_view text : {std::string_view(decoded.text), std::string_view(cleaned)}) {
    fuzz::require_valid_utf8(repair_mojibake(text), "repaired text");
    require_stable(tidy_whitespace, text, "tidy_whitespace is idempotent");
    require_stable(single_line, text, "single_line is idempotent");
    fuzz::require(!single_line(text).contains('\n'), "one line has no line break");
  }
  return 0;
}
