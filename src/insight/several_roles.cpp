#include "insight/several_roles.h"

#include <algorithm>
#include <functional>

#include "insight/role_terms.h"

namespace skillgap {
namespace {

constexpr std::size_t kLongestLine = 24;  // words; a longer line is a sentence
constexpr double kLeastShare = 0.6;       // of a line's words that name roles

// Once for each role that is no kind of another one.
class DistinctRoles {
 public:
  explicit DistinctRoles(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {}

  void add(RoleId role) {
    const bool known = std::ranges::any_of(roles_, [&](RoleId other) {
      return is_a(other, role, taxonomy_) || is_a(role, other, taxonomy_);
    });
    if (!known) roles_.push_back(role);
  }
  std::vector<RoleId> take() {
    return roles_.size() > 1 ? std::move(roles_) : std::vector<RoleId>();
  }

 private:
  const Taxonomy& taxonomy_;
  std::vector<RoleId> roles_;
};

std::size_t words(const Tokens& tokens, std::size_t first, std::size_t end) {
  std::size_t count = 0;
  for (; first < end; ++first) count += is_term_word(tokens.folded(first)) ? 1 : 0;
  return count;
}

std::uint32_t line_of(const ReadText& text, std::size_t token) {
  return text.structure.clause(token).line;
}

std::size_t line_begin(const ReadText& text, std::size_t token) {
  while (token > 0 && line_of(text, token - 1) == line_of(text, token)) --token;
  return token;
}

std::size_t line_end(const ReadText& text, std::size_t token) {
  const std::uint32_t line = line_of(text, token);
  while (token < text.tokens.size() && line_of(text, token) == line) ++token;
  return token;
}

}  // namespace

bool is_a(RoleId role, RoleId wider, const Taxonomy& taxonomy) {
  return role == wider || std::ranges::any_of(taxonomy[role].broader, [&](RoleId next) {
           return next != role && is_a(next, wider, taxonomy);
         });
}

std::vector<RoleId> several_roles(const std::vector<TitleVote>& votes, const Taxonomy& taxonomy) {
  DistinctRoles roles(taxonomy);
  for (const TitleVote& vote : votes) {
    if (!vote.is_field) roles.add(vote.hit.role);
  }
  return roles.take();
}

std::vector<RoleId> listed_roles(const ReadText& text, const std::vector<TitleHit>& hits,
                                 const Taxonomy& taxonomy) {
  // As of most texts.
  if (std::ranges::adjacent_find(hits, std::ranges::not_equal_to(), &TitleHit::role) == hits.end())
    return {};
  DistinctRoles roles(taxonomy);
  for (auto first = hits.begin(); first != hits.end();) {
    const std::size_t end = line_end(text, first->first_token);
    const auto next = std::ranges::find_if(
        first, hits.end(), [&](const TitleHit& hit) { return hit.first_token >= end; });
    std::size_t naming = 0;
    for (auto hit = first; hit != next; ++hit)
      naming += words(text.tokens, hit->first_token, hit->end_token);
    const std::size_t all = words(text.tokens, line_begin(text, first->first_token), end);
    if (all <= kLongestLine &&
        static_cast<double>(naming) >= kLeastShare * static_cast<double>(all))
      std::for_each(first, next, [&](const TitleHit& hit) { roles.add(hit.role); });
    first = next;
  }
  return roles.take();
}

}  // namespace skillgap
