// Tar archives: POSIX ustar and pax, and what GNU tar makes of long names. They may be packed.
#include <algorithm>
#include <charconv>
#include <utility>

#include "fetch/page_archive.h"
#include "fetch/unpacked_input.h"

namespace skillgap {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kLongestName = 64u << 10;

std::string_view field(std::string_view header, std::size_t at, std::size_t length) {
  const std::string_view whole = header.substr(at, length);
  return whole.substr(0, whole.find('\0'));
}

std::optional<std::uint64_t> octal(std::string_view text) {
  std::uint64_t value = 0;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  text = text.substr(0, text.find(' '));
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 8);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Every byte counts as it is, those of the sum as blanks.
bool is_sound(std::string_view header) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i)
    sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(header[i]);
  return octal(field(header, 148, 8)) == sum;
}

std::string name_in(std::string_view header) {
  std::string name(field(header, 0, 100));
  const std::string_view prefix = field(header, 345, 155);
  if (field(header, 257, 5) != "ustar" || prefix.empty()) return name;
  return std::string(prefix) + "/" + name;
}

// "27 path=pages/a.html\n": the value of `path`, of pax's records.
std::string path_in(std::string_view records) {
  constexpr std::string_view kKey = " path=";
  const std::size_t at = records.find(kKey);
  if (at == std::string_view::npos) return {};
  records.remove_prefix(at + kKey.size());
  return std::string(records.substr(0, records.find('\n')));
}

class TarReader {
 public:
  TarReader(InputFile file, PageArchive& pages) : input_(std::move(file)), pages_(pages) {}

  void read() {
    while (read_block() && !is_end() && take_entry()) continue;
    if (input_.problem()) pages_.fail(input_.problem()->kind, input_.problem()->message);
  }

 private:
  bool read_block() {
    block_.clear();
    input_.fill(block_, kBlock);
    if (block_.empty()) return false;
    return block_.size() == kBlock || ends_early();
  }
  bool is_end() const { return std::ranges::count(block_, '\0') == kBlock; }
  bool ends_early() {
    return pages_.fail(ProblemKind::kTruncated,
                       "the archive ends early, what came before was kept; get it again");
  }

  bool take_entry() {
    const auto size = octal(field(block_, 124, 12));
    if (!size || !is_sound(block_))
      return pages_.fail(ProblemKind::kUnreadable,
                         "no tar archive, or damaged from here on; check the file");
    left_ = *size;
    padding_ = (kBlock - *size % kBlock) % kBlock;
    const char type = block_[156];
    if (type == 'L' || type == 'x') return keep_name(type);
    std::string name = std::exchange(long_name_, {});
    if (name.empty()) name = name_in(block_);
    while (name.starts_with("./")) name.erase(0, 2);
    if (!pages_.begin_member()) return false;
    const bool is_file = type == '0' || type == '\0' || type == '7';
    if (is_file && PageArchive::is_wanted(name) && !take_page(name)) return false;
    return skip_rest();
  }

  // The name of the next member, too long for its header.
  bool keep_name(char type) {
    std::string text;
    input_.fill(text, static_cast<std::size_t>(std::min<std::uint64_t>(left_, kLongestName)));
    left_ -= text.size();
    long_name_ = type == 'L' ? text.substr(0, text.find('\0')) : path_in(text);
    return skip_rest();
  }

  bool take_page(const std::string& name) {
    return pages_.take_member(name, [this](std::span<char> into) -> std::optional<std::size_t> {
      if (left_ == 0) return 0;
      std::string piece;
      input_.fill(piece, static_cast<std::size_t>(std::min<std::uint64_t>(left_, into.size())));
      if (piece.empty()) return std::nullopt;
      left_ -= piece.size();
      std::ranges::copy(piece, into.begin());
      return piece.size();
    });
  }

  bool skip_rest() {
    for (left_ += std::exchange(padding_, 0); left_ > 0;) {
      std::string piece;
      input_.fill(piece, static_cast<std::size_t>(std::min<std::uint64_t>(left_, 1u << 16)));
      if (piece.empty()) return ends_early();
      if (!pages_.spend(piece.size())) return false;
      left_ -= piece.size();
    }
    return true;
  }

  UnpackedInput input_;
  PageArchive& pages_;
  std::string block_, long_name_;
  std::uint64_t left_ = 0;  // bytes of the member that were not read
  std::size_t padding_ = 0;
};

}  // namespace

void read_tar_pages(const std::string& path, PageArchive& pages) {
  auto file = InputFile::open(path, InputFile::Accept::kFilesOnly);
  if (!file) {
    pages.fail(ProblemKind::kUnreadable, file.error().message);
    return;
  }
  TarReader(std::move(*file), pages).read();
}

}  // namespace skillgap
