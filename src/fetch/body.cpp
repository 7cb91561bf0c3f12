#include "fetch/body.h"

#include <algorithm>

namespace skillgap {
namespace {

constexpr std::size_t kStep = 1u << 20;

}  // namespace

bool Body::take(std::string_view wire) {
  wire_bytes_ += wire.size();
  if (!too_large()) unpack(wire);
  return !too_large() && !unpacker_.damaged();
}

void Body::finish() {
  unpacker_.finish();
  if (!too_large()) unpack({});
}

// A large body gets its whole room at once, which costs nothing until it is used: a string that
// grows by doubling is there twice while it moves.
void Body::unpack(std::string_view wire) {
  bool full = false;
  do {
    if (bytes_.size() >= kStep && bytes_.capacity() <= max_bytes_) bytes_.reserve(max_bytes_ + 1);
    const std::size_t step = std::min(max_bytes_ + 1, bytes_.size() + kStep);
    unpacker_.take(wire, step, bytes_);
    full = bytes_.size() == step;
  } while ((full || !wire.empty()) && !too_large() && !unpacker_.damaged());
}

}  // namespace skillgap
