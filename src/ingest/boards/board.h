// One job board: how its addresses are recognised and how a job of its data is read. A new board is
// one file here and one line in all_boards().
#pragma once

#include <simdjson.h>

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/feed_item.h"

namespace skillgap {

// The parts of a page's address, as find_board() hands them to a board.
struct BoardPage {
  std::string host;                    // in lower case, without "www."
  std::vector<std::string_view> path;  // segments, none of them empty
  std::string_view query = {};         // without its '?'
  std::string_view segment(std::size_t i) const { return i < path.size() ? path[i] : ""; }
  std::string_view parameter(std::string_view name) const;  // of the query, "" where not stated
};

struct Board {
  std::string_view name;
  std::string_view api_host;  // of the address that gives the data; ".x" is any host below x
  // The address of the data, where the page is one of this board's.
  std::optional<std::string> (*address)(const BoardPage& page);

  // For boards that answer in JSON; `list` is empty for those that answer with a feed.
  std::string_view list;  // JSON pointer to the jobs; "/" for an answer that is the list itself
  std::string_view mark;  // a key that only this board's jobs have
  FeedItem (*read)(const simdjson::dom::element& job);
  // For boards whose list has no texts: the addresses of its jobs and of its next page.
  std::vector<std::string> (*links)(const simdjson::dom::element& root) = nullptr;
  // Whether an answer is one job rather than a list; null: where it has the mark.
  bool (*is_single)(const simdjson::dom::element& root) = nullptr;
};

extern const Board kAshby, kGreenhouse, kHackerNews, kLever, kPersonio, kRecruitee,
    kSmartRecruiters, kTeamtailor, kWorkable;
std::span<const Board* const> all_boards();

// Fills `reading` from the answer of a board: a list of jobs, or a single one.
void read_board(FeedReading& reading, const Board& board, const simdjson::dom::element& root);

// The board whose answer this is: by the address it came from, else by the keys of its jobs.
const Board* board_of(const simdjson::dom::element& root, std::string_view document_url);

// Strings as they are, numbers as written, else "".
std::string text_at(const simdjson::dom::element& json, std::string_view pointer);
std::string first_text(const simdjson::dom::element& json,
                       std::initializer_list<std::string_view> pointers);
// The texts at `pointer` in each item of the list at `list`, with `between` them, each once.
std::string listed_texts(const simdjson::dom::element& json, std::string_view list,
                         std::string_view pointer, std::string_view between);
bool is_true(const simdjson::dom::element& json, std::string_view pointer);

// Adds a heading and what stands under it to an HTML description; nothing where that is empty.
void add_section(std::string& html, std::string_view heading, std::string_view content);

// "Jakarta, ID": those of the parts that are stated.
std::string joined_place(std::initializer_list<std::string> parts);

// Marks work from anywhere, as JobPosting does.
void set_remote(FeedItem& item, bool remote);

}  // namespace skillgap
