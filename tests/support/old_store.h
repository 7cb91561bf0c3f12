// A store as earlier versions left it.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "store/database.h"

namespace skillgap {

inline constexpr int kOldPostings = 300;

// Of schema 3, before postings had rowids. Each posting has a sighting and an earlier version.
inline void make_schema_3(const std::string& path) {
  auto db = open_database(path, IfMissing::kCreate, store_migrations().first(3));
  ASSERT_TRUE(db);
  ASSERT_TRUE(db->run(R"sql(
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
INSERT INTO posting SELECT 'p' || i, '', 'feed', 'Analyst', '', '', '', 'h' || i, 't0', 't1',
                           '{' || hex(zeroblob(600)) || i || '}' FROM n;
INSERT INTO sighting SELECT id, 'feed', content_hash, 't1' FROM posting;
INSERT INTO posting_version (id, content_hash, seen, body) SELECT id, 'old', 't0', '{}' FROM posting;
)sql"));
}

// How many postings of it are not as they were made.
inline constexpr const char* kOutOfPlace =
    "SELECT count(*) FROM posting WHERE content_hash <> 'h' || substr(id, 2)"
    " OR body NOT LIKE '%' || substr(id, 2) || '}'";

}  // namespace skillgap
