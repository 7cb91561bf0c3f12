#include "cli/teaser.h"

#include <algorithm>

#include "skillgap/html_text.h"
#include "skillgap/json_writer.h"
#include "skillgap/posting_identity.h"

namespace skillgap {
namespace {

constexpr std::size_t kShort = 600;  // bytes of text; postings are longer
constexpr std::string_view kMark = "completed_from";

std::string plain_text(const Posting& posting) {
  const bool html = posting.description_format == TextFormat::kHtml;
  return html ? html_to_text(posting.description).text : posting.description;
}

bool ends_in_dots(std::string_view text) {
  for (const std::string_view end : {"…", "...", "…]", "...]"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

std::string mark_of(const Posting& teaser) {
  return JsonWriter().string(content_hash(teaser)).take();
}

void fill(std::string& field, const std::string& from) {
  if (field.empty()) field = from;
}

void fill_fields(Posting& posting, const Posting& page) {
  fill(posting.company, page.company);
  fill(posting.location, page.location);
  fill(posting.date_posted, page.date_posted);
  fill(posting.date_valid_through, page.date_valid_through);
  fill(posting.employment_type, page.employment_type);
  fill(posting.language, page.language);
  if (posting.salary.empty()) posting.salary = page.salary;
  for (const ExtraField& extra : page.extra) {
    if (std::ranges::find(posting.extra, extra.key, &ExtraField::key) == posting.extra.end())
      posting.extra.push_back(extra);
  }
}

}  // namespace

bool is_teaser(const Posting& posting) {
  if (posting.url.empty()) return false;
  const std::string text = plain_text(posting);
  return text.size() < kShort || ends_in_dots(text);
}

Posting completed(const Posting& teaser, const ParsedFeed& page) {
  Posting posting = teaser;
  if (page.postings.size() == 1) {
    const Posting& whole = page.postings.front();
    if (plain_text(whole).size() > plain_text(teaser).size()) {
      posting.description = whole.description;
      posting.description_format = whole.description_format;
    }
    fill_fields(posting, whole);
  }
  posting.extra.push_back({std::string(kMark), mark_of(teaser)});
  return posting;
}

bool is_completed_from(const Posting& kept, const Posting& teaser) {
  const auto mark = std::ranges::find(kept.extra, kMark, &ExtraField::key);
  return mark != kept.extra.end() && mark->json == mark_of(teaser);
}

bool is_completed(const Posting& kept) {
  return std::ranges::find(kept.extra, kMark, &ExtraField::key) != kept.extra.end();
}

}  // namespace skillgap
