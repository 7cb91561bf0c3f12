// First line: a base; the rest: a link. What was resolved once stays as it is.
#include "fuzz/invariants.h"
#include "ingest/relative_url.h"
#include "skillgap/board.h"

using namespace skillgap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view link = fuzz::text_of(data, size);
  const std::string base(fuzz::take_line(link));
  const std::string resolved = resolve_url(base, link);
  if (is_web_url(base))
    fuzz::require_equal(resolve_url(base, resolved), resolved, "what is resolved stays so");
  else
    fuzz::require_equal(resolved, link, "without a base a link is what it is");
  fuzz::require(url_host(resolved).find('/') == std::string::npos, "a host holds no slash");
  if (const auto board = find_board(resolved))
    fuzz::require(board->url.starts_with("https://"), "the data of a board is had by https");
  return 0;
}
