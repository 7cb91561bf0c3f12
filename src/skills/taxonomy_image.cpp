// Header · tokenizer version · rows of the taxonomy · phrase tables, each at a multiple of 8. One
// list of fields serves writing and reading; each struct is taken apart whole, so a member added to
// one of them does not compile here until it is listed too (and kFormat counted up).
#include "skillgap/taxonomy_image.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>
#include <utility>

#include "skills/taxonomy_references.h"

namespace skillgap {
namespace {

constexpr std::uint64_t kMagic = 0x004E4F5841544753;  // "SGTAXON" where the low byte comes first
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::uint32_t kFormat = 8;
constexpr std::size_t kAlignment = 8;

struct Header {
  std::uint64_t magic = kMagic;
  std::uint32_t byte_order = kByteOrder, format = kFormat;
  std::uint64_t bytes = 0;     // of the whole image
  std::uint64_t checksum = 0;  // of all behind the header
};

// --- the fields of each struct ---

template <typename Io>
void fields(Io& io, RowPlace& value) {
  auto& [file, line] = value;
  io(file, line);
}
template <typename Io>
void fields(Io& io, Concept& value) {
  auto& [id, kind, label_en, label_id, broader, implies, exact_match, rank, source, place] = value;
  io(id, kind, label_en, label_id, broader, implies, exact_match, rank, source, place);
}
template <typename Io>
void fields(Io& io, Alias& value) {
  auto& [concept_id, text, language, rule, source, place] = value;
  io(concept_id, text, language, rule, source, place);
}
template <typename Io>
void fields(Io& io, NotASkill& value) {
  auto& [text, source, place] = value;
  io(text, source, place);
}
template <typename Io>
void fields(Io& io, Role& value) {
  auto& [id, label_en, label_id, broader, definition, definition_id, exact_match, tech, source,
         place] = value;
  io(id, label_en, label_id, broader, definition, definition_id, exact_match, tech, source, place);
}
template <typename Io>
void fields(Io& io, Phrase& value) {
  auto& [text, said, language, number, source, place] = value;
  io(text, said, language, number, source, place);
}
template <typename Io>
void fields(Io& io, RoleSkill& value) {
  auto& [role, skill, weight, source] = value;
  io(role, skill, weight, source);
}
template <typename Io>
void fields(Io& io, RoleWeight& value) {
  auto& [feature, role, weight, place] = value;
  io(feature, role, weight, place);
}
template <typename Io>
void fields(Io& io, RoleNeighbour& value) {
  auto& [role, neighbour, difference_en, difference_id, source] = value;
  io(role, neighbour, difference_en, difference_id, source);
}
template <typename Io>
void fields(Io& io, Taxonomy& value) {
  auto& [version, content_hash, concepts, aliases, not_skills, roles, sources, titles, seniority,
         sections, cues, units, function_words, work_modes, everyday_words, kind_words, role_cues,
         senses, role_skills, role_weights, role_neighbours, role_settings, role_fields, by_id,
         role_by_id] = value;
  io(version, content_hash, concepts, aliases, not_skills, roles, sources, titles, seniority,
     sections, cues, units, function_words, work_modes, everyday_words, kind_words, role_cues,
     senses, role_skills, role_weights, role_neighbours, role_settings, role_fields);
  // The two look-ups by id are made from the rows.
}

template <typename Value>
constexpr bool kIsNumber = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;

// --- writing ---

class Writer {
 public:
  template <typename... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }

  void align() { out.resize((out.size() + kAlignment - 1) / kAlignment * kAlignment); }
  void bytes(std::span<const std::byte> bytes) {
    out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }

  std::string out;

 private:
  template <typename Value>
  void put(Value& value) {
    if constexpr (kIsNumber<Value>) {
      out.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      fields(*this, value);
    }
  }
  void put(std::string& text) {
    size(text.size());
    out += text;
  }
  template <typename Value>
  void put(std::vector<Value>& values) {
    size(values.size());
    for (Value& value : values) put(value);
  }
  void size(std::size_t count) {
    auto number = static_cast<std::uint32_t>(count);
    put(number);
  }
};

// --- reading ---

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes)
      : begin_(bytes.data()), at_(begin_), end_(begin_ + bytes.size()) {}

  // False from the first piece on that is not there.
  bool sound() const { return sound_; }

  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }

  void align() {
    const std::size_t over = static_cast<std::size_t>(at_ - begin_) % kAlignment;
    take((kAlignment - over) % kAlignment);
  }
  std::span<const std::byte> take(std::uint64_t count) {
    const std::byte* piece = advance(count);
    return piece ? std::span(piece, count) : std::span<const std::byte>();
  }

 private:
  // Where so many bytes begin; nullptr where they are not there.
  const std::byte* advance(std::uint64_t count) {
    if (!sound_ || count > static_cast<std::size_t>(end_ - at_)) {
      sound_ = false;
      return nullptr;
    }
    return std::exchange(at_, at_ + count);
  }
  template <typename Value>
  void get(Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
      std::uint8_t byte = 0;
      get(byte);
      value = byte != 0;
    } else if constexpr (kIsNumber<Value>) {
      if (const std::byte* bytes = advance(sizeof value)) std::memcpy(&value, bytes, sizeof value);
      if constexpr (std::is_floating_point_v<Value>) sound_ = sound_ && std::isfinite(value);
    } else {
      fields(*this, value);
    }
  }
  // Most of what an image holds is short texts, so this is most of the time of opening one.
  void get(std::string& text) {
    std::uint32_t size = 0;
    get(size);
    if (const std::byte* bytes = advance(size))
      text.assign(reinterpret_cast<const char*>(bytes), size);
  }
  template <typename Value>
  void get(std::vector<Value>& values) {
    std::uint32_t count = 0;
    get(count);
    // Each takes more than a byte: a count that is wrong cannot ask for more memory than that.
    values.reserve(std::min(std::size_t{count}, static_cast<std::size_t>(end_ - at_)));
    for (; count > 0 && sound_; --count) get(values.emplace_back());
  }

  const std::byte *begin_, *at_, *end_;
  bool sound_ = true;
};

// --- look-ups ---

void index_ids(Taxonomy& taxonomy) {
  taxonomy.concept_by_id.reserve(taxonomy.concepts.size());
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i)
    taxonomy.concept_by_id.emplace(taxonomy.concepts[i].id,
                                   ConceptId{static_cast<std::uint32_t>(i)});
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i)
    taxonomy.role_by_id.emplace(taxonomy.roles[i].id, RoleId{static_cast<std::uint32_t>(i)});
}

std::string_view fault_of(const Header& header, std::span<const std::byte> bytes) {
  if (header.byte_order != kByteOrder) return "was compiled on a machine of another byte order";
  if (header.format != kFormat) return "was compiled by another version of skillgap";
  const auto body = bytes.subspan(sizeof header);
  if (header.bytes != bytes.size() || header.checksum != XXH3_64bits(body.data(), body.size()))
    return "is damaged";
  return {};
}

CompiledPhrases read_table(Reader& reader, const std::shared_ptr<const void>& owner) {
  CompiledPhrases table{{}, {}, owner};
  std::uint64_t size = 0;
  reader(table.phrases.high, table.phrases.low, size);
  reader.align();
  table.image = reader.take(size);
  return table;
}

}  // namespace

Error stale_taxonomy_image(const std::string& where, std::string_view why) {
  return {where, "this compiled taxonomy " + std::string(why) +
                     ", make it anew with: skillgap taxonomy compile FOLDER -o FILE --force"};
}

bool looks_like_taxonomy_image(std::span<const std::byte> bytes) {
  std::uint64_t magic = 0;
  if (bytes.size() < sizeof(Header)) return false;
  std::memcpy(&magic, bytes.data(), sizeof magic);
  return magic == kMagic || magic == std::byteswap(kMagic);
}

std::string write_taxonomy_image(CompiledTaxonomy compiled) {
  Header header;
  Writer writer;
  writer.out.resize(sizeof header);
  writer(compiled.tokenizer_version, compiled.taxonomy);
  std::uint64_t tables = compiled.phrases.size();
  writer(tables);
  for (CompiledPhrases& table : compiled.phrases) {
    std::uint64_t size = table.image.size();
    writer(table.phrases.high, table.phrases.low, size);
    writer.align();
    writer.bytes(table.image);
  }
  header.bytes = writer.out.size();
  header.checksum =
      XXH3_64bits(writer.out.data() + sizeof header, writer.out.size() - sizeof header);
  std::memcpy(writer.out.data(), &header, sizeof header);
  return std::move(writer.out);
}

std::expected<CompiledTaxonomy, Error> open_taxonomy_image(std::span<const std::byte> bytes,
                                                           std::shared_ptr<const void> owner,
                                                           const std::string& where) {
  if (!looks_like_taxonomy_image(bytes))
    return std::unexpected(Error{where,
                                 "is no compiled taxonomy, name a folder of tables or what "
                                 "`skillgap taxonomy compile` wrote"});
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (const auto fault = fault_of(header, bytes); !fault.empty())
    return std::unexpected(stale_taxonomy_image(where, fault));

  CompiledTaxonomy compiled;
  Reader reader(bytes);
  reader.take(sizeof header);
  std::uint64_t tables = 0;
  reader(compiled.tokenizer_version, compiled.taxonomy, tables);
  for (; tables > 0 && reader.sound(); --tables)
    compiled.phrases.push_back(read_table(reader, owner));
  if (!reader.sound() || !refers_to_rows(compiled.taxonomy))
    return std::unexpected(stale_taxonomy_image(where, "is damaged"));
  index_ids(compiled.taxonomy);
  return compiled;
}

}  // namespace skillgap
