// Writes a JSON text anew, token by token, without its slips (loose_json.h). One thread.
#pragma once

#include <string>
#include <string_view>

namespace skillgap {

// What any text may get wrong: comments, marks around it, last commas, strings.
class JsonMender {
 public:
  explicit JsonMender(std::string_view text) : rest_(text) { out_.reserve(text.size()); }
  virtual ~JsonMender() = default;
  JsonMender(const JsonMender&) = delete;  // one text, mended once
  JsonMender& operator=(const JsonMender&) = delete;

  std::string mend();

 protected:
  // The next token of `rest_`, which is neither empty nor a mark or comment.
  virtual void take_token();
  // Whether the quote at the front of `rest_` ends the string that is being read.
  virtual bool ends_string() const { return rest_.front() == '"'; }
  virtual void finish() { drop_last_comma(); }

  void take(std::size_t count);
  void drop(std::size_t count);
  void drop_last_comma();
  // Up to the next `quote` that ends it; `rest_` is behind the first one.
  void take_inside(char quote);

  std::string_view rest_;
  std::string out_;

 private:
  bool skip_wrapping();
  void skip_html_comment();
  void skip_line_comment();
  void drop_behind(std::string_view end);
  void take_control();
  void take_escape();
  void take_unicode_escape();
};

}  // namespace skillgap
