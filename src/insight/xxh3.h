// XXH3 with the widest registers that the processor has, where xxHash was built to choose: half the
// steps for the same hash.
#pragma once

#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>
#else
#define XXH_INLINE_ALL
#include <xxhash.h>
#endif
