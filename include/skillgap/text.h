// Bytes from anywhere → valid UTF-8 without forbidden control characters (invariant I2).
//
//   DecodedText page = decode_text(bytes, "windows-1252");   // label from the HTTP header, or ""
//   page.text       // always valid UTF-8
//   page.replaced   // how many bad sequences became U+FFFD
//
// Which encoding is used: byte order mark, else the declared label, else an XML or HTML declaration
// within the first 1024 bytes, else UTF-8 if the bytes are valid UTF-8, else windows-1252.
// Labels are those of the WHATWG Encoding Standard plus UTF-32; others (UTF-7, SCSU, EBCDIC …) are
// refused as attacks rather than decoded, and the next rule of the list is used.
//
// All functions are total, pure and safe in any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace skillgap {

struct DecodedText {
  std::string text;
  std::string charset;        // the encoding used, by its WHATWG name in lower case
  std::string refused_label;  // a declared label that is unknown or not allowed, else empty
  bool guessed = false;       // nothing said which encoding, and it is not UTF-8
  std::size_t replaced = 0;   // sequences that became U+FFFD
  std::size_t controls = 0;   // C0/C1 control characters (not \t \n \r) dropped; those that
                              // part words (VT, FF, NEL) leave a space
};

DecodedText decode_text(std::string_view bytes, std::string_view declared_label = {});

// Replaces what is not valid UTF-8 by U+FFFD and drops NUL and other forbidden controls.
// Returns the input unchanged (as a copy) where nothing is wrong. Where a C1 control is to be
// dropped, repair_mojibake comes first (here and in decode_text): it may be part of a quote.
std::string clean_utf8(std::string_view text);

// Undoes one wrong decoding: runs such as "â€œ" or "ğŸ§ " (UTF-8 read as windows-1252 or -1254)
// become the characters they were. A run is only touched when all its bytes are valid UTF-8 and
// it cannot be what somebody typed ("NESCAFÉ®"); everything else stays byte for byte.
//   repair_mojibake("â€œdataâ€\x9d")  →  "“data”"
std::string repair_mojibake(std::string_view text);

// White space as people see it: runs of blanks become one space, at most one empty line is kept,
// both ends are trimmed. Line breaks are kept.
std::string tidy_whitespace(std::string_view text);

// For one-line fields (title, company): every run of white space, line breaks too, becomes one
// space.
std::string single_line(std::string_view text);

}  // namespace skillgap
