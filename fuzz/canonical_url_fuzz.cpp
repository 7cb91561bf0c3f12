// Any text as a URL: the canonical form is its own canonical form, and gives the same id.
#include "fuzz/invariants.h"
#include "skillgap/posting_identity.h"

using namespace skillgap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string url(fuzz::text_of(data, size));
  const std::string canonical = canonical_url(url);
  fuzz::require(
      canonical == url || canonical.starts_with("http://") || canonical.starts_with("https://"),
      "what is no http(s) URL stays as it was");
  fuzz::require_equal(canonical_url(canonical), canonical, "canonical_url is idempotent");

  Posting posting;
  posting.url = url;
  const std::string id = posting_id(posting);
  posting.url = canonical;
  fuzz::require(!id.empty(), "every posting gets an id");
  fuzz::require_equal(posting_id(posting), id, "spellings of one URL give one id");
  fuzz::require(content_hash(posting).size() == 32, "a content hash has 32 digits");
  return 0;
}
