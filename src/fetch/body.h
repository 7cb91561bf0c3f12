// A body as it arrives: counted on the wire and again as it is unpacked. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "fetch/unpacker.h"

namespace skillgap {

class Body {
 public:
  explicit Body(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // False where no more is wanted: too large, or damaged beyond reading.
  bool take(std::string_view wire);
  void finish();  // no more will arrive

  bool too_large() const { return wire_bytes_ > max_bytes_ || bytes_.size() > max_bytes_; }
  bool packed() const { return unpacker_.packed(); }
  bool whole() const { return unpacker_.whole(); }
  std::size_t wire_bytes() const { return wire_bytes_; }
  std::string& bytes() { return bytes_; }

 private:
  void unpack(std::string_view wire);

  std::size_t max_bytes_;
  std::size_t wire_bytes_ = 0;
  Unpacker unpacker_;
  std::string bytes_;
};

}  // namespace skillgap
