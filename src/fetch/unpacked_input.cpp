#include "fetch/unpacked_input.h"

#include <utility>

namespace skillgap {
namespace {

constexpr std::size_t kReadBytes = 256 * 1024;

}  // namespace

UnpackedInput::UnpackedInput(InputFile file)
    : file_(std::move(file)), buffer_(std::make_unique<char[]>(kReadBytes)) {}

void UnpackedInput::fill(std::string& out, std::size_t full) {
  while (!ended_ && out.size() < full) {
    if (unread_.empty() && !file_ended_) read_more();
    unpacker_.take(unread_, full, out);
    const bool drained = file_ended_ && unread_.empty() && out.size() < full;
    if (drained || unpacker_.damaged()) end();
  }
}

void UnpackedInput::read_more() {
  const auto count = file_.read({buffer_.get(), kReadBytes});
  if (!count) problem_ = Problem{ProblemKind::kUnreadable, file_.path(), count.error().message};
  unread_ = {buffer_.get(), count.value_or(0)};
  if (unread_.empty()) {
    file_ended_ = true;
    unpacker_.finish();
  }
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
