// What is the same for all kinds of archives: which members are wanted, and how much is enough.
// One thread.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "skillgap/saved_pages.h"

namespace skillgap {

// Fills the front of what it is given: how many bytes, 0 at the end, nullopt where they are
// damaged.
using ReadMember = std::function<std::optional<std::size_t>(std::span<char>)>;

class PageArchive {
 public:
  PageArchive(const std::string& path, const SavedPagesLimits& limits, const TakePage& take);

  // Each of these is false where the archive is to be left; problem() says why, if there is a
  // reason.
  bool begin_member();
  bool spend(std::size_t bytes);  // unpacked and thrown away
  bool take_member(std::string_view name, const ReadMember& read);
  bool skip_member(std::string_view name, std::string message);  // wanted, but unreadable

  static bool is_wanted(std::string_view name);
  bool fail(ProblemKind kind, std::string message);  // false
  // At the end: also that there was nothing to read.
  std::optional<Problem> problem();

 private:
  std::string place(std::string_view name) const;
  bool hand_over(std::expected<RawDocument, Problem> page);

  const std::string& path_;
  const SavedPagesLimits& limits_;
  const TakePage& take_;
  std::size_t packed_bytes_ = 0;  // the archive's own size
  std::size_t members_ = 0, bytes_ = 0, wanted_ = 0;
  bool stopped_ = false;
  std::optional<Problem> problem_;
};

void read_zip_pages(const std::string& path, PageArchive& pages);
void read_tar_pages(const std::string& path, PageArchive& pages);

}  // namespace skillgap
