// schema.org JobPosting, as JSON-LD.
//
//   JobPostings found(limits);
//   found.add(document.root);                     // each block of the page
//   for (const auto& node : found.nodes()) use(found.read(node));
//
// An object, an array, a @graph, or nested at any place; a value that is only {"@id": …} is looked
// up in all blocks. The blocks must outlive this.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/feed_item.h"

namespace skillgap {

class JobPostings {
 public:
  using Element = simdjson::dom::element;

  explicit JobPostings(const FeedLimits& limits) : limits_(limits) {}
  void add(const Element& block) { add(block, false); }
  // The postings; not those within a posting, which are about something else ("similar jobs").
  const std::vector<Element>& nodes() const { return nodes_; }

  // The fields as the node has them; the link may be "" or relative. REQUIRES: all blocks are
  // added.
  FeedItem read(const Element& node);

 private:
  using Found = std::optional<Element>;

  void add(const Element& block, bool within_posting);
  void add_object(const Element& block, const simdjson::dom::object& object, bool within_posting);
  Element resolve(const Element& value);
  Found member(const Element& holder, std::string_view key);
  // The first of these that there is.
  Found any_member(const Element& holder, std::initializer_list<std::string_view> keys);
  std::string place(const Found& location);
  std::string places(const Element& node);
  std::string joined_places(const Element& list);
  std::string description(const Element& node);
  std::string likely_page(const Element& node);
  void read_extras(Posting& posting, const Element& node);
  // job_salary_ld.cpp
  Salary salary(const Element& node);
  std::string unit_in(const Element& holder);
  void read_amount(Salary& salary, const Found& value);
  void read_range(Salary& salary, const Element& range);

  FeedLimits limits_;
  std::vector<Element> nodes_;
  std::unordered_map<std::string_view, Element> by_id_;
  std::size_t looked_up_ = 0;
};

}  // namespace skillgap
