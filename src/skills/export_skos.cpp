// Turtle 1.1 (W3C 2014): one subject a block. IRIs are written out in full but for the
// vocabularies, so that no id has to fit the rules of a prefixed name.
#include <fmt/format.h>

#include <algorithm>

#include "skillgap/ascii.h"
#include "skillgap/taxonomy_export.h"

namespace skillgap {
namespace {

constexpr std::string_view kPrefixes =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix dct: <http://purl.org/dc/terms/> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

// Our short names of other people's classifications, and where their IRIs begin.
constexpr std::pair<std::string_view, std::string_view> kElsewhere[] = {
    {"esco:", "http://data.europa.eu/esco/"},
    {"isco:", "http://data.europa.eu/esco/isco/C"},
    {"wikidata:", "http://www.wikidata.org/entity/"},
    {"http:", "http:"},
    {"https:", "https:"}};

bool may_stand_in_iri(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && std::string_view("<>\"{}|^`\\").find(c) == std::string_view::npos;
}

// <…> with what the grammar forbids percent-encoded (IRIREF; RFC 3987).
std::string iri(std::string_view text) {
  std::string out = "<";
  for (const char c : text) {
    if (may_stand_in_iri(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out + ">";
}

// A part of an IRI's path: no character in it may end the path.
std::string segment(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool ends = c == '/' || c == '?' || c == '#' || c == '%';
    out += ends ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

// STRING_LITERAL_QUOTE.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out + "\"";
}

// LANGTAG: letters, then parts of letters and digits behind hyphens.
bool is_language_tag(std::string_view tag) {
  const std::size_t end = std::min(tag.find('-'), tag.size());
  if (end == 0 || !std::ranges::all_of(tag.substr(0, end), is_ascii_letter)) return false;
  for (std::size_t i = end; i < tag.size(); ++i) {
    if (!is_ascii_alnum(tag[i]) && (tag[i] != '-' || i + 1 == tag.size() || tag[i + 1] == '-'))
      return false;
  }
  return true;
}

std::string literal(std::string_view text, std::string_view language) {
  return quoted(text) + (is_language_tag(language) ? fmt::format("@{}", language) : "");
}

// One subject and what is said of it.
class Subject {
 public:
  Subject(std::string_view subject, std::string_view type)
      : text_(fmt::format("\n{} a {}", subject, type)) {}

  Subject& say(std::string_view property, std::string_view object) {
    text_ += fmt::format(" ;\n    {} {}", property, object);
    return *this;
  }
  Subject& say_text(std::string_view property, std::string_view text,
                    std::string_view language = "") {
    return text.empty() ? *this : say(property, literal(text, language));
  }
  std::string take() { return std::move(text_) + " .\n"; }

 private:
  std::string text_;
};

class SkosWriter {
 public:
  SkosWriter(const Taxonomy& taxonomy, std::string_view base) : taxonomy_(taxonomy), base_(base) {}

  std::string write() const {
    std::string text(kPrefixes);
    text += scheme();
    std::vector<std::vector<const Alias*>> aliases(taxonomy_.concepts.size());
    for (const Alias& alias : taxonomy_.aliases)
      aliases[static_cast<std::size_t>(alias.concept_id)].push_back(&alias);
    for (std::size_t i = 0; i < aliases.size(); ++i)
      text += concept_text(taxonomy_.concepts[i], aliases[i]);
    std::vector<std::vector<const Phrase*>> titles(taxonomy_.roles.size());
    for (const Phrase& title : taxonomy_.titles) {
      if (const auto role = taxonomy_.find_role(title.value))
        titles[static_cast<std::size_t>(*role)].push_back(&title);
    }
    for (std::size_t i = 0; i < titles.size(); ++i)
      text += role_text(taxonomy_.roles[i], titles[i]);
    return text;
  }

 private:
  std::string own(std::string_view word) const { return iri(fmt::format("{}ns/{}", base_, word)); }
  std::string name(const Concept& item) const {
    return iri(fmt::format("{}concept/{}", base_, segment(item.id)));
  }
  std::string name(const Role& role) const {
    return iri(fmt::format("{}role/{}", base_, segment(role.id)));
  }

  std::string scheme() const {
    Subject subject(iri(base_), "skos:ConceptScheme");
    subject.say_text("dct:title", "skillgap taxonomy", "en");
    subject.say_text("owl:versionInfo", full_version(taxonomy_));
    for (const Phrase& source : taxonomy_.sources)
      subject.say_text("dct:source", fmt::format("{}: {}", source.text, source.value));
    return subject.take();
  }

  // What concepts and roles have in common.
  template <typename Item>
  Subject begin(const Item& item) const {
    Subject subject(name(item), "skos:Concept");
    subject.say("skos:inScheme", iri(base_));
    if (item.broader.empty()) subject.say("skos:topConceptOf", iri(base_));
    subject.say_text("skos:notation", item.id);
    subject.say_text("skos:prefLabel", item.label_en, "en");
    subject.say_text("skos:prefLabel", item.label_id, "id");
    for (const auto& wider : item.broader) subject.say("skos:broader", name(taxonomy_[wider]));
    for (const std::string& match : item.exact_match) add_match(subject, match);
    subject.say_text("dct:source", item.source);
    return subject;
  }

  static void add_match(Subject& subject, const std::string& match) {
    for (const auto& [prefix, start] : kElsewhere) {
      if (!match.starts_with(prefix)) continue;
      subject.say("skos:exactMatch", iri(fmt::format("{}{}", start, match.substr(prefix.size()))));
      return;
    }
    subject.say_text("dct:identifier", match);
  }

  std::string concept_text(const Concept& item, const std::vector<const Alias*>& aliases) const {
    Subject subject = begin(item);
    subject.say(own("kind"), quoted(kind_name(item.kind)));
    if (item.rank > 0) subject.say(own("rank"), std::to_string(item.rank));
    for (const ConceptId id : item.implies) subject.say(own("implies"), name(taxonomy_[id]));
    for (const Alias* alias : aliases) {
      // SKOS S13: a prefLabel is no altLabel as well.
      if (alias->text != item.label_en && alias->text != item.label_id)
        subject.say_text("skos:altLabel", alias->text, alias->language);
    }
    return subject.take();
  }

  std::string role_text(const Role& role, const std::vector<const Phrase*>& titles) const {
    Subject subject = begin(role);
    subject.say(own("kind"), quoted("role"));
    subject.say(own("tech"), role.tech ? "true" : "false");
    subject.say_text("skos:definition", role.definition, "en");
    for (const Phrase* title : titles) {
      if (title->text != role.label_en && title->text != role.label_id)
        subject.say_text("skos:altLabel", title->text, title->language);
    }
    return subject.take();
  }

  const Taxonomy& taxonomy_;
  std::string_view base_;
};

}  // namespace

std::string taxonomy_skos(const Taxonomy& taxonomy, std::string_view base) {
  return SkosWriter(taxonomy, base).write();
}

}  // namespace skillgap
