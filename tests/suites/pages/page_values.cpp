// page_values LEAST PAGE.html...: what published tests expect to be found in a page (the .json or
// .jsonld beside it; for W3C's "x-in.html" the "x-out.jsonld") against what we read in its JSON-LD,
// microdata and RDFa. Prints each value that we miss, and counts. Exit code: 0 none is missed and
// at least LEAST were looked for; 1 not so.
//
// Compared are the values that are texts, by their letters and digits: the suites part and trim
// white space otherwise, and resolve links.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "ingest/loose_json.h"
#include "skillgap/html_text.h"
#include "skillgap/page_data.h"
#include "skillgap/text.h"

namespace {

using namespace skillgap;
namespace dom = simdjson::dom;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : html_to_text(text).text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte)) out += c;
  }
  return out;
}

// Names of things rather than values of a page.
bool is_name(std::string_view key) {
  return key == "type" || key == "@type" || key == "@id" || key == "id" || key == "@context" ||
         key == "@index" || key == "@language" || key == "opengraph" || key == "rdfa" ||
         key == "microformat" || key == "query-input" || key == "dublincore" || key == "status" ||
         key == "_nodeId_";
}

void add_values(const dom::element& value, std::set<std::string>& out) {
  if (std::string_view text; !value.get(text)) out.insert(squeezed(text));
  if (dom::array list; !value.get(list)) {
    for (const dom::element item : list) add_values(item, out);
  }
  if (dom::object object; !value.get(object)) {
    for (const auto& field : object) {
      if (!is_name(field.key)) add_values(field.value, out);
    }
  }
}

std::set<std::string> values_of_page(const std::string& bytes) {
  std::set<std::string> out;
  const std::string html = decode_text(bytes).text;
  std::vector<std::string> blocks = html_to_text(html).json_ld;
  blocks.push_back(marked_items(html));
  for (const std::string& block : blocks) {
    JsonDocument document;
    if (const auto root = document.read_loose(block)) add_values(*root, out);
  }
  return out;
}

std::string expected_beside(const std::string& page) {
  const std::string stem = page.substr(0, page.rfind('.'));
  const bool w3c = stem.ends_with("-in");
  std::string all;
  for (const std::string& path : {stem + ".jsonld", stem + ".json",
                                  w3c ? stem.substr(0, stem.size() - 3) + "-out.jsonld" : stem}) {
    const std::string text = read_file(path);
    if (!text.empty()) all += (all.empty() ? "[" : ",") + text;
  }
  return all.empty() ? "[]" : all + "]";
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t found = 0, missed = 0;
  for (int i = 2; i < argc; ++i) {
    dom::parser parser;
    dom::array all;
    if (parser.parse(expected_beside(argv[i])).get(all)) continue;
    std::set<std::string> expected;
    for (const dom::element one : all) {
      dom::element items, blocks;
      // Some list what each way of marking gives, and how the page was had.
      const bool by_way = one.is_object() && !one["microdata"].get(items);
      add_values(by_way ? items : one, expected);
      if (by_way && !one["json-ld"].get(blocks)) add_values(blocks, expected);
    }
    const std::set<std::string> ours = values_of_page(read_file(argv[i]));
    for (const std::string& value : expected) {
      // A resolved link ends in the one that was written.
      const bool has = std::ranges::any_of(ours, [&](const std::string& own) {
        return own == value || (!own.empty() && value.starts_with("http") && value.ends_with(own));
      });
      ++(has || value.empty() ? found : missed);
      if (!has && !value.empty()) std::printf("%s: missed %s\n", argv[i], value.c_str());
    }
  }
  std::printf("%zu values looked for, %zu missed\n", found + missed, missed);
  return missed == 0 && argc > 1 && found >= std::strtoul(argv[1], nullptr, 10) ? 0 : 1;
}
