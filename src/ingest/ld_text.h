// Values of JSON-LD as a person would read them. Pure; any thread.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace skillgap {

// More values of a kind are no help to a reader, and a way to make us work.
inline constexpr std::size_t kMaxListed = 100;

// "title" of "schema:title" and "https://schema.org/title".
std::string_view local_part(std::string_view name);

void join(std::string& list, std::string_view item, std::string_view between);

// A string, a number as written, the name of a thing, a list of these; "" of what means nothing
// ("N/A", null, true).
std::string ld_text(const std::optional<simdjson::dom::element>& value,
                    std::string_view between = ", ");

// The address of a thing, as it is written: itself, its "@id" or its "url".
std::string ld_link(const std::optional<simdjson::dom::element>& value);

// A list stands for its first item, where one value is wanted.
std::optional<simdjson::dom::element> first_of(const std::optional<simdjson::dom::element>& value);

}  // namespace skillgap
