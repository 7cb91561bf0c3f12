// XML as feeds write it: namespaces by local name, markup in unexpected places, broken ends.
#pragma once

#include <cstddef>
#include <expected>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "ingest/feed_item.h"
#include "skillgap/error.h"

namespace skillgap {

// A tree of what could be read. pugixml keeps what it read before a damage, with the open elements
// closed; `intact` is false then.
struct XmlTree {
  pugi::xml_document document;
  bool intact = true;
  std::size_t damage = 0;  // where reading stopped, a byte of the text
};

// Refuses (with the message of an Error) what is made to exhaust memory: too many tags, too deep,
// too many attributes. Fills `tree` from all of `text`, which must be UTF-8 whatever its
// declaration says.
std::expected<void, std::string> load_xml(XmlTree& tree, std::string_view text,
                                          const FeedLimits& limits);

// "creator" of "dc:creator".
std::string_view local_name(std::string_view qualified);
std::string_view local_name(const pugi::xml_node& node);

// The child by its local name, in whatever case: one with the parent's own prefix first, so that
// <title> wins over <media:title>, else of any prefix. A null node where there is none.
pugi::xml_node child(const pugi::xml_node& parent, std::string_view name);

// An attribute by its local name ("about" finds rdf:about); "" where there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

// The content of an element as text; where it holds child elements, as HTML with plain tag names.
std::string content(const pugi::xml_node& node);
std::string child_content(const pugi::xml_node& parent, std::string_view name);

// The base for links in the node: the xml:base attributes from the root on, over the document's
// URL.
std::string base_url(const pugi::xml_node& node, std::string_view document_url);

// The URI that the prefix of the node is bound to, "" where it is not.
std::string_view namespace_uri(const pugi::xml_node& node);

// Turns rising offsets of a text into line numbers.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::size_t line(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace skillgap
