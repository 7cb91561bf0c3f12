#include <algorithm>
#include <utility>

#include "fetch/unpacked_input.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

constexpr std::size_t kSkipBytes = 256 * 1024;

// By memchr, which skips from line to line at the speed of memory.
std::size_t count_lines(std::string_view bytes) {
  std::size_t lines = 0;
  for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string_view::npos; ++at) ++lines;
  return lines;
}

}  // namespace

struct LineReader::Impl {
  Impl(InputFile file, std::size_t bytes)
      : input(std::move(file)), chunk_bytes(std::clamp<std::size_t>(bytes, 1, max_line_bytes)) {}

  UnpackedInput input;
  std::size_t chunk_bytes;
  std::string pending;   // read, not handed out; begins where a line begins
  std::size_t line = 1;  // number of that line
  std::vector<Problem> problems;
  bool end_reported = false;

  bool has_line() const { return pending.find('\n') != std::string::npos; }
  bool first_line_too_long() const {
    return std::min(pending.find('\n'), pending.size()) > max_line_bytes;
  }

  void fill();
  void skip_line();
  LineChunk cut_chunk();
  void report_end();
};

// Reads until there is a chunk of whole lines, a line that is too long, or the end. Only the first
// line can be too long: what follows it is never more than was there before it ended.
void LineReader::Impl::fill() {
  pending.reserve(chunk_bytes);  // so that what has been read is not moved when more is
  input.fill(pending, chunk_bytes);
  while (!input.ended() && !has_line() && pending.size() <= max_line_bytes) {
    input.fill(pending, 2 * pending.size());  // a line longer than a chunk
  }
}

void LineReader::Impl::skip_line() {
  problems.push_back({ProblemKind::kLimit, input.file().path() + ":" + std::to_string(line),
                      "the line is longer than 16 MiB, it was left out; split it"});
  while (!has_line() && !input.ended()) {
    pending.clear();
    input.fill(pending, kSkipBytes);
  }
  pending.erase(0, has_line() ? pending.find('\n') + 1 : pending.size());
  ++line;
}

LineChunk LineReader::Impl::cut_chunk() {
  const std::size_t last = pending.rfind('\n');
  const std::size_t size = last == std::string::npos ? pending.size() : last + 1;
  std::string rest = pending.substr(size);
  pending.resize(size);
  LineChunk chunk{std::move(pending), line};
  pending = std::move(rest);
  line += count_lines(chunk.bytes);
  return chunk;
}

void LineReader::Impl::report_end() {
  if (end_reported || !input.ended()) return;
  end_reported = true;
  if (input.problem()) problems.push_back(*input.problem());
}

LineReader::LineReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

std::expected<LineReader, Error> LineReader::open(const std::string& path,
                                                  std::size_t chunk_bytes) {
  if (path == "-") {
    return LineReader(std::make_unique<Impl>(InputFile::standard_input(), chunk_bytes));
  }
  auto file = InputFile::open(path, InputFile::Accept::kAnyStream);
  if (!file) return std::unexpected(std::move(file.error()));
  return LineReader(std::make_unique<Impl>(std::move(*file), chunk_bytes));
}

std::optional<LineChunk> LineReader::next_chunk() {
  impl_->fill();
  while (impl_->first_line_too_long()) {
    impl_->skip_line();
    impl_->fill();
  }
  impl_->report_end();
  if (impl_->pending.empty()) return std::nullopt;
  return impl_->cut_chunk();
}

const std::vector<Problem>& LineReader::problems() const { return impl_->problems; }
std::size_t LineReader::bytes_read() const { return impl_->input.file().bytes_read(); }
std::size_t LineReader::bytes_total() const { return impl_->input.file().bytes_total(); }

}  // namespace skillgap
