// Writes the built-in tables as one compiled file, for the program to carry (cmake/embed.cmake):
// the same bytes as `skillgap taxonomy compile taxonomy -o FILE` writes.
//
//   skillgap_compile_tables FILE
#include <fstream>
#include <iostream>

#include "skillgap/analyzer.h"
#include "skillgap/taxonomy_image.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: skillgap_compile_tables FILE\n";
    return 2;
  }
  auto compiled = skillgap::Analyzer::compile(
      skillgap::parse_taxonomy(skillgap::built_in_taxonomy_files()).taxonomy);
  if (!compiled) {
    std::cerr << compiled.error().where << ": " << compiled.error().message << '\n';
    return 1;
  }
  std::ofstream file(arguments[1], std::ios::binary);
  file << skillgap::write_taxonomy_image(std::move(*compiled)) << std::flush;
  if (file) return 0;
  std::cerr << arguments[1] << ": cannot be written\n";
  return 1;
}
