// Which elements of a page are open, as far as it matters for what stands inside an element: end
// tags that are missing or stray, elements without content. One thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skillgap {

// Of <br>, <img>, <meta> and their like.
bool is_void_element(std::string_view name);

class OpenElements {
 public:
  // `label` and the place where its content ended, for each element that is closed.
  using OnClose = std::function<void(std::size_t label, std::size_t content_end)>;

  explicit OpenElements(OnClose on_close) : on_close_(std::move(on_close)) {}

  // A start tag at `at`: closes what it implicitly ends ("<li>" ends the item before).
  void meet_start(std::string_view name, std::size_t at);
  // REQUIRES: not a void element. Deeper than kMaxDepth nothing is opened.
  void open(std::string_view name, std::size_t label);
  void close(std::string_view name, std::size_t at);
  void close_all(std::size_t at);

  static constexpr std::size_t kMaxDepth = 10'000;

 private:
  struct Element {
    std::string name;  // in lower case
    std::size_t label;
  };
  void pop(std::size_t at);

  OnClose on_close_;
  std::vector<Element> open_;
  std::unordered_map<std::string, std::size_t> count_;
};

}  // namespace skillgap
