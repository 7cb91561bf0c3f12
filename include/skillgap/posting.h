// A job posting, as it came in. All strings are valid UTF-8; an empty string means "not given".
// docs/formats.md has the NDJSON form of it. A value: no ownership, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

enum class TextFormat { kText, kHtml, kMarkdown };
std::string_view text_format_name(TextFormat format);  // "text" "html" "markdown"

// A pay range. `surface` is what the source wrote; the figures are set only where the source gave
// figures or the text was understood, so a surface without figures means "seen, not understood".
struct Salary {
  std::string surface = {};                  // "Rp 8–15 juta/bulan"
  std::optional<double> min = {}, max = {};  // in `currency` per `unit`
  std::string currency = {};                 // ISO 4217
  std::string unit = {};                     // hour day week month year
  std::optional<double> annual_min = {}, annual_max = {};

  bool empty() const { return surface.empty() && !min && !max; }
};

// A key of the input that skillgap does not know: carried through untouched.
struct ExtraField {
  std::string key = {};
  std::string json = {};  // the value as it stood, a valid JSON text
};

struct Posting {
  std::string id = {};
  std::string url = {};
  std::string source = {};  // which feed, board or file it came from
  std::string title = {};
  std::string company = {};
  std::string location = {};
  std::string description = {};
  std::optional<TextFormat> description_format = {};  // empty: found out from the text
  std::string date_posted = {};                       // ISO 8601 where understood, else as written
  std::string date_valid_through = {};                // likewise
  std::string employment_type = {};
  Salary salary = {};
  std::string language = {};  // as the source states it; what we found is in the analysis
  std::vector<std::string> tags = {};
  std::vector<ExtraField> extra = {};  // in the order of the input
};

}  // namespace skillgap
