#include "bench/ac_dfa.h"

#include <deque>

namespace skillgap::bench {
namespace {

bool is_upper(std::size_t byte) { return byte >= 'A' && byte <= 'Z'; }

}  // namespace

AcDfa::AcDfa(std::span<const std::string> patterns) {
  make_classes(patterns);
  new_state();
  for (std::uint32_t i = 0; i < patterns.size(); ++i) add(patterns[i], i);
  complete();
}

// Bytes that no pattern has share class 0.
void AcDfa::make_classes(std::span<const std::string> patterns) {
  for (const std::string& pattern : patterns) {
    for (const char c : pattern) {
      auto& its = class_[static_cast<unsigned char>(c)];
      if (its == 0) its = classes_++;
    }
  }
  for (std::size_t byte = 0; byte < class_.size(); ++byte)
    if (is_upper(byte)) class_[byte] = class_[byte + 32];
}

std::uint32_t AcDfa::new_state() {
  next_.resize(next_.size() + classes_, kNone);
  ends_here_.push_back(kNone);
  return static_cast<std::uint32_t>(ends_here_.size() - 1);
}

void AcDfa::add(std::string_view pattern, std::uint32_t number) {
  std::uint32_t state = 0;
  for (const char c : pattern) {
    const std::size_t edge = state * classes_ + class_[static_cast<unsigned char>(c)];
    if (next_[edge] == kNone) {
      const std::uint32_t made = new_state();
      next_[edge] = made;
    }
    state = next_[edge];
  }
  ends_here_[state] = number;
}

// Breadth first: a state's suffix stands nearer to the root, so its row is complete already.
void AcDfa::complete() {
  shorter_.assign(ends_here_.size(), 0);
  has_output_.assign(ends_here_.size(), false);
  std::deque<std::uint32_t> queue = {0};
  while (!queue.empty()) {
    const std::uint32_t state = queue.front();
    queue.pop_front();
    has_output_[state] = ends_here_[state] != kNone || (state != 0 && has_output_[shorter_[state]]);
    for (std::uint32_t c = 0; c < classes_; ++c) {
      std::uint32_t& edge = next_[state * classes_ + c];
      const std::uint32_t by_suffix = state == 0 ? 0 : next_[shorter_[state] * classes_ + c];
      if (edge != kNone) {
        shorter_[edge] = by_suffix / classes_;
        queue.push_back(edge);
        edge *= classes_;
      } else {
        edge = by_suffix;
      }
    }
  }
}

}  // namespace skillgap::bench
