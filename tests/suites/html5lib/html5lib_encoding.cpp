// html5lib_encoding LEAST FILE.dat...: which encoding a page declares, by html5lib's tests (pieces
// of "#data", the page, and "#encoding", its encoding). Prints the cases that are told otherwise,
// and counts. Exit code: 0 at least LEAST are told alike; 1 fewer.
//
// A page without a declaration has windows-1252 in the suite; ours is UTF-8 if it is valid UTF-8,
// so what is asked is the declaration.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "text/encoding_declaration.h"
#include "text/encoding_labels.h"

namespace {

struct Case {
  std::string_view page, encoding;
};

// The next case of `rest`, which is shortened by it; false at the end.
bool next_case(std::string_view& rest, Case& one) {
  constexpr std::string_view kData = "#data\n", kEncoding = "\n#encoding\n";
  const std::size_t begin = rest.find(kData);
  if (begin == std::string_view::npos) return false;
  rest.remove_prefix(begin + kData.size());
  const std::size_t end = rest.find(kEncoding);
  if (end == std::string_view::npos) return false;
  one.page = rest.substr(0, end);
  rest.remove_prefix(end + kEncoding.size());
  one.encoding = rest.substr(0, rest.find('\n'));
  return true;
}

std::string_view encoding_of(std::string_view page) {
  const skillgap::ByteOrderMark mark = skillgap::find_byte_order_mark(page);
  const std::string label =
      mark.length > 0 ? std::string(mark.encoding) : skillgap::declared_encoding(page);
  const skillgap::Encoding* encoding = skillgap::find_encoding(label);
  return encoding ? encoding->name : "windows-1252";
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t cases = 0, alike = 0;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::string_view rest = bytes;
    for (Case one; next_case(rest, one); ++cases) {
      const skillgap::Encoding* expected = skillgap::find_encoding(one.encoding);
      const std::string_view ours = encoding_of(one.page);
      if (expected && expected->name == ours)
        ++alike;
      else
        std::printf("%s: %.*s expected, %.*s told, in a page of %zu bytes\n", argv[i],
                    static_cast<int>(one.encoding.size()), one.encoding.data(),
                    static_cast<int>(ours.size()), ours.data(), one.page.size());
    }
  }
  std::printf("%zu of %zu encodings told alike\n", alike, cases);
  return argc > 1 && alike >= std::strtoul(argv[1], nullptr, 10) ? 0 : 1;
}
