// A taxonomy made of the rows that a test shows.
//
//   const Taxonomy t = SmallTaxonomy()
//       .rows("skills", {"python | language | Python",
//                        "pytorch | library | PyTorch | | machine-learning | python"})
//       .rows("aliases", {"go | Go | | company"})
//       .parse();                                  // a test failure where a row has a problem
//
// Cells are parted by '|' and go by the table's columns from the left; cells left out at the end
// are empty, but the source is "own". All tables exist, if only with their header, so files() is
// clean for lint. file() replaces a table by bytes of the test's own.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"
#include "skills/taxonomy_tables.h"
#include "skills/tsv.h"

namespace skillgap {

inline const Tokenizer& test_tokenizer() {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  return tokenizer;
}

inline Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  test_tokenizer().tokenize(text, tokens);
  return tokens;
}

class SmallTaxonomy {
 public:
  SmallTaxonomy() {
    files_.push_back({"VERSION", "2026.01.02\n"});
    for (const TableShape& shape : table_shapes())
      files_.push_back({std::string(shape.file), header(shape)});
    rows("sources", {"own | Common knowledge | written by us | no outside text"});
  }

  // `table` without ".tsv". Rows are added behind those that are there.
  SmallTaxonomy& rows(std::string_view table, const std::vector<std::string>& rows) {
    const TableShape& shape = shape_of(std::string(table) + ".tsv");
    for (const std::string& row : rows) content(shape.file) += line(row, shape);
    return *this;
  }

  SmallTaxonomy& file(std::string_view name, std::string bytes) {
    content(name) = std::move(bytes);
    return *this;
  }

  SmallTaxonomy& without_file(std::string_view name) {
    std::erase_if(files_, [&](const TaxonomyFile& file) { return file.name == name; });
    return *this;
  }

  const std::vector<TaxonomyFile>& files() const { return files_; }

  Taxonomy parse() const {
    ParsedTaxonomy parsed = parse_taxonomy(files_);
    for (const Problem& problem : parsed.problems) ADD_FAILURE() << to_line(problem);
    return std::move(parsed.taxonomy);
  }

 private:
  static const TableShape& shape_of(std::string_view file) {
    return *std::ranges::find(table_shapes(), file, &TableShape::file);
  }

  static std::string header(const TableShape& shape) {
    std::string text;
    for (const std::string_view column : shape.columns)
      (text += text.empty() ? "" : "\t") += column;
    return text + "\n";
  }

  static std::string line(std::string_view row, const TableShape& shape) {
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= row.size();) {
      const std::size_t end = std::min(row.find('|', begin), row.size());
      cells.emplace_back(trim_cell(row.substr(begin, end - begin)));
      begin = end + 1;
    }
    if (cells.size() < shape.columns.size()) {
      cells.resize(shape.columns.size());
      if (shape.columns.back() == "source") cells.back() = "own";
    }
    std::string text;
    for (const std::string& cell : cells) (text += &cell == &cells.front() ? "" : "\t") += cell;
    return text + "\n";
  }

  std::string& content(std::string_view name) {
    for (TaxonomyFile& file : files_) {
      if (file.name == name) return file.content;
    }
    return files_.emplace_back(std::string(name), "").content;
  }

  std::vector<TaxonomyFile> files_;
};

}  // namespace skillgap
