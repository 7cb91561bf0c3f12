// A taxonomy compiled into one block of bytes: its rows and its phrase tables, so that an Analyzer
// is made without parsing a row or building a phrase table. For dictionaries of 100,000 names and
// more, and for many short runs. Built anew from the rows each time: the few words of units.tsv and
// function_words.tsv.
//
//   CompiledTaxonomy compiled = Analyzer::compile(taxonomy).value();
//   write_file("names.sgt", write_taxonomy_image(compiled));
//
//   MappedFile file = map_file("names.sgt").value();                       // skillgap/files.h
//   auto opened = open_taxonomy_image(file.bytes, file.owner, "names.sgt");
//   Analyzer analyzer = Analyzer::make(std::move(*opened)).value();
//
// Phrase tables are used where they stand, without a copy; `owner` keeps the bytes alive. The bytes
// are in the order of the machine that wrote them. Any bytes are read without harm: a checksum
// tells damage, and every offset, count and number is checked besides.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "skillgap/error.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

struct CompiledTaxonomy {
  Taxonomy taxonomy;
  std::string tokenizer_version;  // Tokenizer::version() of when the tables were built
  PhraseTables phrases;
};

std::string write_taxonomy_image(CompiledTaxonomy compiled);

// Whether this is meant to be such an image, sound or not.
bool looks_like_taxonomy_image(std::span<const std::byte> bytes);

// `where` stands in the message. REQUIRES: bytes begin at a multiple of 8.
std::expected<CompiledTaxonomy, Error> open_taxonomy_image(std::span<const std::byte> bytes,
                                                           std::shared_ptr<const void> owner,
                                                           const std::string& where);

// "…, make it anew with: skillgap taxonomy compile FOLDER -o FILE"
Error stale_taxonomy_image(const std::string& where, std::string_view why);

}  // namespace skillgap
