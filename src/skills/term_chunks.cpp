#include "skills/term_chunks.h"

#include <algorithm>

#include "skillgap/ascii.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostWordsOfATerm = 5;
// A run of more words between two commas is a sentence.
constexpr std::size_t kMostWordsOfAPiece = 8;
constexpr std::size_t kMostWordsOfAListed = 4;
constexpr std::size_t kMostBytesOfATerm = 80;

bool has_capital_or_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_ascii_upper(c) || is_ascii_digit(c); });
}

bool begins_with_capital(std::string_view text) { return is_ascii_upper(text[0]); }

bool is_one_of(std::string_view mark, std::string_view marks) {
  return mark.size() == 1 && marks.find(mark) != std::string_view::npos;
}

// A mark that belongs to the word it touches: "C++", ".NET", "e-commerce", "R&D", "don't".
bool belongs_to_word(const Tokens& tokens, std::size_t i) {
  const std::string_view mark = tokens.folded(i);
  const bool after_word = i > 0 && tokens.touches_next(i - 1);
  const bool before_word = tokens.touches_next(i) && is_word(tokens.folded(i + 1));
  if (is_one_of(mark, "+#")) return after_word;
  if (mark == ".") return before_word;
  return after_word && before_word && (is_one_of(mark, "-&'_") || mark == "’");
}

// Words between two marks, cut at function words.
struct Piece {
  std::vector<TokenSpan> chunks;
  std::string_view before, behind;  // the marks; empty at the ends
};

std::size_t words_in(const TermText& line, TokenSpan range) {
  std::size_t words = 0;
  for (std::size_t i = range.first; i < range.end; ++i)
    words += is_word(line.tokens.folded(i)) ? 1 : 0;
  return words;
}

std::size_t words_in(const TermText& line, const Piece& piece) {
  return words_in(line, {piece.chunks.front().first, piece.chunks.back().end});
}

class PieceReader {
 public:
  PieceReader(const TermText& line, TokenSpan part) : line_(line), part_(part) {
    const auto before = [&](const FoundName& name) { return name.tokens.first < part_.first; };
    next_name_ = static_cast<std::size_t>(std::ranges::partition_point(line_.names, before) -
                                          line_.names.begin());
  }

  std::vector<Piece> run() {
    for (std::size_t i = part_.first; i < part_.end;) {
      const std::string_view folded = line_.tokens.folded(i);
      if (const std::size_t end = name_end(i); end > i) {
        extend({i, end});
        i = end;
        continue;
      }
      if (is_mark(folded) && !belongs_to_word(line_.tokens, i)) {
        end_piece(folded);
      } else if (line_.words.is_function_word(folded) && !is_part_of_word(i)) {
        end_chunk();
      } else {
        extend({i, i + 1});
      }
      ++i;
    }
    end_piece("");
    return std::move(pieces_);
  }

 private:
  // "step-by-step"
  bool is_part_of_word(std::size_t i) const {
    return (i > 0 && is_mark(line_.tokens.folded(i - 1)) && belongs_to_word(line_.tokens, i - 1)) ||
           (i + 1 < line_.tokens.size() && is_mark(line_.tokens.folded(i + 1)) &&
            belongs_to_word(line_.tokens, i + 1));
  }

  std::size_t name_end(std::size_t token) {
    while (next_name_ < line_.names.size() && line_.names[next_name_].tokens.first < token)
      ++next_name_;
    if (next_name_ == line_.names.size()) return token;
    const TokenSpan name = line_.names[next_name_].tokens;
    return name.first == token ? std::min(name.end, part_.end) : token;
  }

  void extend(TokenSpan more) {
    if (chunk_.first == chunk_.end) chunk_ = more;
    chunk_.end = more.end;
  }

  void end_chunk() {
    if (chunk_.first < chunk_.end) piece_.chunks.push_back(chunk_);
    chunk_ = {};
  }

  void end_piece(std::string_view mark) {
    end_chunk();
    piece_.behind = mark;
    if (!piece_.chunks.empty()) pieces_.push_back(std::move(piece_));
    piece_ = {{}, mark, {}};
  }

  const TermText& line_;
  TokenSpan part_;
  std::size_t next_name_ = 0;
  TokenSpan chunk_;
  Piece piece_;
  std::vector<Piece> pieces_;
};

// "12 open jobs"; not "12-factor app" or "3D modelling".
bool begins_with_number(const TermText& line, TokenSpan chunk) {
  const std::string_view first = line.tokens.folded(chunk.first);
  const bool number = std::ranges::none_of(
      first, [](char c) { return (c < '0' || c > '9') && c != '.' && c != ','; });
  return number && !line.tokens.touches_next(chunk.first);
}

bool fits(const TermText& line, TokenSpan chunk, std::size_t most_words) {
  if (begins_with_number(line, chunk)) return false;
  const std::size_t words = words_in(line, chunk);
  return words > 0 && words <= most_words && line.surface(chunk).size() <= kMostBytesOfATerm;
}

// A lone word between function words is a part of a sentence unless it is written as a name, and
// the first word of a sentence always is.
bool is_term(const TermText& line, const Piece& piece, std::size_t index) {
  const TokenSpan chunk = piece.chunks[index];
  if (!fits(line, chunk, kMostWordsOfATerm)) return false;
  if (piece.chunks.size() == 1 || words_in(line, chunk) > 1) return true;
  const auto capital = [&](const TokenSpan& c) { return begins_with_capital(line.surface(c)); };
  if (std::ranges::all_of(piece.chunks, capital)) return true;
  return index > 0 && has_capital_or_digit(line.surface(chunk)) &&
         !line.words.is_everyday(line.tokens.folded(chunk.first));
}

bool begins_sentence(const Tokens& tokens, std::size_t i) {
  return i == 0 || (is_mark(tokens.folded(i - 1)) && !belongs_to_word(tokens, i - 1) &&
                    !is_one_of(tokens.folded(i - 1), ",(/&"));
}

// The first word of a sentence has its capital from there, unless others go with it.
bool is_name_at_begin(const TermText& line, TokenSpan name) {
  if (name.end - name.first == 1) return has_capital_or_digit(line.surface(name).substr(1));
  return !line.words.is_everyday(line.tokens.folded(name.first));
}

bool is_headline(const TermText& line) {
  std::size_t words = 0, capitals = 0;
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    if (!is_word(line.tokens.folded(i)) || line.words.is_function_word(line.tokens.folded(i)))
      continue;
    ++words;
    capitals += begins_with_capital(line.tokens.span(i).of(line.text)) ? 1 : 0;
  }
  return capitals * 3 > words * 2;
}

}  // namespace

TokenSpan tokens_within(const Tokens& tokens, Span where) {
  std::size_t low = 0, high = tokens.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (tokens.span(middle).begin < where.begin) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  std::size_t end = low;
  while (end < tokens.size() && tokens.span(end).end <= where.end) ++end;
  return {low, end};
}

std::vector<TokenSpan> term_chunks(const TermText& line, TokenSpan part) {
  std::vector<TokenSpan> chunks;
  for (const Piece& piece : PieceReader(line, part).run()) {
    if (words_in(line, piece) > kMostWordsOfAPiece) continue;
    for (std::size_t i = 0; i < piece.chunks.size(); ++i) {
      if (is_term(line, piece, i)) chunks.push_back(piece.chunks[i]);
    }
  }
  return chunks;
}

std::vector<TokenSpan> listed_terms(const TermText& line) {
  const std::vector<Piece> pieces = PieceReader(line, {0, line.tokens.size()}).run();
  std::vector<TokenSpan> found;
  const auto add = [&](TokenSpan chunk) {
    const bool is_word_of_sentence =
        words_in(line, chunk) == 1 && line.words.is_everyday(line.tokens.folded(chunk.first));
    if (fits(line, chunk, kMostWordsOfAListed) && !is_word_of_sentence) found.push_back(chunk);
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const bool enclosed = piece.before == "(" && piece.behind == ")";
    const bool in_middle = piece.before == "," && piece.behind == ",";
    if (enclosed || in_middle) {
      if (words_in(line, piece) > kMostWordsOfAListed) continue;
      for (const TokenSpan chunk : piece.chunks) add(chunk);
    } else if (piece.before == "," && i > 0 && pieces[i - 1].before == ",") {
      add(piece.chunks.front());
    } else if (piece.behind == "," && i + 1 < pieces.size() && pieces[i + 1].behind == ",") {
      add(piece.chunks.back());
    }
  }
  return found;
}

std::vector<TokenSpan> proper_names(const TermText& line) {
  std::vector<TokenSpan> found;
  if (is_headline(line)) return found;
  const Tokens& tokens = line.tokens;
  const auto is_name_word = [&](std::size_t i) {
    return is_word(tokens.folded(i)) && begins_with_capital(tokens.span(i).of(line.text)) &&
           !line.words.is_function_word(tokens.folded(i));
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_name_word(i)) continue;
    TokenSpan name{i, i + 1};
    while (name.end < tokens.size() &&
           (is_name_word(name.end) || belongs_to_word(tokens, name.end) ||
            (is_word(tokens.folded(name.end)) && tokens.touches_next(name.end - 1))))
      ++name.end;
    i = name.end - 1;
    if (begins_sentence(tokens, name.first) && !is_name_at_begin(line, name)) ++name.first;
    const bool one_word = name.end - name.first == 1;
    if (name.first == name.end || (one_word && line.words.is_everyday(tokens.folded(name.first))))
      continue;
    const std::size_t bytes = line.surface(name).size();
    if (bytes > 1 && bytes <= kMostBytesOfATerm) found.push_back(name);
  }
  return found;
}

}  // namespace skillgap
