// Microdata and RDFa as JSON-LD.
#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "skillgap/html_text.h"
#include "skillgap/json_writer.h"
#include "skillgap/page_data.h"
#include "text/marked_elements.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxWalk = 64;    // of marked elements within an item that are none
constexpr std::size_t kMaxNames = 256;  // properties of one item
constexpr std::size_t kReadings = 4;    // how often, at most, each byte becomes text

class ItemWriter {
 public:
  ItemWriter(std::string_view html, const MarkedLimits& limits)
      : html_(html),
        limits_(limits),
        elements_(marked_elements(html, limits.elements)),
        bytes_left_(kReadings * html.size()) {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (!elements_[i].id.empty()) by_id_.emplace(elements_[i].id, i);
    }
  }

  std::string write() {
    json_.begin_array();
    std::vector<bool> within(elements_.size());  // is the value of an item above it
    for (std::size_t i = 0; i < elements_.size(); ++i) note_values(i, within);
    values_left_ = limits_.values;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i].is_item && !within[i]) write_item(i, 0);
    }
    return json_.end_array().take();
  }

 private:
  using Values = std::vector<std::pair<std::string_view, std::vector<std::size_t>>>;

  void note_values(std::size_t item, std::vector<bool>& within) {
    if (!elements_[item].is_item) return;
    for (const auto& [name, values] : values_of(item)) {
      for (const std::size_t value : values) within[value] = within[value] || value != item;
    }
  }

  // The values of an item, by property in the order of their first values.
  Values values_of(std::size_t item) {
    Values out;
    for (const std::size_t child : elements_[item].children) collect(child, out, 0);
    for (const std::string& id : elements_[item].refers) {
      const auto found = by_id_.find(id);
      if (found != by_id_.end() && found->second != item) collect(found->second, out, 0);
    }
    return out;
  }

  void collect(std::size_t at, Values& values, std::size_t depth) {
    if (values_left_ == 0 || depth > kMaxWalk) return;
    --values_left_;
    const MarkedElement& element = elements_[at];
    for (const std::string& name : element.names) {
      auto place = std::ranges::find(values, std::string_view(name), &Values::value_type::first);
      if (place == values.end()) {
        if (values.size() == kMaxNames) continue;
        place = values.insert(values.end(), {name, {}});
      }
      place->second.push_back(at);
    }
    if (element.is_item) return;
    for (const std::size_t child : element.children) collect(child, values, depth + 1);
  }

  void write_item(std::size_t at, std::size_t depth) {
    const MarkedElement& item = elements_[at];
    json_.begin_object();
    if (!item.types.empty()) {
      json_.key("@type").begin_array();
      for (const std::string& type : item.types) json_.string(type);
      json_.end_array();
    }
    json_.field("@id", item.item_id);
    if (depth < limits_.depth) {
      for (const auto& [name, values] : values_of(at)) {
        json_.key(name);
        if (values.size() == 1) {
          write_value(values.front(), depth + 1);
        } else {
          write_values(values, depth + 1);
        }
      }
    }
    json_.end_object();
  }

  // A text that is marked twice, for a reader and for programs, is one value.
  void write_values(const std::vector<std::size_t>& values, std::size_t depth) {
    std::set<std::string> seen;
    json_.begin_array();
    for (const std::size_t value : values) {
      if (elements_[value].is_item) {
        write_value(value, depth);
      } else if (std::string text = text_of(elements_[value]); seen.insert(text).second) {
        json_.string(text);
      }
    }
    json_.end_array();
  }

  // An item without properties is what it is called: <b itemprop=x itemscope>Acme</b>.
  void write_value(std::size_t at, std::size_t depth) {
    if (elements_[at].is_item && !values_of(at).empty()) return write_item(at, depth);
    json_.string(text_of(elements_[at]));
  }

  std::string text_of(const MarkedElement& element) {
    if (element.value) return *element.value;
    if (element.content.size() > bytes_left_) return {};
    bytes_left_ -= element.content.size();
    return html_to_text(element.content.of(html_)).text;
  }

  std::string_view html_;
  MarkedLimits limits_;
  std::vector<MarkedElement> elements_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::size_t bytes_left_;
  std::size_t values_left_ = limits_.values;
  JsonWriter json_;
};

}  // namespace

std::string marked_items(std::string_view html, const MarkedLimits& limits) {
  return ItemWriter(html, limits).write();
}

}  // namespace skillgap
