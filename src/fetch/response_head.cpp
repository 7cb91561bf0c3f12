#include "fetch/response_head.h"

#include <algorithm>
#include <charconv>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

int status_in(std::string_view line) {
  int status = 0;
  line.remove_prefix(std::min(line.find(' '), line.size()));
  line = trimmed(line);
  std::from_chars(line.data(), line.data() + line.size(), status);
  return status;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_ascii_alnum(c) || std::string_view("/!#$&^_.+-:").find(c) != std::string_view::npos;
  });
}

std::string token_or_nothing(std::string_view text) {
  return is_token(text) ? std::string(text) : std::string();
}

bool all_equal_numbers(const std::vector<std::string_view>& values) {
  return std::ranges::all_of(values, [&values](std::string_view value) {
    return value == values.front() &&
           value.find_first_not_of("0123456789") == std::string_view::npos;
  });
}

}  // namespace

std::string_view ResponseHead::field(std::string_view name) const {
  const auto found =
      std::ranges::find_if(fields, [name](const auto& field) { return field.first == name; });
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

void add_line(ResponseHead& head, std::string_view line) {
  if (head.whole) return;
  if (line.starts_with("HTTP/")) {
    head = ResponseHead{.status = status_in(line), .fields = {}, .whole = false};
  } else if (trimmed(line).empty()) {
    head.whole = head.status >= 200;
  } else if ((line.front() == ' ' || line.front() == '\t') && !head.fields.empty()) {
    head.fields.back().second += " " + std::string(trimmed(line));  // RFC 9112, 5.2
  } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    head.fields.emplace_back(ascii_lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
}

std::string_view framing_fault(const ResponseHead& head) {
  std::vector<std::string_view> lengths;
  for (const auto& [name, value] : head.fields) {
    if (name == "content-length") lengths.push_back(value);
    // libcurl would undo other transfer codings itself and believe a cut one.
    if (name == "transfer-encoding" && ascii_lower(value) != "chunked" &&
        ascii_lower(value) != "identity") {
      return "the reply has a Transfer-Encoding that was not asked for";
    }
  }
  if (!all_equal_numbers(lengths)) return "the reply states its length in two ways";
  const std::string coding = ascii_lower(head.field("content-encoding"));
  if (!coding.empty() && coding != "gzip" && coding != "x-gzip" && coding != "identity") {
    return "the reply has a Content-Encoding that was not asked for";
  }
  return "";
}

ContentType parse_content_type(std::string_view value) {
  const std::size_t end = std::min(value.find(';'), value.size());
  ContentType type{token_or_nothing(ascii_lower(trimmed(value.substr(0, end)))), ""};
  value.remove_prefix(end);
  while (!value.empty() && type.charset.empty()) {
    value.remove_prefix(1);
    const std::string_view parameter = value.substr(0, value.find(';'));
    value.remove_prefix(parameter.size());
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    if (ascii_lower(trimmed(parameter.substr(0, equals))) != "charset") continue;
    type.charset = token_or_nothing(trimmed(parameter.substr(equals), "= \t\"'"));
  }
  return type;
}

bool is_sendable(std::string_view value) {
  return !value.empty() && std::ranges::none_of(value, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
}

}  // namespace skillgap
