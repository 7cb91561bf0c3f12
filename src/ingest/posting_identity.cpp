#include "skillgap/posting_identity.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <optional>

#include "skillgap/json_writer.h"

namespace skillgap {
namespace {

std::string id_of(std::string_view prefix, std::string_view text) {
  return fmt::format("{}{:016x}", prefix, XXH3_64bits(text.data(), text.size()));
}

void write(JsonWriter& json, std::optional<double> amount) {
  amount ? json.number(*amount) : json.null();
}

void write(JsonWriter& json, const Salary& salary) {
  json.begin_array().string(salary.surface).string(salary.currency).string(salary.unit);
  write(json, salary.min);
  write(json, salary.max);
  write(json, salary.annual_min);
  write(json, salary.annual_max);
  json.end_array();
}

// As JSON, so that moving text from one field to the next never gives the same bytes.
JsonWriter& write_text(JsonWriter& json, const Posting& posting) {
  return json.string(posting.title)
      .string(posting.company)
      .string(posting.location)
      .string(posting.description);
}

}  // namespace

std::string posting_id(const Posting& posting) {
  if (!posting.url.empty()) return id_of("u-", canonical_url(posting.url));
  JsonWriter json;
  json.begin_array();
  return id_of("c-", write_text(json, posting).end_array().text());
}

std::string content_hash(const Posting& posting) {
  constexpr std::size_t kRest = 512;  // what all but the description mostly takes
  JsonWriter json(posting.description.size() + posting.description.size() / 16 + kRest);
  write_text(json.begin_array(), posting).string(canonical_url(posting.url));
  json.string(posting.date_posted).string(posting.date_valid_through);
  json.string(posting.employment_type);
  // A unit or a currency without an amount is no salary: to_json leaves it out.
  write(json, posting.salary.empty() ? Salary{} : posting.salary);
  for (const std::string& tag : posting.tags) json.string(tag);
  json.end_array();
  const XXH128_hash_t hash = XXH3_128bits(json.text().data(), json.text().size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace skillgap
