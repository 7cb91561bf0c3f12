// Public job boards: from the page that a person would paste to the address at which the board
// gives the same postings as data, open to everyone and without a key.
//
//   find_board("https://jobs.lever.co/acme")
//       // {"lever", "https://api.lever.co/v0/postings/acme?mode=json"}
//
// What these addresses answer with is read by parse_feed (skillgap/feed.h). Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace skillgap {

struct BoardAddress {
  std::string_view board;  // "greenhouse"; lives as long as the program
  std::string url;
};

// Empty where the address is that of no board we know.
std::optional<BoardAddress> find_board(std::string_view page_url);

}  // namespace skillgap
