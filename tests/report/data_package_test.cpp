#include <gtest/gtest.h>

#include "skillgap/report.h"

namespace skillgap {
namespace {

TrendTables two_tables() {
  TrendTables tables;
  tables.tables = {{"demand",
                    "Demand for a skill.",
                    {{"period", "string", "month"}, {"share", "number", "0 to 1"}},
                    {{"2026-01", "suppressed"}}},
                   {"sources", "", {{"postings", "integer", "a count"}}, {}}};
  tables.postings = 12;
  tables.copies = 3;
  tables.not_ok = 2;
  tables.without_date = 1;
  return tables;
}

TEST(DataPackage, DescribesEveryTableAndColumn) {
  EXPECT_EQ(data_package_json(two_tables(), "2026.01.02+0123456789abcdef", "skillgap 0.1"),
            R"({"profile":"tabular-data-package","name":"skillgap-trends",)"
            R"("description":"Demand for skills and roles, counted from job postings.",)"
            R"("taxonomy":"2026.01.02+0123456789abcdef","method":"skillgap 0.1",)"
            R"("postings":12,"copies":3,"not_ok":2,"without_date":1,"resources":[)"
            R"({"profile":"tabular-data-resource","name":"demand","path":"demand.csv",)"
            R"("description":"Demand for a skill.","format":"csv","mediatype":"text/csv",)"
            R"("encoding":"utf-8","dialect":{"delimiter":",","lineTerminator":"\n"},)"
            R"("schema":{"fields":[{"name":"period","type":"string","description":"month"},)"
            R"({"name":"share","type":"number","description":"0 to 1"}],)"
            R"("missingValues":["","suppressed"]}},)"
            R"({"profile":"tabular-data-resource","name":"sources","path":"sources.csv",)"
            R"("format":"csv","mediatype":"text/csv","encoding":"utf-8",)"
            R"("dialect":{"delimiter":",","lineTerminator":"\n"},)"
            R"("schema":{"fields":[{"name":"postings","type":"integer","description":"a count"}],)"
            R"("missingValues":["","suppressed"]}}]})");
}

TEST(DataPackage, IsTheSameEveryTime) {
  EXPECT_EQ(data_package_json(two_tables(), "t", "m"), data_package_json(two_tables(), "t", "m"));
}

}  // namespace
}  // namespace skillgap
