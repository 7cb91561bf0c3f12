#include "fetch/file_type.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

struct FileType {
  std::string_view ending;
  std::string_view content_type;
  bool is_document = true;
};

constexpr FileType kFileTypes[] = {
    {".html", "text/html"},
    {".htm", "text/html"},
    {".xhtml", "application/xhtml+xml"},
    {".xml", "application/xml"},
    {".rss", "application/rss+xml"},
    {".atom", "application/atom+xml"},
    {".rdf", "application/rdf+xml"},
    {".json", "application/json"},
    {".jsonl", "application/x-ndjson", false},
    {".ndjson", "application/x-ndjson", false},
    {".csv", "text/csv", false},
    {".tsv", "text/tab-separated-values", false},
    {".txt", "text/plain", false},
};

}  // namespace

std::string_view type_by_ending(std::string_view path) {
  const std::string name = ascii_lower(path);
  std::string_view stem = name;
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (stem.ends_with(packed)) stem.remove_suffix(packed.size());
  }
  const auto* found = std::ranges::find_if(
      kFileTypes, [stem](const FileType& type) { return stem.ends_with(type.ending); });
  return found == std::end(kFileTypes) ? std::string_view() : found->content_type;
}

bool is_document_type(std::string_view media_type) {
  const auto* found = std::ranges::find(kFileTypes, media_type, &FileType::content_type);
  return found != std::end(kFileTypes) && found->is_document;
}

}  // namespace skillgap
