#include "cli/built_in_taxonomy.h"

#include <gtest/gtest.h>

#include "skillgap/analyzer.h"
#include "skillgap/taxonomy_image.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

TEST(BuiltInTaxonomy, IsWhatItsRowsSay) {
  const auto rows = Analyzer::compile(shipped_taxonomy());
  ASSERT_TRUE(rows);
  const std::span<const std::byte> image = built_in_taxonomy_image();
  const std::string_view bytes(reinterpret_cast<const char*>(image.data()), image.size());
  EXPECT_TRUE(bytes == write_taxonomy_image(*rows));
}

TEST(BuiltInTaxonomy, MakesAnAnalyzer) {
  auto opened = open_taxonomy_image(built_in_taxonomy_image(), nullptr, "built-in taxonomy");
  ASSERT_TRUE(opened) << opened.error().message;
  const auto analyzer = Analyzer::make(std::move(*opened));
  ASSERT_TRUE(analyzer) << analyzer.error().message;
}

}  // namespace
}  // namespace skillgap
