// Writes one JSON value, compact, in the order of the calls.
//
//   JsonWriter json;
//   json.begin_object().key("skill").string("c++").key("years").number(3).end_object();
//   json.text()    // {"skill":"c++","years":3}
//
// Strings must be valid UTF-8; control characters, '"' and '\' are escaped. Numbers are the
// shortest that read back equal, and never depend on the locale; what is not finite becomes null.
// REQUIRES: calls form a well-nested value (asserted at the end of each container). One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace skillgap {

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view value);
  JsonWriter& number(double value);
  JsonWriter& integer(std::uint64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // A JSON text from elsewhere, written as it stands. REQUIRES: valid, on one line.
  JsonWriter& raw(std::string_view json);

  // key + value, left out where the value is empty.
  JsonWriter& field(std::string_view name, std::string_view value);

  std::string_view text() const { return {text_.data(), size_}; }  // until the next call
  std::string take();

 private:
  char* room(std::size_t more);
  void grow(std::size_t more);
  char* begin_value(std::size_t more);
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - text_.data()); }
  char* write_quoted(char* out, std::string_view value);
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);

  std::string text_;      // longer than what is written: it grows by doubling
  std::size_t size_ = 0;  // of what is written
  std::size_t open_ = 0;  // containers
};

}  // namespace skillgap
