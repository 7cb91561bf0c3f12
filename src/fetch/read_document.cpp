#include <algorithm>
#include <charconv>
#include <utility>

#include "fetch/file_type.h"
#include "fetch/unpacked_input.h"
#include "skillgap/ascii.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    const char* digits = text.data() + i + 1;
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    out += escape ? static_cast<char>(byte) : text[i];
    if (escape) i += 2;
  }
  return out;
}

bool is_file_url(std::string_view text) { return ascii_lower(text.substr(0, 6)) == "file:/"; }

// RFC 8089: file:/path, file:///path and file://localhost/path are one.
std::expected<std::string, Error> path_of_file_url(const std::string& url) {
  std::string_view rest = std::string_view(url).substr(5);
  rest = rest.substr(0, rest.find_first_of("?#"));
  if (rest.starts_with("//")) {
    const std::size_t host_end = std::min(rest.find('/', 2), rest.size());
    const std::string host = ascii_lower(rest.substr(2, host_end - 2));
    if (!host.empty() && host != "localhost") {
      return std::unexpected(Error{url, "names a file of another machine, copy the file here"});
    }
    rest.remove_prefix(host_end);
  }
  return percent_decoded(rest);
}

std::expected<void, Error> read_all(UnpackedInput& input, std::size_t max_bytes,
                                    RawDocument& document) {
  input.fill(document.bytes, max_bytes + 1);
  if (document.bytes.size() > max_bytes) {
    return std::unexpected(Error{document.where, "is larger than " + std::to_string(max_bytes) +
                                                     " bytes, split it or raise the limit"});
  }
  if (!input.problem()) return {};
  // What came before a cut can be used (invariant I3 keeps it from expiring anything).
  if (input.problem()->kind != ProblemKind::kTruncated || document.bytes.empty()) {
    return std::unexpected(Error{document.where, input.problem()->message});
  }
  document.complete = false;
  return {};
}

}  // namespace

std::expected<RawDocument, Error> read_document(const std::string& path_or_url,
                                                std::size_t max_bytes) {
  RawDocument document;
  document.where = path_or_url;
  std::string path = path_or_url;
  if (is_file_url(path_or_url)) {
    auto named = path_of_file_url(path_or_url);
    if (!named) return std::unexpected(std::move(named.error()));
    path = std::move(*named);
    document.url = path_or_url;
  }
  document.content_type = type_by_ending(path);
  auto file = InputFile::open(path, InputFile::Accept::kFilesOnly);
  if (!file) return std::unexpected(Error{path_or_url, std::move(file.error().message)});
  UnpackedInput input(std::move(*file));
  if (auto read = read_all(input, max_bytes, document); !read) {
    return std::unexpected(std::move(read.error()));
  }
  return document;
}

}  // namespace skillgap
