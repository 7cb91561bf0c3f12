#include "skillgap/archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <memory>

namespace skillgap {
namespace {

struct Close {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using OpenArchive = std::unique_ptr<zip_t, Close>;
using OpenFile = std::unique_ptr<zip_file_t, Close>;

std::unexpected<Error> fail(std::string_view where, std::string message) {
  return std::unexpected(Error{std::string(where), std::move(message)});
}

std::expected<OpenArchive, Error> open(std::string_view bytes, std::string_view where) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  OpenArchive archive(source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr);
  if (!archive && source) zip_source_free(source);
  const std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (archive) return archive;
  return fail(where, fmt::format("damaged archive ({}), get it anew", reason));
}

// The size that the archive states is not believed: what is unpacked is counted.
std::expected<std::string, Error> unpack(zip_t* archive, zip_uint64_t number, std::size_t most,
                                         std::string_view where) {
  OpenFile file(zip_fopen_index(archive, number, 0));
  if (!file)
    return fail(where, fmt::format("cannot be unpacked ({}), save it without a password",
                                   zip_strerror(archive)));
  constexpr std::size_t kPiece = 1u << 16;
  std::string bytes;
  while (true) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    const zip_int64_t read = zip_fread(file.get(), bytes.data() + before, kPiece);
    bytes.resize(before + static_cast<std::size_t>(read < 0 ? 0 : read));
    if (read < 0) return fail(where, "damaged archive, get it anew");
    if (read == 0) return bytes;
    if (bytes.size() > most)
      return fail(where, fmt::format("more than {} bytes once unpacked, not read further", most));
  }
}

}  // namespace

std::expected<Archive, Error> read_archive(std::string_view bytes, std::string_view where,
                                           const std::function<bool(std::string_view)>& wanted,
                                           const ArchiveLimits& limits) {
  if (bytes.empty()) return fail(where, "nothing in this file");  // libzip would begin a new one
  const auto archive = open(bytes, where);
  if (!archive) return std::unexpected(archive.error());
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive->get(), 0));
  if (count > limits.members)
    return fail(where, fmt::format("more than {} files in this archive", limits.members));
  Archive result;
  std::size_t left = limits.all_bytes;
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive->get(), i, ZIP_FL_ENC_GUESS);
    if (!name) continue;
    result.names.emplace_back(name);
    if (!wanted(name)) continue;
    auto member = unpack(archive->get(), i, std::min(left, limits.member_bytes),
                         fmt::format("{}: {}", where, name));
    if (!member) return std::unexpected(member.error());
    left -= member->size();
    result.members.push_back({name, std::move(*member)});
  }
  return result;
}

}  // namespace skillgap
