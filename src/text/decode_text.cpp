#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>

#include "skillgap/text.h"
#include "text/encoding_declaration.h"
#include "text/encoding_labels.h"
#include "text/utf8.h"

namespace skillgap {
namespace {

struct Choice {
  const Encoding* encoding = nullptr;
  std::size_t mark_length = 0;  // bytes of the byte order mark
  std::string refused_label;
  bool guessed = false;
};

// A text cut inside its last character is still UTF-8, if it holds a whole multi-byte one.
// (Without that, "caf\xE9" in windows-1252 would count.)
bool is_utf8_cut_short(std::string_view bytes) {
  constexpr std::size_t kLongestCut = 3;
  for (std::size_t cut = 1; cut <= std::min(kLongestCut, bytes.size()); ++cut) {
    const auto lead = static_cast<unsigned char>(bytes[bytes.size() - cut]);
    if (lead < 0x80) return false;
    if (lead < 0xC0) continue;
    const std::string_view whole = bytes.substr(0, bytes.size() - cut);
    return std::ranges::any_of(whole,
                               [](char c) { return static_cast<unsigned char>(c) > 0x7F; }) &&
           simdjson::validate_utf8(whole.data(), whole.size());
  }
  return false;
}

bool is_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size()) || is_utf8_cut_short(bytes);
}

// Where programs state Latin-1 out of habit: letters that are UTF-8 throughout are no accident.
bool is_utf8_all_the_same(const Encoding& stated, std::string_view bytes) {
  return stated.name == "windows-1252" &&
         std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) > 0x7F; }) &&
         simdjson::validate_utf8(bytes.data(), bytes.size());
}

constexpr std::size_t kLongestLabel = 64;  // the real ones have at most 19 bytes

// The encoding of a label; an unknown label is noted once and the next rule decides.
const Encoding* accept_label(std::string_view label, std::string& refused) {
  if (label.empty()) return nullptr;
  const Encoding* encoding = find_encoding(label);
  if (encoding == nullptr && refused.empty()) {
    refused = single_line(clean_utf8(label.substr(0, kLongestLabel)));
  }
  return encoding;
}

Choice choose_encoding(std::string_view bytes, std::string_view declared_label) {
  Choice choice;
  choice.encoding = accept_label(declared_label, choice.refused_label);
  if (const ByteOrderMark mark = find_byte_order_mark(bytes); mark.length > 0) {
    choice.mark_length = mark.length;
    choice.encoding = find_encoding(mark.encoding);
  }
  if (choice.encoding == nullptr) {
    choice.encoding = accept_label(declared_encoding(bytes), choice.refused_label);
  }
  if (choice.encoding != nullptr && is_utf8_all_the_same(*choice.encoding, bytes))
    choice.encoding = find_encoding("utf-8");
  if (choice.encoding == nullptr) {
    choice.guessed = !is_utf8(bytes);
    choice.encoding = find_encoding(choice.guessed ? "windows-1252" : "utf-8");
  }
  return choice;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// ICU calls this for every sequence it cannot map; only so can ours be told from a U+FFFD that
// the document itself holds.
void count_replacement(const void* context, UConverterToUnicodeArgs* args, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  *status = U_ZERO_ERROR;
  const UChar replacement = static_cast<UChar>(kReplacement);
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

void append_utf16(std::string& out, const std::u16string& units) {
  for (std::size_t at = 0; at < units.size();) {
    char32_t code_point = 0;
    U16_NEXT(units.data(), at, units.size(), code_point);
    append_utf8(out, U_IS_SURROGATE(code_point) ? kReplacement : code_point);
  }
}

std::u16string convert(UConverter* converter, std::string_view bytes) {
  std::u16string units;
  UChar buffer[4096];
  const char* source = bytes.data();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* target = buffer;
    ucnv_toUnicode(converter, &target, std::end(buffer), &source, bytes.data() + bytes.size(),
                   nullptr, true, &status);
    units.append(buffer, target);
  }
  return units;
}

// ISO-8859-16, bytes 0xA0 to 0xFF, which ICU has no converter for.
constexpr std::u16string_view kIso8859Part16 =
    u"\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńò"
    u"óôőö"
    u"śűùúûüęțÿ";
static_assert(kIso8859Part16.size() == 0x60);

std::u16string convert_iso_8859_16(std::string_view bytes) {
  std::u16string units(bytes.size(), u'\0');
  std::ranges::transform(bytes, units.begin(), [](char c) -> char16_t {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0xA0 ? byte : kIso8859Part16[byte - 0xA0u];
  });
  return units;
}

CleanText decode_by_icu(std::string_view bytes, const Encoding& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(encoding.converter, &status));
  if (U_FAILURE(status)) return clean_text(bytes);  // ICU without its data
  std::size_t replaced = 0;
  ucnv_setToUCallBack(converter.get(), count_replacement, &replaced, nullptr, nullptr, &status);
  std::string text;
  append_utf16(text, convert(converter.get(), bytes));
  CleanText clean = clean_text(text);
  clean.replaced = replaced;
  return clean;
}

CleanText decode(std::string_view bytes, const Encoding& encoding) {
  if (encoding.name == "utf-8") return clean_text(bytes);
  if (*encoding.converter != '\0') return decode_by_icu(bytes, encoding);
  std::string text;
  append_utf16(text, convert_iso_8859_16(bytes));
  return clean_text(text);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared_label) {
  const Choice choice = choose_encoding(bytes, declared_label);
  CleanText clean = decode(bytes.substr(choice.mark_length), *choice.encoding);
  return {.text = std::move(clean.text),
          .charset = std::string(choice.encoding->name),
          .refused_label = choice.refused_label,
          .guessed = choice.guessed,
          .replaced = clean.replaced,
          .controls = clean.controls};
}

}  // namespace skillgap
