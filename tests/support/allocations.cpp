#include "support/allocations.h"

#include <cstdlib>
#include <new>

static std::size_t calls = 0;

void* operator new(std::size_t bytes) {
  ++calls;
  if (void* memory = std::malloc(bytes)) return memory;
  throw std::bad_alloc();
}
// Else the address sanitizer's own would be undone by our delete.
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  ++calls;
  return std::malloc(bytes);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace skillgap {

std::size_t allocations() { return calls; }

}  // namespace skillgap
