// A reader of the part of Turtle that simple writers use: prefixes, IRIs, prefixed names, literals
// with language, `a`, `;` `,` `.`, booleans and integers. Written from the grammar, apart from our
// writer.
//
//   for (const Triple& t : read_turtle(text).value()) …   // IRIs in full, literals as "text"@en
#pragma once

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

struct Triple {
  std::string subject, property, object;
  auto operator<=>(const Triple&) const = default;
};

class TurtleReader {
 public:
  explicit TurtleReader(std::string_view text) : text_(text) {}

  std::optional<std::vector<Triple>> read() {
    for (skip(); at_ < text_.size(); skip()) {
      if (!(word("@prefix") ? prefix() : block())) return std::nullopt;
    }
    return triples_;
  }

 private:
  void skip() {
    while (at_ < text_.size() &&
           std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  bool word(std::string_view expected) {
    skip();
    if (text_.substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
  }
  bool prefix() {
    skip();
    const std::size_t colon = text_.find(':', at_);
    if (colon == std::string_view::npos) return false;
    const std::string name(text_.substr(at_, colon - at_));
    at_ = colon + 1;
    const auto iri = term();
    if (!iri) return false;
    prefixes_[name] = *iri;
    return word(".");
  }
  bool block() {
    const auto subject = term();
    if (!subject) return false;
    do {
      const auto property = word("a ") ? "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" : term();
      if (!property) return false;
      do {
        const auto object = term();
        if (!object) return false;
        triples_.push_back({*subject, *property, *object});
      } while (word(","));
    } while (word(";"));
    return word(".");
  }
  std::optional<std::string> term() {
    skip();
    if (at_ >= text_.size()) return std::nullopt;
    if (text_[at_] == '<') return iri();
    if (text_[at_] == '"') return literal();
    return name();
  }
  std::optional<std::string> iri() {
    const std::size_t end = text_.find('>', at_);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view body = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    for (const char c : body) {
      if (static_cast<unsigned char>(c) <= 0x20 ||
          std::string_view("<\"{}|^`\\").find(c) != std::string_view::npos)
        return std::nullopt;
    }
    return std::string(body);
  }
  std::optional<std::string> literal() {
    std::string out = "\"";
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\n') return std::nullopt;
      if (text_[at_] != '\\') {
        out += text_[at_];
      } else if (!escape(out)) {
        return std::nullopt;
      }
    }
    if (at_ >= text_.size()) return std::nullopt;
    ++at_;
    out += '"';
    if (at_ < text_.size() && text_[at_] == '@') {
      const std::size_t end = text_.find_first_of(" \n;,.", at_);
      out += text_.substr(at_, end - at_);
      at_ = end;
    }
    return out;
  }
  bool escape(std::string& out) {
    const char c = ++at_ < text_.size() ? text_[at_] : '\0';
    if (c == 'n')
      out += '\n';
    else if (c == '"' || c == '\\')
      out += c;
    else if (c == 'u') {
      out += static_cast<char>(
          std::strtol(std::string(text_.substr(at_ + 1, 4)).c_str(), nullptr, 16));
      at_ += 4;
    } else
      return false;
    return true;
  }
  std::optional<std::string> name() {
    const std::size_t end = std::min(text_.find_first_of(" \n;,", at_), text_.size());
    const std::string_view body = text_.substr(at_, end - at_);
    at_ = end;
    const std::size_t colon = body.find(':');
    if (colon == std::string_view::npos) return std::string(body);  // true, 4
    const auto prefix = prefixes_.find(std::string(body.substr(0, colon)));
    if (prefix == prefixes_.end()) return std::nullopt;
    return prefix->second + std::string(body.substr(colon + 1));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::map<std::string, std::string> prefixes_;
  std::vector<Triple> triples_;
};

inline std::optional<std::vector<Triple>> read_turtle(std::string_view text) {
  return TurtleReader(text).read();
}

}  // namespace skillgap
