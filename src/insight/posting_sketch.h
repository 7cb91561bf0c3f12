// The sketch of a posting whose texts were just read (skillgap/duplicates.h).
#pragma once

#include "insight/read_text.h"
#include "skillgap/analysis.h"
#include "skillgap/duplicates.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// The same as sketch_posting(). REQUIRES: the texts are those of the posting's title and `text`.
PostingSketch sketch_read(const AnalyzedPosting& posting, const ReadText& title,
                          const ReadText& text, const Tokenizer& tokenizer);

}  // namespace skillgap
