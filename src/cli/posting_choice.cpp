#include "cli/posting_choice.h"

#include <algorithm>

#include "cli/profile_file.h"

namespace skillgap {
namespace {

std::expected<std::optional<Date>, Error> day(const std::string& text, const char* option) {
  if (text.empty()) return std::nullopt;
  if (const auto date = parse_date(text)) return date;
  return std::unexpected(Error{option, "no date, write it as 2026-01-31"});
}

}  // namespace

PostingFilter::PostingFilter(const PostingChoice& choice, const Analyzer& analyzer)
    : places_(choice.places, analyzer.tokenizer()) {
  for (const std::string& role : choice.roles)
    roles_.push_back(*analyzer.taxonomy().find_role(role));
}

std::expected<PostingFilter, Error> PostingFilter::build(const PostingChoice& choice,
                                                         const Analyzer& analyzer) {
  if (const auto known = check_roles(choice.roles, analyzer.taxonomy()); !known)
    return std::unexpected(known.error());
  const auto since = day(choice.since, "--since"), until = day(choice.until, "--until");
  if (!since) return std::unexpected(since.error());
  if (!until) return std::unexpected(until.error());
  PostingFilter filter(choice, analyzer);
  filter.since_ = *since;
  filter.until_ = *until;
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
