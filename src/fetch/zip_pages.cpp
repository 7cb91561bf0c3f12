// ZIP archives, by libzip and straight from their file.
#include <fmt/format.h>
#include <zip.h>

#include <memory>

#include "fetch/page_archive.h"

namespace skillgap {
namespace {

struct Close {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string why_not(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  return reason;
}

bool take_entry(zip_t* archive, zip_uint64_t number, PageArchive& pages) {
  const char* name = zip_get_name(archive, number, ZIP_FL_ENC_GUESS);
  if (!pages.begin_member()) return false;
  if (!name || !PageArchive::is_wanted(name)) return true;
  const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive, number, 0));
  if (!file)
    return pages.skip_member(
        name,
        fmt::format("cannot be unpacked ({}), save it without a password", zip_strerror(archive)));
  return pages.take_member(name, [&](std::span<char> into) -> std::optional<std::size_t> {
    const zip_int64_t count = zip_fread(file.get(), into.data(), into.size());
    if (count < 0) return std::nullopt;
    return static_cast<std::size_t>(count);
  });
}

}  // namespace

void read_zip_pages(const std::string& path, PageArchive& pages) {
  int code = 0;
  const std::unique_ptr<zip_t, Close> archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!archive) {
    pages.fail(ProblemKind::kUnreadable,
               fmt::format("no archive that can be read ({}), check the file", why_not(code)));
    return;
  }
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    if (!take_entry(archive.get(), i, pages)) return;
  }
}

}  // namespace skillgap
