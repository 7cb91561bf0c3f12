#include "store/database.h"

namespace skillgap {
namespace {

// `body` is the posting as JSON; the columns beside it are what commands select and sort by.
// A row of posting_version is what a posting was before it changed, last seen at `seen`.
constexpr Migration kMigrations[] = {
    {1, R"sql(
CREATE TABLE posting (
  id TEXT NOT NULL PRIMARY KEY,
  url TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  company TEXT NOT NULL,
  location TEXT NOT NULL,
  date_posted TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE posting_version (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL REFERENCES posting (id),
  content_hash TEXT NOT NULL,
  seen TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX posting_version_by_id ON posting_version (id);

-- What each source last showed of a posting. Two feeds of one board word it differently (other place,
-- other fields); without this the posting would change with every fetch of the other one.
CREATE TABLE sighting (
  id TEXT NOT NULL REFERENCES posting (id),
  source TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  PRIMARY KEY (id, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE fetch (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  time TEXT NOT NULL,
  status INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  body_hash TEXT NOT NULL,
  complete INTEGER NOT NULL,
  postings_new INTEGER NOT NULL,
  postings_changed INTEGER NOT NULL,
  postings_same INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL
) STRICT;
CREATE INDEX fetch_by_source ON fetch (source, time);
)sql"},
    // What a fetch leaves behind beside postings. `problem_kinds`: "2 bad-item, 1 truncated".
    {2, R"sql(
ALTER TABLE fetch ADD COLUMN final_url TEXT NOT NULL DEFAULT '';
ALTER TABLE fetch ADD COLUMN problem_kinds TEXT NOT NULL DEFAULT '';
ALTER TABLE fetch ADD COLUMN postings_gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fetch ADD COLUMN not_before TEXT NOT NULL DEFAULT '';

-- Which document (a feed or page, by its address) shows a posting; `gone` since when it does not.
CREATE TABLE shown (
  document TEXT NOT NULL,
  id TEXT NOT NULL REFERENCES posting (id),
  gone TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_by_id ON shown (id);

CREATE TABLE robots (
  authority TEXT NOT NULL PRIMARY KEY,
  time TEXT NOT NULL,
  rules TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql"},
    // The newest analysis of each posting; `findings` is a hash of all that is kept of it.
    // `mention` has the spans, `skill_use` what commands select by. Words are searched in
    // posting_search, which keeps no texts of its own.
    {3, R"sql(
CREATE TABLE analysis_version (
  number INTEGER PRIMARY KEY,
  taxonomy TEXT NOT NULL,
  method TEXT NOT NULL,
  UNIQUE (taxonomy, method)
) STRICT;

CREATE TABLE analysis (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE REFERENCES posting (id),
  content_hash TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES analysis_version (number),
  findings TEXT NOT NULL,
  date TEXT NOT NULL,
  role TEXT NOT NULL,
  seniority TEXT NOT NULL,
  language TEXT NOT NULL,
  verdict TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE skill_use (
  skill TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES analysis (number),
  status TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (skill, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX skill_use_by_number ON skill_use (number);

CREATE TABLE mention (
  number INTEGER NOT NULL REFERENCES analysis (number),
  place INTEGER NOT NULL,
  skill TEXT NOT NULL,
  field TEXT NOT NULL,
  tag INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  status TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (number, place)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE posting_search USING fts5 (
  title, text, content = 'analysis', content_rowid = 'number',
  tokenize = "unicode61 remove_diacritics 2"
);
)sql"},
    // Without a rowid a row of more than a quarter of a page has a page of its own beside, and most
    // of it stayed empty: with rows of 1.5 KB the file had twice its size.
    {4, R"sql(
CREATE TABLE posting_with_rowid (
  id TEXT NOT NULL PRIMARY KEY,
  url TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  company TEXT NOT NULL,
  location TEXT NOT NULL,
  date_posted TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
INSERT INTO posting_with_rowid SELECT * FROM posting ORDER BY id;
DROP TABLE posting;
ALTER TABLE posting_with_rowid RENAME TO posting;
)sql"},
};

}  // namespace

std::span<const Migration> store_migrations() { return kMigrations; }

}  // namespace skillgap
