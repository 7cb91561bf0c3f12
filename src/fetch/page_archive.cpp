#include "fetch/page_archive.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

#include "fetch/body.h"
#include "fetch/file_type.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

// Of any part of the path: "__MACOSX/._a.html", ".git/x.html".
bool is_hidden(std::string_view name) {
  return name.starts_with('.') || name.contains("/.") || name.starts_with("__MACOSX/");
}

bool has_ending(const std::string& path, std::span<const std::string_view> endings) {
  const std::string lower = ascii_lower(path);
  for (const std::string_view ending : endings) {
    if (lower.ends_with(ending)) return true;
  }
  return false;
}

constexpr std::string_view kZipEndings[] = {".zip"};
constexpr std::string_view kTarEndings[] = {".tar", ".tar.gz", ".tgz", ".tar.zst"};

}  // namespace

bool is_page_archive(const std::string& path) {
  return has_ending(path, kZipEndings) || has_ending(path, kTarEndings);
}

std::optional<Problem> read_saved_pages(const std::string& path, const SavedPagesLimits& limits,
                                        const TakePage& take) {
  PageArchive pages(path, limits, take);
  has_ending(path, kZipEndings) ? read_zip_pages(path, pages) : read_tar_pages(path, pages);
  return pages.problem();
}

PageArchive::PageArchive(const std::string& path, const SavedPagesLimits& limits,
                         const TakePage& take)
    : path_(path), limits_(limits), take_(take) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (!error) packed_bytes_ = size;
}

bool PageArchive::is_wanted(std::string_view name) {
  while (name.starts_with("./")) name.remove_prefix(2);
  return !is_hidden(name) && !name.ends_with('/') && is_document_type(type_by_ending(name));
}

bool PageArchive::begin_member() {
  if (++members_ <= limits_.members) return !stopped_;
  return fail(ProblemKind::kLimit,
              fmt::format("more than {} files in this archive, the rest was left out; split it",
                          limits_.members));
}

bool PageArchive::spend(std::size_t bytes) {
  bytes_ += bytes;
  if (bytes_ > limits_.trusted_bytes && bytes_ / limits_.times > packed_bytes_)
    return fail(ProblemKind::kLimit,
                fmt::format("unpacks to more than {} times its size, the rest was left out; check "
                            "the file",
                            limits_.times));
  if (bytes_ <= limits_.all_bytes) return !stopped_;
  return fail(ProblemKind::kLimit,
              fmt::format("more than {} bytes once unpacked, the rest was left out; split it",
                          limits_.all_bytes));
}

bool PageArchive::take_member(std::string_view name, const ReadMember& read) {
  Body body(limits_.member_bytes);
  std::array<char, 1u << 16> piece;
  bool wants_more = true;
  while (wants_more) {
    const auto count = read(piece);
    if (!count) return skip_member(name, "damaged in the archive, get it anew");
    if (*count == 0) break;
    if (!spend(*count)) return false;
    wants_more = body.take({piece.data(), *count});
  }
  body.finish();
  if (body.too_large())
    return skip_member(name, fmt::format("more than {} bytes once unpacked, it was left out",
                                         limits_.member_bytes));
  ++wanted_;
  RawDocument page;
  page.where = place(name);
  page.content_type = type_by_ending(name);
  page.complete = body.whole();
  page.bytes = std::move(body.bytes());
  return hand_over(std::move(page));
}

bool PageArchive::skip_member(std::string_view name, std::string message) {
  ++wanted_;
  return hand_over(
      std::unexpected(Problem{ProblemKind::kUnreadable, place(name), std::move(message)}));
}

bool PageArchive::fail(ProblemKind kind, std::string message) {
  if (!problem_) problem_ = Problem{kind, path_, std::move(message)};
  return false;
}

std::optional<Problem> PageArchive::problem() {
  if (wanted_ == 0 && !stopped_)
    fail(ProblemKind::kUnreadable,
         "holds no pages or feeds (.html .xml .rss .atom .json …), name another");
  return std::move(problem_);
}

std::string PageArchive::place(std::string_view name) const {
  return path_ + "/" + std::string(name);
}

bool PageArchive::hand_over(std::expected<RawDocument, Problem> page) {
  stopped_ = !take_(std::move(page));
  return !stopped_;
}

}  // namespace skillgap
