// The textbook rival of PhraseMatcher: Aho and Corasick's automaton (CACM 18, 1975), written out as
// a table of state × byte class. Bytes only: no token boundaries, no folding but of ASCII, every
// occurrence of every pattern.
//
//   const AcDfa automaton(patterns);                       // ASCII letters in lower case
//   automaton.scan(text, [](std::size_t pattern, std::size_t end) { … });
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap::bench {

class AcDfa {
 public:
  explicit AcDfa(std::span<const std::string> patterns);

  std::size_t bytes() const { return next_.size() * sizeof(std::uint32_t); }

  template <typename Report>
  void scan(std::string_view text, Report report) const {
    std::uint32_t state = 0;  // times the number of classes
    for (std::size_t i = 0; i < text.size(); ++i) {
      state = next_[state + class_[static_cast<unsigned char>(text[i])]];
      for (std::uint32_t at = state / classes_; has_output_[at]; at = shorter_[at])
        if (ends_here_[at] != kNone) report(ends_here_[at], i + 1);
    }
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  void make_classes(std::span<const std::string> patterns);
  void add(std::string_view pattern, std::uint32_t number);
  std::uint32_t new_state();
  void complete();

  std::array<std::uint32_t, 256> class_{};
  std::uint32_t classes_ = 1;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> ends_here_;  // pattern of a state
  std::vector<std::uint32_t> shorter_;    // the longest suffix that is a state
  std::vector<bool> has_output_;          // a pattern ends in the state or in a suffix of it
};

}  // namespace skillgap::bench
