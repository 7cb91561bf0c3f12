// A fetcher owns connections; two of them would break the promise of one request in flight per
// host.
#include "skillgap/fetcher.h"

skillgap::Fetcher& same(skillgap::Fetcher& fetcher) {
#ifdef SKILLGAP_WRONG
  static skillgap::Fetcher copy = fetcher;
  return copy;
#else
  return fetcher;
#endif
}
