// What every answer of the library must satisfy, whatever the input. A fuzz target calls these on
// what it got; the first one that does not hold ends the run with its message, and libFuzzer keeps
// the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/posting.h"
#include "skillgap/span.h"

namespace skillgap::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What stands before the first line break of `rest`, which then begins behind it.
std::string_view take_line(std::string_view& rest);

void require(bool holds, std::string_view promise);
void require_equal(std::string_view got, std::string_view expected, std::string_view promise);

// Invariant I2: valid UTF-8, no control characters but tab, LF and CR.
void require_clean(std::string_view text, std::string_view what);
void require_valid_utf8(std::string_view text, std::string_view what);
// Within the text, and between whole characters.
void require_on_characters(Span span, std::string_view text);
// One JSON object on one line.
void require_json_line(std::string_view json);

// Has an id and a title or description; all its strings are clean.
void require_sound(const Posting& posting);
// Each says where and what.
void require_sound(std::span<const Problem> problems);
void require_sound(const Error& error);

}  // namespace skillgap::fuzz
