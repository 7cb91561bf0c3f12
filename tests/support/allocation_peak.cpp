#include "support/allocation_peak.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

static std::atomic<std::size_t> in_use{0};
static std::atomic<std::size_t> peak{0};

static void note(std::size_t now) {
  std::size_t most = peak.load();
  while (now > most && !peak.compare_exchange_weak(most, now)) continue;
}

static void* counted(std::size_t bytes) {
  void* memory = std::malloc(bytes);
  if (!memory) return nullptr;
  const std::size_t size = malloc_usable_size(memory);
  note(in_use.fetch_add(size) + size);
  return memory;
}

void* operator new(std::size_t bytes) {
  if (void* memory = counted(bytes)) return memory;
  throw std::bad_alloc();
}
// Else the address sanitizer's own would be undone by our delete.
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept { return counted(bytes); }
void operator delete(void* memory) noexcept {
  if (memory) in_use.fetch_sub(malloc_usable_size(memory));
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

namespace skillgap {

AllocationPeak::AllocationPeak() : before_(in_use) { peak = before_; }
std::size_t AllocationPeak::bytes() const { return peak - before_; }

}  // namespace skillgap
