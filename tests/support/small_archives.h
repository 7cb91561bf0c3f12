// Archives of a few members, written here so that they can be spoilt.
#pragma once

#include <zlib.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/small_documents.h"

namespace skillgap {

using Members = std::vector<std::pair<std::string, std::string>>;

// A tar archive (POSIX ustar); names over 100 bytes as GNU tar writes them.
inline std::string tar_member(const std::string& name, std::string_view bytes, char type = '0') {
  std::array<char, 512> header{};
  const auto put = [&header](std::size_t at, const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) header[at + i] = text[i];
  };
  std::array<char, 13> size{};
  std::snprintf(size.data(), size.size(), "%011zo", bytes.size());
  put(0, name.substr(0, 100));
  put(100, "0000644");
  put(124, size.data());
  put(148, "        ");
  header[156] = type;
  put(257, "ustar");
  put(263, "00");
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  std::array<char, 9> checksum{};
  std::snprintf(checksum.data(), checksum.size(), "%06o", sum);
  put(148, checksum.data());
  header[154] = '\0';
  std::string out(header.data(), header.size());
  out += bytes;
  out.append((512 - bytes.size() % 512) % 512, '\0');
  return name.size() > 100 && type != 'L' ? tar_member("././@LongLink", name, 'L') + out : out;
}

inline std::string small_tar(const Members& members) {
  std::string tar;
  for (const auto& [name, bytes] : members) tar += tar_member(name, bytes);
  return tar + std::string(1024, '\0');
}

inline std::string deflated(std::string_view plain) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
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

// A ZIP archive whose directory names one deflated member `times` over, as bombs do: few bytes, and
// much once unpacked.
inline std::string overlapping_zip(const std::string& name, const std::string& bytes,
                                   std::size_t times) {
  const std::string packed = deflated(bytes);
  const auto crc = static_cast<std::uint64_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
  const std::string sizes = little(crc, 4) + little(packed.size(), 4) + little(bytes.size(), 4) +
                            little(name.size(), 2) + little(0, 2);
  const std::string file =
      "PK\3\4" + little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) + sizes + name + packed;
  std::string directory;
  for (std::size_t i = 0; i < times; ++i)
    directory += "PK\1\2" + little(20, 2) + little(20, 2) + little(0, 2) + little(8, 2) +
                 little(0, 4) + sizes + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 little(0, 4) + name;
  return file + directory + "PK\5\6" + little(0, 4) + little(times, 2) + little(times, 2) +
         little(directory.size(), 4) + little(file.size(), 4) + little(0, 2);
}

}  // namespace skillgap
