#include "cli/posting_ids.h"

#include "skillgap/files.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

}  // namespace

std::expected<std::vector<std::string>, Error> read_ids(const std::string& path) {
  std::vector<std::string> ids;
  if (path.empty()) return ids;
  const auto document = read_document(path, kMostBytes);
  if (!document) return std::unexpected(document.error());
  std::string_view rest = document->bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    line = line.substr(0, line.find_first_of(",\t\r"));
    while (line.ends_with(' ')) line.remove_suffix(1);
    if (!line.empty() && !line.starts_with('#')) ids.emplace_back(line);
  }
  return ids;
}

}  // namespace skillgap
