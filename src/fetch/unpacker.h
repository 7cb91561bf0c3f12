// Undoes gzip and zstd, piece by piece and in constant memory. The first bytes decide which it is,
// labels are not asked; anything else passes through as it is.
//
//   Unpacker unpacker;
//   unpacker.take(bytes, out.size() + room, out);      // as often as bytes arrive
//   unpacker.finish(); unpacker.take(none, …, out);    // when no more will
//   if (!unpacker.whole()) …                           // cut or damaged: `out` holds what came
//   before
//
// Several gzip members or zstd frames are one stream. Checksums are verified: whole() is true only
// where the last member ended. One thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace skillgap {

class UnpackStage;

class Unpacker {
 public:
  Unpacker();
  ~Unpacker();
  Unpacker(Unpacker&&) noexcept;
  Unpacker& operator=(Unpacker&&) noexcept;

  // Takes what it uses off the front of `input` and appends to `out` until that has `full` bytes.
  // Fewer: it wants more input, or none of the rest can be read (damaged()).
  void take(std::string_view& input, std::size_t full, std::string& out);
  // No more input will come: a start too short to be recognised is what it is.
  void finish();

  bool packed() const;          // recognised as gzip or zstd
  bool passes_through() const;  // recognised as neither, and nothing is held back
  bool damaged() const;
  bool whole() const;  // everything up to here ends where a member ends; plain bytes always do

 private:
  void run(std::string_view& input, std::size_t full, std::string& out);

  std::string start_;  // the first bytes, until they are enough to decide
  std::unique_ptr<UnpackStage> stage_;
  bool packed_ = false;
};

}  // namespace skillgap
