// What a thread reads the texts of a posting into. It keeps its memory for the next one, so that
// little is allocated for each; what a very long text needed is given back.
#pragma once

#include <cstddef>

#include "insight/read_text.h"

namespace skillgap {

struct Workspace {
  ReadText title, text, other;

  void give_back_what_is_large() {
    constexpr std::size_t kMostKept = std::size_t{1} << 19;  // bytes of text
    if (text.text.size() > kMostKept) *this = {};
  }
};

inline Workspace& workspace_of_thread() {
  thread_local Workspace workspace;
  return workspace;
}

}  // namespace skillgap
