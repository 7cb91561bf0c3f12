// The façade: masks for most of a text, ICU with a memo for the rest of it.
#include "skillgap/tokenizer.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <limits>
#include <utility>

#include "text/two_paths.h"
#include "text/word_rules.h"

namespace skillgap {

Tokens::Tokens(Tokens&& other) noexcept
    : spans_(std::move(other.spans_)),
      folds_(std::move(other.folds_)),
      hashes_(std::move(other.hashes_)),
      folded_(std::move(other.folded_)),
      seams_(std::move(other.seams_)),
      size_(std::exchange(other.size_, 0)),
      folded_size_(std::exchange(other.folded_size_, 0)),
      seam_blocks_(std::exchange(other.seam_blocks_, 0)),
      marks_(std::exchange(other.marks_, {})) {}

Tokens& Tokens::operator=(Tokens&& other) noexcept {
  spans_ = std::move(other.spans_);
  folds_ = std::move(other.folds_);
  hashes_ = std::move(other.hashes_);
  folded_ = std::move(other.folded_);
  seams_ = std::move(other.seams_);
  size_ = std::exchange(other.size_, 0);
  folded_size_ = std::exchange(other.folded_size_, 0);
  seam_blocks_ = std::exchange(other.seam_blocks_, 0);
  marks_ = std::exchange(other.marks_, {});
  return *this;
}

void Tokens::add(Span span, std::string_view folded) {
  marks_.by = nullptr;
  TokenWriter(*this).add(span, folded, token_hash(folded));
}

namespace {

// Of the characters beyond ASCII one in so many is tried at every start, in a millisecond; the
// tests try all of them.
constexpr std::size_t kTrialStep = 8;

constexpr std::size_t kMaxText = std::numeric_limits<std::int32_t>::max();

// Every Tokenizer has the same rules, so one memory a thread serves them all.
TokenizerScratch& scratch_of_thread() {
  thread_local TokenizerScratch scratch;
  return scratch;
}

std::string version_text(std::string_view rules, bool fast) {
  UVersionInfo unicode;
  u_getUnicodeVersion(unicode);
  return fmt::format("icu{}/unicode{}.{}/{:08x}{}", U_ICU_VERSION, unicode[0], unicode[1],
                     XXH3_64bits(rules.data(), rules.size()) >> 32, fast ? "" : "/slow");
}

}  // namespace

struct Tokenizer::Impl {
  IcuWords icu;
  TokenClasses classes;
  bool fast;
  std::string version;
};

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

std::expected<Tokenizer, Error> Tokenizer::make() {
  auto icu = IcuWords::make(word_rules());
  if (!icu) return std::unexpected(icu.error());
  const auto classes = TokenClasses::derive(word_rules(), *icu->nfkc_casefold);
  if (!classes) return std::unexpected(classes.error());
  const bool fast = paths_agree(*icu, *classes, kTrialStep);
  return Tokenizer(std::make_unique<Impl>(
      Impl{std::move(*icu), *classes, fast, version_text(word_rules(), fast)}));
}

void Tokenizer::tokenize(std::string_view text, Tokens& out) const {
  text = text.substr(0, kMaxText);
  out.clear();
  if (text.empty()) return;  // as every third field of postings is
  TokenWriter writer(out);
  if (impl_->fast) {
    tokenize_by_masks(text, impl_->icu, impl_->classes, scratch_of_thread(), writer);
  } else {
    tokenize_by_icu(text, impl_->icu, scratch_of_thread(), writer);
  }
}

const std::string& Tokenizer::version() const { return impl_->version; }

}  // namespace skillgap
