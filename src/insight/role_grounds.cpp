#include "insight/role_grounds.h"

#include <algorithm>
#include <utility>

namespace skillgap {
namespace {

constexpr std::size_t kReasons = 5;
constexpr double kTaken = -1;  // no weight of a ground

}  // namespace

RoleGround* phrase_around(const FoundFeature& found, std::vector<RoleGround>& grounds) {
  if (found.field != Field::kTitle) return nullptr;
  const auto phrase = std::ranges::find_if(grounds, [&](const RoleGround& one) {
    return one.field == Field::kTitle && one.where.begin <= found.begin &&
           found.end <= one.where.end;
  });
  return phrase == grounds.end() ? nullptr : &*phrase;
}

// The first of those that are strongest; null where all are taken. Which it is nobody can guess, so
// that a step without a branch takes least time.
static RoleGround* strongest_left(std::vector<RoleGround>& grounds) {
  RoleGround* best = nullptr;
  double greatest = kTaken;
  for (RoleGround& ground : grounds) {
    best = ground.weight > greatest ? &ground : best;
    greatest = std::max(greatest, ground.weight);
  }
  return best;
}

// The strongest that is left, again and again: few are kept, so that sorting all would cost more.
std::vector<RoleReason> strongest(std::vector<RoleGround>& grounds, const RoleModel& model) {
  std::vector<RoleReason> kept;
  kept.reserve(kReasons);
  while (kept.size() < kReasons) {
    RoleGround* const best = strongest_left(grounds);
    if (best == nullptr) break;
    const double weight = std::exchange(best->weight, kTaken);
    const bool told = std::ranges::any_of(kept, [&](const RoleReason& other) {
      return other.field == best->field && other.where.overlaps(best->where);
    });
    if (told) continue;
    const std::string_view kind = best->found ? model.kind(*best->found) : "title";
    const std::string_view term = best->found ? model.term(*best->found) : best->phrase;
    kept.push_back({kind, std::string(term), weight, best->field, best->where});
  }
  return kept;
}

}  // namespace skillgap
