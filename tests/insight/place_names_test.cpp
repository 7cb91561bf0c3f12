#include "skillgap/place_names.h"

#include <gtest/gtest.h>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

TEST(PlaceNames, AreFoundAsWholeWords) {
  struct Case {
    std::string name, location;
    bool found;
  };
  const Case cases[] = {
      {"Jakarta", "DKI Jakarta, Indonesia", true},
      {"jakarta", "JAKARTA", true},
      {"Jakarta", "Jakartabaru", false},
      {"Kota Bandung", "Bandung", false},
      {"Bandung, Indonesia", "Bandung - Indonesia", true},
      {"Jakarta", "", false},
      {", ", "Jakarta", false},
      {"San José", "san josé, CA", true},
  };
  for (const auto& [name, location, found] : cases)
    EXPECT_EQ(PlaceNames({name}, test_tokenizer()).any_in(location), found) << name << location;
}

}  // namespace
}  // namespace skillgap
