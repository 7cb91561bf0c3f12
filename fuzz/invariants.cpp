#include "fuzz/invariants.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace skillgap::fuzz {
namespace {

// C0 but tab, LF, CR; DEL; C1, which is C2 80 to C2 9F.
bool has_forbidden_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')) return true;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
      return true;
  }
  return false;
}

bool is_character_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

[[noreturn]] void fail(std::string_view promise, std::string_view shown) {
  std::fprintf(stderr, "broken promise: %.*s\n%.*s\n", static_cast<int>(promise.size()),
               promise.data(), static_cast<int>(std::min<std::size_t>(shown.size(), 2000)),
               shown.data());
  std::abort();
}

}  // namespace

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return line;
}

void require(bool holds, std::string_view promise) {
  if (!holds) fail(promise, "");
}

void require_equal(std::string_view got, std::string_view expected, std::string_view promise) {
  if (got == expected) return;
  fail(promise, "got      " + std::string(got) + "\nexpected " + std::string(expected));
}

void require_valid_utf8(std::string_view text, std::string_view what) {
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    fail("valid UTF-8 in " + std::string(what), text);
  }
}

void require_clean(std::string_view text, std::string_view what) {
  require_valid_utf8(text, what);
  if (has_forbidden_control(text)) fail("no control character in " + std::string(what), text);
}

void require_on_characters(Span span, std::string_view text) {
  require(span.begin <= span.end && span.end <= text.size(), "spans are within their text");
  require(is_character_boundary(text, span.begin) && is_character_boundary(text, span.end),
          "spans begin and end between characters");
}

void require_json_line(std::string_view json) {
  require(!json.contains('\n') && !json.contains('\r'), "JSON stands on one line");
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(json.data(), json.size()).get(object)) fail("written JSON can be read", json);
}

void require_sound(const Posting& posting) {
  require(!posting.id.empty(), "a posting has an id");
  require(!posting.title.empty() || !posting.description.empty(),
          "a posting has a title or a description");
  const std::string* const fields[] = {
      &posting.id,
      &posting.url,
      &posting.source,
      &posting.title,
      &posting.company,
      &posting.location,
      &posting.description,
      &posting.date_posted,
      &posting.language,
      &posting.date_valid_through,
      &posting.salary.unit,
      &posting.employment_type,
      &posting.salary.surface,
      &posting.salary.currency,
  };
  for (const std::string* field : fields) require_clean(*field, "a field of a posting");
  for (const std::string& tag : posting.tags) require_clean(tag, "a tag");
  for (const ExtraField& extra : posting.extra) {
    require_valid_utf8(extra.key, "the key of an extra field");
    require_valid_utf8(extra.json, "the value of an extra field");
    require(!extra.json.empty(), "an extra field has a value");
  }
}

void require_sound(const Error& error) {
  require(!error.where.empty() && !error.message.empty(), "an error says where and what");
  require_valid_utf8(error.message, "a message");
}

void require_sound(std::span<const Problem> problems) {
  for (const Problem& problem : problems) {
    require(!problem.where.empty() && !problem.message.empty(), "a problem says where and what");
    require_valid_utf8(problem.message, "a message");
    require(!problem_kind_name(problem.kind).empty(), "a kind of problem has a name");
  }
}

}  // namespace skillgap::fuzz
