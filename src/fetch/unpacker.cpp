#include "fetch/unpacker.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace skillgap {

class UnpackStage {
 public:
  virtual ~UnpackStage() = default;
  // One step: uses some of `input` and returns at most `room` bytes, which live until the next
  // step.
  virtual std::string_view step(std::string_view& input, std::size_t room) = 0;
  virtual bool whole() const = 0;
  bool damaged() const { return damaged_; }

 protected:
  bool damaged_ = false;
};

namespace {

using Piece = std::array<char, 64 * 1024>;
constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";

class PlainStage : public UnpackStage {
 public:
  std::string_view step(std::string_view& input, std::size_t room) override {
    const std::string_view piece = input.substr(0, room);
    input.remove_prefix(piece.size());
    return piece;
  }
  bool whole() const override { return true; }
};

class GzipStage : public UnpackStage {
 public:
  // 16: a gzip wrapper is required, and its checksum and length are verified.
  GzipStage() { damaged_ = inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK; }
  ~GzipStage() override { inflateEnd(&stream_); }
  GzipStage(const GzipStage&) = delete;  // zlib keeps a pointer to the stream
  GzipStage& operator=(const GzipStage&) = delete;

  std::string_view step(std::string_view& input, std::size_t room) override {
    if (between_members_ && !begin_member(input)) return {};
    const auto offered =
        static_cast<uInt>(std::min<std::size_t>(input.size(), std::numeric_limits<uInt>::max()));
    const std::size_t size = std::min(room, piece_.size());
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_.avail_in = offered;
    stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
    stream_.avail_out = static_cast<uInt>(size);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    input.remove_prefix(offered - stream_.avail_in);
    between_members_ = status == Z_STREAM_END;
    damaged_ = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
    return {piece_.data(), size - stream_.avail_out};
  }
  bool whole() const override { return between_members_ && !damaged_; }

 private:
  bool begin_member(std::string_view& input) {
    // Tapes and block devices pad with zeros (RFC 1952 readers skip them).
    input.remove_prefix(std::min(input.find_first_not_of('\0'), input.size()));
    if (input.empty()) return false;
    inflateReset(&stream_);
    between_members_ = false;
    return true;
  }

  z_stream stream_{};
  Piece piece_;
  bool between_members_ = false;
};

class ZstdStage : public UnpackStage {
 public:
  ZstdStage() : context_(ZSTD_createDCtx()) { damaged_ = context_ == nullptr; }
  ~ZstdStage() override { ZSTD_freeDCtx(context_); }
  ZstdStage(const ZstdStage&) = delete;  // owns the context
  ZstdStage& operator=(const ZstdStage&) = delete;

  std::string_view step(std::string_view& input, std::size_t room) override {
    if (between_frames_ && input.empty()) return {};
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer out{piece_.data(), std::min(room, piece_.size()), 0};
    const std::size_t status = ZSTD_decompressStream(context_, &out, &in);
    input.remove_prefix(in.pos);
    between_frames_ = status == 0;
    damaged_ = ZSTD_isError(status) != 0;
    return {piece_.data(), out.pos};
  }
  bool whole() const override { return between_frames_ && !damaged_; }

 private:
  ZSTD_DCtx* context_;
  Piece piece_;
  bool between_frames_ = false;
};

// A start cut inside the magic number counts as packed, else a cut archive would read as text; but
// "(" alone, the first byte of zstd, is text.
bool is_gzip(std::string_view start) {
  return start.starts_with(kGzipMagic) || (start.size() == 1 && kGzipMagic.starts_with(start));
}
bool is_zstd(std::string_view start) {
  return start.size() >= 2 && kZstdMagic.starts_with(start.substr(0, kZstdMagic.size()));
}

std::unique_ptr<UnpackStage> make_stage(std::string_view start) {
  if (is_gzip(start)) return std::make_unique<GzipStage>();
  if (is_zstd(start)) return std::make_unique<ZstdStage>();
  return std::make_unique<PlainStage>();
}

}  // namespace

Unpacker::Unpacker() = default;
Unpacker::~Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;

void Unpacker::take(std::string_view& input, std::size_t full, std::string& out) {
  if (!stage_) {
    const std::size_t used = std::min(kZstdMagic.size() - start_.size(), input.size());
    start_.append(input.substr(0, used));
    input.remove_prefix(used);
    if (start_.size() < kZstdMagic.size()) return;
    finish();
  }
  std::string_view start = start_;
  run(start, full, out);
  start_.erase(0, start_.size() - start.size());
  if (start_.empty()) run(input, full, out);
}

void Unpacker::finish() {
  if (stage_) return;
  packed_ = is_gzip(start_) || is_zstd(start_);
  stage_ = make_stage(start_);
}

void Unpacker::run(std::string_view& input, std::size_t full, std::string& out) {
  while (!stage_->damaged() && out.size() < full) {
    const std::size_t before = input.size();
    const std::string_view piece = stage_->step(input, full - out.size());
    out += piece;
    if (piece.empty() && input.size() == before) return;
  }
}

bool Unpacker::packed() const { return packed_; }
bool Unpacker::passes_through() const { return stage_ && !packed_ && start_.empty(); }
bool Unpacker::damaged() const { return stage_ && stage_->damaged(); }
bool Unpacker::whole() const { return !stage_ || (start_.empty() && stage_->whole()); }

}  // namespace skillgap
