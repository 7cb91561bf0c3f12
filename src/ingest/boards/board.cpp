#include "ingest/boards/board.h"

#include "skillgap/board.h"

#include <algorithm>
#include <array>

#include "ingest/relative_url.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;
constexpr auto kNone = std::string_view::npos;

// REQUIRES: a web URL.
BoardPage page_of(std::string_view url) {
  BoardPage page{url_host(url), {}, {}};
  std::string_view rest = url.substr(url.find("//") + 2);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t question = std::min(rest.find('?'), rest.size());
  page.query = rest.substr(std::min(question + 1, rest.size()));
  rest = rest.substr(0, question);
  for (std::size_t slash = rest.find('/'); slash != kNone;) {
    const std::size_t begin = slash + 1;
    slash = rest.find('/', begin);
    const std::string_view segment = rest.substr(begin, slash - begin);
    if (!segment.empty()) page.path.push_back(segment);
  }
  return page;
}

bool has_key(const dom::element& object, std::string_view key) {
  dom::element value;
  return object.is_object() && !object[key].get(value);
}

bool gives_data(const Board& board, std::string_view host) {
  if (board.list.empty() || host.empty()) return false;
  return board.api_host.starts_with('.') ? host.ends_with(board.api_host) : host == board.api_host;
}

bool holds_jobs(const dom::element& root, const Board& board) {
  if (has_key(root, board.mark)) return true;  // a single job
  dom::element first;
  const auto list =
      board.list == "/" ? root.at(0) : root.at_pointer(std::string(board.list) + "/0");
  return !list.get(first) && has_key(first, board.mark);
}

}  // namespace

std::string_view BoardPage::parameter(std::string_view name) const {
  for (std::string_view rest = query; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part.starts_with(name) && part.substr(name.size()).starts_with('='))
      return part.substr(name.size() + 1);
  }
  return {};
}

std::span<const Board* const> all_boards() {
  static constexpr std::array kBoards = {&kAshby,           &kGreenhouse, &kHackerNews,
                                         &kLever,           &kPersonio,   &kRecruitee,
                                         &kSmartRecruiters, &kTeamtailor, &kWorkable};
  return kBoards;
}

std::optional<BoardAddress> find_board(std::string_view page_url) {
  if (!is_web_url(page_url)) return std::nullopt;
  const BoardPage page = page_of(page_url);
  for (const Board* board : all_boards()) {
    if (auto url = board->address(page)) return BoardAddress{board->name, std::move(*url)};
  }
  return std::nullopt;
}

const Board* board_of(const dom::element& root, std::string_view document_url) {
  const std::string host = url_host(document_url);
  for (const Board* board : all_boards()) {
    if (gives_data(*board, host)) return board;
  }
  for (const Board* board : all_boards()) {
    if (!board->list.empty() && holds_jobs(root, *board)) return board;
  }
  return nullptr;
}

void read_board(FeedReading& reading, const Board& board, const dom::element& root) {
  reading.feed.format = FeedFormat::kBoard;
  set_feed_title(reading, text_at(root, "/name"));
  const auto add = [&](const dom::element& job) {
    if (!begin_item(reading, reading.document.where)) return;
    FeedItem item = job.is_object() ? board.read(job) : FeedItem();
    if (item.posting.company.empty()) item.posting.company = reading.feed.title;
    add_item(reading, std::move(item), reading.document.where);
  };
  dom::array jobs;
  if (board.is_single ? board.is_single(root) : has_key(root, board.mark)) return add(root);
  if (board.links) {
    reading.feed.links = board.links(root);
  } else if (!(board.list == "/" ? root : root.at_pointer(board.list)).get(jobs)) {
    for (const dom::element job : jobs) add(job);
  }
}

std::string text_at(const dom::element& json, std::string_view pointer) {
  dom::element value;
  if (json.at_pointer(pointer).get(value)) return {};
  if (std::string_view text; !value.get(text)) return std::string(text);
  return value.is_number() ? simdjson::minify(value) : std::string();
}

std::string first_text(const dom::element& json, std::initializer_list<std::string_view> pointers) {
  for (const std::string_view pointer : pointers) {
    if (auto text = text_at(json, pointer); !text.empty()) return text;
  }
  return {};
}

std::string listed_texts(const dom::element& json, std::string_view list, std::string_view pointer,
                         std::string_view between) {
  constexpr std::size_t kMost = 100;  // more help no reader
  std::vector<std::string> all;
  dom::array items;
  if (json.at_pointer(list).get(items)) return {};
  for (const dom::element item : items) {
    std::string text = text_at(item, pointer);
    if (!text.empty() && all.size() < kMost && std::ranges::find(all, text) == all.end())
      all.push_back(std::move(text));
  }
  std::string joined;
  for (const std::string& text : all) (joined += joined.empty() ? "" : between) += text;
  return joined;
}

bool is_true(const dom::element& json, std::string_view pointer) {
  bool value = false;
  return !json.at_pointer(pointer).get(value) && value;
}

void add_section(std::string& html, std::string_view heading, std::string_view content) {
  if (content.empty()) return;
  if (!heading.empty()) ((html += "<h3>") += heading) += "</h3>\n";
  (html += content) += '\n';
}

std::string joined_place(std::initializer_list<std::string> parts) {
  std::string place;
  for (const std::string& part : parts) {
    if (!part.empty()) (place += place.empty() ? "" : ", ") += part;
  }
  return place;
}

void set_remote(FeedItem& item, bool remote) {
  if (remote) add_extra(item.posting, "jobLocationType", "TELECOMMUTE");
}

}  // namespace skillgap
