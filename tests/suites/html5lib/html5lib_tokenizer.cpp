// html5lib_tokenizer FILE...: the tokenizer tests of html5lib (format: the README beside them)
// against our HTML tokenizer. Prints each case that differs, and counts. Exit code: 0 none differs,
// 1 one does, 2 a file is no tests.
//
// What is compared: text with its references decoded, start tags with their attributes, end tags,
// comments, and that there is a DOCTYPE (nothing of it is kept). Line ends become '\n' before, as
// the suite asks. Inputs that clean_utf8 would alter are left out: documents are cleaned before.
#include <simdjson.h>

#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "skillgap/ascii.h"
#include "skillgap/html_text.h"
#include "skillgap/text.h"
#include "text/html_references.h"
#include "text/html_tokenizer.h"

namespace {

using namespace skillgap;
namespace dom = simdjson::dom;

const std::map<std::string_view, HtmlTextMode> kModes = {
    {"Data state", HtmlTextMode::kData},           {"RCDATA state", HtmlTextMode::kRcdata},
    {"RAWTEXT state", HtmlTextMode::kRawText},     {"Script data state", HtmlTextMode::kScriptData},
    {"PLAINTEXT state", HtmlTextMode::kPlainText},
};

struct Case {
  std::string input, last_start_tag;
  std::vector<std::string> states, tokens;
};

struct Counts {
  std::size_t same = 0, different = 0;
  std::map<std::string, std::size_t> left_out;  // by reason
};

// "\\uD83D\\uDE00" → the characters; a half alone, which no UTF-8 holds, becomes U+FFFD.
std::string unescape(std::string_view text) {
  std::string out;
  char32_t high = 0;
  while (!text.empty()) {
    const bool escaped = text.starts_with("\\u") && text.size() >= 6;
    char32_t c =
        escaped ? static_cast<char32_t>(std::stoul(std::string(text.substr(2, 4)), nullptr, 16))
                : 0;
    if (high != 0) {
      const bool low = 0xDC00 <= c && c <= 0xDFFF;
      c = low ? 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00) : c;
      if (!low) out += "\uFFFD";
      high = 0;
    }
    if (0xD800 <= c && c <= 0xDBFF) {
      high = c;
    } else if (escaped) {
      out += 0xDC00 <= c && c <= 0xDFFF ? "\uFFFD"
                                        : decode_html_references("&#" + std::to_string(c) + ";");
    } else {
      out += text[0];
    }
    text.remove_prefix(escaped ? 6 : 1);
  }
  if (high != 0) out += "\uFFFD";
  return out;
}

std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') out += text[i];
    if (text[i] == '\r' && text.substr(i + 1, 1) != "\n") out += '\n';
  }
  return out;
}

std::string printed_tag(std::string_view name, const std::map<std::string, std::string>& attributes,
                        bool self_closing) {
  std::string printed = "<" + ascii_lower(name);
  for (const auto& [key, value] : attributes) printed += " " + key + "=[" + clean_utf8(value) + "]";
  return printed + (self_closing ? "/>" : ">");
}

// Text next to text is one token.
void add(std::vector<std::string>& tokens, std::string token) {
  if (token.starts_with("#") && !tokens.empty() && tokens.back().starts_with("#")) {
    tokens.back() += token.substr(1);
  } else if (token != "#") {
    tokens.push_back(std::move(token));
  }
}

std::string expected_token(dom::array token, bool escaped) {
  std::vector<std::string> parts;
  std::map<std::string, std::string> attributes;
  const auto text = [&](std::string_view s) { return escaped ? unescape(s) : std::string(s); };
  bool self_closing = false;
  for (const dom::element part : token) {
    if (part.is_string()) parts.push_back(text(part.get_string().value_unsafe()));
    if (part.is_bool()) self_closing = part.get_bool().value_unsafe();
    if (!part.is_object()) continue;
    const dom::object fields = part.get_object().value_unsafe();
    for (const auto& field : fields)
      attributes.emplace(text(field.key), text(field.value.get_string().value_unsafe()));
  }
  if (parts[0] == "Character") return "#" + clean_utf8(parts[1]);
  if (parts[0] == "Comment") return "<!--" + clean_utf8(parts[1]) + "-->";
  if (parts[0] == "DOCTYPE") return "<!DOCTYPE>";
  if (parts[0] == "EndTag") return "</" + parts[1] + ">";
  return printed_tag(parts[1], attributes, self_closing);
}

Case read_case(dom::object test) {
  bool escaped = false;
  if (test["doubleEscaped"].get(escaped)) escaped = false;
  const auto text = [&](std::string_view s) { return escaped ? unescape(s) : std::string(s); };
  Case read{.input = text(test["input"].get_string().value()),
            .last_start_tag = {},
            .states = {},
            .tokens = {}};
  std::string_view last;
  read.last_start_tag = test["lastStartTag"].get(last) ? "none" : std::string(last);
  dom::array states;
  if (test["initialStates"].get(states)) {
    read.states = {"Data state"};
  } else {
    for (const dom::element state : states)
      read.states.emplace_back(state.get_string().value_unsafe());
  }
  const dom::array output = test["output"].get_array().value();
  for (const dom::element token : output)
    add(read.tokens, expected_token(token.get_array().value(), escaped));
  return read;
}

std::string printed_start_tag(const HtmlToken& token, std::string_view html) {
  HtmlAttributeReader reader(
      html, static_cast<std::size_t>(token.name.data() - html.data()) + token.name.size());
  std::map<std::string, std::string> attributes;
  for (HtmlAttribute attribute; reader.next(attribute);) {
    attributes.emplace(ascii_lower(attribute.name),
                       decode_references(attribute.value, ReferencePlace::kAttribute));
  }
  return printed_tag(token.name, attributes, token.self_closing);
}

std::vector<std::string> our_tokens(std::string_view html, HtmlTextMode mode,
                                    std::string_view last_start_tag) {
  HtmlTokenizer tokenizer(html);
  if (mode != HtmlTextMode::kData) tokenizer.enter(mode, last_start_tag);
  std::vector<std::string> tokens;
  for (HtmlToken token; tokenizer.next(token);) {
    const std::string content(token.content.of(html));
    switch (token.kind) {
      case HtmlTokenKind::kText:
        add(tokens, "#" + (token.has_references ? decode_html_references(content) : content));
        break;
      case HtmlTokenKind::kStartTag:
        add(tokens, printed_start_tag(token, html));
        break;
      case HtmlTokenKind::kEndTag:
        add(tokens, "</" + ascii_lower(token.name) + ">");
        break;
      case HtmlTokenKind::kComment:
        add(tokens, "<!--" + content + "-->");
        break;
      case HtmlTokenKind::kDoctype:
        add(tokens, "<!DOCTYPE>");
    }
  }
  return tokens;
}

void print(std::string_view what, const std::vector<std::string>& tokens) {
  std::printf("  %.*s:", static_cast<int>(what.size()), what.data());
  for (const std::string& token : tokens) std::printf(" {%s}", token.c_str());
  std::printf("\n");
}

void run(const Case& wanted, Counts& counts) {
  for (const std::string& state : wanted.states) {
    const auto mode = kModes.find(state);
    if (mode == kModes.end()) {
      ++counts.left_out["in the CDATA section state, which is for SVG and MathML"];
      continue;
    }
    const std::string html = with_line_feeds(wanted.input);
    if (clean_utf8(html) != html) {
      ++counts.left_out["with controls or halves of characters, which no tokenizer of ours sees"];
      continue;
    }
    const auto tokens = our_tokens(html, mode->second, wanted.last_start_tag);
    if (tokens == wanted.tokens) {
      ++counts.same;
      continue;
    }
    ++counts.different;
    std::printf("%s: %s\n", state.c_str(), wanted.input.c_str());
    print("wanted", wanted.tokens);
    print("found", tokens);
  }
}

bool run_file(const char* path, Counts& counts) {
  dom::parser parser;
  dom::element file;
  dom::array tests;
  if (parser.load(path).get(file)) return false;
  if (file["tests"].get(tests)) {
    dom::array violations;
    if (file["xmlViolationTests"].get(violations)) return false;
    counts.left_out["of what XML cannot hold"] += violations.size();
    return true;
  }
  for (const dom::element test : tests) run(read_case(test.get_object().value()), counts);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Counts counts;
  for (int i = 1; i < argc; ++i) {
    if (run_file(argv[i], counts)) continue;
    std::printf("%s: not a file of tests, check the archive\n", argv[i]);
    return 2;
  }
  std::printf("%zu cases alike, %zu different\n", counts.same, counts.different);
  for (const auto& [reason, count] : counts.left_out)
    std::printf("%zu left out: %s\n", count, reason.c_str());
  return counts.different == 0 && counts.same > 0 ? 0 : 1;
}
