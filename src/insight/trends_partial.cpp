#include "insight/trends_partial.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "insight/byte_reader.h"

namespace skillgap {
namespace {

constexpr std::string_view kMagic = "skillgap trends, version 2\n";

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

template <typename T>
void put(std::string& out, T value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_text(std::string& out, std::string_view text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

template <typename T>
void put_list(std::string& out, std::span<const T> values) {
  put(out, static_cast<std::uint32_t>(values.size()));
  for (const T value : values) put(out, value);
}

void put_texts(std::string& out, const TextIds& texts) {
  put(out, static_cast<std::uint32_t>(texts.size()));
  for (std::uint32_t id = 0; id < texts.size(); ++id) put_text(out, texts.text(id));
}

// In the same order, each number the next: only so do the numbers in the records hold.
bool take_texts(ByteReader& in, TextIds& texts) {
  const auto count = in.take<std::uint32_t>();
  for (std::uint32_t id = 0; id < count && in.good(); ++id) {
    if (texts[in.take_text()] != id) return false;
  }
  return in.good();
}

std::string header(const TrendRecords& records, const std::string& method) {
  return fmt::format("{}{}\n{}\n", kMagic, full_version(records.taxonomy()), method);
}

void put_sketch(std::string& out, const PostingSketch& sketch) {
  for (const std::uint64_t half : sketch.text) put(out, half);
  put(out, sketch.title);
  put(out, sketch.place);
  put_list<std::uint32_t>(out, sketch.employer);
  put_list<std::uint32_t>(out, sketch.shingles);
  if (!sketch.shingles.empty()) {
    for (const std::uint32_t band : sketch.bands) put(out, band);
  }
}

PostingSketch take_sketch(ByteReader& in, std::int32_t day) {
  PostingSketch sketch;
  for (std::uint64_t& half : sketch.text) half = in.take<std::uint64_t>();
  sketch.title = in.take<std::uint64_t>();
  sketch.place = in.take<std::uint64_t>();
  sketch.employer = in.take_list<std::uint32_t>();
  sketch.shingles = in.take_list<std::uint32_t>();
  if (!sketch.shingles.empty()) {
    for (std::uint32_t& band : sketch.bands) band = in.take<std::uint32_t>();
  }
  sketch.day = day;
  return sketch;
}

}  // namespace

// Knows the insides of TrendRecords.
class TrendPartial {
 public:
  static std::string write(const TrendRecords& records) {
    std::string out;
    put(out, records.input.postings);
    for (const std::uint64_t half : records.input.hash) put(out, half);
    put(out, records.without_date);
    for (const TextIds* texts :
         {&records.sources, &records.currencies, &records.seniorities, &records.places.folded_})
      put_texts(out, *texts);
    put_spellings(out, records.places);
    put(out, static_cast<std::uint64_t>(records.not_ok.size()));
    for (const auto& [cell, postings] : records.not_ok) {
      put(out, cell.first);
      put(out, cell.second);
      put(out, postings);
    }
    put(out, static_cast<std::uint64_t>(records.counted.size()));
    for (std::size_t i = 0; i < records.counted.size(); ++i) {
      put_record(out, records, records.counted[i]);
      put_sketch(out, records.sketches[i]);
    }
    return out;
  }

  static bool read(ByteReader& in, TrendRecords& records) {
    records.input.postings = in.take<std::uint64_t>();
    for (std::uint64_t& half : records.input.hash) half = in.take<std::uint64_t>();
    records.without_date = in.take<std::uint64_t>();
    for (TextIds* texts :
         {&records.sources, &records.currencies, &records.seniorities, &records.places.folded_}) {
      if (!take_texts(in, *texts)) return false;
    }
    if (!take_spellings(in, records.places) || !take_not_ok(in, records)) return false;
    const auto count = in.take<std::uint64_t>();
    for (std::uint64_t i = 0; i < count && in.good(); ++i) {
      if (!take_record(in, records)) return false;
    }
    return in.good() && in.at_end();
  }

  // `part` has numbers of its own for texts; here they get ours.
  static void append(const TrendRecords& part, TrendRecords& records) {
    records.input.add(part.input);
    records.without_date += part.without_date;
    for (const auto& [spelling, entry] : part.places.spellings_)
      records.places.add(spelling, entry.count);
    for (const auto& [cell, postings] : part.not_ok)
      records.not_ok[{cell.first, records.sources[part.sources.text(cell.second)]}] += postings;
    for (TrendRecord record : part.counted) {
      record.source = records.sources[part.sources.text(record.source)];
      record.currency = records.currencies[part.currencies.text(record.currency)];
      record.seniority = records.seniorities[part.seniorities.text(record.seniority)];
      record.place = records.places.folded_[part.places.folded_.text(record.place)];
      record.skills_begin += records.skills_.size();
      record.skills_end += records.skills_.size();
      records.counted.push_back(std::move(record));
    }
    std::ranges::copy(part.skills_, std::back_inserter(records.skills_));
    std::ranges::copy(part.sketches, std::back_inserter(records.sketches));
  }

 private:
  static void put_spellings(std::string& out, const PlaceIds& places) {
    std::map<std::string, std::uint64_t> sorted;
    for (const auto& [text, spelling] : places.spellings_) sorted[text] = spelling.count;
    put(out, static_cast<std::uint64_t>(sorted.size()));
    for (const auto& [text, count] : sorted) {
      put_text(out, text);
      put(out, count);
    }
  }

  static bool take_spellings(ByteReader& in, PlaceIds& places) {
    const std::size_t known = places.folded_.size();
    const auto count = in.take<std::uint64_t>();
    for (std::uint64_t i = 0; i < count && in.good(); ++i) {
      const std::string text(in.take_text());
      places.add(text, in.take<std::uint64_t>());
    }
    return in.good() && places.folded_.size() == known;
  }

  static bool take_not_ok(ByteReader& in, TrendRecords& records) {
    const auto count = in.take<std::uint64_t>();
    for (std::uint64_t i = 0; i < count && in.good(); ++i) {
      const auto day = in.take<std::int32_t>();
      const auto source = in.take<std::uint32_t>();
      if (source >= records.sources.size() || !plausible(day)) return false;
      records.not_ok[{day, source}] = in.take<std::uint64_t>();
    }
    return in.good();
  }

  static void put_record(std::string& out, const TrendRecords& records, const TrendRecord& record) {
    put_text(out, record.id);
    put(out, record.day);
    put(out, record.last_day);
    put(out, record.salary);
    for (const std::uint32_t number :
         {record.currency, record.place, record.source, record.seniority, record.role})
      put(out, number);
    put(out, static_cast<std::uint8_t>(record.language));
    std::vector<std::uint32_t> skills;
    for (const SkillUse use : records.skills(record)) skills.push_back(use.packed());
    put_list<std::uint32_t>(out, skills);
  }

  static bool take_record(ByteReader& in, TrendRecords& records) {
    TrendRecord record;
    record.id = in.take_text();
    record.day = in.take<std::int32_t>();
    record.last_day = in.take<std::int32_t>();
    record.salary = in.take<double>();
    for (std::uint32_t* number :
         {&record.currency, &record.place, &record.source, &record.seniority, &record.role})
      *number = in.take<std::uint32_t>();
    const auto language = in.take<std::uint8_t>();
    record.language = static_cast<Language>(language);
    record.skills_begin = records.skills_.size();
    for (const std::uint32_t bits : in.take_list<std::uint32_t>()) {
      records.skills_.push_back(SkillUse::unpacked(bits));
      if (records.skills_.back().skill() >= records.taxonomy().concepts.size()) return false;
    }
    record.skills_end = records.skills_.size();
    records.sketches.push_back(take_sketch(in, record.day));
    if (!in.good() || language > static_cast<std::uint8_t>(Language::kOther) ||
        !known(record, records))
      return false;
    records.counted.push_back(std::move(record));
    return true;
  }

  static bool known(const TrendRecord& record, const TrendRecords& records) {
    return record.currency < records.currencies.size() &&
           record.place < records.places.folded_.size() && record.source < records.sources.size() &&
           record.seniority < records.seniorities.size() &&
           record.role <= records.taxonomy().roles.size() && plausible(record.day) &&
           record.last_day >= record.day && plausible(record.last_day) &&
           std::isfinite(record.salary);
  }

  // Within the calendar of dates that are read.
  static bool plausible(std::int32_t day) { return -800'000 < day && day < 4'000'000; }
};

std::string write_partial(const TrendRecords& records, const std::string& method) {
  std::string bytes = header(records, method) + TrendPartial::write(records);
  put(bytes, checksum(bytes));
  return bytes;
}

std::expected<void, Error> read_partial(std::string_view bytes, const std::string& method,
                                        const std::string& where, TrendRecords& records) {
  const auto refuse = [&](std::string message) {
    return std::unexpected(Error{where, std::move(message)});
  };
  if (!bytes.starts_with(kMagic))
    return refuse("no partial table of this version, make it with trends --partial");
  if (!bytes.starts_with(header(records, method))) {
    const std::string_view made = bytes.substr(kMagic.size(), 200);
    return refuse(
        fmt::format("made with taxonomy {}, not with {} or with another version of "
                    "skillgap, make all parts with one",
                    made.substr(0, made.find('\n')), full_version(records.taxonomy())));
  }
  const std::size_t begin = header(records, method).size();
  const std::size_t end = bytes.size() - std::min(sizeof(std::uint64_t), bytes.size() - begin);
  std::uint64_t stated = 0;
  std::memcpy(&stated, bytes.data() + end, bytes.size() - end);
  ByteReader in(bytes.substr(begin, end - begin));
  TrendRecords part(records.taxonomy());
  if (stated != checksum(bytes.substr(0, end)) || !TrendPartial::read(in, part))
    return refuse("the partial table is damaged or cut, make it again");
  TrendPartial::append(part, records);
  return {};
}

}  // namespace skillgap
