// Local files: whole documents, and line streams that may be compressed. One thread each.
//
//   auto document = read_document("feed.rss", 16 << 20);      // a path or file:// URL
//   auto lines = LineReader::open("postings.ndjson.zst");     // "-" is standard input
//   while (auto chunk = lines->next_chunk()) …                // whole lines, about 1 MiB
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/document.h"
#include "skillgap/error.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

// Error where it cannot be read, is a folder, or is larger than `max_bytes` (after decompression;
// .gz and .zst are recognised by their first bytes).
std::expected<RawDocument, Error> read_document(const std::string& path_or_url,
                                                std::size_t max_bytes);

bool is_folder(const std::string& path);

// The pages, feeds and answers of boards in a folder and the folders in it, by the endings of their
// names and sorted; hidden ones and symbolic links are left out. Error: none, or more than `most`.
std::expected<std::vector<std::string>, Error> list_documents(const std::string& folder,
                                                              std::size_t most);

// "*.tsv" and VERSION of a folder, sorted by name.
std::expected<std::vector<TaxonomyFile>, Error> read_taxonomy_folder(const std::string& folder);

// A whole file, read only as far as it is looked at. Who shortens it meanwhile ends the program;
// write_file() replaces files in one step and is safe.
struct MappedFile {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;  // the bytes are there as long as this is held
};
std::expected<MappedFile, Error> map_file(const std::string& path);

// Who may read a new file: whom the umask lets, or its owner alone. One that is replaced keeps its
// rights.
enum class FileAccess { kShared, kOwner };
// Writes to a temporary file beside the target, then renames: never a half-written file.
std::expected<void, Error> write_file(const std::string& path, std::string_view bytes,
                                      FileAccess access = FileAccess::kShared);
// The same of pieces, as `next` gives them, up to its first nullopt.
std::expected<void, Error> write_file(const std::string& path,
                                      const std::function<std::optional<std::string>()>& next,
                                      FileAccess access = FileAccess::kShared);

// The tables into a new or empty folder, all or none: they are written beside it, then renamed.
// With `replace` a folder that holds tables and nothing else is exchanged.
std::expected<void, Error> write_taxonomy_folder(const std::string& folder,
                                                 const std::vector<TaxonomyFile>& files,
                                                 bool replace);

struct LineChunk {
  std::string bytes;  // whole lines, each with its '\n' except perhaps the last of the input
  std::size_t first_line = 1;  // its number in the input, for messages
};

class LineReader {
 public:
  // So small that the memory of one chunk, and of what is made of it, serves the next ones too: for
  // 1 MiB the system gives and takes back pages, which takes 3 % of the time of `analyze`.
  static constexpr std::size_t kUsualChunk = std::size_t{1} << 17;

  // Plain, gzip (several members too) and zstd, recognised by the first bytes.
  static std::expected<LineReader, Error> open(const std::string& path,
                                               std::size_t chunk_bytes = kUsualChunk);
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;
  ~LineReader();

  // nullopt at the end. A line longer than max_line_bytes is skipped and counted in problems().
  std::optional<LineChunk> next_chunk();

  // What was wrong with the input so far: cut or damaged compressed data, over-long lines, read
  // errors.
  const std::vector<Problem>& problems() const;
  // Bytes of the file consumed and its size (0 if not known), for progress.
  std::size_t bytes_read() const;
  std::size_t bytes_total() const;

  static constexpr std::size_t max_line_bytes = 16u << 20;

 private:
  struct Impl;
  explicit LineReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
