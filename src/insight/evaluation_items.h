// What an evaluation counts: gold names and found mentions side by side, and the rows they add to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/evaluation.h"

namespace skillgap {

// The text around a place, which stands in brackets.
std::string context_of(std::string_view text, Span where);

// A gold name or a found mention with all that rows ask for.
struct Item {
  Span where;
  std::vector<ConceptId> concepts;  // what the gold name may mean; one for a found mention
  std::string kind, section, label;
  Status status = Status::kMentioned;
  std::string rule;
};

bool agrees(const Item& a, const Item& b);  // the same skill at the same place

// Counts that go into the row of the line's language and into that of all.
class Tally {
 public:
  Tally(JudgedLine& line, std::string language) : line_(line), language_(std::move(language)) {}

  void asked(const std::string& level, const std::string& by, std::string_view value, bool right) {
    each(level, by, value, [right](Counts& counts) {
      ++counts.gold;
      if (right) ++counts.recalled;
    });
  }
  void answered(const std::string& level, const std::string& by, std::string_view value,
                bool right) {
    each(level, by, value, [right](Counts& counts) {
      ++counts.found;
      if (right) ++counts.right;
    });
  }

 private:
  template <typename Add>
  void each(const std::string& level, const std::string& by, std::string_view value, Add add) {
    if (value.empty()) return;
    for (const std::string& language : {language_, std::string("all")})
      add(line_.counts[{level, by, std::string(value), language}]);
  }
  JudgedLine& line_;
  std::string language_;
};

// Span level, statuses, decoys and errors of one posting.
void judge_spans(const GoldPosting& gold, const std::vector<Item>& asked,
                 const std::vector<Item>& answered, JudgedLine& line);

// Each concept once: gold concepts that were found, and found ones that gold knows.
void judge_concepts(const std::vector<Item>& asked, const std::vector<Item>& answered,
                    std::span<const ConceptId> fields_of_study, Tally& tally);

}  // namespace skillgap
