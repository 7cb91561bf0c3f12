#include "ingest/loose_json.h"

#include <algorithm>

#include "ingest/json_mender.h"
#include "skillgap/ascii.h"
#include "skillgap/html_text.h"

namespace skillgap {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kWordLetters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$@0123456789-";
constexpr std::string_view kNumberLetters = "0123456789+-.eE:TZ";

bool is_letter(char c) { return kWordLetters.substr(0, 55).contains(c); }

std::string_view front_of(std::string_view text, std::string_view letters) {
  return text.substr(0, std::min(text.find_first_not_of(letters), text.size()));
}

std::string_view behind_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kSpace), text.size()));
}

// White space in Unicode, but not in JSON.
std::size_t odd_space(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (const std::string_view space : {"\u00A0", "\uFEFF", "\u2028", "\u2029", "\u200B"}) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::string_view skip_digits(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of("0123456789"), text.size()));
}

// By the grammar of JSON (RFC 8259, 6), leading zeros aside.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !is_ascii_digit(text.front())) return false;
  text = skip_digits(text);
  if (text.starts_with('.')) {
    if (text.size() == 1 || !is_ascii_digit(text[1])) return false;
    text = skip_digits(text.substr(1));
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (text.empty()) return false;
    text = skip_digits(text);
  }
  return text.empty();
}

// 007 → 7, +1 → 1, 1. → 1; "" where it is no number.
std::string plain_number(std::string_view text) {
  std::string number;
  if (text.starts_with('-')) number = "-";
  text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  while (text.size() > 1 && text[0] == '0' && is_ascii_digit(text[1])) text.remove_prefix(1);
  if (text.starts_with('.')) number += '0';
  number += text;
  if (number.ends_with('.')) number.pop_back();
  return is_number(number) ? number : std::string();
}

bool is_json_word(std::string_view word) {
  return word == "true" || word == "false" || word == "null";
}

// A key or value may begin so.
bool begins_item(std::string_view text) {
  if (text.empty() || std::string_view("\"'{[}],/-").contains(text.front())) return true;
  if (odd_space(text) > 0) return true;
  if (is_ascii_digit(text.front())) return true;
  const auto word = front_of(text.substr(0, 64), kWordLetters);
  return is_json_word(word) ||
         (!word.empty() && behind_space(text.substr(word.size())).starts_with(':'));
}

class ScriptMender : public JsonMender {
 public:
  using JsonMender::JsonMender;

 private:
  void take_token() override {
    const char c = rest_.front();
    if (const auto space = odd_space(rest_)) return drop(space);
    if (kSpace.contains(c)) return take(front_of(rest_, kSpace).size());
    if (c == '{' || c == '[') return open();
    if (c == '}' || c == ']') return close();
    if (c == ',') return take_comma();
    if (depth_ == 0 && (c != '"' || values_ > 0)) return drop(1);  // "var data ="
    if (c == ':') return write(":"), drop(1);
    if (c == '"' || c == '\'') return take_string(c);
    if (is_letter(c)) return take_word();
    if (is_ascii_digit(c) || c == '-' || c == '+' || c == '.') return take_number();
    drop(1);
  }

  void write(std::string_view text) {
    out_ += text;
    last_ = text.back();
  }
  // A value or key begins: where one just ended, a comma is missing.
  void begin_item() {
    if (last_ == kValue) write(",");
    if (depth_ == 0) ++values_;
  }
  void end_item() { last_ = kValue; }

  void open() {
    begin_item();
    ++depth_;
    write(rest_.substr(0, 1));
    drop(1);
  }
  void close() {
    if (depth_ == 0) return drop(1);
    if (last_ == ':') write("null");
    if (last_ == ',') drop_last_comma();
    --depth_;
    take(1);
    end_item();
  }
  void take_comma() {
    if (last_ == ':') write("null"), end_item();
    if (last_ == kValue) write(",");
    drop(1);
  }
  void take_string(char quote) {
    begin_item();
    out_ += '"';
    drop(1);
    take_inside(quote);
    end_item();
  }
  void take_word() {
    const auto word = front_of(rest_, kWordLetters);
    const bool is_key = behind_space(rest_.substr(word.size())).starts_with(':');
    const auto lower = ascii_lower(word);
    begin_item();
    write(is_key ? "\"" + std::string(word) + "\"" : is_json_word(lower) ? lower : "null");
    drop(word.size());
    end_item();
  }
  void take_number() {
    const auto text = front_of(rest_, kNumberLetters);
    const auto number = plain_number(text);
    begin_item();
    write(number.empty() ? "\"" + std::string(text) + "\"" : number);
    drop(text.size());
    end_item();
  }

  bool ends_string() const override {
    const auto next = behind_space(rest_.substr(1));
    if (next.empty() || std::string_view(":}];").contains(next.front())) return true;
    for (const std::string_view remark : {"//", "/*", "<!--"}) {
      if (next.starts_with(remark)) return true;
    }
    if (next.front() == ',') return begins_item(behind_space(next.substr(1)));
    return next.front() == rest_.front() && next.data() != rest_.data() + 1;
  }

  void finish() override {
    if (last_ == ',') drop_last_comma();
    if (values_ > 1) out_ = "[" + out_ + "]";
  }

  static constexpr char kValue = 'v';
  char last_ = '\0';  // written last, white space aside; kValue behind a value or key
  std::size_t depth_ = 0, values_ = 0;
};

bool has_quotes_as_references(std::string_view text) {
  if (text.contains('"')) return false;
  return text.contains("&quot;") || text.contains("&#34;") || text.contains("&#x22;");
}

template <class Mender>
std::string mended(std::string_view text) {
  if (has_quotes_as_references(text)) return Mender(decode_html_references(text)).mend();
  return Mender(text).mend();
}

}  // namespace

std::string mend_json(std::string_view text) { return mended<JsonMender>(text); }
std::string mend_script(std::string_view text) { return mended<ScriptMender>(text); }

std::optional<simdjson::dom::element> JsonDocument::read(std::string_view text) {
  simdjson::dom::element root;
  if (text.empty() || parser_.allocate(text.size(), most_levels_)) return std::nullopt;
  if (parser_.parse(text.data(), text.size()).get(root)) return std::nullopt;
  return root;
}

std::optional<simdjson::dom::element> JsonDocument::read_loose(std::string_view text) {
  if (auto root = read(text)) return root;
  return read(mend_json(text));
}

std::optional<simdjson::dom::element> JsonDocument::read_script(std::string_view text) {
  if (auto root = read_loose(text)) return root;
  return read(mend_script(text));
}

}  // namespace skillgap
