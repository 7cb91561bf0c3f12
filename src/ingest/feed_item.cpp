#include "ingest/feed_item.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "ingest/posting_fields.h"
#include "ingest/relative_url.h"
#include "skillgap/ascii.h"
#include "skillgap/date.h"
#include "skillgap/html_text.h"
#include "skillgap/json_writer.h"
#include "skillgap/posting_identity.h"
#include "skillgap/text.h"
#include "skillgap/utf8.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxExtra = FeedLimits{}.field_bytes;  // of what is only carried through

void problem(FeedReading& reading, ProblemKind kind, std::string_view where, std::string message) {
  reading.feed.problems.push_back({kind, std::string(where), std::move(message)});
}

std::string cut(std::string text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  text.resize(character_begin(text, max_bytes));
  return text;
}

// Without '&' an encoded tag ("&lt;p&gt;") is none, so what still looks like HTML has real ones.
bool has_real_tags(std::string text) {
  std::ranges::replace(text, '&', ' ');
  return looks_like_html(text);
}

// Some feeds encode their HTML twice, a few three times. Text that has real tags is left alone: an
// encoded tag in it is one that the reader shall see.
std::string decode_encoded_markup(std::string text) {
  for (int i = 0; i < 2 && !has_real_tags(text); ++i) {
    auto decoded = decode_html_references(text);
    if (!looks_like_html(decoded)) break;
    text = std::move(decoded);
  }
  return text;
}

void tidy_description(Posting& posting, std::size_t most) {
  auto text = std::move(posting.description);
  if (posting.description_format != TextFormat::kText) {
    text = decode_encoded_markup(std::move(text));
    const bool html = looks_like_html(text);
    posting.description_format = html ? TextFormat::kHtml : TextFormat::kText;
    if (!html) text = decode_html_references(text);
  }
  text = clean_utf8(text);  // after decoding: references may stand for controls (I2)
  if (posting.description_format == TextFormat::kText) text = tidy_whitespace(text);
  if (means_nothing(single_line(text))) text.clear();
  posting.description = cut(std::move(text), most);
  if (posting.description.empty()) posting.description_format.reset();
}

void drop_repeated(std::vector<std::string>& tags) {
  std::unordered_set<std::string> seen;
  std::erase_if(tags, [&](const std::string& tag) { return !seen.insert(tag).second; });
}

void tidy_date(std::string& date, std::size_t most) {
  date = cut(single_line(clean_utf8(date)), most);
  if (const auto day = parse_date(date)) date = to_iso(*day);
}

// Only web links are kept: "javascript:" and its kind have no business in a report (I7).
std::string web_link(std::string_view base, std::string_view raw) {
  const auto written = single_line(clean_utf8(raw));
  if (written.empty()) return {};
  auto link = resolve_url(base, written);
  for (auto at = link.find(' '); at != std::string::npos; at = link.find(' ', at))
    link.replace(at, 1, "%20");
  return is_web_url(link) ? link : std::string();
}

// Of a saved feed the address is not known; the page that it belongs to is the next best.
std::string tidy_link(const FeedReading& reading, const FeedItem& item) {
  const std::string& own = item.base.empty() ? reading.document.url : item.base;
  return web_link(own.empty() ? reading.link : own, item.posting.url);
}

void drop_long_link(FeedReading& reading, std::string& link, std::string_view where) {
  if (link.size() <= reading.limits.url_bytes) return;
  link.clear();
  problem(reading, ProblemKind::kLimit, where,
          fmt::format("the link of item {} is longer than {} bytes, it was left out", reading.items,
                      reading.limits.url_bytes));
}

// What the item is known by, "" where only its content tells.
std::string identity(const FeedReading& reading, const std::string& guid, const std::string& link) {
  if (guid.empty()) return link;
  const bool unique = is_web_url(guid) || guid.starts_with("tag:") || guid.starts_with("urn:");
  if (unique) return guid;
  auto site = url_host(reading.link);
  if (site.empty()) site = url_host(reading.document.url);
  if (site.empty()) site = reading.feed.title;
  return fmt::format("urn:feed-item:{}:{}", site, guid);
}

std::string item_id(const FeedReading& reading, const FeedItem& item) {
  const auto link = item.own_link ? item.posting.url : std::string();
  const auto known_by = identity(reading, single_line(clean_utf8(item.guid)), link);
  Posting key = known_by.empty() ? item.posting : Posting();
  key.url = known_by;
  return posting_id(key);
}

void tidy(FeedReading& reading, FeedItem& item, std::string_view where) {
  Posting& posting = item.posting;
  const FeedLimits& limits = reading.limits;
  posting.title = cut(plain_line(posting.title), limits.title_bytes);
  if (means_nothing(posting.title)) posting.title.clear();
  posting.company = plain_line(posting.company);
  posting.url = tidy_link(reading, item);
  drop_long_link(reading, posting.url, where);
  tidy_description(posting, limits.description_bytes);
  tidy_date(posting.date_posted, limits.field_bytes);
  tidy_date(posting.date_valid_through, limits.field_bytes);
  for (std::string* field : {&posting.company, &posting.location, &posting.employment_type,
                             &posting.language, &posting.salary.surface})
    *field = cut(std::move(*field), limits.field_bytes);
  for (std::string& tag : posting.tags) tag = cut(std::move(tag), limits.field_bytes);
  drop_repeated(posting.tags);
  if (posting.language.empty()) posting.language = reading.language;
  posting.source = reading.link.empty() ? reading.document.where : reading.link;
}

struct JobField {
  std::string_view name;  // in lower case, without '_' and '-'
  std::string Posting::* member;
};

// Names used by job boards for what RSS, Atom and JSON Feed have no field for.
constexpr JobField kJobFields[] = {
    {"location", &Posting::location},
    {"joblocation", &Posting::location},
    {"region", &Posting::location},
    {"company", &Posting::company},
    {"companyname", &Posting::company},
    {"employer", &Posting::company},
    {"hiringorganization", &Posting::company},
    {"type", &Posting::employment_type},
    {"jobtype", &Posting::employment_type},
    {"employmenttype", &Posting::employment_type},
    {"dateposted", &Posting::date_posted},
    {"expire", &Posting::date_valid_through},
    {"expires", &Posting::date_valid_through},
    {"expiresat", &Posting::date_valid_through},
    {"expirydate", &Posting::date_valid_through},
    {"expirationdate", &Posting::date_valid_through},
    {"datevalidthrough", &Posting::date_valid_through},
    {"validthrough", &Posting::date_valid_through},
};

std::string folded_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-') continue;
    out += ascii_lower(c);
  }
  return out;
}

}  // namespace

std::string grouped(std::size_t number) {
  auto digits = fmt::to_string(number);
  for (auto at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string plain_line(std::string_view raw) {
  auto text = decode_html_references(clean_utf8(raw));
  if (looks_like_html(text)) text = html_to_text(text).text;
  return single_line(clean_utf8(text));
}

void BestText::offer(std::string candidate, std::optional<TextFormat> format) {
  const std::pair rank(!candidate.empty() && looks_like_html(candidate), candidate.size());
  if (rank <= rank_) return;
  rank_ = rank;
  text = std::move(candidate);
  stated = format;
}

bool set_job_field(Posting& posting, std::string_view name, std::string_view raw) {
  const auto folded = folded_name(name);
  if (folded == "salary") {
    if (posting.salary.empty()) posting.salary.surface = plain_line(raw);
    return true;
  }
  const auto field = std::ranges::find(kJobFields, folded, &JobField::name);
  if (field == std::end(kJobFields)) return false;
  auto& value = posting.*field->member;
  if (value.empty()) value = plain_line(raw);
  return true;
}

void add_tag(Posting& posting, std::string_view raw) {
  auto tag = plain_line(raw);
  if (!tag.empty()) posting.tags.push_back(std::move(tag));
}

void add_tags(Posting& posting, std::string_view raw) {
  while (!raw.empty()) {
    const auto end = std::min(raw.find(','), raw.size());
    add_tag(posting, raw.substr(0, end));
    raw.remove_prefix(std::min(end + 1, raw.size()));
  }
}

void add_extra(Posting& posting, std::string_view key, std::string_view raw) {
  const auto value = cut(plain_line(raw), kMaxExtra);
  if (value.empty()) return;
  posting.extra.push_back({std::string(key), JsonWriter().string(value).take()});
}

void set_feed_title(FeedReading& reading, std::string_view raw) {
  if (auto title = cut(plain_line(raw), reading.limits.title_bytes); !title.empty()) {
    reading.feed.title = std::move(title);
  }
}

void set_feed_link(FeedReading& reading, std::string_view base, std::string_view raw) {
  auto link = web_link(base.empty() ? reading.document.url : base, raw);
  if (!link.empty() && link.size() <= reading.limits.url_bytes) reading.link = std::move(link);
}

bool begin_item(FeedReading& reading, std::string_view where) {
  const std::size_t most = reading.limits.items;
  if (++reading.items <= most) return true;
  if (reading.items == most + 1) {
    problem(reading, ProblemKind::kLimit, where,
            fmt::format("more than {} items, this one and the rest were left out; split the feed",
                        grouped(most)));
    reading.feed.complete = false;
  }
  return false;
}

void add_item(FeedReading& reading, FeedItem item, std::string_view where) {
  tidy(reading, item, where);
  const bool title = !item.posting.title.empty();
  if (!title && item.posting.description.empty()) {
    problem(reading, ProblemKind::kBadItem, where,
            fmt::format("item {} has neither title nor description, skipped", reading.items));
    return;
  }
  if (!title) {
    problem(reading, ProblemKind::kMissingField, where,
            fmt::format("item {} has no title, kept without one", reading.items));
  }
  item.posting.id = item_id(reading, item);
  reading.feed.postings.push_back(std::move(item.posting));
}

}  // namespace skillgap
