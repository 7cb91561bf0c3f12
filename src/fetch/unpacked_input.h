// A file read through the Unpacker: plain bytes out, whatever it was packed with. One thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "fetch/input_file.h"
#include "fetch/unpacker.h"
#include "skillgap/error.h"

namespace skillgap {

class UnpackedInput {
 public:
  explicit UnpackedInput(InputFile file);

  // Appends to `out` until it has `full` bytes; fewer only at the end of the input.
  void fill(std::string& out, std::size_t full);
  bool ended() const { return ended_; }

  // Why the input ended where it did: cut, damaged or unreadable; nullopt where all is well.
  const std::optional<Problem>& problem() const { return problem_; }
  const InputFile& file() const { return file_; }

 private:
  std::size_t read(std::span<char> into);
  void read_more();
  void read_into(std::string& out, std::size_t full);
  void end();

  InputFile file_;
  Unpacker unpacker_;
  std::unique_ptr<char[]> buffer_;
  std::string_view unread_;  // of buffer_
  bool file_ended_ = false;
  bool ended_ = false;
  std::optional<Problem> problem_;
};

}  // namespace skillgap
