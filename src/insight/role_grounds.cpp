#include "insight/role_grounds.h"

#include <algorithm>
#include <utility>

namespace skillgap {
namespace {

constexpr std::size_t kReasons = 5;

}  // namespace

RoleGround* phrase_around(const FoundFeature& found, std::vector<RoleGround>& grounds) {
  if (found.field != Field::kTitle) return nullptr;
  const auto phrase = std::ranges::find_if(grounds, [&](const RoleGround& one) {
    return one.field == Field::kTitle && one.where.begin <= found.begin &&
           found.end <= one.where.end;
  });
  return phrase == grounds.end() ? nullptr : &*phrase;
}

// The strongest that is left, again and again: few are kept, so that sorting all would cost more.
std::vector<RoleReason> strongest(std::vector<RoleGround>& grounds) {
  constexpr double kTaken = -1;  // no weight of a ground
  std::vector<RoleReason> kept;
  kept.reserve(kReasons);
  while (kept.size() < kReasons) {
    const auto best = std::ranges::max_element(grounds, {}, &RoleGround::weight);
    if (best == grounds.end() || best->weight == kTaken) break;
    const double weight = std::exchange(best->weight, kTaken);
    const bool told = std::ranges::any_of(kept, [&](const RoleReason& other) {
      return other.field == best->field && other.where.begin < best->where.end &&
             best->where.begin < other.where.end;
    });
    if (!told)
      kept.push_back({best->kind, std::string(best->term), weight, best->field, best->where});
  }
  return kept;
}

}  // namespace skillgap
