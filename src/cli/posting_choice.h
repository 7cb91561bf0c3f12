// Which of the analyzed postings a command looks at.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "skillgap/analyzer.h"
#include "skillgap/date.h"
#include "skillgap/place_names.h"

namespace skillgap {

// Immutable; share between threads. The analyzer must outlive it.
class PostingFilter {
 public:
  // An Error where a role is none.
  static std::expected<PostingFilter, Error> build(const PostingChoice& choice,
                                                   const Analyzer& analyzer);
  // The same, for the roles of the profile in `file` where the choice names none.
  static std::expected<PostingFilter, Error> build(PostingChoice choice,
                                                   const std::vector<std::string>& profile_roles,
                                                   const std::string& file,
                                                   const Analyzer& analyzer);
  bool wants(const AnalyzedPosting& posting) const;

 private:
  PostingFilter(const PostingChoice& choice, const Analyzer& analyzer);
  static std::expected<PostingFilter, Error> build(const PostingChoice& choice,
                                                   const Analyzer& analyzer,
                                                   const std::string& roles_from);

  std::vector<RoleId> roles_;
  PlaceNames places_;
  std::optional<Date> since_, until_;
};

}  // namespace skillgap
