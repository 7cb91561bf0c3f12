#include "ingest/own_fields.h"

#include <array>

#include "skillgap/posting_json.h"

namespace skillgap {
namespace {

using enum FieldMeaning;

constexpr std::size_t kMaxTitle = 1'000;
constexpr std::size_t kMaxDescription = 1u << 20;

constexpr OwnField kOwnFields[] = {
    {"id", kText, &Posting::id},
    {"url", kText, &Posting::url},
    {"source", kText, &Posting::source},
    {"title", kText, &Posting::title, kMaxTitle},
    {"company", kText, &Posting::company},
    {"location", kText, &Posting::location},
    {"description", kText, &Posting::description, kMaxDescription},
    {"description_format", kFormat},
    {"date_posted", kDate, &Posting::date_posted},
    {"date_valid_through", kDate, &Posting::date_valid_through},
    {"employment_type", kText, &Posting::employment_type},
    {"language", kText, &Posting::language},
    {"tags", kTags},
    {"salary", kSalary},
    {"salary_min", kSalaryPart},
    {"salary_max", kSalaryPart},
    {"salary_currency", kSalaryPart},
    {"salary_unit", kSalaryPart},
};

// Length and last letter tell our names apart: one comparison finds each.
constexpr std::size_t kSlots = 64;
constexpr std::size_t slot_of(std::string_view key) {
  return (key.size() * 5 + static_cast<unsigned char>(key.back())) % kSlots;
}
constexpr auto kFieldAt = [] {
  std::array<const OwnField*, kSlots> at{};
  for (const OwnField& field : kOwnFields) {
    const OwnField*& slot = at[slot_of(field.key)];
    if (slot != nullptr) throw "two names in one slot, choose another factor";
    slot = &field;
  }
  return at;
}();

}  // namespace

const OwnField* own_field(std::string_view key) {
  if (key.empty()) return nullptr;
  const OwnField* const found = kFieldAt[slot_of(key)];
  return found != nullptr && found->key == key ? found : nullptr;
}

bool is_posting_field(std::string_view name) { return own_field(name) != nullptr; }

}  // namespace skillgap
