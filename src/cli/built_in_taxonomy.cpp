#include "cli/built_in_taxonomy.h"

// Made by cmake/embed.cmake.
extern "C" {
extern const std::byte skillgap_taxonomy_image[];
extern const std::byte skillgap_taxonomy_image_end[];
}

namespace skillgap {

std::span<const std::byte> built_in_taxonomy_image() {
  return {skillgap_taxonomy_image, skillgap_taxonomy_image_end};
}

}  // namespace skillgap
