// Whether a piece of text is part of an address (a URL, a mail address).
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "skillgap/span.h"

namespace skillgap {

namespace address_detail {

// What a byte says of the word that it stands in; bits.
enum : unsigned char { kBlank = 1, kOfAddress = 2, kMayBe = 4 };

inline constexpr auto kSays = [] {
  std::array<unsigned char, 256> says{};
  for (const char c : std::string_view(" \n\t")) says[static_cast<unsigned char>(c)] = kBlank;
  for (const char c : std::string_view("=@%")) says[static_cast<unsigned char>(c)] = kOfAddress;
  for (const char c : std::string_view("/.")) says[static_cast<unsigned char>(c)] = kMayBe;
  return says;
}();

}  // namespace address_detail

// Without any of them a piece of text says nothing of an address by itself.
inline bool has_bytes_of_addresses(std::string_view text) {
  using namespace address_detail;
  return std::ranges::any_of(text, [](char c) {
    return (kSays[static_cast<unsigned char>(c)] & (kOfAddress | kMayBe)) != 0;
  });
}

// The words of an address are glued on purpose. Looks no further than 200 bytes each way.
// `has_bytes`: false where has_bytes_of_addresses() is, of the piece.
inline bool is_in_address(std::string_view text, Span span, bool has_bytes = true) {
  using namespace address_detail;
  constexpr std::size_t kReach = 200;
  const auto says = [&](std::size_t i) { return kSays[static_cast<unsigned char>(text[i])]; };
  const std::size_t from = span.begin - std::min(span.begin, kReach);
  const std::size_t to = std::min(text.size(), span.end + kReach);
  std::size_t begin = span.begin, end = span.end;
  unsigned said = 0;
  for (std::size_t i = begin; has_bytes && i < end; ++i) said |= says(i);
  for (; begin > from && says(begin - 1) != kBlank; --begin) said |= says(begin - 1);
  for (; end < to && says(end) != kBlank; ++end) said |= says(end);
  if ((said & kOfAddress) != 0) return true;
  if ((said & kMayBe) == 0) return false;  // as of nearly all words
  const std::string_view word = text.substr(begin, end - begin);
  return word.contains("://") || word.contains("www.");
}

}  // namespace skillgap
