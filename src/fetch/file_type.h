// What the ending of a file's name says of it. Pure; any thread.
#pragma once

#include <string_view>

namespace skillgap {

// The media type, behind ".gz" and ".zst" too; "" where the ending says nothing. A hint only.
std::string_view type_by_ending(std::string_view path);

// A type of documents that postings are read from: pages, feeds, sitemaps, answers of boards.
bool is_document_type(std::string_view media_type);

}  // namespace skillgap
