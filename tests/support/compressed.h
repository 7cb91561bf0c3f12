// gzip and zstd made on the spot, so that tests can cut and damage them.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

namespace skillgap {

inline std::string gzip_of(std::string_view plain) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

inline std::string zstd_of(std::string_view plain) {
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 3));
  return packed;
}

// Text that does not shrink to nothing, so that cuts fall into its middle. Same number, same text.
inline std::string varied_text(std::size_t lines) {
  std::string text;
  unsigned state = 12345;
  for (std::size_t i = 0; i < lines; ++i) {
    state = state * 1103515245u + 12345u;
    text += "line " + std::to_string(i) + " says " + std::to_string(state) + "\n";
  }
  return text;
}

// The checksum of the last member made wrong: the eight bytes at the end are CRC and length.
inline std::string with_bad_checksum(std::string gzip) {
  gzip[gzip.size() - 8] = static_cast<char>(gzip[gzip.size() - 8] ^ 0x55);
  return gzip;
}

}  // namespace skillgap
