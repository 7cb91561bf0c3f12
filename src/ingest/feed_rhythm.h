// What an RSS channel says of when to ask it.
#pragma once

#include <pugixml.hpp>

#include "skillgap/rhythm.h"

namespace skillgap {

FeedRhythm read_rhythm(const pugi::xml_node& channel);

}  // namespace skillgap
