#include "fetch/unpacked_input.h"

#include <algorithm>
#include <utility>

namespace skillgap {
namespace {

constexpr std::size_t kReadBytes = 256 * 1024;
constexpr std::size_t kReadAtOnce = 1024 * 1024;  // a chunk of lines

}  // namespace

UnpackedInput::UnpackedInput(InputFile file)
    : file_(std::move(file)), buffer_(std::make_unique<char[]>(kReadBytes)) {}

void UnpackedInput::fill(std::string& out, std::size_t full) {
  while (!ended_ && out.size() < full) {
    if (unpacker_.passes_through() && unread_.empty() && !file_ended_) {
      read_into(out, full);
    } else {
      if (unread_.empty() && !file_ended_) read_more();
      unpacker_.take(unread_, full, out);
    }
    const bool drained = file_ended_ && unread_.empty() && out.size() < full;
    if (drained || unpacker_.damaged()) end();
  }
}

// Bytes read; at none of them the file has ended.
std::size_t UnpackedInput::read(std::span<char> into) {
  const auto count = file_.read(into);
  if (!count) problem_ = Problem{ProblemKind::kUnreadable, file_.path(), count.error().message};
  if (count.value_or(0) == 0) {
    file_ended_ = true;
    unpacker_.finish();
  }
  return count.value_or(0);
}

void UnpackedInput::read_more() { unread_ = {buffer_.get(), read({buffer_.get(), kReadBytes})}; }

// What is not packed goes where it is wanted, without a copy.
void UnpackedInput::read_into(std::string& out, std::size_t full) {
  const std::size_t before = out.size(), room = std::min(full - before, kReadAtOnce);
  out.resize_and_overwrite(before + room, [&](char* bytes, std::size_t) {
    return before + read({bytes + before, room});
  });
}

void UnpackedInput::end() {
  ended_ = true;
  if (problem_ || unpacker_.whole()) return;
  const std::string what =
      unpacker_.damaged() ? "the compressed data is damaged" : "the compressed data ends early";
  problem_ = Problem{ProblemKind::kTruncated, file_.path(),
                     what + ", what came before was kept; get the file again"};
}

}  // namespace skillgap
