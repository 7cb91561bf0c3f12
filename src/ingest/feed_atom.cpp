// Atom 1.0 (RFC 4287) and 0.3.
#include "ingest/feed_readers.h"
#include "ingest/feed_xml.h"
#include "ingest/relative_url.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

// 0.3 and 1.0 agree that "alternate" is what a missing rel means; it may be written as an address.
bool leads_to_page(const pugi::xml_node& link) {
  const auto rel = attribute(link, "rel");
  return local_name(link) == "link" &&
         (rel.empty() || rel == "alternate" || rel.ends_with("/alternate"));
}

// The link to the page itself; of several, the one that a person reads.
pugi::xml_node page_link(const pugi::xml_node& node) {
  pugi::xml_node first;
  for (const auto& link : node.children()) {
    if (!leads_to_page(link)) continue;
    const auto type = attribute(link, "type");
    if (type.empty() || type.contains("html")) return link;
    if (!first) first = link;
  }
  return first;
}

std::string first_date(const pugi::xml_node& entry) {
  for (const auto name : {"published", "issued", "created", "updated", "modified"}) {
    if (auto date = child_content(entry, name); !date.empty()) return date;
  }
  return {};
}

// Plain text only where the entry says so; without a type it is often HTML, whatever the RFC says.
std::optional<TextFormat> stated_format(const pugi::xml_node& node) {
  const auto type = attribute(node, "type");
  if (type == "text" || type == "text/plain") return TextFormat::kText;
  return std::nullopt;
}

std::optional<unsigned> base64_digit(char c) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto at = kDigits.find(c);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(at);
}

// nullopt where the text is not Base64 after all.
std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (std::string_view(" \t\r\n=").contains(c)) continue;
    const auto digit = base64_digit(c);
    if (!digit) return std::nullopt;
    bits = (bits << 6 | *digit) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

// Atom 0.3 says mode="base64"; 1.0 (4.1.3.3) writes every type that is neither text nor XML so.
bool is_base64(const pugi::xml_node& node) {
  const auto type = attribute(node, "type");
  const bool readable = !type.contains('/') || type.starts_with("text/") ||
                        type.ends_with("/xml") || type.ends_with("+xml") || type.contains("html");
  return attribute(node, "mode") == "base64" || !readable;
}

std::string text_construct(const pugi::xml_node& node) {
  auto text = content(node);
  if (!is_base64(node)) return text;
  const auto decoded = decode_base64(text);
  // Some feeds state such a type and write plain text all the same.
  return decoded && clean_utf8(*decoded) == *decoded ? *decoded : text;
}

void read_text(Posting& posting, const pugi::xml_node& entry) {
  BestText best;
  for (const auto name : {"summary", "content"}) {
    const auto node = child(entry, name);
    best.offer(text_construct(node), stated_format(node));
  }
  posting.description = std::move(best.text);
  posting.description_format = best.stated;
}

void read_categories(Posting& posting, const pugi::xml_node& entry) {
  for (const auto& node : entry.children()) {
    const auto name = local_name(node);
    if (name == "category") {
      const auto label = attribute(node, "label");
      const auto term = label.empty() ? attribute(node, "term") : label;
      add_tag(posting, term.empty() ? content(node) : std::string(term));
    } else if (name == "subject") {
      add_tag(posting, content(node));
    } else if (name == "author") {
      add_extra(posting, "author", child_content(node, "name"));
    } else {
      set_job_field(posting, name, content(node));
    }
  }
}

}  // namespace

void read_atom_head(FeedReading& reading, const pugi::xml_node& feed) {
  set_feed_title(reading, text_construct(child(feed, "title")));
  const auto link = page_link(feed);
  set_feed_link(reading, base_url(link, reading.document.url), attribute(link, "href"));
  reading.language = plain_line(attribute(feed, "lang"));
}

FeedItem read_atom_entry(const pugi::xml_node& entry, std::string_view document_url) {
  FeedItem out;
  const auto link = page_link(entry);
  out.guid = child_content(entry, "id");
  out.base = base_url(link ? link : entry, document_url);
  out.posting.title = text_construct(child(entry, "title"));
  out.posting.url = attribute(link, "href");
  if (out.posting.url.empty() && is_web_url(out.guid)) out.posting.url = out.guid;
  out.posting.language = plain_line(attribute(entry, "lang"));
  out.posting.date_posted = first_date(entry);
  read_text(out.posting, entry);
  read_categories(out.posting, entry);
  return out;
}

}  // namespace skillgap
