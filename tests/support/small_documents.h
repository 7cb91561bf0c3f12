// Office documents made of lines, as small as their readers allow. Written here, so that no file of
// a real person lies in the tree.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skillgap {

inline std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
  }
  return ~crc;
}

inline std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

struct ZipMember {
  std::string name, bytes;
  int method;             // 0 stored, 8 deflated
  std::string crc, size;  // of the plain bytes, 4 bytes each
};

// A ZIP archive (APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16).
inline std::string zip_of(const std::vector<ZipMember>& members) {
  std::string file, directory;
  for (const auto& [name, bytes, method, crc, size] : members) {
    const std::string facts = little(0, 2) + little(static_cast<std::uint64_t>(method), 2) +
                              little(0, 4) + crc + little(bytes.size(), 4) + size +
                              little(name.size(), 2) + little(0, 2);
    directory += "PK\1\2" + little(20, 2) + little(20, 2) + facts + little(0, 2) + little(0, 2) +
                 little(0, 2) + little(0, 4) + little(file.size(), 4) + name;
    file += "PK\3\4" + little(20, 2) + facts + name + bytes;
  }
  const std::size_t start = file.size();
  return file + directory + "PK\5\6" + little(0, 4) + little(members.size(), 2) +
         little(members.size(), 2) + little(directory.size(), 4) + little(start, 4) + little(0, 2);
}

// With stored members.
inline std::string small_zip(const std::vector<std::pair<std::string, std::string>>& members) {
  std::vector<ZipMember> all;
  for (const auto& [name, bytes] : members)
    all.push_back({name, bytes, 0, little(crc32_of(bytes), 4), little(bytes.size(), 4)});
  return zip_of(all);
}

// With members that are given as gzip: what stands between its head and its sums is the same.
inline std::string packed_zip(const std::vector<std::pair<std::string, std::string>>& members) {
  constexpr std::size_t kHead = 10, kSum = 4;
  std::vector<ZipMember> all;
  for (const auto& [name, gzip] : members) {
    const std::size_t sums = gzip.size() - 2 * kSum;
    all.push_back({name, gzip.substr(kHead, sums - kHead), 8, gzip.substr(sums, kSum),
                   gzip.substr(sums + kSum)});
  }
  return zip_of(all);
}

inline std::vector<std::string> lines_in(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

inline std::string docx_xml(std::string_view text) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://"
      "schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
  for (const std::string& line : lines_in(text))
    xml += "<w:p><w:r><w:t xml:space=\"preserve\">" + line + "</w:t></w:r></w:p>";
  return xml + "</w:body></w:document>";
}

// `text` must be free of & and <.
inline std::string small_docx(std::string_view text) {
  return small_zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", docx_xml(text)}});
}

// A PDF (ISO 32000-1) of one page for each form feed; `text` is ASCII without ( ) and \. A locked
// one names a password (7.6.3) that nobody has.
inline std::string small_pdf(std::string_view text, bool locked = false) {
  std::vector<std::string> streams = {""};
  for (const std::string& line : lines_in(text)) {
    if (line == "\f") {
      streams.emplace_back();
    } else {
      streams.back() += "(" + line + ") Tj T*\n";
    }
  }
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", ""};
  objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  std::string kids;
  for (const std::string& stream : streams) {
    const std::string content = "BT /F1 9 Tf 12 TL 40 800 Td\n" + stream + "ET";
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 "
        "R>>>>/Contents " +
        std::to_string(objects.size() + 2) + " 0 R>>");
    objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
                      "\nendstream");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(streams.size()) + "/Kids[" + kids + "]>>";
  std::string lock;
  if (locked) {
    objects.push_back("<</Filter/Standard/V 1/R 2/P -4/O(" + std::string(32, 'o') + ")/U(" +
                      std::string(32, 'u') + ")>>");
    lock = "/ID[<00><00>]/Encrypt " + std::to_string(objects.size()) + " 0 R";
  }
  std::string pdf = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1), start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count +
         "/Root 1 0 R" + lock + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace skillgap
