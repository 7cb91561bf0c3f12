// Made-up job ads, as many as wanted: the same number gives the same ads on every machine. Words
// come from the lists of corpus_words.h, skills from the built-in taxonomy's aliases, so nothing of
// it is anybody's posting; the shape (sections, lists, lengths, share of markup and of letters
// beyond ASCII) is that of real ones.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "skillgap/posting.h"

namespace skillgap::bench {

struct Block {
  enum class Kind { kHeading, kParagraph, kList };
  Kind kind = Kind::kParagraph;
  std::vector<std::string> lines;
};

struct Ad {
  Posting posting;  // all but the description
  std::vector<Block> blocks;
  std::vector<std::string> asked;  // skills that fill a list item of their own
};

// Every other one is English, every other one Indonesian.
std::vector<Ad> make_ads(std::size_t count);

std::string plain_text(const Ad& ad);  // what html_to_text must make of html(ad)
std::string html(const Ad& ad);

// As postings; every third has HTML for its description.
std::vector<Posting> make_postings(std::size_t count);
std::vector<std::string> make_lines(std::size_t count);  // the same as NDJSON, one a posting

std::string rss(const std::vector<Ad>& ads);

template <typename Texts>
std::size_t bytes_of(const Texts& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

}  // namespace skillgap::bench
