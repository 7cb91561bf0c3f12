#include "cli/posting_choice.h"

#include <algorithm>

#include "cli/asked_names.h"

namespace skillgap {

PostingFilter::PostingFilter(const PostingChoice& choice, const Analyzer& analyzer)
    : places_(choice.places, analyzer.tokenizer()) {}

std::expected<PostingFilter, Error> PostingFilter::build(const PostingChoice& choice,
                                                         const Analyzer& analyzer) {
  return build(choice, analyzer, "--role");
}

std::expected<PostingFilter, Error> PostingFilter::build(
    PostingChoice choice, const std::vector<std::string>& profile_roles, const std::string& file,
    const Analyzer& analyzer) {
  if (!choice.roles.empty()) return build(choice, analyzer, "--role");
  choice.roles = profile_roles;
  return build(choice, analyzer, file + ": roles");
}

std::expected<PostingFilter, Error> PostingFilter::build(const PostingChoice& choice,
                                                         const Analyzer& analyzer,
                                                         const std::string& roles_from) {
  const auto roles = role_ids(choice.roles, analyzer, roles_from);
  if (!roles) return std::unexpected(roles.error());
  PostingFilter filter(choice, analyzer);
  filter.since_ = parse_date(choice.since);
  filter.until_ = parse_date(choice.until);
  for (const std::string& role : *roles)
    filter.roles_.push_back(*analyzer.taxonomy().find_role(role));
  return filter;
}

bool PostingFilter::wants(const AnalyzedPosting& posting) const {
  const bool right_role =
      roles_.empty() ||
      (posting.role && std::ranges::find(roles_, posting.role->role) != roles_.end());
  if (!right_role) return false;
  if (!places_.empty() && !places_.any_in(posting.posting.location)) return false;
  if (!since_ && !until_) return true;
  const auto date = parse_date(posting.posting.date_posted);
  return date && (!since_ || *date >= *since_) && (!until_ || *date <= *until_);
}

}  // namespace skillgap
