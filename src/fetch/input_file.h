// An open file or standard input, read from start to end. One thread; closes what it opened.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>

#include "skillgap/error.h"

namespace skillgap {

// "No such file or directory" and its like, for errno values.
std::string system_message(int error_number);

class InputFile {
 public:
  // kAnyStream: pipes and devices too, since they are read as they come. A folder never.
  enum class Accept { kFilesOnly, kAnyStream };
  static std::expected<InputFile, Error> open(const std::string& path, Accept accept);
  static InputFile standard_input();

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  // Bytes read, 0 at the end.
  std::expected<std::size_t, Error> read(std::span<char> into);

  std::size_t bytes_read() const { return bytes_read_; }
  std::size_t bytes_total() const { return bytes_total_; }  // 0 where not known
  const std::string& path() const { return path_; }

 private:
  InputFile(std::string path, int descriptor, std::size_t bytes_total);

  std::string path_;
  int descriptor_;
  std::size_t bytes_total_;
  std::size_t bytes_read_ = 0;
};

}  // namespace skillgap
