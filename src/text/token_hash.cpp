#include "skillgap/token_hash.h"

#include "skillgap/tokenizer.h"

namespace skillgap {

std::uint64_t token_hash_detail::hash_of_long(const char* bytes, std::size_t size) {
  std::uint64_t state = 0;
  for (; size > 16; size -= 16, bytes += 16) state = step(state, load(bytes), load(bytes + 8));
  return hash_of_rest(state, bytes, size);
}

// The whole steps need no room; the last one works on a copy.
std::uint64_t token_hash(std::string_view token) {
  using namespace token_hash_detail;
  std::uint64_t state = 0;
  for (; token.size() > 16; token.remove_prefix(16))
    state = step(state, load(token.data()), load(token.data() + 8));
  char rest[16] = {};
  token.copy(rest, token.size());
  return last_step(state, load(rest), load(rest + 8), token.size());
}

}  // namespace skillgap
