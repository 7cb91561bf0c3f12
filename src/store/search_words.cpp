#include "store/search_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

// What the tokenizer of the index takes for a part of a word; every byte beyond ASCII may be one.
bool is_word_byte(char c) { return static_cast<unsigned char>(c) >= 0x80 || is_ascii_alnum(c); }

std::string_view next_piece(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  const bool quoted = rest.starts_with('"');
  std::size_t end = quoted ? rest.find('"', 1) : rest.find_first_of(" \t\r\n\"");
  end = std::min(end, rest.size());
  const std::string_view piece = quoted ? rest.substr(1, end - 1) : rest.substr(0, end);
  rest.remove_prefix(std::min(end + (quoted ? 1 : 0), rest.size()));
  return piece;
}

std::string repeated(std::size_t times, const char* what, const char* between) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += (i == 0 ? "" : between) + std::string(what);
  return text;
}

}  // namespace

std::string search_words(std::string_view typed) {
  std::string query;
  while (!typed.empty()) {
    std::string_view piece = next_piece(typed);
    const bool beginning = piece.ends_with('*');
    if (beginning) piece.remove_suffix(1);
    if (std::ranges::none_of(piece, is_word_byte)) continue;
    std::string word(piece);
    std::erase(word, '\0');
    query += fmt::format("{}\"{}\"{}", query.empty() ? "" : " ", word, beginning ? "*" : "");
  }
  return query;
}

std::string search_statement(const SearchQuery& query, bool with_words) {
  std::string sql =
      "SELECT a.id, a.title, p.company, p.location, a.date, a.role, a.seniority, p.url, ";
  sql += with_words ? "snippet(posting_search, 1, '[', ']', '…', 12)"
                      " FROM posting_search JOIN analysis a ON a.number = posting_search.rowid"
                    : "'' FROM analysis a";
  sql += " JOIN posting p ON p.id = a.id WHERE ";
  sql += with_words ? "posting_search MATCH ?" : "1";
  sql += repeated(query.skills.size(),
                  " AND a.number IN (SELECT number FROM skill_use WHERE skill = ?"
                  " AND status IN ('required', 'preferred', 'mentioned'))",
                  "");
  if (!query.roles.empty())
    sql += " AND a.role IN (" + repeated(query.roles.size(), "?", ", ") + ")";
  if (!query.since.empty()) sql += " AND a.date >= ?";
  sql += with_words ? " ORDER BY posting_search.rank, a.id" : " ORDER BY a.date DESC, a.id";
  if (query.limit > 0) sql += fmt::format(" LIMIT {}", query.limit);
  return sql;
}

}  // namespace skillgap
