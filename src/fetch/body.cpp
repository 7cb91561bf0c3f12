#include "fetch/body.h"

namespace skillgap {

bool Body::take(std::string_view wire) {
  wire_bytes_ += wire.size();
  if (!too_large()) unpack(wire);
  return !too_large() && !unpacker_.damaged();
}

void Body::finish() {
  unpacker_.finish();
  if (!too_large()) unpack({});
}

void Body::unpack(std::string_view wire) {
  do {
    unpacker_.take(wire, max_bytes_ + 1, bytes_);
  } while (!wire.empty() && !too_large() && !unpacker_.damaged());
}

}  // namespace skillgap
