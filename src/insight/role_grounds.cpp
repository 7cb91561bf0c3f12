#include "insight/role_grounds.h"

#include <algorithm>

#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::size_t kReasons = 5;

}  // namespace

RoleGround* phrase_around(const FoundFeature& found, std::vector<RoleGround>& grounds) {
  if (found.field != Field::kTitle) return nullptr;
  const auto phrase = std::ranges::find_if(grounds, [&](const RoleGround& one) {
    return one.field == Field::kTitle && one.where.begin <= found.where.begin &&
           found.where.end <= one.where.end;
  });
  return phrase == grounds.end() ? nullptr : &*phrase;
}

RoleGround ground_of(const FoundFeature& found, std::string_view name, double weight) {
  const std::size_t colon = name.find(':');
  return {name.substr(0, colon), name.substr(colon + 1), weight, found.field, found.where};
}

std::vector<RoleReason> strongest(std::vector<RoleGround> grounds) {
  stable_sort_by(grounds, std::greater(), &RoleGround::weight);
  std::vector<RoleReason> kept;
  for (const RoleGround& ground : grounds) {
    const bool told = std::ranges::any_of(kept, [&](const RoleReason& other) {
      return other.field == ground.field && other.where.begin < ground.where.end &&
             ground.where.begin < other.where.end;
    });
    if (!told)
      kept.push_back({std::string(ground.kind), std::string(ground.term), ground.weight,
                      ground.field, ground.where});
    if (kept.size() == kReasons) break;
  }
  return kept;
}

}  // namespace skillgap
