"""What tools/annotations and tools/sentences share: tables of labels of postings that lie outside the repository."""

import csv
import gzip
import hashlib
import json


def digits_of(text):
    """By them a text that is another one now is told."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def rows_of(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def chosen_rows(path, conditions):
    """Those of which each NAME=VALUE is true."""
    wanted = dict(condition.split("=", 1) for condition in conditions)
    return [row for row in rows_of(path) if all(row[name] == value for name, value in wanted.items())]


def write_rows(path, columns, rows):
    lines = sorted({"\t".join(str(row[column]) for column in columns) for row in rows}, key=str.encode)
    path.write_text("\n".join(["\t".join(columns), *lines]) + "\n", encoding="utf-8", newline="\n")


def raw_postings(data, rows):
    """Of DATA/postings those that rows name, by file and id; each file is read once. One without an id goes by its line."""
    found = {}
    for file in sorted({row["file"] for row in rows}):
        ids = {row["posting"] for row in rows if row["file"] == file}
        with gzip.open(data / "postings" / f"{file}.ndjson.gz", "rt", encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines):
                posting = json.loads(line)
                posting["id"] = posting.get("id") or f"{file}#{number}"
                if posting["id"] in ids:
                    found[file, posting["id"]] = posting
    return found
