#include "insight/asked_name.h"

#include <gtest/gtest.h>

#include <string>

#include "skillgap/analyzer.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

SmallTaxonomy tables() {
  return SmallTaxonomy()
      .rows("skills",
            {"aws | cloud | AWS", "cluster-service | cloud | Cluster Service | | aws",
             "python | language | Python", "java | language | Java", "scrapy | library | Scrapy",
             "oracle | database | Oracle", "servers | method | servers",
             "regression | method | regression", "risk | business | risk",
             "design | method | design", "communication | soft | communication | komunikasi"})
      .rows("aliases", {"cluster-service | ACS"})
      .rows("senses",
            {"Microsoft | around-product", "Oracle | around-product", "framework | around-product",
             "programming language | around-product", "server | around-product",
             "suite | around-product", "techniques | around-technique", "the | around-technique"});
}

std::string ids_of(std::string_view name) {
  static const Analyzer analyzer = Analyzer::make(tables().parse()).value();
  std::string text;
  for (const ConceptId id : analyzer.resolve(name))
    (text += text.empty() ? "" : " ") += analyzer.taxonomy()[id].id;
  return text;
}

TEST(AskedNames, KnowNamesWithoutTheWordsAroundThem) {
  struct Case {
    std::string name, ids;
  };
  const Case cases[] = {
      {"Scrapy framework", "scrapy"},
      {"the Scrapy framework", "scrapy"},
      {"Microsoft Scrapy suite", "scrapy"},
      {"Scrapy v2 framework", "scrapy"},
      {"programming language Python", "python"},
      {"Python 3.11 programming language", "python"},
      {"Java v17", "java"},
      // of a technique only words that say nothing of it
      {"regression techniques", "regression"},
      {"the regression", "regression"},
      {"risk framework", ""},
      {"Microsoft design", ""},
      {"communication techniques", ""},
      // one name is short for the other
      {"Amazing Cluster Service (ACS)", "cluster-service"},
      {"ACS (Amazing Cluster Service)", "cluster-service"},
      {"Amazing Cluster Service ACS", "cluster-service"},
      {"Amazing Cluster Service acs", ""},
      {"Amazing JAVA", ""},
      {"XAC Service (ACS framework)", ""},
      {"Amazing Crawler (Python)", ""},
      // one product, with its maker and what it is
      {"AWS Cluster Service", "cluster-service"},
      {"Oracle Java", "java"},
      {"AWS Python", "aws python"},
      {"Oracle/Java", "java oracle"},
      // nothing is left, or more than a name
      {"the", ""},
      {"Microsoft suite", ""},
      {"the (", ""},
      {")the(", ""},
      {"Scrapy framework and Python", ""},
      {"", ""},
  };
  for (const auto& [name, ids] : cases) EXPECT_EQ(ids_of(name), ids) << name;
}

}  // namespace
}  // namespace skillgap
