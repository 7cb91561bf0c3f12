// The built-in tables as they were compiled when the program was built, inside the program: an
// analyzer is made of them in a third of the time that the rows take.
//
//   open_taxonomy_image(built_in_taxonomy_image(), nullptr, "built-in taxonomy")
#pragma once

#include <cstddef>
#include <span>

namespace skillgap {

std::span<const std::byte> built_in_taxonomy_image();  // of the program: never ends

}  // namespace skillgap
