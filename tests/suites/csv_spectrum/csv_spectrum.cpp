// csv_spectrum LEAST FOLDER: the tables of csv-spectrum (FOLDER/csvs) read by our CSV reader,
// beside what its authors read in them (FOLDER/json). Prints the tables that are read otherwise,
// and counts. Exit code: 0 at least LEAST are read alike; 1 fewer.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "skillgap/csv_reader.h"

namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;

using Rows = std::vector<std::vector<std::string>>;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Header and rows.
Rows read_csv(const std::string& text) {
  Rows rows;
  skillgap::CsvReader reader(text, skillgap::find_csv_separator(text));
  for (skillgap::CsvRow row; reader.next(row);) rows.push_back(row.cells);
  return rows;
}

void add_object(dom::object object, Rows& rows) {
  std::vector<std::string> keys, values;
  for (const auto& [key, value] : object) {
    keys.emplace_back(key);
    values.emplace_back(std::string_view(value));
  }
  if (rows.empty()) rows.push_back(keys);
  rows.push_back(values);
}

// The same of a list of objects, or of one.
Rows read_json(const std::string& text) {
  Rows rows;
  dom::parser parser;
  dom::element root;
  if (parser.parse(text).get(root)) return rows;
  dom::array list;
  if (root.get(list)) {
    add_object(root, rows);
  } else {
    for (const dom::element item : list) add_object(item, rows);
  }
  return rows;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 1;
  std::size_t alike = 0;
  std::set<fs::path> tables;
  for (const auto& entry : fs::directory_iterator(fs::path(argv[2]) / "csvs"))
    tables.insert(entry.path());
  for (const fs::path& table : tables) {
    const fs::path read = fs::path(argv[2]) / "json" / table.stem().concat(".json");
    if (const Rows rows = read_csv(read_file(table)); rows == read_json(read_file(read)))
      ++alike;
    else
      std::printf("%s: read otherwise\n", table.stem().c_str());
  }
  std::printf("%zu of %zu tables read alike\n", alike, tables.size());
  return alike >= std::strtoul(argv[1], nullptr, 10) ? 0 : 1;
}
